"""Why somebody takes a sheet out. No Django."""

from enum import StrEnum

from linli.ground.base.words import N_


class Purpose(StrEnum):
    """What the sheet is for; only calling on people needs their phones written out."""

    REPORT = "report"
    MEETING = "meeting"
    ARCHIVE = "archive"
    CALL = "call"
    OTHER = "other"


PURPOSE_TITLES = {
    Purpose.REPORT: N_("报街道、上级部门"),
    Purpose.MEETING: N_("开会、研究用"),
    Purpose.ARCHIVE: N_("打印存档"),
    Purpose.CALL: N_("逐户回访、打电话"),
    Purpose.OTHER: N_("别的，写在下面"),
}
NEEDS_PHONES = frozenset({Purpose.CALL})
