"""Names of the register within a text. Twenty thousand of them cost one read and one look-up a sign, not a search each."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from linli.engine.publish.plain import Plain
from linli.ground.base.clock import today
from linli.ground.base.declare import Finding
from linli.ground.base.tokens import folded
from linli.ground.base.words import N_
from linli.ground.people.models import Person
from linli.ground.regions.models import Community

GROWN = 18
NAME_WHY = N_("这是名册里居民的名字。换成称呼，或者先取得本人同意。")
CHILD_WHY = N_("这是孩子的名字，不能公开。请删掉。")
# Words that are also names. Where everybody would read the word, the bearer is not told.
ORDINARY = frozenset(
    "高兴 任何 方便 方向 马上 于是 时间 时候 安全 安静 安排 安装 平安 平常 平时 平米 平方 白天 白色 和平 和谐 康复 "
    "文明 文化 文艺 明天 明白 明确 金色 黄色 黄金 水平 水电 水管 钟头 常常 常见 经常 向前 向上 温暖 温馨 党员 党建 "
    "党委 党支部 管理 管道 管网 车库 车辆 成功 成立 成果 成为 支持 计划 计算 容易 应该 应急 连接 连续 何时 包括 "
    "段时间 全面 全体 全部 全程 强调 路灯 路面 路口 房屋 房间 宣传 燕子 万一 万元 万分".split()
)
ELDERS = frozenset("爷妈娘伯叔姐哥嫂婶姨")


def find_names(community: Community, plain: Plain) -> list[Finding]:
    """Every name of somebody registered here, the gone ones too, however it was spaced out."""
    if not plain.text:
        return []
    spans = list(names_in(plain.text, names_of(community.id)))
    bearers = _bearers(community.id, {stored for _start, _end, stored in spans})
    return [_finding(plain, start, end, bearers[stored]) for start, end, stored in spans]


def names_of(community: int) -> dict[str, str]:
    """The name as a text would be compared → as it is stored."""
    stored = Person.objects.filter(community_id=community).order_by().values_list("name", flat=True).distinct()
    return {comparable(name): name for name in stored}


def comparable(name: str) -> str:
    """Most names are Han signs only and stay what they are: folding each would cost more than finding it."""
    return name if name.isalpha() and not name.isascii() else folded(name)


def names_in(text: str, names: Collection[str] | dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, stored name) of each name, the longest first where two begin together; none inside another."""
    lengths = sorted({len(name) for name in names if len(name) > 1}, reverse=True)
    start = 0
    while start < len(text):
        for length in lengths:
            said = text[start : start + length]
            if said in names and not _is_ordinary(text, start, said):
                yield start, start + len(said), names[said]
                start += len(said) - 1
                break
        start += 1


def _is_ordinary(text: str, start: int, said: str) -> bool:
    """A word of every day; or 秦大 of 秦大爷, a form of address that may be said."""
    return said in ORDINARY or (len(said) == 2 and said[1] == "大" and text[start + 2 : start + 3] in ELDERS)


def _bearers(community: int, names: set[str]) -> dict[str, list[tuple[UUID, bool]]]:
    """name → (person, is a child) of all who bear it."""
    found: dict[str, list[tuple[UUID, bool]]] = defaultdict(list)
    rows = Person.objects.filter(community_id=community, name__in=names).order_by("sort_key", "id")
    for id, name, born_on in rows.values_list("id", "name", "born_on") if names else ():
        found[name].append((id, is_child(born_on)))
    return found


def is_child(born_on: date | None) -> bool:
    day = today()
    return (
        born_on is not None
        and (day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))) < GROWN
    )


def _finding(plain: Plain, start: int, end: int, bearers: list[tuple[UUID, bool]]) -> Finding:
    """Only a grown-up may agree; a name that only children bear stays out."""
    grown = tuple(id for id, child in bearers if not child)
    if not grown:
        return plain.finding(start, end, "child", CHILD_WHY)
    return plain.finding(start, end, "name", NAME_WHY, subjects=grown, strict=False)
