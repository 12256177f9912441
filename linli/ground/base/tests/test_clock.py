"""Days are decided in Shanghai; the clock can stand for a test; ids keep the order in which they were made."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base import ticking
from linli.ground.base.clock import day_of, end_of, local, now, set_to, start_of, today
from linli.ground.base.declare import Registry, Scheduled
from linli.ground.base.ids import uuid7
from linli.ground.base.models import Schedule
from linli.ground.base.scope import KEEPER, scope

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(MOMENTS)
def test_every_moment_lies_within_its_shanghai_day(moment):
    day = day_of(moment)
    assert start_of(day) <= moment < end_of(day) == start_of(day + timedelta(days=1))
    assert (local(moment), local(moment).date()) == (moment, day)


def test_half_past_midnight_is_a_new_day_while_utc_sleeps():
    with set_to(datetime(2026, 5, 3, 16, 30, tzinfo=UTC)):
        assert (today(), now().date(), start_of(today())) == (
            date(2026, 5, 4), date(2026, 5, 3), datetime(2026, 5, 3, 16, tzinfo=UTC),
        )  # fmt: skip


def test_the_clock_stands_only_inside_and_goes_on_after_an_error():
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    with pytest.raises(ZeroDivisionError), set_to(moment):
        with set_to(moment + timedelta(days=1)):
            assert now() == moment + timedelta(days=1)
        assert now() == moment
        raise ZeroDivisionError
    assert now().year >= 2026


def test_ids_made_one_after_the_other_stay_in_order():
    made = [uuid7() for _ in range(500)]
    pairs = list(zip(made, made[1:], strict=False))
    assert sum(a < b for a, b in pairs) >= 495  # a quarter of a microsecond apart; equal only by a jump of the clock
    assert {(i.version, i.variant) for i in made} == {(7, "specified in RFC 4122")} and len(set(made)) == 500


@pytest.fixture
def works(db, monkeypatch):
    """A clock of our own: what is added here is owed, and nothing else."""
    registry, ran = Registry("scheduled"), []
    monkeypatch.setattr(ticking, "scheduled", registry)

    def owe(word, fails=False):
        def run():
            ran.append(word)
            if fails:
                raise ZeroDivisionError("七除以零")

        return registry.add(Scheduled(word, every=60, run=run))

    owe.ran = ran
    with scope(role=KEEPER):
        yield owe


def test_what_is_due_runs_once_until_its_time_has_passed(works):
    works("a")
    with set_to(datetime(2026, 5, 4, tzinfo=UTC)):
        assert (ticking.run_due(), ticking.run_due()) == (["a"], [])
    with set_to(datetime(2026, 5, 4, 0, 0, 59, tzinfo=UTC)):
        assert ticking.run_due() == []
    with set_to(datetime(2026, 5, 4, 0, 1, tzinfo=UTC)):
        assert (ticking.run_due(), works.ran) == (["a"], ["a", "a"])


def test_what_fails_is_kept_beside_it_and_does_not_stop_the_others(works, caplog):
    works("bad", fails=True), works("good")
    assert ticking.run_due() == ["good"]
    errors = dict(Schedule.objects.values_list("word", "last_error"))
    assert (works.ran, errors) == (["bad", "good"], {"bad": "ZeroDivisionError: 七除以零", "good": ""})


def test_a_word_is_declared_once():
    registry = Registry("x")
    registry.add(1, "one"), registry.add(1, "one")
    with pytest.raises(ValueError, match="declared twice"):
        registry.add(2, "one")
    assert (registry.words(), list(registry), "one" in registry, registry.get("two")) == (["one"], [1], True, None)
