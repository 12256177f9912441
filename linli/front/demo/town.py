"""What the demo towns look like: their grids, bodies and seats, and who holds them. Rows only; `stages` writes them.

Nobody in here exists. Telephones begin with 0911-999, which is given to nobody.
"""

from dataclasses import dataclass
from datetime import date

from linli.ground.bodies.models import Body
from linli.ground.posts.words import PostKind

SINCE = date(2022, 3, 1)  # everybody has held his seat since before the three years that are told
Kind = Body.Kind


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body. `number` becomes the last digits of its code, `mends` the categories it is able to mend."""

    number: int
    kind: str
    name: str
    short: str = ""
    phone: str = ""
    mends: tuple[str, ...] = ()
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Chair:
    """A post: for which grid or body, under which title, held by which accounts. Held by nobody: a vacancy."""

    kind: str
    title: str
    held_by: tuple[str, ...]
    grid: int | None = None
    body: int | None = None
    above: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    number: int
    code: str
    name: str
    phone: str
    hours: str
    address: str
    grids: tuple[str, ...]
    bodies: tuple[Organisation, ...]
    chairs: tuple[Chair, ...]


REGIONS = (
    ("610000000000", "陕西省", "province"),
    ("610600000000", "延安市", "city"),
    ("610603000000", "安塞区", "district"),
    ("610603001000", "真武洞街道", "subdistrict"),
)
WHERE_CATEGORIES_HOLD = "610603000000"
SECRETARY, NUMERALS = "社区书记", "一二三四五六七八九"


def own_bodies(name: str, grids: tuple[str, ...]) -> tuple[Organisation, ...]:
    """The party committee, the residents' committee, and one branch per grid."""
    branches = (Organisation(11 + n, Kind.BRANCH, f"{grid}网格党支部", above=1) for n, grid in enumerate(grids))
    return (
        Organisation(1, Kind.COMMITTEE, f"{name}党总支"),
        Organisation(2, Kind.RESIDENTS, f"{name}居民委员会", "居委会"),
        *branches,
    )


def grid_chairs(owners: tuple[str, ...], workers: tuple[tuple[str, ...], ...]) -> tuple[Chair, ...]:
    """Per grid the committee member who answers for it, and under him the seat of its grid workers."""
    chairs = []
    for n, (owner, held_by) in enumerate(zip(owners, workers, strict=True), 1):
        title = f"{NUMERALS[n - 1]}网格 包格支委"
        chairs.append(Chair(PostKind.GRID_OWNER, title, (owner,) if owner else (), grid=n, above=SECRETARY))
        chairs.append(Chair(PostKind.GRID_WORKER, f"{NUMERALS[n - 1]}网格 网格员", held_by, grid=n, above=title))
    return tuple(chairs)


def contacts(bodies: tuple[Organisation, ...], held_by: dict[int, str]) -> tuple[Chair, ...]:
    """The seat by which each outside body is asked."""
    return tuple(
        Chair(PostKind.UNIT_CONTACT, f"{body.short or body.name} 联系岗", (held_by[body.number],), body=body.number)
        for body in bodies
        if body.number in held_by
    )


ADMINS = (
    Chair(PostKind.SYSTEM_ADMIN, "系统管理员", ("xitong",)),
    Chair(PostKind.SECURITY_ADMIN, "安全管理员", ("anquan",)),
    Chair(PostKind.AUDIT_ADMIN, "审计管理员", ("shenji",)),
)

