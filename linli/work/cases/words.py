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


SOURCE_TITLES = {
    Source.RESIDENT: N_("居民自己报的"),
    Source.WINDOW: N_("窗口记下的"),
    Source.PHONE: N_("电话里说的"),
    Source.PATROL: N_("路上看到的"),
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
