"""Small workbooks of invented people for the tests of this app."""

import io
from functools import lru_cache

from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook

from linli.ground.base.citizen_id import check_sign
from linli.ground.people.register.saving import ORDER

HEADS = (
    "网格",
    "小区",
    "楼栋",
    "单元",
    "室",
    "户主",
    "与户主关系",
    "姓名",
    "性别",
    "身份证号",
    "联系电话",
    "工作单位",
    "居住状态",
)


def number(born: str, serial: int = 1) -> str:
    """A right ID number of the area nobody comes from; an odd serial is a man."""
    front = f"999999{born}{serial:03}"
    return front + check_sign(front)


QIN, LUO, BABY = number("19480301", 1), number("19520512", 2), ""
HOME = ("第一网格", "富民小区", "3号楼", "1单元", "301")
ROWS = (
    (*HOME, "秦福来", "户主", "秦福来", "男", QIN, "15400000001", "粮站", "自住"),
    (*HOME, "秦福来", "配偶", "罗秀英", "女", LUO, "15400000001", "", "自住"),
    (*HOME, "秦福来", "孙", "秦小宝", "男", BABY, "", "", "自住"),
    ("第一网格", "富民小区", "3号楼", "1单元", "302", "", "", "", "", "", "", "", "空置"),
)
BAD = ("第一网格", "富民小区", "3号楼", "2单元", "101", "贺平", "户主", "贺平", "男", "99999919480301001", "", "", "")


@lru_cache(maxsize=256)  # a workbook holds the second it was made in: made twice, it would be another file
def book(*rows, heads=HEADS) -> bytes:
    """The bytes of an .xlsx of one sheet."""
    wb, out = Workbook(), io.BytesIO()
    wb.active.title = "居民"
    for row in (heads, *rows):
        wb.active.append(list(row))
    for cell in (cell for line in wb.active.iter_rows() for cell in line if cell.data_type == "f"):
        cell.data_type = "s"  # a text that looks like a formula
    wb.save(out)
    return out.getvalue()


def with_cell(row, head: str, value):
    """The same row, one cell otherwise."""
    return tuple(value if word == head else cell for word, cell in zip(HEADS, row, strict=True))


def counts(community: int) -> dict[str, int]:
    """How many rows every table of the register holds."""
    return {m.__name__: m._base_manager.filter(community_id=community).count() for m in ORDER}


def work_off() -> int:
    """What the worker would do: every job that waits, once."""
    jobs = list(DBTaskResult.objects.order_by("enqueued_at"))
    for job in jobs:
        job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
        job.delete()
    return len(jobs)
