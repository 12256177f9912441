"""What a community may decide otherwise about signing in; each with the source of the default."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting

ONCE_DAYS = setting(
    "accounts.once_days", 7, title=N_("一次性密码几天内有效"), source="本系统默认：同事给的一次性密码七天内要用"
)
STAFF_IDLE_MINUTES = setting(
    "accounts.staff_idle_minutes",
    30,
    title=N_("工作人员闲多少分钟自动退出"),
    source="GB/T 22239-2019 8.1.4.1：登录后闲置要自动退出；本系统默认三十分钟",
)
ADMIN_IDLE_MINUTES = setting(
    "accounts.admin_idle_minutes",
    10,
    title=N_("管理员闲多少分钟自动退出"),
    source="GB/T 22239-2019 8.1.4.1：登录后闲置要自动退出；管理员从严，十分钟",
)
PROOF_MINUTES = setting(
    "accounts.proof_minutes",
    10,
    title=N_("办要紧的事，隔多少分钟要再确认一次"),
    source="OWASP ASVS 5.0 第7.5.1、7.5.3条：改权限、导出、删除之前再确认一次是本人",
)
SECOND_FACTOR = setting(
    "accounts.second_factor",
    "none",
    title=N_("谁一定要开两步验证"),
    source="GB/T 22239-2019 8.1.4.1 d：三级系统要求两种以上鉴别方式；本系统默认自愿",
    choices={"none": N_("都自愿"), "admins": N_("三位管理员"), "staff": N_("三位管理员和所有工作人员")},
)
