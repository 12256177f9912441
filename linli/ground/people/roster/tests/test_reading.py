import io
import zipfile

import pytest

from linli.ground.people.roster.limits import Limits, Unreadable
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.tests.makers import SOURCES, make_workbook


def test_sheets_come_with_their_rows_as_excel_counts_them_and_hidden_ones_are_marked():
    sheets = read(make_workbook(["姓名"], [], ["王芳", 101], hidden=("旧表",)))
    assert [(sheet.name, sheet.hidden, list(sheet.rows())) for sheet in sheets] == [
        ("表", False, [(1, ["姓名", ""]), (2, ["", ""]), (3, ["王芳", 101.0])]),
        ("旧表", True, []),
    ]


def test_a_sheet_may_be_read_twice():
    (sheet,) = read(make_workbook(["姓名"], ["王芳"]))
    assert list(sheet.rows()) == list(sheet.rows()) == [(1, ["姓名"]), (2, ["王芳"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_files_of_every_usual_encoding_are_read(encoding):
    (sheet,) = read('姓名,备注\r\n王𠮷祥,"门铃坏,请敲门"\r\n'.encode(encoding), "河滨小区.csv")
    assert (sheet.name, list(sheet.rows())) == ("河滨小区", [(1, ["姓名", "备注"]), (2, ["王𠮷祥", "门铃坏,请敲门"])])


def test_the_old_binary_format_is_read_by_its_path():
    (sheet,) = read(SOURCES / "roster.xls")
    assert (sheet.name, len(list(sheet.rows()))) == ("居民基本信息", 661)


def _bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 3_000_000)
    return file.getvalue()


TWO_ROWS = make_workbook(["姓名", "室"], ["王芳", "101"], hidden=("旧表",))


@pytest.mark.parametrize(
    ("content", "limits", "word"),
    [
        (b"x" * 1_100_000, Limits(mebibytes=1), "too_big"),
        (_bomb(), Limits(unpacked_mebibytes=2), "too_big"),
        (TWO_ROWS, Limits(sheets=1), "too_many_sheets"),
        (TWO_ROWS, Limits(rows=1), "too_many_rows"),
        (TWO_ROWS, Limits(columns=1), "too_many_columns"),
        ("姓名,室\n王芳,101".encode(), Limits(rows=1), "too_many_rows"),
        ("姓名,室\n王芳,101".encode(), Limits(columns=1), "too_many_columns"),
        (b"PK\x03\x04junk", Limits(), "not_a_workbook"),
        (_bomb(), Limits(), "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0junk", Limits(), "not_a_workbook"),
        (b"\xff\xff\xff", Limits(), "not_a_workbook"),
        (b"%PDF\0", Limits(), "not_a_workbook"),
        (b"x," * 4_000 + b"\0", Limits(), "not_a_workbook"),
        (b"x" * 140_000, Limits(), "not_a_workbook"),
        (b"", Limits(), "not_a_workbook"),
    ],
)
def test_what_is_too_large_or_no_roster_is_refused_with_a_word(content, limits, word):
    with pytest.raises(Unreadable) as refusal:
        read(content, limits=limits)
    assert refusal.value.word == word


def test_a_refusal_says_the_limit_and_the_cure():
    with pytest.raises(Unreadable, match="^行数太多，超过1行。请按网格分成几个文件再导入。$"):
        read(TWO_ROWS, limits=Limits(rows=1))
