"""Communities without a face: as many as asked for, each with its grids, bodies, seats and homes, drawn from the seed.

Their codes are given to no place, their people are invented: ID numbers of area 999999, mobiles of 154.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from linli.front.demo.town import (
    SECRETARY,
    Chair,
    Kind,
    Organisation,
    Town,
    contacts,
    grid_chairs,
    own_bodies,
)
from linli.ground.posts.words import PostKind

STREET = "610603001000"
A_STREET = 10  # communities of one sub-district; those after it lie in sub-districts of their own
FRONT, BACK = "东西南北前后上下新老", "柳湾 石桥 杏园 枣坪 河沿 砖窑 沟口 清泉 丰收 和平".split()
GRIDS = 6
NAMES = "一网格 二网格 三网格 四网格 五网格 六网格".split()
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾田董袁潘蒋蔡余杜叶程苏魏吕丁任沈"
MEN = "建国 志强 永胜 文涛 海波 小兵 立军 浩然 子轩 根生 长河 彦龙 治平 军 伟 勇 磊 涛 明 刚".split()
WOMEN = "秀兰 桂英 海霞 小燕 慧玲 雨桐 欣怡 彩琴 淑珍 晓敏 春梅 巧云 若溪 佳宁 芳 娜 敏 静 丽 艳".split()
SIGN_IN = ("shuji", "zhiban", "wangge1")  # of each drawn community, with the password of all: c3-shuji


@dataclass(frozen=True, slots=True)
class Drawn:
    """A community that was drawn: its town, its sub-district, and the names of its accounts."""

    town: Town
    street: tuple[str, str]
    names: dict[str, str]


def drawn(number: int, chance: Random) -> Drawn:
    """The community of this number. Numbers begin after those that have a face."""
    order = number - 3
    name = f"{FRONT[order % 10]}{BACK[order // 10 % 10]}{order // 100 or ''}社区"
    group = order // A_STREET
    street = (STREET, "真武洞街道") if group == 0 else (f"610603{700 + group:03}000", f"示例{group}街道")
    code = f"{street[0][:9]}{500 + order % A_STREET:03}"
    names = {f"c{number}-{word}": a_name(chance) for word in account_words()}
    bodies = the_bodies(name)
    held = {101: f"c{number}-wuye", 201: f"c{number}-yeweihui", 301: f"c{number}-shizheng", 401: f"c{number}-duizhang"}
    town = Town(
        number, code, name, f"0911-999{number % 10_000:04}", "08:30–18:00", f"{name} 党群服务站", tuple(NAMES), bodies,
        (*own_chairs(number), *contacts(bodies, held)),
    )  # fmt: skip
    return Drawn(town, street, names)


def account_words() -> Iterator[str]:
    yield from ("shuji", "zhiban", "gongzuo", "wuye", "yeweihui", "shizheng", "duizhang")
    for n in range(1, GRIDS + 1):
        yield f"zhiwei{n}"
        yield f"wangge{n}"


def a_name(chance: Random) -> str:
    return chance.choice(SURNAMES) + chance.choice(MEN if chance.random() < 0.5 else WOMEN)


def the_bodies(name: str) -> tuple[Organisation, ...]:
    return (
        *own_bodies(name, tuple(NAMES)),
        Organisation(101, Kind.PROPERTY, f"{name}物业服务站", "物业", "", ("A", "B04", "B06", "D", "E", "H01")),
        Organisation(201, Kind.OWNERS, f"{name}业主委员会", "业委会", "", ("A05", "A08", "E01")),
        Organisation(301, Kind.UNIT, "区市政养护所", "区市政所", "", ("B", "C")),
        Organisation(401, Kind.TEAM, "邻里志愿队", "志愿队", "", ("I", "L03")),
    )


def own_chairs(number: int) -> tuple[Chair, ...]:
    one = lambda word: (f"c{number}-{word}",)  # noqa: E731
    grids = range(1, GRIDS + 1)
    return (
        Chair(PostKind.SECRETARY, SECRETARY, one("shuji")),
        Chair(PostKind.DUTY, "值班岗", one("zhiban"), above=SECRETARY),
        Chair(PostKind.CLERK, "社区工作者", one("gongzuo"), above=SECRETARY),
        *grid_chairs(tuple(f"c{number}-zhiwei{n}" for n in grids), tuple((f"c{number}-wangge{n}",) for n in grids)),
    )
