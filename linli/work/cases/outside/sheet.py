"""The orders of a year as a workbook with the heads of the export they came in, our answers filled in.

The caller's name and phone stay out: the other side knows its caller by the number. Every cell is text: what begins
with = must not come alive on somebody's machine.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime

import xlsxwriter

from linli.engine.matters.kinds import OPEN
from linli.ground.base.clock import local
from linli.work.cases.models import Outside

HEADS = ("编号", "来电时间", "来电人", "电话", "地址", "诉求内容", "分类", "承办单位", "办结时限", "办理结果", "满意度")
WIDTHS = (20, 18, 8, 8, 26, 40, 30, 18, 18, 40, 10)
MOST = 10_000
DONE, GOING = "已办结", "办理中"  # words of the export, in every language


def rows_of(orders: Iterable[tuple[Outside, str, str]]) -> Iterator[tuple[str, ...]]:
    """(order, where, words) as the cells of a line."""
    for row, spot, words in orders:
        state = GOING if row.matter.stage in OPEN else DONE
        yield (
            row.number, said(row.received_at), "", "", spot, words, row.category, row.matter.owner.title, said(row.due_at),
            f"{state}:{row.answer}" if row.answer else state, row.satisfied,
        )  # fmt: skip


def said(moment: datetime | None) -> str:
    return local(moment).strftime("%Y-%m-%d %H:%M:%S") if moment else ""


def workbook_of(rows: Iterable[tuple[str, ...]]) -> bytes:
    """One sheet of text cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet("工单回复")
        head, cell = (
            book.add_format({"bold": True, "border": 1}),
            book.add_format({"num_format": "@", "text_wrap": True}),
        )
        for at, (word, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            page.set_column(at, at, width)
            page.write_string(0, at, word, head)
        page.freeze_panes(1, 1)
        for line, cells in enumerate(rows, 1):
            for at, text in enumerate(cells):
                page.write_string(line, at, text, cell)
    return out.getvalue()
