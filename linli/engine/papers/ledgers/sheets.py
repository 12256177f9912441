"""A ledger as a sheet of paper: title, unit and days, heads that repeat, foot to be signed, and who took it out for what."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

import xlsxwriter

from linli.engine.papers.ledgers.cells import said, typed
from linli.engine.papers.ledgers.kinds import Column, Line, Sort
from linli.ground.base.clock import local

A4, HEAD_SIGNS = 9, 240  # a header takes 255 signs
NUMBER, NUMBER_WIDTH = "序号", 6  # the first column of every ledger
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "line": {"font_size": 10, "valign": "vcenter"},
    "right": {"font_size": 10, "align": "right", "valign": "vcenter"},
    "head": {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#EDEDED"},
    "text": {"border": 1, "valign": "top", "text_wrap": True},
    "as_text": {"border": 1, "valign": "top", "num_format": "@"},
    "number": {"border": 1, "valign": "top"},
    "day": {"border": 1, "valign": "top", "num_format": "yyyy-mm-dd"},
    "moment": {"border": 1, "valign": "top", "num_format": "yyyy-mm-dd hh:mm"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands around the rows. Always Chinese: the sheet goes to offices, whatever language its maker reads."""

    title: str
    unit: str
    days: str
    columns: tuple[Column, ...]
    mark: str  # who, when, what for
    name: str  # of the sheet


def write_xlsx(out: IO[bytes], paper: Paper, lines: Iterable[Line], *, folder: str) -> int:
    """Write the workbook row by row and say how many rows. `folder` is where unfinished pieces may lie."""
    with xlsxwriter.Workbook(out, {"constant_memory": True, "tmpdir": folder} | SAFE) as book:
        styles = {word: book.add_format(style) for word, style in STYLES.items()}
        page = book.add_worksheet(paper.name)
        last = len(paper.columns)
        _lay_out(page, paper, last)
        _write_head(page, paper, last, styles)
        rows = _write_rows(page, paper.columns, lines, styles)
        _write_foot(page, paper, rows, last, styles)
    return rows


def _lay_out(page, paper: Paper, last: int) -> None:
    """A4 on its side, as wide as the paper, heads on every page, page numbers, who took it in the margin."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    page.repeat_rows(2)
    page.freeze_panes(3, 1)
    mark = paper.mark.replace("&", "&&")[:HEAD_SIGNS]
    page.set_header(f"&R&8{mark}")
    page.set_footer("&L&8" + paper.title.replace("&", "&&")[:60] + "&C&9第 &P 页，共 &N 页")
    page.set_column(0, 0, NUMBER_WIDTH)
    for at, column in enumerate(paper.columns, 1):
        page.set_column(at, at, column.width)


def _write_head(page, paper: Paper, last: int, styles) -> None:
    page.set_row(0, 30)
    page.merge_range(0, 0, 0, last, paper.title, styles["title"])
    page.write_string(1, 0, f"单位：{paper.unit}", styles["line"])
    page.write_string(1, last, paper.days, styles["right"])
    page.set_row(2, 24)
    for at, heading in enumerate((NUMBER, *(column.heading for column in paper.columns))):
        page.write_string(2, at, heading, styles["head"])


def _write_rows(page, columns: tuple[Column, ...], lines: Iterable[Line], styles) -> int:
    """Every sort of cell has its way of being written, found once for the column."""
    ways = [(at, column.word, *_way(page, column.sort, styles)) for at, column in enumerate(columns, 1)]
    number, plain, empty, row = page.write_number, styles["number"], styles["text"], 2
    for row, line in enumerate(lines, 3):
        number(row, 0, row - 2, plain)
        for at, word, write, style, ready in ways:
            value = line.cells.get(word)
            if value is None or value == "":
                page.write_blank(row, at, None, empty)
            else:
                write(row, at, ready(value), style)
    return row - 2


def _way(page, sort: Sort, styles):
    """(how it is written, its look, how the value is made ready)."""
    if sort == Sort.NUMBER:
        return page.write_number, styles["number"], lambda value: value
    if sort in (Sort.DAY, Sort.MOMENT):
        return page.write_datetime, styles[sort.value], _on_the_wall
    return page.write_string, styles["as_text" if sort in (Sort.ID, Sort.PHONE) else "text"], str


def _on_the_wall(value):
    """A moment as Shanghai's clock shows it: a workbook knows no zones."""
    return local(value).replace(tzinfo=None) if isinstance(value, datetime) else value


def _write_foot(page, paper: Paper, rows: int, last: int, styles) -> None:
    """How many, who signs, and whose copy this is."""
    row = rows + 3
    page.write_string(row, 0, f"合计 {rows} {paper.unit}", styles["line"])
    page.write_string(
        row + 1, 0, "填表人：　　　　　　　　审核人：　　　　　　　　填报日期：　　　　年　　月　　日", styles["line"]
    )
    page.write_string(row + 2, 0, paper.mark, styles["line"])
    page.print_area(0, 0, row + 2, last)


def write_csv(out: IO[bytes], paper: Paper, lines: Iterable[Line], *, folder: str) -> int:
    """The same rows as text, with a mark for spreadsheet programs; whose copy it is stands in the last line."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    pen, rows = csv.writer(text), 0
    pen.writerow([NUMBER, *(column.heading for column in paper.columns)])
    for rows, line in enumerate(lines, 1):
        pen.writerow([rows, *(typed(line.cells.get(c.word), c.sort) for c in paper.columns)])
    pen.writerow([paper.mark])
    text.flush()
    text.detach()
    return rows


def shown(columns: Iterable[Column], lines: Iterable[Line]) -> Iterator[list[tuple[Column, str]]]:
    """The rows of a page on the screen."""
    columns = list(columns)
    return ([(column, said(line.cells.get(column.word), column.sort)) for column in columns] for line in lines)
