"""The messy roster all the way: into an empty register, after the clean one, and its faults corrected and brought again."""

import json
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from linli.engine.papers import shelf
from linli.engine.papers.actions import import_now
from linli.engine.papers.tests.books import BAD, HOME, ROWS, book, counts, number, with_cell
from linli.ground.access.actor import the_clock
from linli.ground.people.models import Household, Membership, Person

SOURCES = Path(__file__).parents[3] / "front/demo/sources"
MESSY = SOURCES / "roster-messy.xlsx"
TRUTH = json.loads(Path(f"{MESSY}.expected.json").read_text())


@pytest.fixture
def quarter(two, as_community):
    with as_community(two.first.id):
        yield two.first


def bring(quarter, source, name="名册.xlsx"):
    return import_now(quarter.id, source, actor=the_clock(quarter.id), file_name=name)


def returned(batch):
    return load_workbook(BytesIO(shelf.path_of(batch, "faults").read_bytes()))


def saved(workbook):
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def heads_per_household(quarter):
    heads = Membership.objects.filter(community_id=quarter.id, is_head=True, valid_to=None)
    return Counter(heads.values_list("household_id", flat=True))


def corrected(workbook):
    """The clerk at work: names put in, doubtful numbers left open, missing doors looked up."""
    for page in workbook:
        rows = list(page.iter_rows())
        first = next(n for n, row in enumerate(rows) if row[-1].value == "错误原因") + 1
        heads = [
            str(lower.value or upper.value or "") for upper, lower in zip(rows[first - 2], rows[first - 1], strict=True)
        ]
        at = {head.replace(" ", ""): place for place, head in enumerate(heads)}
        for count, row in enumerate(rows[first:]):
            said = row[-1].value
            if "没有姓名" in said:
                row[next(at[h] for h in ("姓名", "家庭成员姓名") if h in at)].value = f"补录{chr(0x4E00 + count)}"
            elif "没有门牌" in said and "详细门牌" in at:
                row[at["详细门牌"]].value = "粮站家属院1号楼9单元901室"
            elif "没有门牌" in said:
                for head, value in (("楼栋号", "1号楼"), ("单元号", "9单元"), ("房间号", "901室")):
                    row[at[head]].value = value
            else:
                row[next(place for head, place in at.items() if "身份" in head or "证件" in head)].value = None
    return saved(workbook)


@pytest.mark.slow
def test_after_the_clean_roster_the_messy_one_brings_what_is_new_and_no_more(quarter):
    bring(quarter, SOURCES / "roster-clean.xlsx")
    effect = bring(quarter, MESSY).report
    told = {
        "people_already_known": effect["known"]["people"],
        "people_new": effect["new"]["people"],
        "mobiles_changed": effect["changed"]["phones"],
    }
    assert told == TRUTH["after_roster_clean"]
    assert bring(quarter, MESSY).report["rows"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["roster.csv", "roster.xls"])
def test_after_the_clean_roster_its_other_forms_bring_nobody(quarter, name):
    bring(quarter, SOURCES / "roster-clean.xlsx")
    assert bring(quarter, SOURCES / name).report["rows"] == 0


@pytest.mark.slow
def test_faults_come_back_corrected_without_doubles(quarter):
    first = bring(quarter, MESSY)
    again = bring(quarter, corrected(returned(first)))
    assert (again.figures["rows"], again.figures["rows_with_errors"]) == (TRUTH["rows_with_errors"], 0)
    assert (again.report["new"]["people"], again.findings["questions"]) == (TRUTH["rows_with_errors"], [])
    after = counts(quarter.id)
    assert max(heads_per_household(quarter).values()) == 1
    assert [bring(quarter, source).report["rows"] for source in (MESSY, corrected(returned(first)))] == [0, 0]
    assert counts(quarter.id) == after


def test_osid_7903_importing_twice_makes_no_second_head(quarter):
    for _ in range(2):
        bring(quarter, book(*ROWS))
    assert list(heads_per_household(quarter).values()) == [1]
    assert Household.objects.filter(community_id=quarter.id).count() == 1


WITHOUT_HEAD_COLUMN = tuple(word for word in "网格 小区 楼栋 单元 室 姓名 与户主关系 身份证号".split())
QIN, LUO = number("19480301", 1), number("19520512", 2)


def at_home(*people, reasons=()):
    heads = (*WITHOUT_HEAD_COLUMN, *(("错误原因",) if reasons else ()))
    return book(*((*HOME, *person, *reasons) for person in people), heads=heads)


def test_a_wife_whose_number_is_corrected_joins_her_household(quarter):
    bring(quarter, at_home(("秦福来", "户主", QIN), ("罗秀英", "配偶", LUO[:-1])))
    bring(quarter, at_home(("罗秀英", "配偶", LUO), reasons=("…",)))
    assert (Household.objects.filter(community_id=quarter.id).count(), counts(quarter.id)["Membership"]) == (1, 2)


def test_a_head_whose_number_is_corrected_takes_his_place_and_names_the_household(quarter):
    bring(quarter, at_home(("秦福来", "户主", QIN[:-1]), ("罗秀英", "配偶", LUO)))
    bring(quarter, at_home(("秦福来", "户主", QIN), reasons=("…",)))
    head = Membership.objects.get(community_id=quarter.id, is_head=True)
    called = Household.objects.filter(community_id=quarter.id).values_list("called", flat=True)
    assert (Person.objects.get(community_id=quarter.id, pk=head.person_id).name, list(called)) == (
        "秦福来",
        ["秦大爷家"],
    )


def test_another_family_behind_the_same_door_stays_another_family(quarter):
    bring(quarter, book(*ROWS[:2]))
    lodger = with_cell(with_cell(with_cell(BAD, "身份证号", number("19900101", 3)), "单元", "1单元"), "室", "301")
    bring(quarter, book(lodger))
    assert Household.objects.filter(community_id=quarter.id).count() == 2


def test_the_sheet_of_faults_keeps_title_and_heads_and_fills_in_the_place(quarter):
    batch = bring(quarter, MESSY)
    workbook = returned(batch)
    page = workbook["河滨小区"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert workbook.sheetnames == [sheet for sheet, known in TRUTH["per_sheet"].items() if known["errors"]]
    assert [sum(1 for _ in page.iter_rows()) for page in workbook] == [7, 11, 9, 16, 13, 6]
    assert (rows[0][0], rows[2][1], rows[3][1], rows[3][-1]) == (
        "富民街社区河滨小区居民信息登记表",
        "房屋",
        "幢",
        "错误原因",
    )
    assert [all(row[1:4]) for row in rows[4:]] == [True] * 12
    assert page.cell(4, len(rows[0])).font.color.rgb == "FFB3261E"
