"""Cells in error of an old binary workbook (.xls): the parser gives them as empty, so that they would be lost unseen.

The file is a small file system of sectors (OLE2) with the workbook as one stream of records (BIFF8). Whatever does not
look like that is left to the parser to refuse: here nothing is found in it.
"""

import struct
from collections.abc import Iterator

from linli.ground.people.roster.archive import Spots

_BEGIN, _END, _SHEET, _FORMULA, _WRONG = (
    0x0809,
    0x000A,
    0x0085,
    0x0006,
    0x0205,
)  # BOF, EOF, BOUNDSHEET, FORMULA, BOOLERR
_LAST = 0xFFFFFFFA  # sector numbers from here on are no sectors
_SAID = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_OTHER = "#N/A"


def errors_in_old_book(content: bytes) -> dict[str, Spots]:
    """The cells in error of each sheet, by row and column as Excel counts them."""
    try:
        stream = _workbook_stream(content)
        return {name: dict(_errors_from(stream, start)) for name, start in _sheets_of(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _workbook_stream(content: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if not 128 <= size <= 4096:
        return b""
    table = _sector_table(content, size)
    (first,) = struct.unpack_from("<I", content, 48)
    directory = _chain(content, table, first, size)
    for at in range(0, len(directory), 128):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le")
        if name in ("Workbook", "Book"):
            start, bytes_ = struct.unpack_from("<II", directory, at + 116)
            return _chain(content, table, start, size)[:bytes_]
    return b""


def _sector_table(content: bytes, size: int) -> list[int]:
    """Which sector follows which. Its own sectors stand in the head; of very large files also in a chain of their own."""
    places = [n for n in struct.unpack_from("<109I", content, 76) if n < _LAST]
    more, left = struct.unpack_from("<II", content, 68)
    while more < _LAST and left > 0:
        *found, more = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
        places += [n for n in found if n < _LAST]
        left -= 1
    return [n for place in places for n in struct.unpack_from(f"<{size // 4}I", content, (place + 1) * size)]


def _chain(content: bytes, table: list[int], sector: int, size: int) -> bytes:
    """The sectors that follow each other; a ring ends when it is longer than the file."""
    parts: list[bytes] = []
    while sector < _LAST and len(parts) <= len(content) // size:
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """(sort, where its content begins, its length) of each record."""
    while at + 4 <= len(stream):
        sort, length = struct.unpack_from("<HH", stream, at)
        yield sort, at + 4, length
        at += 4 + length


def _sheets_of(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name of each sheet and where its records begin: told at the beginning of the book."""
    for sort, at, _length in _records(stream, 0):
        if sort == _END:
            return
        if sort == _SHEET:
            (start,) = struct.unpack_from("<I", stream, at)
            signs, wide = stream[at + 6], stream[at + 7] & 1
            raw = stream[at + 8 : at + 8 + signs * (2 if wide else 1)]
            yield raw.decode("utf-16-le" if wide else "latin-1"), start


def _errors_from(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Errors that were typed, and formulas that came to one. A chart inside the sheet has a beginning and end of its own."""
    depth = 0
    for sort, at, length in _records(stream, start):
        depth += (sort == _BEGIN) - (sort == _END)
        if depth <= 0:
            return
        if sort == _WRONG and length >= 8 and stream[at + 7] == 1:
            code = stream[at + 6]
        elif sort == _FORMULA and length >= 14 and stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
            code = stream[at + 8]
        else:
            continue
        row, column = struct.unpack_from("<HH", stream, at)
        yield (row + 1, column + 1), _SAID.get(code, _OTHER)
