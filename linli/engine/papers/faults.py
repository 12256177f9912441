"""The rows that stay out as a workbook of their own: to be corrected there and imported again."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

REASON = "错误原因"  # a head of the ledger, in every language


def faults_workbook(sheets: Iterable[Any]) -> bytes:
    """One sheet for each of the clerk's, with the head, the faulty rows, and in red why they stay out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        red = book.add_format({"font_color": "#B3261E", "bold": True, "text_wrap": True, "valign": "top"})
        for number, sheet in enumerate(sheets, 1):
            page = book.add_worksheet(sheet_name(sheet.name, number))
            _fill(page, sheet, red)
    return out.getvalue()


def sheet_name(name: str, number: int) -> str:
    """Excel takes 31 signs and not these; a name that does not fit gives way to a number."""
    return name if 0 < len(name) < 32 and not set(name) & set("[]:*?/\\'") else f"{number}"


def _fill(page, sheet, red) -> None:
    last = max(len(sheet.head), *(len(cells) for cells, _reasons in sheet.rows))
    for at, cell in enumerate(sheet.head):
        _put(page, 0, at, cell)
    page.write_string(0, last, REASON, red)
    page.set_column(last, last, 60)
    page.freeze_panes(1, 0)
    for line, (cells, reasons) in enumerate(sheet.rows, 1):
        for at, cell in enumerate(cells):
            _put(page, line, at, cell)
        page.write_string(line, last, "\n".join(_(reason) for reason in reasons), red)


def _put(page, row: int, column: int, cell: Any) -> None:
    """Text stays text: a cell that begins with = must not come alive on the clerk's machine."""
    if isinstance(cell, bool) or cell is None or cell == "":
        return
    if isinstance(cell, int | float):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, cell.isoformat() if isinstance(cell, date | datetime) else str(cell))
