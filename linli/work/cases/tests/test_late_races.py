"""Many clocks and many hands at one moment: each limit is counted once, each post told once, a pause ends once."""

from datetime import timedelta

import pytest

from linli.engine.matters.actions.pausing import resume
from linli.engine.matters.actions.reminding import look_at, look_at_part
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Part
from linli.engine.notices.models import Notice
from linli.ground.base.clock import now, set_to, today
from linli.ground.base.scope import APP, scope
from linli.work.cases.pausing import pause_case
from tests.makers import ask, report, trail
from tests.race import run_together, tally

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MANY = 20


def as_app(*communities):
    return scope(communities, role=APP)


def test_twenty_clocks_count_one_lateness_and_tell_each_once(two):
    q = two.first
    with as_app(q.id):
        matter = report(q)
        part = ask(q, matter, hours=1)
    later = now() + timedelta(hours=30)

    def tick(i):
        with set_to(later), as_app(q.id):
            return look_at(matter) if i % 2 else look_at_part(part)

    assert tally(run_together(tick, MANY)) == {True: 2, False: MANY - 2}
    with as_app(q.id):
        matter.refresh_from_db()
        words = list(Notice.objects.filter(community_id=q.id).order_by("word").values_list("word", flat=True))
        assert (matter.late_times, matter.gone_up, trail(matter)) == (2, 1, ["raise", "ask", "escalate"])
        assert words == [
            "matter_came_up",
            "matter_late_close",
            "matter_raised",
            "matter_went_up",
            "owner_part_due",
            "part_asked",
            "part_due",
        ]
        assert Part.objects.get(community_id=q.id).next_look is None


def test_a_pause_that_hand_and_clock_end_together_ends_once_and_a_step_beside_it_is_not_lost(two):
    q = two.first
    worker = q.actor("worker1")
    with as_app(q.id):
        matter = report(q, category="D01")
        take_step(matter, "accept", actor=worker)
        pause_case(matter, actor=worker, waits_for="material", until=today() + timedelta(days=1), said="等新桶。")
    later = now() + timedelta(days=3)

    def act(i):
        with set_to(later), as_app(q.id):
            if i % 3 == 0:
                return resume(matter, actor=worker).word
            if i == 1:
                return take_step(matter, "work", actor=worker, said="去看了。").word
            return str(look_at(matter))

    answers = tally(run_together(act, MANY))
    with as_app(q.id):
        matter.refresh_from_db()
        assert (matter.is_paused, sorted(trail(matter))) == (False, ["accept", "pause", "raise", "resume", "work"])
        assert (answers["work"], answers.get("resume", 0) in (0, 1)) == (1, True)
        assert Matter.objects.get(community_id=q.id).due_at == matter.due_at
