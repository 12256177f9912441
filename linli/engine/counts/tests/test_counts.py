"""Figures are right at once, and stay right when they are folded."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.engine.counts.actions import bump
from linli.engine.counts.folding import fold
from linli.engine.counts.models import Tally, TallyDelta
from linli.engine.counts.queries import totals
from linli.engine.matters.actions.handing import hand_to
from linli.engine.matters.actions.working import take_step
from linli.ground.base.clock import set_to, start_of, today
from linli.ground.base.scope import scope
from linli.work.cases.actions import rate_case
from tests.makers import report

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WORDS = ("matters.raised", "matters.done")
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(WORDS),
        st.integers(-2, 3),
        st.sampled_from(["", "A01", "B01"]),
        st.booleans(),
        st.integers(0, 2),
    ),
    max_size=15,
)


@given(events=EVENTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_folded_or_not_the_sum_is_the_sum_of_what_happened(two, events):
    q, first = two.first, today()
    with scope({q.id}):
        before = totals(q.id, WORDS, since=first, to=first + 2 * DAY, by=("word", "category"))
    expected = Counter(before)
    for word, n, category, folds, later in events:
        with set_to(start_of(first + later * DAY)), scope({q.id}):
            bump(q.id, word, n=n, category=category)
        expected[word, category] += n
        if folds:
            fold()
    with scope({q.id}):
        assert totals(q.id, WORDS, since=first, to=first + 2 * DAY, by=("word", "category")) == expected


def test_days_and_communities_are_kept_apart(two, as_community):
    first, second = two.both
    for q, days in ((first, 0), (first, 1), (second, 0)):
        with as_community(q.id), set_to(start_of(today() + days * DAY)):
            bump(q.id, "matters.done")
    fold()
    with as_community(first.id):
        assert totals(first.id, WORDS, since=today(), to=today()) == {"matters.done": 1}
        assert totals(first.id, WORDS, since=today(), to=today() + DAY, by=("day",)) == {today(): 1, today() + DAY: 1}
        assert totals(second.id, WORDS, since=today(), to=today() + DAY) == {}


def test_folding_leaves_one_cell_and_no_loose_row_also_without_a_grid(two, as_community, as_keeper):
    with as_community(two.first.id):
        for _ in range(3):
            bump(two.first.id, "matters.done")
    fold(), fold()
    with as_keeper():
        assert (list(Tally.objects.values_list("word", "grid_id", "n")), TallyDelta.objects.count()) == (
            [("matters.done", None, 3)], 0,
        )  # fmt: skip


def test_both_tables_are_read_in_one_statement(two, as_community, django_assert_num_queries):
    """Between two statements a fold would move rows out of sight."""
    with as_community(two.first.id), django_assert_num_queries(1):
        totals(two.first.id, WORDS, since=today(), to=today())


def test_a_count_nobody_declared_is_an_error(two, as_community):
    with as_community(two.first.id), pytest.raises(KeyError):
        bump(two.first.id, "matters.typo")


def test_a_matter_is_counted_where_it_came_and_raised_only_once(two, as_community):
    q, worker = two.first, two.first.actor("worker1")
    with as_community(q.id):
        matter = report(q)
        take_step(matter, "accept", actor=worker)
        hand_to(matter, q.posts["worker2"].id, actor=worker, why="在二网格。")
        take_step(matter, "fix", actor=q.actor("worker2"), said="好了。", photos=1)
        rate_case(matter, actor=q.actor("resident"), stars=5)
        stages = [f"matters.{s}" for s in ("raised", "owned", "working", "done", "confirmed", "ended")]
        assert totals(q.id, stages, since=today(), to=today()) == dict.fromkeys(
            ("matters.raised", "matters.owned", "matters.done", "matters.confirmed"), 1
        )
