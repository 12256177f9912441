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
WHISTLE_HOURS = setting(
    "cases.whistle_hours",
    [24, 72, 240, 2],
    title=N_("向街道吹哨，可选多少小时"),
    source="北京市接诉即办工作标准（2023）：急事2小时、一般24小时；多数哨两三天回，难的十天",
)
CONFLICTS = setting(
    "cases.conflicts",
    ["G01", "G03", "G04", "G05", "E01", "K03"],
    title=N_("哪些类别算矛盾纠纷"),
    allowed=r"[A-Z][0-9]{2}",
    source="本系统默认：噪声、漏水、邻里、家庭、车位、消费纠纷；以类别的编号列出",
)
