from linli.ground.people.roster.parts import (
    Building,
    Duplicate,
    Dwelling,
    Household,
    Membership,
    Person,
    Phone,
    Question,
    Repair,
    RowError,
    Spot,
)
from linli.ground.people.roster.plan import Plan, plan_of, plan_of_sheets
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.tests.makers import HEAD, make_id, make_row, make_rows, make_workbook

NUMBER, OTHER = make_id("19890401", 433), make_id("19900410", 408)
DOOR = "街口小区|1号楼|1单元|101"


def test_two_rows_make_a_building_two_doors_a_household_and_a_person():
    person = dict(户主="杨涛", 与户主关系="户主", 姓名="杨涛", 身份证号=NUMBER, 联系电话="15454368444", 居住状态="自住")
    assert plan_of(make_rows(person, dict(室="102", 居住状态="空置"))) == Plan(
        rows=2,
        grids=("街口片",),
        buildings=(Building("街口小区|1号楼", "街口片", "街口小区", "1号楼"),),
        dwellings=(
            _dwelling("101", vacant=False),
            _dwelling("102", vacant=True),
        ),
        households=(Household(f"{DOOR}#杨涛", DOOR, "杨涛", NUMBER, "owner"),),
        people=(_person(NUMBER, "杨涛", NUMBER),),
        memberships=(Membership(NUMBER, f"{DOOR}#杨涛", "head", "户主", Spot("表", 2)),),
        phones=(Phone(NUMBER, "15454368444", "mobile", True),),
        errors=(),
        repairs=(),
        duplicates=(),
        questions=(),
    )


def _dwelling(room, vacant):
    words = f"街口小区1号楼1单元{room}室"
    return Dwelling(
        *(f"街口小区|1号楼|1单元|{room}", "街口小区|1号楼", "街口片", "街口小区", "1号楼", "1单元", room, words, vacant)
    )


def _person(key, name, number):
    row = make_row(姓名=name, 身份证号=number)
    return Person(key, name, row.sex, number, row.born, *("", "", False, "", "", "", ""), None, "", Spot("表", 2))


def test_the_same_id_is_the_same_person_wherever_the_second_row_stands():
    at_home = dict(户主="杨涛", 姓名="杨涛", 与户主关系="户主", 身份证号=NUMBER)
    married = dict(户主="李芳", 姓名="杨涛", 与户主关系="女婿", 身份证号=NUMBER, 室="202")
    plan = plan_of(make_rows(at_home, married))
    spots = (Spot("表", 2), Spot("表", 3))
    assert [person.key for person in plan.people] == [NUMBER]
    assert [(membership.household, membership.relation) for membership in plan.memberships] == [
        (f"{DOOR}#杨涛", "head"),
        ("街口小区|1号楼|1单元|202#李芳", "son_in_law"),
    ]
    assert plan.questions[0] == Question("in_two_households", "杨涛", ("杨涛",), spots)
    assert plan.repairs == tuple(Repair("表", row, "姓名", "in_two_households", "杨涛") for row in (2, 3))


def test_the_same_person_behind_the_same_door_again_makes_nothing():
    person = dict(户主="杨涛", 姓名="杨涛", 与户主关系="户主", 身份证号=NUMBER, 联系电话="15454368444")
    once, twice = plan_of(make_rows(person)), plan_of(make_rows(person, {**person, "联系电话": "15454368445"}))
    assert twice.duplicates == (Duplicate("表", 3, "杨涛", Spot("表", 2)),)
    assert (twice.people, twice.memberships, twice.phones) == (once.people, once.memberships, once.phones)


def test_without_an_id_the_same_name_is_one_person_only_behind_the_same_door():
    child = dict(户主="杨涛", 姓名="杨晓", 与户主关系="女")
    plan = plan_of(make_rows(child, child, {**child, "室": "102"}))
    assert [person.key for person in plan.people] == [f"name:杨晓@{DOOR}", "name:杨晓@街口小区|1号楼|1单元|102"]
    assert plan.duplicates == (Duplicate("表", 3, "杨晓", Spot("表", 2)),)


def test_a_row_without_the_id_is_the_person_whose_id_another_row_tells_even_later():
    told, untold = dict(户主="杨涛", 姓名="杨涛", 身份证号=NUMBER), dict(户主="杨涛", 姓名="杨涛")
    plans = [plan_of(make_rows(*people)) for people in ((told, untold), (untold, told))]
    assert [[(person.key, person.id_number) for person in plan.people] for plan in plans] == [[(NUMBER, NUMBER)]] * 2


