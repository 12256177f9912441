"""Any kind, also one nobody has thought of, keeps the promises the engine makes for it."""

import inspect

import pytest

from linli.engine.matters.kinds import (
    CONFIRMED,
    ENDED,
    LIVE,
    OPEN,
    OUTCOME_TITLES,
    STAGE_TITLES,
    Facts,
    Kind,
    Move,
    Outcome,
    Predicate,
    Stage,
    kinds,
    register,
)
from linli.engine.matters.rules import is_the_clock, may_know_of, may_take, moves_for, owns_it, raised_it
from linli.engine.notices import sentences
from linli.ground.access.actor import NOBODY, Actor, Seat
from linli.ground.base.declare import counted
from linli.ground.base.ids import uuid7

EVERY = [pytest.param(kind, id=kind.word) for kind in kinds]
YES, NO = Predicate(lambda a, f: True), Predicate(lambda a, f: False)
FACTS = Facts(community=1, stage=Stage.RAISED, owner=uuid7(), raised_by=7)


@pytest.mark.parametrize("kind", EVERY)
def test_what_is_over_stays_over(kind):
    """But for the moves that say they open it again: each needs a word, or goes back to where it was."""
    over = {CONFIRMED, ENDED}
    leads_out = [m for m in kind.moves if over & set(m.source) and (m.target or m.reopens) and m.target not in over]
    assert [m.word for m in leads_out if not m.reopens] == []
    assert [m.word for m in leads_out if m.target and "said" not in m.needs] == []


@pytest.mark.parametrize("kind", EVERY)
def test_every_stage_that_lives_leads_on_to_an_end(kind):
    leads_on, lived = {Stage.CONFIRMED, Stage.ENDED}, {Stage.RAISED}
    for _ in Stage:
        leads_on |= {s for m in kind.moves if m.target in leads_on for s in m.source}
        lived |= {m.target for m in kind.moves if m.target and lived & set(m.source)}
    assert (lived & set(LIVE)) - leads_on == set()


@pytest.mark.parametrize("kind", EVERY)
def test_what_ends_says_how_and_what_does_not_end_says_nothing(kind):
    ends = {m.word: bool(m.outcome) for m in kind.moves if m.target in (ENDED, CONFIRMED)}
    goes_on = [m.word for m in kind.moves if m.target not in (ENDED, CONFIRMED) and m.outcome]
    assert (ends, goes_on) == (dict.fromkeys(ends, True), [])


@pytest.mark.parametrize("kind", EVERY)
def test_the_steps_it_names_are_there(kind):
    words = {m.word for m in kind.moves}
    named = {w for w in (kind.parts_done, kind.closed_by) if w} | set(kind.after)
    assert (named - words, words >= {"raise"}) == (set(), True)


@pytest.mark.parametrize("kind", EVERY)
def test_what_is_told_after_a_step_has_a_sentence(kind):
    """`tell_raiser`, `tell_only_raiser` and `tell_owner` make the word of the notice from kind and step."""
    shape = {"tell_owner": "owner_{kind}_{step}"} | dict.fromkeys(("tell_raiser", "tell_only_raiser"), "{kind}_{step}")
    wanted = {
        shape[f.__name__].format(kind=kind.word, step=step)
        for step, follows in kind.after.items()
        for f in follows
        if f.__name__ in shape
    }
    assert wanted - set(sentences.words()) == set()


@pytest.mark.parametrize("kind", EVERY)
def test_what_follows_takes_matter_step_and_actor(kind):
    for follow in {f for follows in kind.after.values() for f in follows}:
        assert list(inspect.signature(follow).parameters) == ["matter", "step", "actor"]


SEATS = ("secretary", "duty", "clerk", "grid_owner", "grid_worker", "unit_contact")
GRID, POST = uuid7(), uuid7()


@pytest.mark.parametrize("restricted", (False, True))
@pytest.mark.parametrize("grid", (GRID, uuid7()), ids=("here", "elsewhere"))
@pytest.mark.parametrize("kind", EVERY)
def test_nobody_takes_a_step_in_what_he_may_not_see(kind, grid, restricted):
    actors = [
        Actor(account=7, communities=frozenset({n}), seats=(Seat(uuid7(), word, word, n, grid),))
        for n in (1, 2)
        for word in SEATS
    ]
    facts = [Facts(1, stage, POST, 9, GRID, restricted) for stage in Stage]
    taken = [
        (move.word, actor.seats[0].kind)
        for move in kind.moves
        for f in facts
        for actor in actors
        if move.may(actor, f) and not may_know_of(actor, f)
    ]
    assert taken == []


def test_every_stage_and_outcome_has_a_title_and_every_stage_is_counted():
    assert (set(STAGE_TITLES), set(OUTCOME_TITLES)) == (set(Stage), set(Outcome))
    assert [s for s in Stage if f"matters.{s}" not in counted] == []


@pytest.mark.parametrize(
    ("rule", "truth"), [(YES & NO, False), (YES | NO, True), (~YES, False), (~NO & YES, True), (NO | NO, False)]
)
def test_rules_compose(rule, truth):
    assert rule(NOBODY, FACTS) is truth


def test_nobody_raised_what_nobody_raised():
    """Without an account one is not the raiser of a matter that has none either."""
    assert raised_it(NOBODY, Facts(1, Stage.DONE, uuid7(), None)) is False
    assert (owns_it(NOBODY, FACTS), is_the_clock(NOBODY, FACTS)) == (False, False)


def test_buttons_are_what_stage_and_rule_allow():
    free = Move("free", "放", "放了", OPEN, None, YES)
    late = Move("late", "晚", "晚了", (Stage.DONE,), None, YES)
    hers = Move("hers", "她", "她的", OPEN, None, raised_it)
    hidden = Move("hidden", "藏", "藏了", OPEN, None, YES, button=False)
    kind = Kind("trial", "试", (free, late, hers, hidden))
    assert [m.word for m in moves_for(kind, Actor(account=7), FACTS)] == ["free", "hers"]
    assert [m.word for m in moves_for(kind, NOBODY, FACTS)] == ["free"]
    assert may_take(kind, hidden, NOBODY, FACTS) is True


def test_a_kind_whose_step_is_named_twice_is_refused():
    twice = Move("free", "放", "放了", OPEN, None, YES)
    with pytest.raises(ValueError, match="named twice"):
        register(Kind("trial", "试", (twice, twice)))
    assert "trial" not in kinds
