from datetime import date

import pytest

from linli.ground.people.roster.layout import layout_of
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.rows import rows_of
from linli.ground.people.roster.tests.makers import HEAD, make_id, make_row, make_workbook

NUMBER = make_id("19890401", 433)


def test_a_row_is_tidy_in_every_cell():
    row = make_row(
        楼栋="一号楼",
        室="101室",
        户主="王　伟",
        与户主关系="妻子",
        姓名="李 芳",
        性别="女",
        身份证号=make_id("19900410", 408),
    )
    assert (row.door.words, row.head, row.relation, row.relation_said, row.name, row.sex, row.born, row.errors) == (
        *("街口小区1号楼1单元101室", "王伟", "spouse", "妻子", "李芳", "female", date(1990, 4, 10), ()),
    )


@pytest.mark.parametrize(
    ("cell", "errors", "repairs"),
    [
        (NUMBER, [], []),
        ("", [], []),
        (f"\t{NUMBER}", [], []),
        (f"{NUMBER} ", [], ["id_blanks"]),
        (f"'{NUMBER}", [], ["id_blanks"]),
        (NUMBER[:6] + NUMBER[8:17], [], ["id_15_digits"]),
        (float(NUMBER), ["id_digits_lost"], []),
        (999999890401433.0, ["id_digits_lost"], []),
        (NUMBER[:17], ["id_length"], []),
        (NUMBER[:6] + "********" + NUMBER[14:], ["id_masked"], []),
        ("未办", ["id_length"], []),
    ],
)
def test_an_id_is_taken_repaired_or_refused(cell, errors, repairs):
    row = make_row(姓名="杨涛", 身份证号=cell)
    assert ([word for _, word in row.errors], [word for _, word in row.repairs]) == (errors, repairs)


def test_a_number_that_is_right_by_chance_is_lost_all_the_same():
    lucky = next(number for order in range(1000) if (number := make_id("19890401", order)).endswith("0"))
    assert make_row(姓名="杨涛", 身份证号=float(lucky)).errors == (("id_number", "id_digits_lost"),)


def test_the_ids_birth_date_stands_and_the_columns_sex():
    head = [*HEAD, "出生日期"]
    row = make_row(head=head, 姓名="杨涛", 性别="女", 身份证号=NUMBER, 出生日期="1990-04-01")
    assert (row.born, row.sex, row.repairs) == (
        date(1989, 4, 1),
        "female",
        (("born", "birth_differs_from_id"), ("sex", "sex_differs_from_id")),
    )


def test_where_no_sex_is_said_the_id_suggests_it_and_where_no_id_is_the_birth_column_stands():
    head = [*HEAD, "出生日期"]
    child = make_row(head=head, 姓名="杨晓", 出生日期="2026-10-07")
    assert (make_row(姓名="杨涛", 身份证号=NUMBER).sex, child.sex, child.born) == ("male", "", date(2026, 10, 7))


@pytest.mark.parametrize(
    ("said", "vacant", "errors"),
    [
        (dict(居住状态="空置"), True, ()),
        (dict(姓名="空户", 备注="空置"), True, ()),
        (dict(), True, ()),
        (dict(身份证号=NUMBER, 与户主关系="子"), False, (("name", "name_missing"),)),
        (dict(联系电话="15454368444"), False, (("name", "name_missing"),)),
        (dict(姓名="杨涛", 室=""), False, (("room", "address_missing"),)),
        (dict(姓名="杨涛", 小区="", 楼栋=""), False, (("room", "address_missing"),)),
        (dict(室=""), True, (("room", "address_missing"),)),
    ],
)
def test_a_row_without_a_name_is_an_empty_flat_only_when_nothing_is_said_of_anybody(said, vacant, errors):
    row = make_row(**said)
    assert (row.is_vacant, row.errors) == (vacant, errors)


def test_a_cell_too_long_for_the_register_keeps_its_row_out():
    row = make_row(姓名="杨" * 61, 备注="听力不好，请打电话" * 30, 楼栋="一" * 21)
    assert row.errors == (("building", "too_long"), ("name", "too_long"))


