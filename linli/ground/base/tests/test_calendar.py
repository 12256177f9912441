from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.calendar import (
    OFF,
    WORK,
    add_working_days,
    is_working_day,
    provisional,
    read_table,
    working_days_between,
)

HOLIDAYS = read_table((Path(__file__).parents[2] / "regions" / "holidays.csv").read_text(encoding="utf-8").splitlines())
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
TABLES = st.dictionaries(DAYS, st.sampled_from([OFF, WORK]), max_size=40)
COUNTS = st.integers(0, 60)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday, then Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday, then Monday
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # a Saturday made up before the Spring Festival
        (date(2026, 2, 14), 1, date(2026, 2, 24)),  # nine days off
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # 8 and 9 October, then the Saturday made up
        (date(2026, 12, 31), 1, date(2027, 1, 1)),  # no notice for 2027 yet: weekends only
    ],
)
def test_deadlines_step_over_holidays_and_count_the_days_made_up(start, count, end):
    assert add_working_days(start, count, HOLIDAYS) == end


def test_the_table_holds_three_years_of_notices():
    found = {
        year: [sum(day.year == year and kind == wanted for day, kind in HOLIDAYS.items()) for wanted in (OFF, WORK)]
        for year in (2024, 2025, 2026, 2027)
    }
    assert found == {2024: [28, 8], 2025: [28, 5], 2026: [33, 6], 2027: [0, 0]}


def test_a_year_without_a_notice_is_provisional():
    assert [provisional(year, HOLIDAYS) for year in (2025, 2026, 2027)] == [False, False, True]


def test_days_made_up_are_weekends_else_they_would_say_nothing():
    assert [day for day, kind in HOLIDAYS.items() if kind == WORK and day.weekday() < 5] == []


def test_a_deadline_never_lies_behind():
    with pytest.raises(ValueError):
        add_working_days(date(2026, 1, 1), -1, HOLIDAYS)


def test_an_unknown_kind_of_day_is_refused():
    with pytest.raises(ValueError, match="half"):
        read_table(["day,kind,name,source", "2026-01-01,half,元旦,x"])


@given(DAYS, COUNTS, TABLES)
def test_a_deadline_is_a_working_day(start, count, table):
    assert is_working_day(add_working_days(start, count, table), table)


@given(DAYS, TABLES)
def test_more_days_and_later_starts_never_end_earlier(start, table):
    by_count = [add_working_days(start, count, table) for count in range(12)]
    by_start = [add_working_days(start + timedelta(days=shift), 5, table) for shift in range(12)]
    assert all(one <= two for ends in (by_count, by_start) for one, two in pairwise(ends))


@given(DAYS, COUNTS, TABLES, st.sets(DAYS, max_size=20))
def test_holidays_never_shorten_a_deadline(start, count, table, more):
    assert add_working_days(start, count, table | dict.fromkeys(more, OFF)) >= add_working_days(start, count, table)


@given(DAYS, st.integers(1, 60), TABLES)
def test_counting_back_gives_the_days_that_were_added(start, count, table):
    assert working_days_between(start, add_working_days(start, count, table), table) == count