FUMIN_GRIDS = ("街口片", "邮电局家属院", "粮站巷", "河滨小区", "富民小区", "东关台")
FUMIN_BODIES = (
    *own_bodies("富民街社区", FUMIN_GRIDS),
    Organisation(101, Kind.PROPERTY, "延宏物业服务公司", "延宏物业", "0911-9990101", ("A", "B04", "B06", "D02", "E05")),
    Organisation(201, Kind.OWNERS, "富民小区业主委员会", "业委会", "", ("A05", "A08", "E01")),
    Organisation(301, Kind.UNIT, "安塞区市政养护所", "区市政所", "0911-9990301", ("B",)),
    Organisation(302, Kind.UNIT, "安塞区水务公司", "水务公司", "0911-9990302", ("B02", "C01", "C05")),
    Organisation(303, Kind.UNIT, "安塞区热力公司", "热力公司", "0911-9990303", ("C04",)),
    Organisation(304, Kind.UNIT, "真武洞供电所", "供电所", "0911-9990304", ("B05", "C02", "C05")),
    Organisation(305, Kind.UNIT, "安塞区燃气公司", "燃气公司", "0911-9990305", ("C03",)),
    Organisation(306, Kind.UNIT, "安塞区城管执法中队", "城管中队", "0911-9990306", ("D05", "E03", "F", "G02")),
    Organisation(307, Kind.UNIT, "安塞区环卫站", "环卫站", "0911-9990307", ("D01", "D03", "D04")),
    Organisation(308, Kind.UNIT, "安塞区交警中队", "交警中队", "0911-9990308", ("E02", "E03", "E05")),
    Organisation(309, Kind.UNIT, "安塞区消防救援站", "消防救援站", "0911-9990309", ("E02", "E04", "H01")),
    Organisation(310, Kind.UNIT, "真武洞派出所", "派出所", "0911-9990310", ("A07", "G01", "G02", "H04", "H06")),
    Organisation(311, Kind.UNIT, "真武洞司法所", "司法所", "0911-9990311", ("G03", "G04", "K03")),
    Organisation(312, Kind.UNIT, "富民街社区卫生服务站", "卫生服务站", "0911-9990312", ("I02", "I03", "I05")),
    Organisation(401, Kind.TEAM, "邻里志愿队", "志愿队", "", ("D02", "I02", "I05", "L03")),
)  # fmt: skip
FUMIN_CONTACTS = {
    101: "wuye", 201: "changxiulian", 301: "shizheng", 302: "qiaozhiyuan", 303: "yuanhailong", 304: "miaolixin",
    305: "gaoyanling", 306: "huomingliang", 307: "luocuihua", 308: "qianglei", 309: "qutao", 310: "huiguoqiang",
    311: "shewenjing", 312: "lumin", 401: "songguixiang",
}  # fmt: skip
FUMIN = Town(
    number=1, code="610603001002", name="富民街社区", phone="0911-9990000", hours="08:30–18:00",
    address="真武洞街道富民街 党群服务中心", grids=FUMIN_GRIDS, bodies=FUMIN_BODIES,
    chairs=(
        Chair(PostKind.SECRETARY, SECRETARY, ("shuji",)),
        Chair(PostKind.DUTY, "值班岗", ("zhiban",), above=SECRETARY),
        Chair(PostKind.CLERK, "社区工作者", ("gongzuo", "jiawenbin"), above=SECRETARY),
        Chair(PostKind.CHILD_OFFICER, "儿童主任", ("jiawenbin",), above=SECRETARY),
        *ADMINS,
        *grid_chairs(
            ("shuji", "zhiwei2", "liucaixia", "zhangwenhai", "machunsheng", "haoyufang"),
            (("kangjianping",), ("wangge2", "leixiaojun"), ("niuqiaoling",), ("houyonggang",), ("wangge5",), ("tuohongwei",)),
        ),
        *contacts(FUMIN_BODIES, FUMIN_CONTACTS),
    ),
)  # fmt: skip

XIANGYANG_GRIDS = ("向阳小区", "西沟口", "纸坊巷")
XIANGYANG_BODIES = (
    *own_bodies("向阳社区", XIANGYANG_GRIDS),
    Organisation(101, Kind.PROPERTY, "向阳小区物业服务站", "向阳物业", "0911-9990151", ("A", "B04", "D02")),
    Organisation(301, Kind.UNIT, "安塞区市政养护所", "区市政所", "0911-9990301", ("B",)),
)
XIANGYANG = Town(
    number=2, code="610603001199", name="向阳社区", phone="0911-9990150", hours="08:30–12:00，14:30–18:00",
    address="真武洞街道向阳路 党群服务站", grids=XIANGYANG_GRIDS, bodies=XIANGYANG_BODIES,
    chairs=(
        Chair(PostKind.SECRETARY, SECRETARY, ("xy-shuji",)),
        Chair(PostKind.DUTY, "值班岗", ("xy-zhiban",), above=SECRETARY),
        Chair(PostKind.CLERK, "社区工作者", ("xy-zhiban",), above=SECRETARY),
        # Nobody answers for the third grid: the list of gaps has to show it, and the secretary stands in.
        *grid_chairs(("xy-shuji", "baifengqin", ""), (("xy-wangge",), ("dangjunwei",), ("kouxiaoli",))),
        *contacts(XIANGYANG_BODIES, {101: "xy-wuye", 301: "shizheng"}),
    ),
)  # fmt: skip

TOWNS = (FUMIN, XIANGYANG)

# Account → the name its colleagues see.
NAMES = {
    "shuji": "高晓梅", "zhiban": "惠敏", "gongzuo": "冯雅静", "jiawenbin": "贾文斌", "zhiwei2": "任志强",
    "liucaixia": "刘彩霞", "zhangwenhai": "张文海", "machunsheng": "马春生", "haoyufang": "郝玉芳",
    "kangjianping": "康建平", "wangge2": "马丽", "leixiaojun": "雷小军", "niuqiaoling": "牛巧玲",
    "houyonggang": "侯永刚", "wangge5": "薛婷", "tuohongwei": "拓宏伟",
    "wuye": "曹卫东", "shizheng": "贺建军", "changxiulian": "常秀莲", "qiaozhiyuan": "乔志远", "yuanhailong": "袁海龙",
    "miaolixin": "苗立新", "gaoyanling": "高艳玲", "huomingliang": "霍明亮", "luocuihua": "罗翠花", "qianglei": "强磊",
    "qutao": "屈涛", "huiguoqiang": "惠国强", "shewenjing": "折文静", "lumin": "鲁敏", "songguixiang": "宋桂香",
    "xy-shuji": "杜秀峰", "xy-zhiban": "艾红", "xy-wangge": "郑小燕", "baifengqin": "白凤琴", "dangjunwei": "党军卫",
    "xitong": "常建国", "anquan": "乔月娥", "shenji": "霍文静",
    "jiedao": "白亚宁", "kouxiaoli": "寇小莉", "xy-wuye": "祁建国",
}  # fmt: skip
