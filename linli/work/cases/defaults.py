"""What a community may decide otherwise; each with the source of the default."""

from linli.engine.matters.clock import LIMIT
from linli.ground.base.words import N_
from linli.ground.regions.settings import setting
from linli.work.cases.words import RESTRICTED_TITLES, URGENCY_TITLES, Urgency


def by_urgency(name: str, *limits: str, title: str, source: str):
    """A limit for each urgency, U0 first."""
    values = dict(zip(Urgency, limits, strict=True))
    return setting(name, values, title=title, parts=URGENCY_TITLES, allowed=LIMIT, source=source)


ACKNOWLEDGE = by_urgency(
    "cases.acknowledge_limits", "10min", "2h", "24h", "24h", "24h", title=N_("各种急缓多久有人接"),
    source="北京市接诉即办工作标准（2023）：急件2小时、一般24小时响应；有危险的10分钟，按网格通行做法",
)  # fmt: skip
ANSWER = by_urgency(
    "cases.answer_limits", "1h", "4h", "2wd", "5wd", "15wd", title=N_("各种急缓多久给第一个回话"),
    source="本系统默认：急事4小时回话（各地社区通行做法），要从长计议的事15个工作日内拿出办法",
)  # fmt: skip
LIMITS = by_urgency(
    "cases.limits", "24h", "24h", "7wd", "15wd", "15wd", title=N_("各种急缓多久办好"),
    source="北京市接诉即办工作标准（2023）：急件24小时、一般7日、复杂15日；按工作日放宽",
)  # fmt: skip
UP_AFTER = by_urgency(
    "cases.up_after", "30min", "2h", "1wd", "1wd", "2wd", title=N_("晚了多久告诉上一级"),
    source="本系统默认：晚了先提醒管的岗，再一级一级往上告诉，事情不换人",
)  # fmt: skip
OUT_AFTER = by_urgency(
    "cases.out_after", "2h", "24h", "3wd", "5wd", "5wd", title=N_("书记知道以后多久报街道"),
    source="本系统默认：社区里都知道了还没办成，请街道协调（街道吹哨、部门报到的做法）",
)  # fmt: skip
ABOVE_WITHIN = setting(
    "cases.above_within", "3wd", allowed=LIMIT, title=N_("报到街道的事，多久等一个回音"),
    source="本系统默认：请街道3个工作日内回音",
)  # fmt: skip
CONFIRM_HOURS = setting(
    "cases.confirm_hours",
    7 * 24,
    title=N_("办好以后等居民回话多少小时"),
    source="本系统默认：等七天；没等到的先结，单独计数，不算满意",
)
PAUSE_DAYS = setting(
    "cases.pause_days",
    15,
    title=N_("一件事最多停多少个工作日"),
    source="本系统默认：一件事前后停满15个工作日，再停要书记同意（挂账的事书记批）",
)
SHELVE_DAYS = setting(
    "cases.shelve_days",
    250,
    title=N_("书记最多能挂账多少个工作日"),
    source="本系统默认：一次最多挂一年，到期自己接着办",
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
