"""Counts equal the trail, whatever happened; where they do not, the wrong cells are named and set right."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.engine.counts.folding import fold
from linli.engine.counts.models import RegionDay, RegionMonth, Tally, TallyDelta
from linli.engine.counts.recounting import wrong_cells
from linli.engine.matters.actions.working import arrive, lock, take_step, write_step
from linli.engine.matters.kinds import RAISED
from linli.engine.matters.models import Matter
from linli.engine.matters.recount import move_counts
from linli.ground.access.actor import the_clock
from linli.ground.base.clock import now, set_to, today
from linli.ground.base.scope import cross_community, scope
from linli.work.cases.kind import CASE
from tests.makers import report

pytestmark = pytest.mark.django_db
HAPPENINGS = st.lists(
    st.tuples(st.sampled_from([m.word for m in CASE.moves]), st.integers(0, 2), st.booleans(), st.integers(0, 40)),
    max_size=25,
)


def step(matter: Matter, word: str) -> None:
    """Take a move as the engine does, whoever may: what is counted does not ask who it was."""
    matter = lock(matter)
    move = CASE.move(word)
    if matter.stage in move.source:
        write_step(matter, word, actor=the_clock(matter.community_id), move=move)
        arrive(matter, move, word, {})


def wrong_in(q) -> list:
    with cross_community("look at all cells"):
        return wrong_cells(q.id)


@given(happened=HAPPENINGS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_steps_leaves_counts_that_equal_a_recount(two, happened):
    q, moment = two.first, now()
    with scope({q.id}):
        matters = [report(q, photos=0), report(q, photos=0, grid=1), report(q, photos=0, category="A02")]
    for word, which, folds, hours in happened:
        moment += timedelta(hours=hours)
        with set_to(moment), scope({q.id}):
            step(matters[which], word)
        if folds:
            fold()
    assert wrong_in(q) == []


def test_a_matter_that_turns_out_to_be_something_else_takes_its_counts_along(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q, photos=0)
        take_step(matter, "accept", actor=q.actor("worker1"))
        matter = lock(matter)
        move_counts(matter, grid=q.grids[1].id, category="A02")
        Matter.objects.filter(community_id=q.id, id=matter.id).update(grid=q.grids[1], category="A02")
    assert wrong_in(q) == []


def test_a_step_that_changes_the_category_takes_the_counts_along_also_of_how_it_ended(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q, photos=0)
        step(matter, "withdraw")
        take_step(report(q, photos=0), "accept", actor=q.actor("worker1"), category="A02")
        matter = lock(matter)
        move_counts(matter, grid=matter.grid_id, category="A02")
        Matter.objects.filter(community_id=q.id, id=matter.id).update(category="A02")
    fold()
    with cross_community("look at all cells"):
        cells = dict(Tally.objects.filter(community_id=q.id, category="A02").order_by("word").values_list("word", "n"))
        left = sum(Tally.objects.filter(community_id=q.id, category="B01").values_list("n", flat=True))
    assert (cells, left, wrong_in(q)) == (
        {"matters.ended": 1, "matters.owned": 1, "matters.raised": 2, "outcomes.withdrawn": 1}, 0, [],
    )  # fmt: skip


@pytest.fixture
def lived(two, as_community):
    """Two cases of one community, one of them taken on."""
    q = two.first
    with as_community(q.id):
        take_step(report(q, photos=0), "accept", actor=q.actor("worker1"))
        report(q, photos=0, grid=1)
    fold()
    return q


def rebuilt(*words) -> list[str]:
    out = StringIO()
    call_command("rebuild_counts", *words, stdout=out)
    return out.getvalue().splitlines()


def test_wrong_cells_are_named_by_a_dry_run_and_set_right_without_one(lived, as_keeper):
    with as_keeper():
        Tally.objects.filter(community_id=lived.id, word="matters.owned").update(n=5)
        TallyDelta.objects.create(community=lived.community, word="matters.done", day=today(), n=2)
    grid = lived.grids[0].id
    named = [
        f"  matters.done on {today()}: counted 2, the trail says 0",
        f"  matters.owned on {today()} grid {grid} category B01: counted 5, the trail says 1",
    ]
    dry = rebuilt("--dry-run", "--community", "610603001002")
    assert dry == ["1 富民街社区: 2 cells would be set right", *named]
    assert len(wrong_in(lived)) == 2
    assert rebuilt() == ["1 富民街社区: 2 cells set right", *named, "2 向阳社区: 0 cells set right"]
    assert (wrong_in(lived), rebuilt("--dry-run", "--community", "610603001002")) == (
        [], ["1 富民街社区: 0 cells would be set right"],
    )  # fmt: skip


def test_sub_district_and_district_have_cells_of_their_own(two, as_community, as_keeper):
    for q in two.both:
        with as_community(q.id):
            report(q, photos=0)
    fold()
    with as_community(two.first.id):  # numbers without a person: read by everybody
        days = dict(RegionDay.objects.order_by("region").values_list("region", "n"))
        months = list(RegionMonth.objects.order_by("region").values_list("region", "category", "n"))
    assert days == {"610603000000": 2, "610603001000": 2, "610603001002": 1, "610603001199": 1}
    assert months == [("610603001002", "B01", 1), ("610603001199", "B01", 1)]


def test_regions_that_went_wrong_are_added_up_anew(lived, as_keeper):
    with as_keeper():
        before = set(RegionDay.objects.values_list("region", "word", "n"))
        RegionDay.objects.update(n=9)
        RegionMonth.objects.all().delete()
    rebuilt()
    with as_keeper():
        assert set(RegionDay.objects.values_list("region", "word", "n")) == before
        assert RegionMonth.objects.count() == 2


def test_an_end_that_was_left_again_is_taken_back_on_its_own_day(two, as_community, as_keeper):
    q = two.first
    with as_community(q.id):
        matter = report(q, photos=0)
        take_step(matter, "accept", actor=q.actor("worker1"))
        step(matter, "refer")
        matter = lock(matter)
        move = CASE.move("work")
        with set_to(now() + timedelta(days=2)):
            write_step(matter, "work", actor=the_clock(q.id), move=move)
            arrive(matter, move, "work", {})
    assert matter.stage != RAISED and wrong_in(q) == []
