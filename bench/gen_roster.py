"""A roster of invented people as an .xlsx file: 20 columns, 100,000 rows by default, about 1 % of them with a fault.

    python bench/gen_roster.py OUT.xlsx [--n 100000] [--seed 7]

No number can be a real person's: ID numbers have a right check sign and birth date, but the area code 999999, which
no place has; mobiles begin with 154. Seven estates of sixty buildings each, as a sub-district has them.
"""

import argparse
import datetime as dt
import random

import xlsxwriter

HEAD = (
    "序号 姓名 性别 身份证号 出生日期 民族 政治面貌 婚姻状况 文化程度 手机号 小区 楼栋 单元 房号 户主 与户主关系 户籍地 职业 网格 备注"
).split()
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
MARK = "10X98765432"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅鑫宇浩然子轩欣怡雨桐思远嘉豪佳琪志国建民文博晓燕"
JOBS = "退休 教师 工人 个体 学生 医护 待业 公务员 骑手 职员".split()


def id_number(chance, birth, woman, serial):
    body = f"999999{birth:%Y%m%d}{(serial * 2 + (0 if woman else 1)) % 1000:03d}"
    return body + MARK[sum(int(c) * w for c, w in zip(body, WEIGHTS, strict=True)) % 11]


def rows(n, seed=7):
    chance = random.Random(seed)
    names = [chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2)))) for _ in range(5000)]
    door, head = None, ""
    for i in range(1, n + 1):
        if door is None or chance.random() < 0.36:
            door = (
                chance.randrange(1, 61),
                chance.randrange(1, 5),
                chance.randrange(1, 19) * 100 + chance.randrange(1, 5),
            )
            relation = "户主"
        else:
            relation = chance.choice(["配偶", "子", "女", "父亲", "母亲", "其他"])
        woman = chance.random() < 0.5
        birth = dt.date(1935, 1, 1) + dt.timedelta(days=chance.randrange(32_000))
        number, name = id_number(chance, birth, woman, chance.randrange(500)), chance.choice(names)
        head = name if relation == "户主" else head
        luck = chance.random()
        if luck < 0.004:
            number = number[:-1] + ("0" if number[-1] != "0" else "1")  # wrong check sign
        elif luck < 0.007:
            name = ""
        elif luck < 0.010:
            number = number[:10] + "13" + number[12:]  # month 13
        yield [
            i, name, "女" if woman else "男", number, birth.isoformat(), chance.choice(["汉族", "汉族", "汉族", "回族", "满族"]),
            chance.choice(["群众", "群众", "中共党员", "共青团员"]), chance.choice(["未婚", "已婚", "丧偶", "离异"]),
            chance.choice(["小学", "初中", "高中", "大专", "本科"]), f"154{chance.randrange(10**8):08d}",
            f"示范小区{door[0] % 7 + 1}", door[0], door[1], door[2], head, relation,
            chance.choice(["本社区", "外省", "本区"]), chance.choice(JOBS), f"网格{door[0] % 6 + 1}",
            chance.choice(["", "", "", "", "", "", "", "", "需轮椅", "听力不好"]),
        ]  # fmt: skip


def write(out, n, seed=7):
    """The workbook, row after row."""
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        page = book.add_worksheet("居民花名册")
        page.write_row(0, 0, HEAD)
        for at, row in enumerate(rows(n, seed), 1):
            page.write_row(at, 0, row)


if __name__ == "__main__":
    wanted = argparse.ArgumentParser()
    wanted.add_argument("out")
    wanted.add_argument("--n", type=int, default=100_000)
    wanted.add_argument("--seed", type=int, default=7)
    wanted = wanted.parse_args()
    write(wanted.out, wanted.n, wanted.seed)
