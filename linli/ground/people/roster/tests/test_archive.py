"""Files made to hurt, and cells the parser would forget."""

import io
import re
import zipfile

import pytest
import xlsxwriter

from linli.ground.people.roster.archive import look_through
from linli.ground.people.roster.limits import Limits, Unreadable
from linli.ground.people.roster.plan import plan_of_sheets
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.tests.makers import make_id, make_workbook

SHEET = "xl/worksheets/sheet1.xml"
WHOLE = make_workbook(["姓名", "室", "小区"], ["王芳", "101", "富民小区"], sheet="居民")


def altered(change, part=SHEET, content=WHOLE):
    """The same workbook, one part of it changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def with_row(xml):
    return altered(lambda sheet: sheet.replace(b"</sheetData>", xml + b"</sheetData>"))


def entities(sheet):
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return sheet.replace(b"?>", b"?>" + bomb, 1)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (altered(entities), "not_a_workbook"),
        (altered(entities, "xl/workbook.xml"), "not_a_workbook"),
        (altered(entities, "xl/sharedStrings.xml"), "not_a_workbook"),
        (with_row(b'<row r="3"><c r="A1048576"><v>1</v></c></row>'), "too_many_rows"),
        (with_row(b'<row r="1048576"></row>'), "too_many_rows"),
        (with_row(b'<row r="3"><c r="XFD3"><v>1</v></c></row>'), "too_many_columns"),
        (with_row(b"<row>" + b"<c><v>1</v></c>" * 2_000 + b"</row>"), "not_a_workbook"),
        (altered(lambda _: b"\0" * 3_000_000), "too_big"),
        (altered(lambda rels: rels.replace(b"worksheets/sheet1.xml", b"elsewhere.xml"), "xl/_rels/workbook.xml.rels"),
         "not_a_workbook"),
        (altered(lambda _: b"<", "xl/workbook.xml"), "not_a_workbook"),
    ],
)  # fmt: skip
def test_what_is_made_to_hurt_is_refused_before_it_is_parsed(content, word):
    with pytest.raises(Unreadable) as refusal:
        look_through(content, Limits(unpacked_mebibytes=2))
    assert refusal.value.word == word


def test_a_long_text_named_by_many_cells_is_weighed():
    heavy = altered(lambda part: part.replace("王芳".encode(), b"x" * 30_000), "xl/sharedStrings.xml")
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>3</v></c></row>' % (n, n) for n in range(3, 200))
    many = altered(lambda sheet: sheet.replace(b"</sheetData>", cells + b"</sheetData>"), content=heavy)
    assert look_through(heavy, Limits(unpacked_mebibytes=1)) == {"居民": {}}
    with pytest.raises(Unreadable, match="文件太大"):
        look_through(many, Limits(unpacked_mebibytes=1))


def test_a_directory_that_lies_about_its_parts_is_refused():
    lying = bytearray(altered(lambda _: b"\0" * 3_000_000))
    for found in re.finditer(rb"PK\x01\x02", lying):
        size = found.start() + 24
        if int.from_bytes(lying[size : size + 4], "little") == 3_000_000:
            lying[size : size + 4] = (1_000).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="文件打不开"):
        look_through(bytes(lying), Limits())


def in_error(*cells):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("居民")
        page.write_row(0, 1, ["小区", "室", "姓名", "身份证号", "备注"])
        page.write_row(1, 1, ["富民小区", "101", "王芳", make_id(), ""])
        for column, formula, value in cells:
            page.write_formula(1, column, formula, None, value)
    return file.getvalue()


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ((2, "=VLOOKUP(1,A:B,2)", "#N/A"), "室"),
        ((3, "=X!A1", "#REF!"), "姓名"),
        ((4, "=1/0", "#DIV/0!"), "身份证号"),
        ((5, "=FOO()", "#NAME?"), "备注"),
        ((3, "=A1", ""), "姓名"),
    ],
)
def test_a_cell_in_error_is_named_and_its_row_stays_out(cell, column):
    plan = plan_of_sheets(read(in_error(cell)))
    assert [(e.sheet, e.row, e.column, e.reason) for e in plan.errors] == [("居民", 2, column, "cell_error")]
    assert plan.people == ()


def test_a_formula_that_was_reckoned_is_what_it_says():
    plan = plan_of_sheets(read(in_error((3, '="王"&"芳"', "王芳"))))
    assert ([person.name for person in plan.people], plan.errors) == (["王芳"], ())
