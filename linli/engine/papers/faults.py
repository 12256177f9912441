"""The rows that stay out as a workbook of their own: to be corrected there and imported again."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

REASON = "错误原因"  # a head of the ledger, in every language; by it the importer knows the sheet again
RED = "#B3261E"
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    "head": {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True},
    "cell": {"border": 1, "valign": "top"},
    "day": {"border": 1, "valign": "top", "num_format": "yyyy-mm-dd"},
    "number": {"border": 1, "valign": "top", "num_format": "0"},
    "reason_head": {"bold": True, "border": 1, "font_color": RED},
    "reason": {"font_color": RED, "border": 1, "bold": True, "text_wrap": True, "valign": "top"},
}
NARROWEST, WIDEST = 6, 24


def faults_workbook(sheets: Iterable[Any]) -> bytes:
    """The clerk's sheets with their titles and heads, the faulty rows alone, and in red why they stay out.

    Written anew from what was read, not from her file: no second parser should open a stranger's workbook.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        styles = {word: book.add_format(style) for word, style in STYLES.items()}
        for number, sheet in enumerate(sheets, 1):
            _fill(book.add_worksheet(sheet_name(sheet.name, number)), sheet, styles)
    return out.getvalue()


def sheet_name(name: str, number: int) -> str:
    """Excel takes 31 signs and not these; a name that does not fit gives way to a number."""
    fits = (
        0 < len(name) < 32 and not set(name) & set("[]:*?/\\") and not name.startswith("'") and not name.endswith("'")
    )
    return name if fits else f"{number}"


def _fill(page, sheet, styles) -> None:
    width = max(map(len, (*sheet.head, *(cells for cells, _reasons in sheet.rows))))
    for line, cells in enumerate(sheet.above):
        _write_title(page, line, cells, width, styles["title"])
    line = len(sheet.above)
    _write_heads(page, line, sheet.head, width, styles["head"])
    line += len(sheet.head)
    page.write_string(line - 1, width, REASON, styles["reason_head"])
    page.freeze_panes(line, 0)
    for down, (cells, reasons) in enumerate(sheet.rows):
        for at in range(width):
            _put(page, line + down, at, cells[at] if at < len(cells) else "", styles)
        page.write_string(line + down, width, "\n".join(_(reason) for reason in reasons), styles["reason"])
    _set_widths(page, sheet, width)


def _write_title(page, line: int, cells: Sequence[Any], width: int, style) -> None:
    """A title stands over all columns; what has several cells stays in them."""
    said = [(at, cell) for at, cell in enumerate(cells) if cell not in ("", None)]
    if len(said) == 1 and width > 1:
        page.merge_range(line, 0, line, width - 1, str(said[0][1]), style)
        return
    for at, cell in said:
        page.write_string(line, at, str(cell))


def _write_heads(page, line: int, heads: Sequence[Sequence[Any]], width: int, style) -> None:
    for down, cells in enumerate(heads):
        for at in range(width):
            page.write_string(line + down, at, str(cells[at]) if at < len(cells) else "", style)


def _set_widths(page, sheet, width: int) -> None:
    for at in range(width):
        texts = [str(cells[at]) for cells in (*sheet.head, *(row for row, _reasons in sheet.rows)) if at < len(cells)]
        longest = max((sum(1 + (sign > "\u2e7f") for sign in text) for text in texts), default=0)
        page.set_column(at, at, min(max(longest + 1, NARROWEST), WIDEST))
    page.set_column(width, width, 60)


def _put(page, row: int, column: int, cell: Any, styles) -> None:
    """Text stays text: a cell that begins with = must not come alive on the clerk's machine."""
    if isinstance(cell, bool) or cell is None or cell == "":
        page.write_blank(row, column, None, styles["cell"])
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell, styles["number"])
    elif isinstance(cell, date | datetime):
        page.write_datetime(row, column, cell, styles["day"])
    else:
        page.write_string(row, column, str(cell), styles["cell"])
