"""Limits on the calendar: running hours run through the night, working days skip what is off, and never look back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.matters.clock import due_after, share_gone
from linli.ground.base.calendar import is_working_day, working_days_between
from linli.ground.base.clock import SHANGHAI, day_of, local

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
TABLES = st.dictionaries(st.dates(date(2024, 1, 1), date(2030, 3, 1)), st.sampled_from(["off", "work"]), max_size=20)
GOLDEN_WEEK = {date(2026, 10, n): "off" for n in range(1, 8)} | {date(2026, 10, 10): "work"}


def at(*parts) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
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


@pytest.mark.parametrize("limit", ["", "2", "2d", "wd", "h", "7 Tage"])
def test_what_is_no_limit_is_an_error(limit):
    with pytest.raises(ValueError):
        due_after(at(2026, 5, 4), limit, {})


@given(MOMENTS, st.integers(1, 30), TABLES)
def test_working_days_end_at_closing_time_of_a_working_day_with_exactly_so_many_between(start, n, table):
    due = due_after(start, f"{n}wd", table)
    assert due > start
    assert (local(due).hour, local(due).minute, is_working_day(day_of(due), table)) == (18, 0, True)
    assert working_days_between(day_of(start), day_of(due), table) == n


@given(MOMENTS, st.integers(1, 30), TABLES)
def test_a_longer_limit_never_ends_sooner(start, n, table):
    assert due_after(start, f"{n}wd", table) < due_after(start, f"{n + 1}wd", table)
    assert due_after(start, f"{n}h", table) - start == timedelta(hours=n)


@given(MOMENTS, st.integers(-100, 100), st.integers(-100, 100))
def test_the_share_that_is_gone_lies_between_nothing_and_all(start, due, moment):
    share = share_gone(start, start + timedelta(hours=due), start + timedelta(hours=moment))
    assert share == (1.0 if due <= 0 else min(1.0, max(0.0, moment / due)))
