"""However often and however late the clock looks, each limit is missed once, and nobody is reminded twice."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linli.engine.matters.running import TICK, Clocks, Limit, Looked, first_after, late_since, look

START = datetime(2026, 5, 4, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURS = st.integers(1, 400).map(lambda n: n * HOUR / 2)
MAYBE = st.none() | HOURS
CLOCKS = st.builds(
    lambda ack, answer, due, acked, answered, done: Clocks(
        START, START + due, acknowledge_by=START + ack, acknowledged_at=acked and START + acked,
        answer_by=START + answer, answered_at=answered and START + answered, done_at=done and START + done,
    ),
    HOURS, HOURS, HOURS, MAYBE, MAYBE, MAYBE,
)  # fmt: skip
LOOKS = st.lists(st.integers(1, 500).map(lambda n: START + n * HOUR / 2), min_size=1, max_size=12).map(sorted)


def as_known_at(clocks: Clocks, moment: datetime) -> Clocks:
    """The columns as they stood then: what happened later is not yet in them."""
    seen = {
        n: None for n in ("acknowledged_at", "answered_at", "done_at") if (at := getattr(clocks, n)) and at > moment
    }
    return replace(clocks, **seen)


def walk(clocks: Clocks, looks: list[datetime]) -> tuple[Counter, Counter]:
    """What is counted and said when the clock comes at these moments, and only when `next` says so."""
    late, soon = Counter(), Counter()
    due = first_after(clocks, START - HOUR)
    for moment in looks:
        if due is None or due > moment:
            continue
        found = look(as_known_at(clocks, moment), due, moment)
        late.update(found.late)
        soon.update(found.soon)
        due = found.next
    return late, soon


@given(CLOCKS, LOOKS)
def test_each_limit_is_missed_once_however_often_is_looked(clocks, looks):
    late, soon = walk(clocks, looks)
    once, _soon = walk(clocks, looks[-1:])
    assert late == once
    assert max([*late.values(), *soon.values()], default=1) == 1


@given(CLOCKS, LOOKS)
def test_a_second_look_at_the_same_moment_finds_nothing(clocks, looks):
    twice = sorted(looks * 2)
    assert walk(clocks, twice) == walk(clocks, looks)


@given(CLOCKS, st.integers(1, 500))
def test_nobody_is_reminded_of_what_is_late_or_met(clocks, n):
    moment = START + n * HOUR / 2
    known = as_known_at(clocks, moment)
    found = look(known, START, moment)
    owed = {r.limit for r in known.limits() if r.met is None and r.by > moment}
    assert set(found.soon) <= owed


@given(CLOCKS, st.integers(1, 500), st.integers(1, 100))
def test_the_next_look_lies_ahead_and_at_the_end_of_something_still_owed(clocks, n, stands):
    moment = START + n * HOUR / 2
    assert (ahead := first_after(clocks, moment)) is None or ahead > moment
    paused = replace(clocks, paused_at=moment, paused_until=moment + stands * HOUR)
    assert first_after(paused, moment) <= paused.paused_until
    assert all(r.by <= moment for r in paused.running())


def test_a_look_after_days_says_what_holds_now():
    clocks = Clocks(START, START + 40 * HOUR, acknowledge_by=START + 2 * HOUR, answer_by=START + 100 * HOUR)
    assert look(clocks, START, START + 90 * HOUR) == Looked(
        soon=(Limit.ANSWER,), late=(Limit.ACKNOWLEDGE, Limit.CLOSE), next=START + 100 * HOUR
    )
    assert late_since(clocks, START + 90 * HOUR) == START + 2 * HOUR
    taken = replace(clocks, acknowledged_at=START + 3 * HOUR, done_at=START + 39 * HOUR)
    assert look(taken, START, START + 90 * HOUR).late == (Limit.ACKNOWLEDGE,)  # late, though met since
    assert late_since(taken, START + 90 * HOUR) is None


def test_a_pause_holds_still_what_ends_in_it_and_ends_by_itself():
    clocks = Clocks(START, START + 40 * HOUR, paused_at=START + 10 * HOUR, paused_until=START + 90 * HOUR)
    assert look(clocks, START + 32 * HOUR, START + 50 * HOUR) == Looked((), (), START + 90 * HOUR)
    assert first_after(clocks, START + 95 * HOUR) == START + 95 * HOUR + TICK