def test_one_id_under_two_names_keeps_both_rows_out_and_names_the_other():
    plan = plan_of(make_rows(dict(姓名="杨涛", 身份证号=NUMBER), dict(姓名="李芳", 身份证号=NUMBER), dict(姓名="王伟")))
    assert plan.errors == (
        RowError("表", 2, "身份证号", "id_conflict", "杨涛", Spot("表", 3)),
        RowError("表", 3, "身份证号", "id_conflict", "李芳", Spot("表", 2)),
    )
    assert [person.name for person in plan.people] == ["王伟"]
    assert plan.errors[0].sentence == "同一身份证号登记在两个人名下：还有“表”第3行。请核对是谁的号码，改正另一行。"


def test_two_households_behind_one_door_are_told_apart_by_their_heads():
    heads = [dict(户主=name, 姓名=name, 与户主关系="户主") for name in ("杨涛", "范山")]
    plan = plan_of(make_rows(*heads))
    assert [household.key for household in plan.households] == [f"{DOOR}#杨涛", f"{DOOR}#范山"]
    assert (len(plan.dwellings), plan.questions) == (1, ())


def test_where_no_column_names_the_head_the_door_is_the_household():
    head = [word for word in HEAD if word != "户主"]
    rows = [
        make_row(2, head=head, 姓名="杨涛", 与户主关系="户主"),
        make_row(3, head=head, 姓名="李芳", 与户主关系="配偶"),
    ]
    assert plan_of(rows).households == (Household(f"{DOOR}#", DOOR, "杨涛", f"name:杨涛@{DOOR}", ""),)


def test_an_empty_head_cell_means_the_household_begun_above():
    plan = plan_of(make_rows(dict(姓名="杨涛", 与户主关系="户主"), dict(姓名="李芳", 与户主关系="配偶")))
    assert [household.key for household in plan.households] == [f"{DOOR}#杨涛"]


def test_two_heads_or_none_are_asked_about_and_taken_in():
    two = make_rows(
        dict(户主="杨涛", 姓名="杨涛", 与户主关系="户主"), dict(户主="杨涛", 姓名="李芳", 与户主关系="户主")
    )
    none = make_rows(dict(户主="杨涛", 姓名="李芳", 与户主关系="母亲"))
    assert [plan_of(rows).questions for rows in (two, none)] == [
        (Question("two_heads", "街口小区1号楼1单元101室", ("杨涛", "李芳"), (Spot("表", 2), Spot("表", 3))),),
        (Question("without_head", "街口小区1号楼1单元101室", (), (Spot("表", 2),)),),
    ]


def test_a_head_who_stays_out_for_an_error_is_still_the_head():
    rows = make_rows(
        dict(户主="杨涛", 姓名="杨涛", 与户主关系="户主", 身份证号=NUMBER[:17]),
        dict(户主="杨涛", 姓名="李芳", 与户主关系="配偶"),
    )
    plan = plan_of(rows)
    assert (plan.questions, [household.head for household in plan.households]) == ((), [""])
    assert plan.errors == (RowError("表", 2, "身份证号", "id_length", "杨涛"),)


def test_a_building_in_two_grids_is_asked_about():
    plan = plan_of(make_rows(dict(姓名="杨涛"), dict(姓名="李芳", 室="102", 网格="粮站巷")))
    assert [question for question in plan.questions if question.word == "two_grids"] == [
        Question("two_grids", "街口小区1号楼", ("街口片", "粮站巷"), (Spot("表", 2), Spot("表", 3)))
    ]


def test_a_shared_phone_is_a_contact_point_of_each_and_nobodys_key():
    family = make_rows(
        dict(姓名="杨涛", 身份证号=NUMBER, 联系电话="15454368444、0911-9991234"),
        dict(姓名="李芳", 身份证号=OTHER, 联系电话="15454368444"),
    )
    assert plan_of(family).phones == (
        Phone(NUMBER, "15454368444", "mobile", True),
        Phone(NUMBER, "0911-9991234", "landline", False),
        Phone(OTHER, "15454368444", "mobile", True),
    )


def test_what_a_note_says_of_a_death_is_asked_never_done():
    plan = plan_of(make_rows(dict(户主="杨涛", 姓名="杨涛", 与户主关系="户主", 备注="2026年3月去世")))
    assert plan.questions == (Question("note_says_deceased", "杨涛", ("杨涛",), (Spot("表", 2),)),)
    assert [person.name for person in plan.people] == ["杨涛"]


def test_a_hidden_sheet_is_never_read_unasked():
    plan = plan_of_sheets(
        read(make_workbook(["姓名", "小区", "室"], ["杨涛", "街口小区", "101"], hidden=("2024年旧表",)))
    )
    assert [person.name for person in plan.people] == ["杨涛"]


def test_no_number_stands_in_what_a_plan_prints():
    person = dict(户主="杨涛", 姓名="杨涛", 与户主关系="户主", 身份证号=NUMBER, 联系电话="15454368444")
    rows = make_rows(person, person)
    printed = repr(plan_of(rows)) + repr(rows)
    assert (NUMBER in printed, "15454368444" in printed) == (False, False)