def test_a_note_of_a_death_or_a_removal_is_marked_and_the_person_stays():
    rows = [make_row(姓名="杨涛", 备注=note) for note in ("2026年3月去世", "已搬走", "需轮椅")]
    assert [row.repairs for row in rows] == [(("note", "note_says_deceased"),), (("note", "note_says_moved_away"),), ()]


def test_a_whole_address_in_one_cell_is_split():
    address = "粮站家属院一号楼1单元101"
    rows = [
        make_row(head=["姓名", "详细门牌"], 姓名="余山", 详细门牌=address),
        make_row(head=["姓名", "门牌"], 姓名="余山", 门牌=address),
        make_row(head=["姓名", "小区", "门牌"], 姓名="余山", 小区="粮站家属院", 门牌="1栋1单元101"),
    ]
    assert [(row.door.words, row.errors) for row in rows] == [("粮站家属院1号楼1单元101室", ())] * 3


def test_whether_hukou_is_here_is_said_or_follows_from_the_place():
    head = [*HEAD, "户籍地", "人户一致"]
    said = [("本社区", ""), ("外省", ""), ("外省", "是"), ("本社区", "否"), ("", "")]
    rows = [make_row(head=head, 姓名="杨涛", 户籍地=place, 人户一致=word) for place, word in said]
    assert [row.hukou_here for row in rows] == [True, False, True, False, None]


def test_empty_lines_and_running_numbers_alone_are_passed_over():
    (sheet,) = read(make_workbook(["序号", "姓名", "室"], [1, "杨涛", "101"], [], [2], [3, "", "102"]))
    assert [(row.spot.row, row.name, row.door.room) for row in rows_of(sheet, layout_of(sheet))] == [
        (2, "杨涛", "101"),
        (5, "", "102"),
    ]


def test_a_name_in_two_columns_is_one_name():
    row = make_row(head=["姓", "名", "室", "小区"], 姓="欧阳", 名="雪佳", 室="301", 小区="富民小区")
    assert (row.name, row.errors) == ("欧阳雪佳", ())


@pytest.mark.parametrize(
    ("name", "accepted"),
    [
        ("王𠮷祥", True), ("刘䶮", True), ("赵𬭼", True), ("阿依古丽·吐尔逊", True), ("张〇", True), ("葛󠄀城", True),
        ("王\u200b芳", False), ("王\u200d芳", False), ("\ufeff王芳", False), ("王\u202e芳", False),
        ("\u2066王芳\u2069", False), ("王\x00芳", False),
    ],
)  # fmt: skip
def test_rare_signs_are_taken_and_unseen_ones_refused(name, accepted):
    errors = () if accepted else (("name", "unseen_signs"),)
    assert make_row(姓名=name).errors == errors


def test_unseen_signs_around_an_id_are_taken_out():
    row = make_row(姓名="杨涛", 身份证号=f"\u200b{NUMBER}")
    assert (row.id_number, row.errors, row.repairs) == (NUMBER, (), (("id_number", "id_blanks"),))


@pytest.mark.parametrize("cell", ["1900-01-01", "1900/1/0", date(1900, 1, 1), 1.0, "9999-12-31", 2958465.0, "不详"])
def test_a_birth_nobody_can_have_is_left_out_and_told(cell):
    row = make_row(head=[*HEAD, "出生日期"], 姓名="杨晓", 出生日期=cell)
    assert (row.born, row.errors, row.repairs) == (None, (), (("born", "birth_unread"),))


@pytest.mark.parametrize("cell", ["2026-11-25", "2027年3月", date(2031, 1, 1), "2099-12-31"])
def test_nobody_is_born_tomorrow(cell):
    errors = (("born", "birth_ahead"),) if cell != "2027年3月" else ()
    row = make_row(head=[*HEAD, "出生日期"], 姓名="杨晓", 出生日期=cell, day=date(2026, 11, 24))
    assert (row.born, row.errors) == (None, errors)


def test_who_is_born_today_is_taken_and_a_number_of_tomorrow_is_wrong():
    day = date(2026, 11, 24)
    born = make_row(head=[*HEAD, "出生日期"], 姓名="杨晓", 出生日期="2026-11-24", day=day)
    wrong = make_row(姓名="杨晓", 身份证号=make_id("20261125"), day=day)
    assert (born.born, born.errors, wrong.errors) == (day, (), (("id_number", "id_birthdate"),))
