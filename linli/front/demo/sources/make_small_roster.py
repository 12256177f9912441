"""Make roster-xiangyang.xlsx: about sixty invented homes of 向阳社区 in the form of 居民基本信息. Same seed, same file.

    python -m linli.front.demo.sources.make_small_roster

Nobody in it exists: ID numbers have area 999999, which no place has, and mobiles begin with 154.
"""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from linli.ground.base.citizen_id import check_sign

FILE = Path(__file__).with_name("roster-xiangyang.xlsx")
HEADS = (
    "序号 网格 小区 楼栋 单元 室 户主 与户主关系 姓名 性别 身份证号 民族 政治面貌 文化程度 婚姻状况 工作单位 联系电话 户籍地 "
    "居住状态 人户一致 备注"
).split()
SURNAMES = "郑 寇 祁 汪 薄 邢 樊 苗 屈 景 雒 呼 拓 师 闫 延 党 卜 骆 成".split()
MEN = "建业 海波 永胜 文涛 向东 小兵 立军 志远 浩然 子轩 根生 满仓 长河 彦龙 治平".split()
WOMEN = "秀芳 桂莲 海霞 小燕 慧玲 雨桐 欣怡 彩琴 淑珍 晓敏 春梅 巧云 玉兰 若溪 佳宁".split()
WORKS = "灵活就业|个体经营|示例物流|区供排水站|城北建筑队|示例第一小学|".split("|")
TODAY = date(2026, 11, 1)

# Where the homes are: (grid, compound, building, units, doors of a unit)
BLOCKS = (
    ("向阳小区", "向阳小区", "1号楼", ("1单元",), ("101", "102", "201", "202", "301", "302", "401", "402")),
    ("向阳小区", "向阳小区", "2号楼", ("1单元", "2单元"), ("101", "102", "201", "202", "301", "302")),
    ("西沟口", "西沟口", "1排", ("",), tuple(str(n) for n in range(1, 11))),
    ("西沟口", "西沟口", "2排", ("",), tuple(str(n) for n in range(1, 11))),
    ("纸坊巷", "纸坊家属院", "1号楼", ("1单元", "2单元"), ("101", "102", "201", "202", "301", "302")),
    ("纸坊巷", "纸坊巷", "1排", ("",), tuple(str(n) for n in range(1, 13))),
)
VACANT_ONE_IN = 11


def main() -> None:
    with xlsxwriter.Workbook(FILE) as book:
        book.set_properties({"created": datetime(2026, 11, 1), "author": "Linli"})
        sheet = book.add_worksheet("居民基本信息")
        for at, row in enumerate([HEADS, *rows(random.Random(20261124))]):
            sheet.write_row(at, 0, row)


def rows(chance: random.Random) -> list[list]:
    """All rows below the head, numbered."""
    found = []
    for grid, compound, building, units, doors in BLOCKS:
        for unit in units:
            for door in doors:
                here = [grid, compound, building, unit, door]
                found += [here + person for person in home(chance, here)]
    return [[number, *row] for number, row in enumerate(found, 1)]


def home(chance: random.Random, here: list[str]) -> list[list]:
    """The people behind one door; one row without a name where nobody lives."""
    if here[1:] == ["向阳小区", "2号楼", "1单元", "201"]:
        return family(chance, "武海燕", "女", 1981)
    if chance.randrange(VACANT_ONE_IN) == 0:
        return [[""] * 12 + ["空置", "", ""]]
    sex = chance.choice("男女")
    return family(chance, chance.choice(SURNAMES) + given(chance, sex), sex, chance.randint(1944, 1992))


def family(chance: random.Random, head: str, sex: str, born: int) -> list[list]:
    """The head, often a spouse, one or two children where the years fit."""
    other = "男" if sex == "女" else "女"
    people = [("户主", head, sex, born)]
    if chance.random() < 0.8:
        people.append(("配偶", chance.choice(SURNAMES) + given(chance, other), other, born + chance.randint(-3, 3)))
    for _ in range(chance.randrange(3)):
        child = chance.choice("男女")
        year = born + chance.randint(24, 31)
        if len(people) > 1 and 2002 < year < 2025:
            people.append(("子" if child == "男" else "女", head[0] + given(chance, child), child, year))
    return [person_row(chance, head, *person, married=len(people) > 1) for person in people]


def given(chance: random.Random, sex: str) -> str:
    return chance.choice(MEN if sex == "男" else WOMEN)


def person_row(
    chance: random.Random, head: str, relation: str, name: str, sex: str, year: int, *, married: bool
) -> list:
    """One row from 户主 to 备注."""
    age = TODAY.year - year
    grown = relation in ("户主", "配偶")
    politics = "中共党员" if age > 25 and chance.random() < 0.09 else "群众"
    school = chance.choice(["小学", "初中", "高中", "大专", "本科"]) if grown else "小学"
    work = ("退休" if age > 60 else chance.choice(WORKS)) if grown else "学生"
    phone = f"154{chance.randrange(10**8):08}" if grown else ""
    here = chance.random() < 0.8
    return [
        head, relation, name, sex, id_number(chance, sex, year), "汉族", politics, school,
        ("已婚" if married else "丧偶" if age > 70 else "未婚") if grown else "未婚", work, phone,
        "本社区" if here else "延安市安塞区示例镇", "自住", "是" if here else "否", "",
    ]  # fmt: skip


def id_number(chance: random.Random, sex: str, year: int) -> str:
    """Seventeen signs of area 999999 and the right check sign."""
    born = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    order = chance.randrange(10, 499) * 2 + (sex == "男")
    body = f"999999{born:%Y%m%d}{order:03}"
    return body + check_sign(body)


if __name__ == "__main__":
    main()
