"""A roster on its way into the register: written once, found again, brought up to date."""

import json
from pathlib import Path

import pytest

from linli.engine.papers.actions import import_now, look_now
from linli.engine.papers.models import ImportBatch, ImportRow
from linli.engine.papers.tests.books import BAD, HOME, LUO, QIN, ROWS, book, counts, number, with_cell
from linli.ground.access.actor import the_clock
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, Refused
from linli.ground.people import sealing
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.places.models import Division, Place

SOURCES = Path(__file__).parents[3] / "front/demo/sources"
CLEAN = SOURCES / "roster-clean.xlsx"


@pytest.fixture
def quarter(two, as_community):
    with as_community(two.first.id):
        yield two.first


def bring(quarter, *rows):
    return import_now(quarter.id, book(*rows), actor=the_clock(quarter.id), file_name="名册.xlsx")


def person(quarter, id_number):
    return Person.objects.get(community_id=quarter.id, id_index=sealing.id_index(id_number))


@pytest.mark.slow
def test_the_clean_roster_comes_in_whole_and_a_second_time_changes_nothing(quarter):
    expected = json.loads(Path(f"{CLEAN}.expected.json").read_text())
    before = counts(quarter.id)
    first = import_now(quarter.id, CLEAN, word="roster", actor=the_clock(quarter.id))
    written = counts(quarter.id)
    second = import_now(quarter.id, CLEAN, word="roster", actor=the_clock(quarter.id))
    told = {word: first.figures[word] for word in expected if word in first.figures}
    gained = {table: written[table] - before[table] for table in written}
    assert told == {word: expected[word] for word in told}
    assert (gained["Person"], gained["Household"], gained["Spell"]) == (5229, 1994, 1994)
    assert (second.report["rows"], counts(quarter.id)) == (0, written)


def test_a_household_is_written_with_all_that_the_roster_says(quarter):
    batch = bring(quarter, *ROWS)
    qin, c = person(quarter, QIN), quarter.id
    household = Household.objects.get(community_id=c)
    phone = ContactPoint.objects.get(community_id=c, person_id=qin.id)
    spell = Spell.objects.select_related("dwelling").get(community_id=c)
    members = Membership.objects.filter(community_id=c).order_by("-is_head", "relation")
    assert batch.state == ImportBatch.State.DONE
    assert (qin.name, qin.sex, str(qin.born_on), qin.employer) == ("秦福来", "1", "1948-03-01", "粮站")
    assert (sealing.open_id(qin.id_sealed), sealing.open_phone(phone.sealed)) == (QIN, "15400000001")
    assert (household.called, spell.tenure, spell.valid_from) == ("秦大爷家", "owned", today())
    assert (spell.dwelling.key, spell.dwelling.line) == ("富民小区/3/1/301", "富民小区 3号楼 1单元 301")
    assert list(members.values_list("relation", "is_head")) == [("户主", True), ("孙", False), ("配偶", False)]
    assert {"秦", "p:qfl", "富民"} <= set(qin.search_tokens)


def test_places_grow_in_their_natural_order_and_buildings_join_the_grid_of_their_number(quarter):
    at = lambda building, room: with_cell(with_cell(ROWS[3], "楼栋", building), "室", room)  # noqa: E731
    bring(quarter, at("10号楼", "1102"), at("2号楼", "302"), at("2号楼", "1001"))
    places = Place.objects.filter(community_id=quarter.id, key__startswith="富民小区").order_by("path")
    joined = Division.objects.filter(
        community_id=quarter.id, grid_id=quarter.grids[0].id, place__key__startswith="富民小区"
    )
    assert [p.key for p in places] == [
        "富民小区", "富民小区/2", "富民小区/2/1", "富民小区/2/1/302", "富民小区/2/1/1001",
        "富民小区/10", "富民小区/10/1", "富民小区/10/1/1102",
    ]  # fmt: skip
    assert [p.vacant for p in places if p.kind == "dwelling"] == [True, True, True]
    assert sorted(joined.values_list("place__key", flat=True)) == ["富民小区/10", "富民小区/2"]


def test_what_the_roster_says_anew_is_updated_and_what_it_leaves_empty_stays(quarter):
    bring(quarter, *ROWS)
    moved = with_cell(with_cell(ROWS[0], "联系电话", "15400000009"), "工作单位", "")
    batch = bring(quarter, moved, *ROWS[1:])
    qin = person(quarter, QIN)
    phones = ContactPoint.objects.filter(community_id=quarter.id, person_id=qin.id)
    kept = ImportRow.objects.filter(community_id=quarter.id, batch_id=batch.id)
    assert (qin.employer, [sealing.open_phone(p.sealed) for p in phones]) == ("粮站", ["15400000009"])
    assert [(r.table, r.written, sorted(r.before)) for r in kept] == [
        ("people.ContactPoint", 2, ["sealed", "tail_index", "whole_index"])
    ]


