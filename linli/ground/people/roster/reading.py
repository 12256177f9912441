"""Opens a roster file and gives its sheets, row by row. Refuses what is too large before anything is unpacked."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from linli.ground.people.roster.archive import Spots, look_through
from linli.ground.people.roster.limits import MIB, USUAL, Limits, Unreadable
from linli.ground.people.roster.old_book import errors_in_old_book

Cell = object  # str, float, int, bool, date, datetime, time or timedelta, as the file holds it


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of merged cells: rows as Excel counts them, the leftmost column as the cells of `Sheet.rows` count."""

    top: int
    bottom: int
    left: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows()` begins anew each time and gives (row number as Excel counts it, cells)."""

    name: str
    hidden: bool
    _cells: Callable[[], Iterable[list[Cell]]] = field(repr=False)
    merged: tuple[Merged, ...] = ()
    height: int = 0

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        return enumerate(self._cells(), 1)


def read(source: Path | str | bytes, name: str = "", limits: Limits = USUAL) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx, .xls or .csv, hidden ones marked. Raises `Unreadable` with the cure.

    What the file is, its first bytes tell; the name only serves a .csv, which has no sheet names.
    """
    content = _content_of(source, limits)
    title = name or (Path(source).name if not isinstance(source, bytes) else "")
    if _looks_like_text(content):
        return (_text_sheet(content, Path(title).stem, limits),)
    return _workbook_sheets(content, limits)


def _content_of(source: Path | str | bytes, limits: Limits) -> bytes:
    size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
    if size > limits.mebibytes * MIB:
        raise Unreadable("too_big", limit=limits.mebibytes)
    return source if isinstance(source, bytes) else Path(source).read_bytes()


def _workbook_sheets(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    in_error = look_through(content, limits) if content.startswith(b"PK") else errors_in_old_book(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        pages = [page for page in book.sheets_metadata if page.typ == SheetTypeEnum.WorkSheet]
        if len(pages) > limits.sheets:
            raise Unreadable("too_many_sheets", limit=limits.sheets)
        found = [(page, book.get_sheet_by_name(page.name)) for page in pages]
    except PasswordError:
        raise Unreadable("password") from None
    except CalamineError:
        raise Unreadable("not_a_workbook") from None
    _refuse_too_many_cells([sheet for _, sheet in found], limits)
    return tuple(_sheet(page, sheet, in_error.get(page.name)) for page, sheet in found)


def _sheet(page: SheetMetadata, sheet: CalamineSheet, in_error: Spots | None) -> Sheet:
    """The reader leaves out empty columns before the first that says anything."""
    left = sheet.start[1] if sheet.start else 0
    rows = _marked(sheet.iter_rows, in_error, left) if in_error else sheet.iter_rows
    return Sheet(page.name, page.visible != SheetVisibleEnum.Visible, rows, _merged_in(sheet, left), sheet.height)


def _merged_in(sheet: CalamineSheet, left: int) -> tuple[Merged, ...]:
    blocks = sheet.merged_cell_ranges or ()
    return tuple(Merged(top + 1, bottom + 1, column - left) for (top, column), (bottom, _) in blocks if column >= left)


def _marked(rows: Callable[[], Iterable[list[Cell]]], in_error: Spots, left: int) -> Callable[[], Iterator[list[Cell]]]:
    """The same rows, cells in error saying so: the reader gives them as empty."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), said in in_error.items():
        by_row.setdefault(row, []).append((column - 1 - left, said))

    def marked() -> Iterator[list[Cell]]:
        for number, cells in enumerate(rows(), 1):
            for at, said in by_row.get(number, ()):
                cells += [""] * (at + 1 - len(cells))
                cells[at] = said
            yield cells

    return marked


def _refuse_too_many_cells(sheets: Iterable[CalamineSheet], limits: Limits) -> None:
    sheets = list(sheets)
    if sum(sheet.height for sheet in sheets) > limits.rows:
        raise Unreadable("too_many_rows", limit=limits.rows)
    if any(sheet.width > limits.columns for sheet in sheets):
        raise Unreadable("too_many_columns", limit=limits.columns)


def _looks_like_text(content: bytes) -> bool:
    """Workbooks hold zero bytes, text holds none (and the database takes none)."""
    return bool(content) and not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")) and b"\0" not in content


def _text_sheet(content: bytes, title: str, limits: Limits) -> Sheet:
    try:
        rows = list(csv.reader(io.StringIO(_decoded(content), newline="")))
    except csv.Error:  # a cell beyond any use: not a table
        raise Unreadable("not_a_workbook") from None
    if len(rows) > limits.rows:
        raise Unreadable("too_many_rows", limit=limits.rows)
    if len(max(rows, key=len, default=[])) > limits.columns:
        raise Unreadable("too_many_columns", limit=limits.columns)
    return Sheet(title, False, lambda: map(list, rows), height=len(rows))


def _decoded(content: bytes) -> str:
    """UTF-8, else GB18030: office software in China writes the latter, and GBK lacks characters of real names."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("not_a_workbook")
