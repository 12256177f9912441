"""Words of rights: what may be asked, who asks, what one agrees to. No Django."""

from dataclasses import dataclass
from enum import StrEnum

from linli.ground.base.words import N_


class Sort(StrEnum):
    """What a data request asks for (个人信息保护法 44–50)."""

    SEE = "see"
    CORRECT = "correct"
    ERASE = "erase"
    CONTEST = "contest"
    EXPLAIN = "explain"


SORT_TITLES = {
    Sort.SEE: N_("要看、要一份副本"),
    Sort.CORRECT: N_("记错了，请改"),
    Sort.ERASE: N_("请删掉"),
    Sort.CONTEST: N_("不同意这样用"),
    Sort.EXPLAIN: N_("请说说为什么"),
}
SORT_HINTS = {
    Sort.SEE: N_("要看什么、要哪一段时间的，写一句。"),
    Sort.CORRECT: N_("哪一项记错了，应该是什么。社区核对以后改。"),
    Sort.ERASE: N_("想删掉哪些。法律要求社区留着的，会写明是哪一条、留到什么时候。"),
    Sort.CONTEST: N_("不同意社区怎样用您的资料，写一句。"),
    Sort.EXPLAIN: N_("想知道哪一项为什么记、给谁看过、怎么定下来的。"),
}


class AskedAs(StrEnum):
    """In which capacity somebody asks."""

    SELF = "self"
    GUARDIAN = "guardian"
    KIN = "kin"
    HELPER = "helper"


ASKED_AS_TITLES = {
    AskedAs.SELF: N_("本人"),
    AskedAs.GUARDIAN: N_("监护人"),
    AskedAs.KIN: N_("近亲属（本人已去世）"),
    AskedAs.HELPER: N_("受本人委托"),
}


class How(StrEnum):
    """By which door a consent came, or went."""

    TAP = "tap"
    PAPER = "paper"


HOW_TITLES = {How.TAP: N_("自己点的"), How.PAPER: N_("纸上签的")}


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody agrees to. A changed text gets a new version; what was agreed to keeps the old one."""

    word: str
    version: str
    title: str
    purpose: str
    kinds: str
    period: str
    without: str  # what happens if he does not agree


CONSENTS = {
    text.word: text
    for text in (
        Text(
            "account",
            "2026-1",
            N_("用账号办事"),
            N_("让您自己报事、看办到哪一步、看社区记了您什么"),
            N_("登录名、密码（只存打乱后的样子）、您报的事"),
            N_("账号停用后60天"),
            N_("不开账号也能办：打电话、到窗口、请网格员都行"),
        ),
        Text(
            "photo",
            "2026-1",
            N_("活动照片里有我，可以贴出来"),
            N_("社区的活动照片墙和简报"),
            N_("有您的照片，不写名字"),
            N_("撤回就取下，最长2年"),
            N_("照样参加活动，只是不贴您的照片"),
        ),
        Text(
            "name",
            "2026-1",
            N_("光荣榜上可以写我的名字"),
            N_("表扬做了好事的邻居"),
            N_("您的姓名和做的好事"),
            N_("撤回就取下，最长2年"),
            N_("积分和证书照样有，只是不写名字"),
        ),
        Text(
            "health",
            "2026-1",
            N_("记下身体情况，方便照应"),
            N_("上门看望、送药送饭时知道要注意什么"),
            N_("您说的病、用的药、行动方不方便（敏感信息，单独同意）"),
            N_("照应结束后1年"),
            N_("照样来看您，只是不记这些"),
        ),
    )
}
NEEDED_TO_JOIN = "account"

# Codes by which readings are logged, in the reader's words; anything else was written by hand and is shown as it is.
READ_FOR = {
    "case": N_("办您反映的事"),
    "find": N_("查找时看到"),
    "publish": N_("核对要公开的话"),
    "tell": N_("上门或打电话告诉您办得怎样"),
    "data_request": N_("办您提的资料请求"),
    "opening": N_("审批看孩子资料的申请"),
    "join": N_("给您开账号"),
    "consent": N_("记下您同意的事"),
    "guardian": N_("监护人查看"),
    "household": N_("打开您家的一页"),
    "person": N_("打开您的资料"),
    "emergency": N_("有急事，越过网格打开"),
    "ledger": N_("看台账"),
    "export": N_("导出台账"),
}

TAKES_PLACE = 60  # minutes an emergency opening lasts
DAYS = (1, 7, 30, 90)
