"""What the log of acts can say, in one list: the auditor's filter and lines read it. No Django."""

from linli.ground.base.words import N_

ACTS = {
    "sign_in": N_("进来了"),
    "account_new": N_("开账号"),
    "account_reset": N_("重设密码"),
    "account_shut": N_("停用账号"),
    "account_reopen": N_("启用账号"),
    "password_change": N_("改了自己的密码"),
    "device_out": N_("让别的设备退出"),
    "factor_on": N_("开了两步验证"),
    "factor_off": N_("关了两步验证"),
    "post_give": N_("任命"),
    "post_end": N_("交出岗位"),
    "post_new": N_("设岗"),
    "post_change": N_("改岗位"),
    "post_close": N_("撤岗"),
    "place_add": N_("加地方"),
    "place_rename": N_("地方改名"),
    "place_close": N_("撤掉地方"),
    "grid_new": N_("设网格"),
    "grid_take": N_("划网格"),
    "grid_close": N_("撤网格"),
    "setting": N_("改设置"),
    "holiday": N_("加节假日"),
    "import": N_("导入名册"),
    "import_undo": N_("撤回导入"),
    "export": N_("导出"),
    "export_taken": N_("取走导出的表"),
    "erase": N_("同意删除资料"),
    "emergency": N_("因急事打开资料"),
}