def test_a_child_who_gets_an_id_stays_the_same_child(quarter):
    bring(quarter, *ROWS)
    child = Person.objects.get(community_id=quarter.id, name="秦小宝")
    bring(quarter, with_cell(ROWS[2], "身份证号", number("20240105", 5)))
    again = Person.objects.get(community_id=quarter.id, name="秦小宝")
    assert (again.id, again.id_index, again.version) == (child.id, sealing.id_index(number("20240105", 5)), 2)


def test_the_same_name_at_another_door_is_somebody_else(quarter):
    bring(quarter, *ROWS)
    other = with_cell(with_cell(with_cell(ROWS[2], "室", "303"), "户主", "秦小宝"), "与户主关系", "户主")
    bring(quarter, other)
    assert Person.objects.filter(community_id=quarter.id, name="秦小宝").count() == 2


def test_who_was_struck_off_is_not_brought_back_but_asked_about(quarter):
    bring(quarter, *ROWS)
    Person.objects.filter(community_id=quarter.id, id_index=sealing.id_index(QIN)).update(ended_on=today())
    batch = bring(quarter, *ROWS)
    assert (batch.report["rows"], batch.report["noticed"]) == (0, {"gone_before": 1})


def test_a_new_head_gives_the_household_its_new_name(quarter):
    bring(quarter, *ROWS)
    widow = [
        with_cell(with_cell(r, "户主", "罗秀英"), "与户主关系", w) for r, w in ((ROWS[1], "户主"), (ROWS[2], "孙"))
    ]
    bring(quarter, *widow)
    heads = Membership.objects.filter(community_id=quarter.id, is_head=True).values_list("person_id", flat=True)
    called = Household.objects.filter(community_id=quarter.id).values_list("called", flat=True)
    assert (list(called), list(heads)) == (["罗奶奶家"], [person(quarter, LUO).id])


def test_who_appears_at_a_second_door_lives_in_both_and_is_asked_about(quarter):
    bring(quarter, *ROWS)
    second = with_cell(with_cell(with_cell(ROWS[1], "室", "501"), "户主", "罗秀英"), "与户主关系", "户主")
    batch = bring(quarter, second)
    assert batch.report["noticed"] == {"second_home": 1}
    assert Membership.objects.filter(community_id=quarter.id, person_id=person(quarter, LUO).id).count() == 2


def test_a_building_keeps_the_grid_it_stands_in(quarter):
    bring(quarter, *ROWS)
    batch = bring(quarter, *(with_cell(row, "网格", "第二网格") for row in ROWS))
    assert (batch.report["rows"], batch.report["noticed"]) == (0, {"other_grid": 1})


def test_faulty_rows_stay_out_and_the_good_ones_go_in(quarter):
    batch = bring(quarter, *ROWS, BAD)
    assert Person.objects.filter(community_id=quarter.id, name="贺平").count() == 0
    assert (batch.report["new"]["people"], batch.figures["rows_with_errors"]) == (3, 1)
    assert batch.findings["errors"] == [
        {"sheet": "居民", "row": 6, "column": "身份证号", "word": "id_length", "facts": {}}
    ]


def test_looking_writes_nothing_at_all(quarter):
    before = counts(quarter.id)
    batch = look_now(quarter.id, book(*ROWS, BAD), actor=the_clock(quarter.id))
    assert (batch.figures["effect"]["new"]["people"], counts(quarter.id)) == (3, before)
    assert ImportBatch.objects.filter(community_id=quarter.id).count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF\0", "文件打不开，不是可用的表格。请另存为 .xlsx 再导入。"),
        (b"", "文件打不开，不是可用的表格。请另存为 .xlsx 再导入。"),
        (book(), "表头下面一行也没有。请看看是不是选错了文件。"),
        (b"x" * (20 * 1024 * 1024 + 1), "文件太大，超过20 MB。请按网格分成几个文件再导入。"),
    ],
)
def test_a_file_that_cannot_be_taken_leaves_nothing(quarter, content, sentence):
    before = counts(quarter.id)
    with pytest.raises(Invalid) as no:
        import_now(quarter.id, content, actor=the_clock(quarter.id))
    assert (str(no.value), counts(quarter.id)) == (sentence, before)
    assert ImportBatch.objects.filter(community_id=quarter.id).count() == 0


@pytest.mark.parametrize("role", ["worker1", "owner1", "unit", "resident"])
def test_who_does_not_keep_the_register_imports_nothing(quarter, role):
    with pytest.raises(Refused):
        import_now(quarter.id, book(*ROWS), actor=quarter.actor(role))


def test_the_door_of_the_home_is_the_only_place_two_batches_share(two, as_community):
    with as_community(two.first.id, two.second.id):
        for q in two.both:
            bring(q, *ROWS)
        doors = Place.objects.filter(community_id__in=[q.id for q in two.both], key=f"{HOME[1]}/3/1/301")
        assert sorted(doors.values_list("community_id", flat=True)) == sorted(q.id for q in two.both)
