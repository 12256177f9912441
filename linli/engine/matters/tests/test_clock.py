"""Limits on the calendar: running hours run through the night, working days skip what is off, and never look back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.matters.clock import (
    Dues,
    Limits,
    closing_of,
    counts_working_days,
    due_after,
    dues_after,
    is_provisional,
    pushed,
    share_gone,
)
from linli.ground.base.calendar import OFF, is_working_day, working_days_between
from linli.ground.base.clock import SHANGHAI, day_of, local

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
TABLES = st.dictionaries(st.dates(date(2024, 1, 1), date(2030, 3, 1)), st.sampled_from(["off", "work"]), max_size=20)
LIMITS = st.tuples(st.integers(1, 60), st.sampled_from(["min", "h", "wd"])).map(lambda said: f"{said[0]}{said[1]}")
SPANS = st.timedeltas(timedelta(0), timedelta(days=40))
GOLDEN_WEEK = {date(2026, 10, n): "off" for n in range(1, 8)} | {date(2026, 10, 10): "work"}


def at(*parts) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        (at(2026, 5, 4, 23, 55), "10min", at(2026, 5, 5, 0, 5)),
        (at(2026, 5, 4, 23, 30), "2h", at(2026, 5, 5, 1, 30)),
        (at(2026, 5, 4, 9), "1wd", at(2026, 5, 5, 18)),
        (at(2026, 5, 8, 9), "1wd", at(2026, 5, 11, 18)),  # Friday → Monday
        (at(2026, 5, 9, 9), "1wd", at(2026, 5, 11, 18)),  # Saturday → Monday: the day it begins does not count
        (at(2026, 5, 5, 0, 10), "1wd", at(2026, 5, 6, 18)),  # still yesterday in UTC
        (at(2026, 9, 30, 9), "2wd", at(2026, 10, 9, 18)),  # over the holidays
        (at(2026, 9, 30, 9), "3wd", at(2026, 10, 10, 18)),  # and the Saturday that is worked for them
    ],
)
def test_a_limit_ends(start, limit, due):
    assert due_after(start, limit, GOLDEN_WEEK) == due


@pytest.mark.parametrize("limit", ["", "2", "2d", "wd", "h", "7 Tage", "10 min", "min"])
def test_what_is_no_limit_is_an_error(limit):
    with pytest.raises(ValueError):
        due_after(at(2026, 5, 4), limit, {})


@given(MOMENTS, LIMITS, TABLES, st.dates(date(2024, 1, 1), date(2030, 3, 1)))
def test_dhd_a_holiday_never_shortens_a_limit(start, limit, table, holiday):
    assert due_after(start, limit, table | {holiday: OFF}) >= due_after(start, limit, table)


def test_dhd_a_holiday_never_shortens_a_limit_of_seven_days_over_the_golden_week():
    start = at(2026, 9, 28, 9)
    assert (due_after(start, "7wd", {}), due_after(start, "7wd", GOLDEN_WEEK)) == (
        at(2026, 10, 7, 18),
        at(2026, 10, 13, 18),
    )


@given(MOMENTS, st.integers(1, 30), TABLES)
def test_working_days_end_at_closing_time_of_a_working_day_with_exactly_so_many_between(start, n, table):
    due = due_after(start, f"{n}wd", table)
    assert due > start
    assert (local(due).hour, local(due).minute, is_working_day(day_of(due), table)) == (18, 0, True)
    assert working_days_between(day_of(start), day_of(due), table) == n
    assert counts_working_days(due)


@given(MOMENTS, st.integers(1, 30), TABLES)
def test_a_longer_limit_never_ends_sooner(start, n, table):
    assert due_after(start, f"{n}wd", table) < due_after(start, f"{n + 1}wd", table)
    assert due_after(start, f"{n}h", table) - start == timedelta(hours=n)


@given(MOMENTS, LIMITS, LIMITS, LIMITS, TABLES)
def test_nobody_is_to_be_heard_of_later_than_it_is_to_be_done(start, acknowledge, answer, close, table):
    dues = dues_after(start, Limits(acknowledge, answer, close), table)
    assert start < dues.acknowledge_by <= dues.answer_by <= dues.due_at == due_after(start, close, table)


def test_the_three_limits_of_an_urgent_case():
    start = at(2026, 5, 4, 9)
    assert dues_after(start, Limits("2h", "4h", "24h"), {}) == Dues(
        at(2026, 5, 4, 11), at(2026, 5, 4, 13), at(2026, 5, 5, 9)
    )


@given(MOMENTS, st.integers(1, 30), SPANS, SPANS, TABLES)
def test_a_pause_leaves_as_many_working_days_as_there_were(start, n, until_pause, stands, table):
    due, paused = due_after(start, f"{n}wd", table), start + until_pause
    later = pushed(due, paused, paused + stands, table)
    if due <= paused:
        assert later == due  # what was missed before stays missed
    else:
        left = working_days_between(day_of(paused), day_of(due), table)
        assert working_days_between(day_of(paused + stands), day_of(later), table) == left
        assert later >= due


@given(MOMENTS, st.integers(1, 72), SPANS, SPANS)
def test_a_pause_leaves_as_many_hours_as_there_were(start, n, until_pause, stands):
    due, paused = due_after(start, f"{n}h", {}), start + until_pause
    if not counts_working_days(due):
        assert pushed(due, paused, paused + stands, {}) == (due if due <= paused else due + stands)


@given(MOMENTS, LIMITS, LIMITS, SPANS, SPANS, TABLES)
def test_a_pause_keeps_the_order_of_two_limits_of_one_sort(start, one, other, until_pause, stands, table):
    first, second = sorted(due_after(start, limit, table) for limit in (one, other))
    if counts_working_days(first) == counts_working_days(second):
        paused = start + until_pause
        assert pushed(first, paused, paused + stands, table) <= pushed(second, paused, paused + stands, table)


def test_a_pause_from_monday_to_thursday_pushes_by_three_days():
    due = pushed(at(2026, 5, 15, 18), at(2026, 5, 11, 10), at(2026, 5, 14, 18), {})
    assert due == at(2026, 5, 20, 18)
    assert pushed(at(2026, 5, 15, 18), at(2026, 5, 11, 10), at(2026, 5, 11, 17), {}) == at(2026, 5, 15, 18)
    assert closing_of(date(2026, 5, 20)) == due


def test_a_limit_in_working_days_is_provisional_in_a_year_nobody_entered_and_one_in_hours_never():
    assert is_provisional(at(2026, 12, 28, 9), at(2027, 1, 8, 18), GOLDEN_WEEK)
    assert not is_provisional(at(2026, 12, 28, 9), at(2027, 1, 8, 18), GOLDEN_WEEK | {date(2027, 1, 1): "off"})
    assert not is_provisional(at(2026, 12, 31, 20), at(2027, 1, 1, 20), GOLDEN_WEEK)


@given(MOMENTS, st.integers(-100, 100), st.integers(-100, 100))
def test_the_share_that_is_gone_lies_between_nothing_and_all(start, due, moment):
    share = share_gone(start, start + timedelta(hours=due), start + timedelta(hours=moment))
    assert share == (1.0 if due <= 0 else min(1.0, max(0.0, moment / due)))
