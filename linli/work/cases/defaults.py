"""What a community may decide otherwise; each with the source of the default."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting
from linli.work.cases.words import RESTRICTED_TITLES, URGENCY_TITLES, Urgency

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
SLIP_TRIES = setting(
    "cases.slip_tries",
    10,
    title=N_("凭回执看事，一台设备十分钟能试几次"),
    source="OWASP ASVS 5.0 第6.3.1条：试错要有限度",
)
SLIP_TRIES_ALL = setting(
    "cases.slip_tries_all", 300, title=N_("凭回执看事，所有设备十分钟一共能试几次"), source="OWASP ASVS 5.0 第6.3.1条"
)
SLIP_REPORTS = setting(
    "cases.slip_reports", 6, title=N_("不登录，一台设备十分钟能报几件"), source="本系统默认：防止有人一直发"
)
SLIP_REPORTS_ALL = setting(
    "cases.slip_reports_all", 200, title=N_("不登录，所有设备十分钟一共能报几件"), source="本系统默认：防止有人一直发"
)
NO_POST = "没有"
RESTRICTED_POSTS = setting(
    "cases.restricted_posts",
    {"G05": NO_POST, "I04": "儿童主任", "I08": NO_POST, "L05": NO_POST},
    title=N_("只限专人看的事，除了书记和负责的岗，还有谁能看"),
    parts=RESTRICTED_TITLES,
    allowed=r"没有|(值班岗|社区工作者|包格支委|网格员|儿童主任)(、(值班岗|社区工作者|包格支委|网格员|儿童主任))*",
    source="未成年人保护法、反家庭暴力法：知道的人越少越好；困境儿童由儿童主任管",
)
