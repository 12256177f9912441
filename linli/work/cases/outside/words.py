"""What an import of orders says, and what other systems' words mean. No Django."""

from linli.ground.base.words import N_
from linli.work.cases.words import Source

ERRORS: dict[str, str] = {
    "number_missing": N_("没有编号。请补上转来时的工单编号，回复要凭它。"),
    "received_missing": N_("没有来电时间。请补上，比如 2026-11-24 09:30。"),
    "received_unread": N_("来电时间看不懂。请改成 2026-11-24 09:30 这样。"),
    "received_ahead": N_("来电时间在今天以后。请核对年月日。"),
    "due_unread": N_("办结时限看不懂。请改成 2026-11-24 09:30 这样，没有就空着。"),
    "due_before": N_("办结时限比来电时间还早。请核对两个时间。"),
    "closed_unread": N_("办结时间看不懂。请改成 2026-11-24 09:30 这样，没有就空着。"),
    "words_missing": N_("没有诉求内容。请补上说的是什么事。"),
    "source_unknown": N_("来源不认识。请写12345、城管平台、区或街道；都是12345就不用这一列。"),
    "cell_error": N_("这一格是公式算错的结果（如 #N/A），看不出写的是什么。请直接填上文字或数字。"),
    "unseen_signs": N_("这一格里有看不见的符号。请删掉这一格，重新打一遍。"),
    "too_long": N_("这一格的字太多，放不下。请写短一些。"),
}
QUESTIONS: dict[str, str] = {
    "category_unknown": N_("分类没认出来，先归到“咨询与其他”。可以在“事项分类”里给它加上别名"),
    "place_unknown": N_("地址没对上登记簿里的楼栋，先按社区整体分派"),
}
UNREADABLE: dict[str, str] = {
    "no_head": N_("没有找到表头。表头里至少要有“编号”“来电时间”和“诉求内容”。"),
    "no_rows": N_("表头下面一行也没有。请看看是不是选错了文件。"),
}
SOURCE_OF = {
    "12345": Source.HOTLINE, "热线": Source.HOTLINE, "12345热线": Source.HOTLINE, "市民热线": Source.HOTLINE,
    "城管": Source.CITY, "城管平台": Source.CITY, "数字城管": Source.CITY, "城市管理平台": Source.CITY,
    "区": Source.DISTRICT, "区里": Source.DISTRICT, "街道": Source.DISTRICT, "区平台": Source.DISTRICT,
}  # fmt: skip
SATISFIED = ("非常满意", "满意", "基本满意")
DISSATISFIED = ("不满意", "非常不满意", "不太满意")
NOT_REACHED = ("未接通", "未回访", "拒绝回访", "空号", "停机")
ANONYMOUS = ("匿名", "不愿透露", "无名")
COMPLAINT = "投诉"  # how its class begins in the other system's words
DONE = ("已办结", "办结", "已办", "已解决", "已完成", "已回复", "办理完毕")  # how a result begins that is one
YES = {"是", "√", "有", "已联系", "已响应", "已解决", "解决", "响应", "联系", "Y", "1"}
NO = {"否", "×", "无", "未联系", "未响应", "未解决", "没解决", "没联系", "N", "0"}
