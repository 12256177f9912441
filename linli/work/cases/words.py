"""Words of cases: how urgent, where from, the nine pictures. No Django."""

from enum import StrEnum

from linli.ground.base.words import N_


class Urgency(StrEnum):
    """U0 life in danger … U4 long-term (domain, case taxonomy)."""

    U0 = "U0"
    U1 = "U1"
    U2 = "U2"
    U3 = "U3"
    U4 = "U4"


URGENCY_TITLES = {
    Urgency.U0: N_("有危险，先打急救报警电话"),
    Urgency.U1: N_("急事"),
    Urgency.U2: N_("平常事"),
    Urgency.U3: N_("费工夫的事"),
    Urgency.U4: N_("要从长计议的事"),
}


class Source(StrEnum):
    """By which door a case came in."""

    RESIDENT = "resident"
    WINDOW = "window"
    PHONE = "phone"
    PATROL = "patrol"
    SLIP = "slip"
    HELPER = "helper"
    HOTLINE = "hotline"
    CITY = "city"
    DISTRICT = "district"


SOURCE_TITLES = {
    Source.RESIDENT: N_("居民自己报的"),
    Source.WINDOW: N_("窗口记下的"),
    Source.PHONE: N_("电话里说的"),
    Source.PATROL: N_("路上看到的"),
    Source.SLIP: N_("没登录，凭回执报的"),
    Source.HELPER: N_("邻居、家人代报的"),
    Source.HOTLINE: N_("12345转来的"),
    Source.CITY: N_("城市管理平台转来的"),
    Source.DISTRICT: N_("区里、街道转来的"),
}
ASKED_THEMSELVES = (
    Source.RESIDENT,
    Source.HELPER,
)  # whose raiser has the last word; the others a second person verifies
OUTSIDE = (Source.HOTLINE, Source.CITY, Source.DISTRICT)  # they have a number, a limit and a rating of their own


class Lead(StrEnum):
    """Who must solve it: the owner of the thing (domain, case taxonomy)."""

    COMMUNITY = "C"
    PROPERTY = "P"
    OWNERS = "O"
    SUBDISTRICT = "SD"
    MUNICIPAL = "ME"
    UTILITY = "U"
    CITY_GUARD = "UM"
    POLICE = "PS"
    MARKET = "MS"
    CIVIL = "CA"
    HEALTH = "HC"
    HOUSING = "HB"
    FIRE = "FR"
    JUSTICE = "JB"
    HOUSEHOLD = "H"


LEAD_TITLES = {
    Lead.COMMUNITY: N_("社区居委会"),
    Lead.PROPERTY: N_("物业"),
    Lead.OWNERS: N_("业委会"),
    Lead.SUBDISTRICT: N_("街道"),
    Lead.MUNICIPAL: N_("市政"),
    Lead.UTILITY: N_("水电气暖通信企业"),
    Lead.CITY_GUARD: N_("城管"),
    Lead.POLICE: N_("派出所"),
    Lead.MARKET: N_("市场监管"),
    Lead.CIVIL: N_("民政"),
    Lead.HEALTH: N_("卫健"),
    Lead.HOUSING: N_("住建"),
    Lead.FIRE: N_("消防"),
    Lead.JUSTICE: N_("司法所"),
    Lead.HOUSEHOLD: N_("住户自己"),
}


class Hours(StrEnum):
    """When a route holds."""

    WORK = "work"
    OFF = "off"


HOURS_TITLES = {Hours.WORK: N_("上班的时候"), Hours.OFF: N_("下班以后和放假")}


class ByWay(StrEnum):
    """Who reported for somebody else; always shown."""

    CLERK = "clerk"
    GRID = "grid"
    NEIGHBOUR = "neighbour"
    FAMILY = "family"


BY_WAY_TITLES = {
    ByWay.CLERK: N_("社区工作者代报"),
    ByWay.GRID: N_("网格员代报"),
    ByWay.NEIGHBOUR: N_("邻居代报"),
    ByWay.FAMILY: N_("家人代报"),
}

# what a resident sees: picture, word, the category it stands for until staff say it better
PICTURES = (
    ("lift", N_("电梯"), "A02"),
    ("car", N_("停车"), "E01"),
    ("drain", N_("下水井盖"), "B01"),
    ("lamp", N_("路灯"), "B04"),
    ("clean", N_("卫生"), "D01"),
    ("noise", N_("太吵了"), "G01"),
    ("heat", N_("暖气水电"), "C04"),
    ("talk", N_("邻里说和"), "G04"),
    ("tell", N_("说不清"), "L06"),
)
FACES = ((5, N_("满意")), (3, N_("还行")))  # the third face, 没办好, sends the case back
BY_NEIGHBOURS = (ByWay.FAMILY, ByWay.NEIGHBOUR)  # what a resident may say of himself
NEVER_PUBLIC = ("G", "I")  # groups of categories in which a place and a word already tell of whom

RESTRICTED_TITLES = {
    "G05": N_("婚姻家庭纠纷"),
    "I04": N_("困境儿童"),
    "I08": N_("疑似家庭暴力"),
    "L05": N_("信访、网上反映转来的"),
}
