"""Rosters of invented people, as workbooks and as rows."""

import io
from datetime import date
from pathlib import Path

import xlsxwriter

from linli.ground.base.citizen_id import check_sign
from linli.ground.people.roster.columns import SYNONYMS, recognise
from linli.ground.people.roster.rows import Row, row_of

SOURCES = Path(__file__).parents[4] / "front" / "demo" / "sources"

HEAD = "序号 网格 小区 楼栋 单元 室 户主 与户主关系 姓名 性别 身份证号 联系电话 居住状态 备注".split()
_PLACE = {"网格": "街口片", "小区": "街口小区", "楼栋": "1号楼", "单元": "1单元", "室": "101"}


def make_id(born: str = "19890401", order: int = 433) -> str:
    """An ID number of nobody: no place has the area 999999."""
    body = f"999999{born}{order:03}"
    return body + check_sign(body)


def make_row(number: int = 2, sheet: str = "表", head: list[str] = HEAD, *, day: date | None = None, **said) -> Row:
    """A row of 街口小区1号楼1单元101 unless said otherwise; words are heads (姓名="王芳")."""
    cells = _PLACE | said
    return row_of([cells.get(word, "") for word in head], number, sheet, recognise(head), day=day)


def make_rows(*people: dict, **same) -> list[Row]:
    return [make_row(number, **(same | person)) for number, person in enumerate(people, 2)]


def make_workbook(*rows: list, sheet: str = "表", hidden: tuple[str, ...] = ()) -> bytes:
    """An .xlsx with one sheet of rows, and empty hidden sheets."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        for name in hidden:
            book.add_worksheet(name).hide()
    return file.getvalue()


def own_heads() -> list[str]:
    """The ledger's own head of each field."""
    return [words.split()[0] for words in SYNONYMS.values()]
