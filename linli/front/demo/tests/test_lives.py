"""How matters are made up and where they stand: without a database."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.matters.kinds import CONFIRMED, DONE, ENDED, OWNED, RAISED, WORKING, Stage
from linli.front.demo.limits import DAY, HOUR, Limits, awake, day_at, midnight
from linli.front.demo.lives import KNOWN, OFTEN, Event, Life, tell
from linli.front.demo.replay import Reached, missed, replay
from linli.front.demo.sayings import read, reported, saying
from linli.front.demo.scene import Helper, Scene, Seated, Spot, Teller
from linli.ground.posts.words import PostKind
from linli.work.cases.catalogue import FILE
from linli.work.cases.words import URGENCY_TITLES

GRID, HOUSE, WORKER, DUTY, UNIT, PERSON = (UUID(int=n) for n in range(1, 7))
CODES = [line.split(",")[0] for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
FIRST = midnight(date(2026, 6, 1))


def a_scene() -> Scene:
    spot = Spot(HOUSE, "00010001", "小区 1号楼", GRID)
    worker = Seated(WORKER, PostKind.GRID_WORKER, "一网格 网格员", (11,))
    duty = Seated(DUTY, PostKind.DUTY, "值班岗", (12,))
    route = SimpleNamespace(
        rank=90,
        category="",
        place_id=None,
        source="",
        to_post_id=None,
        to_kind=PostKind.GRID_WORKER,
        note="谁的网格谁来管",
    )
    categories = {code: SimpleNamespace(urgency="U2", restricted=False, name=code, lead="C") for code in CODES}
    return Scene(
        community=None, spots=(spot,), posts={WORKER: worker, DUTY: duty},
        by_kind={PostKind.DUTY: (duty,)}, by_grid={(GRID, PostKind.GRID_WORKER): worker},
        helpers=(Helper("物业", "6106030010020101", "property", UNIT, 13, ("A", "B", "D", "E")),),
        tellers=(Teller(14, PERSON, spot),), categories=categories, routes=(route,), days={},
    )  # fmt: skip


def some_lives(many=300, seed=5) -> list[Life]:
    chance, scene = Random(seed), a_scene()
    return [tell(chance, scene, Limits({}), FIRST + n // 4 * DAY) for n in range(many)]


def test_the_same_seed_tells_the_same_lives_and_another_seed_others():
    assert some_lives() == some_lives()
    assert some_lives() != some_lives(seed=6)


def test_every_life_goes_through_known_steps_in_order_and_comes_to_an_end():
    for life in some_lives():
        times = [event.at for event in life.events]
        assert times == sorted(times) and times[0] == life.at
        assert {event.word for event in life.events} - KNOWN == set()
        assert replay(life, times[-1]).stage in (CONFIRMED, ENDED)


def test_no_member_of_staff_works_at_night():
    hours = {
        (event.at + 8 * HOUR) % DAY // HOUR
        for life in some_lives()
        for event in life.events
        if event.by and event.at > life.at
    }
    assert hours - set(range(8, 22)) == set()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 299), st.floats(0, 1))
def test_a_life_cut_off_anywhere_is_counted_as_its_stages_say(n, share):
    life = LIVES[n]
    until = life.at + int((life.events[-1].at - life.at) * share)
    now = replay(life, until)
    stages, before = Counter({RAISED: 1}), RAISED
    for _event, stage in now.trail[1:]:
        if stage != before:
            stages[stage] += 1
            if before in (CONFIRMED, ENDED):
                stages[before] -= 1
        before = stage
    told: Counter = Counter()
    for stage, _at, n in now.counted:
        told[stage] += n
    assert (told, now.stage, max(at for _s, at, _n in now.counted)) == (stages, before, now.stage_at)


LIVES = some_lives()


def test_a_life_sent_back_is_promised_anew_and_counted():
    life = replace(LIVES[0], at=0, due=10, events=[Event(0, "raise"), Event(1, "accept"), Event(2, "fix", "好了。")])
    life.events += [Event(3, "back", "没好。", due=20), Event(4, "fix", "又弄了一遍。"), Event(5, "rate")]
    assert replay(life, 3) == Reached(
        stage=WORKING, stage_at=3, step="back", version=4, due=20, acknowledged_at=1, answered_at=2, done_at=2,
        sent_back=1, clock_from=3, trail=list(zip(life.events[:4], (RAISED, OWNED, DONE, WORKING), strict=True)),
        counted=[(RAISED, 0, 1), (OWNED, 1, 1), (DONE, 2, 1), (WORKING, 3, 1)],
    )  # fmt: skip
    assert replay(life, 9).stage == Stage.CONFIRMED


@pytest.mark.parametrize(("until", "limits_missed"), [(5, 0), (15, 1), (25, 2), (35, 3)])
def test_a_matter_nobody_takes_misses_one_limit_after_the_other(until, limits_missed):
    life = replace(LIVES[0], at=0, due=30, acknowledge_by=10, answer_by=20, events=[Event(0, "raise")])
    assert missed(life, replay(life, until), until) == limits_missed


def test_there_is_something_to_say_in_every_category_and_at_every_step():
    assert sorted(read("sayings.txt")) == sorted(CODES)
    assert OFTEN.keys() - set(CODES) == set()
    assert [step for step, sentences in read("replies.txt").items() if len(sentences) < 3] == []
    assert len({reported(Random(n), code).words for n in range(40) for code in CODES}) > 700


def test_a_title_is_the_first_clause():
    assert saying("井盖没了，先拿树枝插着。麻烦来看看。").title == "井盖没了，先拿树枝插着"


def test_what_falls_into_the_night_is_done_in_the_morning():
    midnight_of = midnight(date(2026, 6, 2))
    assert [day_at(awake(midnight_of + hour * HOUR)).day for hour in (-2, 3, 12, 22)] == [2, 2, 2, 3]


def test_urgencies_of_the_catalogue_are_all_limited():
    assert {Limits({}).due(FIRST, urgency) > FIRST for urgency in URGENCY_TITLES} == {True}
