"""Cells in error of the old binary format are found, and broken files are left to the parser."""

import struct

import pytest

from linli.ground.people.roster.layout import layout_of
from linli.ground.people.roster.old_book import errors_in_old_book
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.rows import rows_of
from linli.ground.people.roster.tests.makers import SOURCES

OLD = (SOURCES / "roster.xls").read_bytes()
TEXT, ERROR = 0x00FD, 0x0205  # LABELSST, BOOLERR
SHEET = "居民基本信息"


def with_error(row: int, column: int, code: int) -> bytes:
    """The same book with #N/A and its like where a text stood: the record is turned where it lies."""
    content = bytearray(OLD)
    at = content.index(struct.pack("<HHHH", TEXT, 10, row - 1, column - 1))
    struct.pack_into("<H", content, at, ERROR)
    content[at + 10 : at + 12] = bytes((code, 1))
    return bytes(content)


def with_formula(row: int, column: int) -> bytes:
    """A formula that came to #REF!: of the text's ten bytes only the head fits, so its neighbour gives way too."""
    content = bytearray(OLD)
    at = content.index(struct.pack("<HHHH", TEXT, 10, row - 1, column - 1))
    struct.pack_into("<HHHHH", content, at, 0x0006, 24, row - 1, column - 1, 0)
    content[at + 10 : at + 28] = bytes((2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF)) + bytes(10)
    return bytes(content)


@pytest.mark.parametrize(
    "code, said", [(0x2A, "#N/A"), (0x07, "#DIV/0!"), (0x17, "#REF!"), (0x0F, "#VALUE!"), (0x99, "#N/A")]
)
def test_an_error_is_found_where_it_stands(code, said):
    assert errors_in_old_book(with_error(11, 9, code)) == {SHEET: {(11, 9): said}}


def test_a_formula_that_came_to_an_error_is_found():
    assert errors_in_old_book(with_formula(11, 9)) == {SHEET: {(11, 9): "#REF!"}}


def test_a_sound_book_has_none():
    assert errors_in_old_book(OLD) == {SHEET: {}}


def test_the_row_is_named_as_an_error_and_not_dropped():
    (sheet,) = read(with_error(11, 9, 0x2A))
    found = {row.spot.row: row.errors for row in rows_of(sheet, layout_of(sheet)) if row.errors}
    assert found == {11: (("name", "cell_error"),)}


@pytest.mark.parametrize("harm", [b"", b"\xd0\xcf\x11\xe0", OLD[:600], OLD[:4000], OLD[:30] + b"\xff\xff" + OLD[32:]])
def test_a_broken_book_is_left_to_the_parser(harm):
    assert [spots for spots in errors_in_old_book(harm).values() if spots] == []


def test_sectors_that_follow_each_other_in_a_ring_come_to_an_end():
    content = bytearray(OLD)
    (first,) = struct.unpack_from("<I", content, 76)
    table = (first + 1) * 512
    for sector in range(128):
        struct.pack_into("<I", content, table + 4 * sector, sector)
    assert isinstance(errors_in_old_book(bytes(content)), dict)
