import io

import pytest
import xlsxwriter

from linli.ground.people.roster.layout import layout_of
from linli.ground.people.roster.lines import lines_of
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.tests.makers import make_workbook

HEAD = ["楼栋", "单元", "室", "户主", "姓名"]


def told(content):
    (sheet,) = read(content)
    return list(lines_of(sheet, layout_of(sheet)))


def test_a_place_written_once_goes_down_to_the_next_and_no_further_in():
    rows = [
        ["1号楼", "1单元", "101", "杨涛", "杨涛"], ["", "", "", "", "李芳"], ["", "", "102", "", ""],
        ["1排", "", "9号", "王军", "王军"], ["", "", "", "", "王宇"],
    ]  # fmt: skip
    assert [cells for _, cells in told(make_workbook(HEAD, *rows))] == [
        ["1号楼", "1单元", "101", "杨涛", "杨涛"],
        ["1号楼", "1单元", "101", "杨涛", "李芳"],
        ["1号楼", "1单元", "102", "", ""],
        ["1排", "", "9号", "王军", "王军"],
        ["1排", "", "9号", "王军", "王宇"],
    ]


def test_where_every_row_says_its_place_a_row_without_one_stays_a_fault():
    rows = [["1号楼", "1单元", str(room), "", "杨涛"] for room in range(101, 108)] + [["", "", "", "", "李芳"]]
    assert told(make_workbook(HEAD, *rows))[-1] == (9, ["", "", "", "", "李芳"])


def test_a_sheet_that_comes_back_corrected_is_never_filled():
    rows = [["1号楼", "1单元", "101", "", "杨涛", "…"], ["", "", "", "", "李芳", "…"]]
    assert told(make_workbook([*HEAD, "错误原因"], *rows))[-1] == (3, ["", "", "", "", "李芳", "…"])


def test_a_merged_place_stands_in_each_of_its_rows_but_nobodys_name_does():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("表")
        page.write_row(2, 1, HEAD)
        for row, name in enumerate(("杨涛", "李芳", ""), 3):
            page.write_row(row, 3, [f"10{row}", "", name])
        page.merge_range(3, 1, 5, 1, "1号楼")
        page.merge_range(3, 2, 4, 2, "1单元")
        page.merge_range(4, 5, 5, 5, "李芳")
    assert told(file.getvalue()) == [
        (4, ["1号楼", "1单元", "103", "", "杨涛"]),
        (5, ["1号楼", "1单元", "104", "", "李芳"]),
        (6, ["1号楼", "", "105", "", ""]),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["小计", "", "", "", "12人"], ["合计", "92户", "", "", "234人"], ["本页合计", "", "", "", ""], [],
        ["填表人:      审核人:     社区(盖章)"], ["填报人（签字）：", "", "", "", ""], ["注：红色为租户"], HEAD,
        ["制表日期：2026年10月", "", "", "", ""],
    ],
)  # fmt: skip
def test_what_is_no_person_is_passed_over(cells):
    assert told(make_workbook(HEAD, cells, ["1号楼", "", "101", "", "杨涛"])) == [(3, ["1号楼", "", "101", "", "杨涛"])]


def test_a_head_of_two_rows_that_comes_again_on_the_next_page_is_passed_over():
    head = [["序号", "房屋", "", "人员"], ["", "楼栋", "室", "姓名"]]
    rows = [[1, "1号楼", "101", "杨涛"], *head, [2, "2号楼", "101", "李芳"]]
    assert [number for number, _ in told(make_workbook(*head, *rows))] == [3, 6]


def test_a_name_that_begins_like_a_total_is_a_person():
    rows = [["合计生", "101"], ["共计", "102"], ["注明", "103"]]
    assert [number for number, _ in told(make_workbook(["姓名", "室"], *rows))] == [2, 4]
