"""Opens a roster file and gives its sheets, row by row. Refuses what is too large before anything is unpacked."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from linli.ground.people.roster.words import UNREADABLE

Cell = object  # str, float, int, bool, date, datetime, time or timedelta, as the file holds it

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be. A community has about 5,000 rows; a whole sub-district fits."""

    mebibytes: int = 32
    unpacked_mebibytes: int = 512
    sheets: int = 60
    rows: int = 150_000
    columns: int = 200


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

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        return enumerate(self._cells(), 1)


class Unreadable(Exception):
    """The file as a whole cannot be taken. `word` says why, `str()` is the sentence with the cure."""

    def __init__(self, word: str, **facts):
        super().__init__(UNREADABLE[word] % facts)
        self.word = word
        self.facts = facts


def read(source: Path | str | bytes, name: str = "", limits: Limits = Limits()) -> tuple[Sheet, ...]:
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
    _refuse_a_bomb(content, limits)
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
    return tuple(
        Sheet(page.name, page.visible != SheetVisibleEnum.Visible, sheet.iter_rows, _merged_in(sheet))
        for page, sheet in found
    )


def _merged_in(sheet: CalamineSheet) -> tuple[Merged, ...]:
    """The reader leaves out empty columns before the first that says anything."""
    left = sheet.start[1] if sheet.start else 0
    blocks = sheet.merged_cell_ranges or ()
    return tuple(Merged(top + 1, bottom + 1, column - left) for (top, column), (bottom, _) in blocks if column >= left)


def _refuse_a_bomb(content: bytes, limits: Limits) -> None:
    """A small archive may unpack to gigabytes; its directory tells so before anything is unpacked."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise Unreadable("not_a_workbook") from None
    if unpacked > limits.unpacked_mebibytes * MIB:
        raise Unreadable("too_big", limit=limits.mebibytes)


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
    return Sheet(title, False, lambda: map(list, rows))


def _decoded(content: bytes) -> str:
    """UTF-8, else GB18030: office software in China writes the latter, and GBK lacks characters of real names."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("not_a_workbook")
