import pytest

from linli.ground.people.roster.layout import layout_of
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.tests.makers import make_workbook


def laid_out(*rows, sheet="表"):
    (only,) = read(make_workbook(*rows, sheet=sheet))
    return layout_of(only)


GROUPS = ["序号", "房屋信息", "", "", "人员信息", "", "备注"]
HEADS = ["", "楼号", "单元", "房号", "姓名", "身份证号", ""]


def test_titles_and_the_line_of_who_filled_it_in_stand_above_the_head():
    found = laid_out(["居民信息登记表"], ["填报单位:富民街社区"], [], ["姓名", "室"], ["杨涛", "101"])
    assert (found.first, dict(found.columns.place)) == (5, {"name": 0, "room": 1})


def test_a_head_in_two_rows_is_read_from_below_and_completed_from_above():
    found = laid_out(["登记表"], GROUPS, HEADS, [1, "1号楼", "1单元", "101", "杨涛", "", "需轮椅"])
    words = ("number", "building", "unit", "room", "name", "id_number", "note")
    assert (found.first, dict(found.columns.place)) == (4, {word: at for at, word in enumerate(words)})


def test_details_below_the_head_belong_to_it():
    found = laid_out(["姓名", "室", "联系方式"], ["", "", "手机"], ["杨涛", "101", "15400000001"])
    assert (found.first, dict(found.columns.place)) == (3, {"name": 0, "room": 1, "phone": 2})


def test_a_first_row_of_words_alone_is_no_second_head():
    assert laid_out(["姓名", "室", "备注"], ["杨涛", "甲", "党员"]).first == 2


@pytest.mark.parametrize(
    ("sheet", "title", "estate"),
    [
        ("富民小区(最新)", "富民街社区富民小区居民信息登记表", "富民小区"),
        ("邮电局家属院", "", "邮电局家属院"),
        ("Sheet1", "富民街社区河滨小区居民信息登记表", "河滨小区"),
        ("Sheet1", "2026年河滨花园住户花名册", "河滨花园"),
        ("明德", "富民街社区明德居民信息登记表", "明德"),
        ("Sheet1", "富民街社区居民信息登记表", ""),
        ("2024年旧表", "", ""),
    ],
)
def test_where_no_column_says_the_estate_the_sheet_or_its_title_does(sheet, title, estate):
    assert laid_out([title], ["姓名", "楼栋", "室"], sheet=sheet).estate == estate


def test_a_column_of_estates_outweighs_the_name_of_the_sheet():
    assert laid_out(["姓名", "小区", "室"], sheet="富民小区").estate == ""


def test_the_grid_is_taken_from_the_line_above_the_head():
    assert laid_out(["填报单位：富民街社区   网格：街口片   填报日期：2026年10月"], ["姓名", "室"]).grid == "街口片"


@pytest.mark.parametrize("rows", [[], [["人口汇总表"], ["网格", "户数", "人数", "备注"], ["街口片", 92, 244, ""]]])
def test_a_sheet_that_lists_nobody_has_no_layout(rows):
    assert laid_out(*rows) is None
