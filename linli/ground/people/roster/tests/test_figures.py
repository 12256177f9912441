import json
from datetime import date
from itertools import count, islice
from time import process_time

import pytest

from linli.ground.people.roster.figures import figures
from linli.ground.people.roster.plan import plan_of, plan_of_sheets
from linli.ground.people.roster.reading import Sheet, read
from linli.ground.people.roster.tests.makers import SOURCES, make_rows

COUNTED_ON = date(2026, 11, 22)


def truth_of(name):
    return json.loads((SOURCES / f"{name}.expected.json").read_text(encoding="utf-8"))


def plan_of_file(name):
    return plan_of_sheets(read(SOURCES / name))


@pytest.mark.parametrize("name", ["roster-clean.xlsx", "roster.csv", "roster.xls"])
def test_every_figure_of_a_clean_roster_is_the_known_one(name):
    truth = truth_of(name)
    del truth["hard_names"]
    assert figures(plan_of_file(name), COUNTED_ON) == truth


def test_every_name_survives_the_reading():
    names = {person.name for person in plan_of_file("roster-clean.xlsx").people}
    assert set(truth_of("roster-clean.xlsx")["hard_names"]) - names == set()


def test_a_clean_roster_needs_no_word_to_the_clerk():
    plan = plan_of_file("roster-clean.xlsx")
    assert (plan.errors, plan.repairs, plan.duplicates, plan.questions) == ((), (), (), ())


@pytest.mark.parametrize("name", ["roster.csv", "roster.xls"])
def test_other_forms_of_the_same_roster_bring_nobody_new(name):
    whole, part = plan_of_file("roster-clean.xlsx"), plan_of_file(name)
    for what in ("people", "households", "dwellings", "buildings"):
        known = {thing.key for thing in getattr(whole, what)}
        assert [thing.key for thing in getattr(part, what) if thing.key not in known] == []


def test_the_same_file_twice_gives_an_equal_plan():
    assert plan_of_file("roster.xls") == plan_of_file("roster.xls")


def test_without_a_day_no_age_is_told():
    plan = plan_of(make_rows(dict(姓名="杨涛")))
    assert set(figures(plan, COUNTED_ON)) - set(figures(plan)) == {"people_80_and_older", "people_under_18"}


def test_a_child_not_yet_registered_counts_as_a_child_and_an_unknown_age_as_none():
    plan = plan_of(make_rows(dict(姓名="杨晓", 备注="未上户"), dict(姓名="李芳")))
    assert figures(plan, COUNTED_ON)["people_under_18"] == 1


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_planned_in_seconds():
    (head, *rows) = [cells for _, cells in read(SOURCES / "roster-clean.xlsx")[0].rows()]
    unasked = Sheet("表", False, lambda: islice(_many(head, rows), 100_001))
    began = process_time()
    plan = plan_of_sheets([unasked])
    assert (plan.rows, plan.errors, process_time() - began < 8) == (100_000, (), True)


def _many(head, rows):
    """The community over and over, each time with other compounds; nobody has an ID, so nobody is known already."""
    yield head
    for town in count():
        yield from ([*row[:2], f"{town}镇{row[2]}", *row[3:10], "", *row[11:]] for row in rows)


@pytest.mark.slow
def test_a_community_is_read_within_a_breath():
    began = process_time()
    plan_of_file("roster-clean.xlsx")
    assert process_time() - began < 1
