"""What a community may decide otherwise; each with the source of the default."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting
from linli.work.cases.words import URGENCY_TITLES, Urgency

LIMITS = setting(
    "cases.limits",
    {Urgency.U0: "24h", Urgency.U1: "24h", Urgency.U2: "7wd", Urgency.U3: "15wd", Urgency.U4: "15wd"},
    title=N_("各种急缓多久办好"),
    parts=URGENCY_TITLES,
    allowed=r"[1-9][0-9]{0,2}(h|wd)",
    source="北京市接诉即办工作标准（2023）：急件24小时、一般7日、复杂15日；按工作日放宽",
)
UNIT_HOURS = setting(
    "cases.unit_hours",
    [24, 72, 168],
    title=N_("请别的单位办，可选多少小时"),
    source="本系统默认：请别的单位办，可选一天、三天、七天",
)
WORK_HOURS = setting(
    "cases.work_hours",
    {"begins": "08:30", "ends": "18:00"},
    title=N_("几点到几点算上班，分派规则照它认"),
    parts={"begins": N_("上班"), "ends": N_("下班")},
    allowed=r"([01][0-9]|2[0-3]):[0-5][0-9]",
    source="本系统默认：和窗口开门的时间一样；放假和调休照节假日表",
)
SATISFIED = setting(
    "cases.satisfied",
    ["非常满意", "满意", "基本满意"],
    title=N_("平台回访的哪些话算满意"),
    source="政务服务“好差评”五级：前三级算满意；当地另有规定的照当地",
)
