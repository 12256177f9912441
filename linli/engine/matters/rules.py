"""Predicates for kinds to compose, and the question behind every button. Pure."""

from linli.engine.matters.kinds import Facts, Kind, Move, Predicate
from linli.ground.access.actor import Actor


@Predicate
def raised_it(actor: Actor, facts: Facts) -> bool:
    """By his account, or by the slip that stands for one."""
    return facts.id in actor.slips or (actor.account is not None and actor.account == facts.raised_by)


@Predicate
def owns_it(actor: Actor, facts: Facts) -> bool:
    return facts.owner in actor.posts


@Predicate
def holds_the_grid(actor: Actor, facts: Facts) -> bool:
    return facts.grid is not None and facts.grid in actor.grids


@Predicate
def sees_the_whole(actor: Actor, facts: Facts) -> bool:
    return actor.sees_whole(facts.community)


@Predicate
def is_the_clock(actor: Actor, facts: Facts) -> bool:
    return actor.by_clock


@Predicate
def has_no_open_part(actor: Actor, facts: Facts) -> bool:
    return facts.open_parts == 0


@Predicate
def works_here(actor: Actor, facts: Facts) -> bool:
    return any(s.community == facts.community for s in actor.seats)


@Predicate
def may_know_of(actor: Actor, facts: Facts) -> bool:
    """What `queries.visible_to` says of rows, said of one: nobody takes a step in what he may not see."""
    if owns_it(actor, facts) or raised_it(actor, facts):
        return True
    if any(s.kind == "secretary" and s.community == facts.community for s in actor.seats):
        return True
    if facts.restricted:
        return is_named(actor, facts)
    return sees_the_whole(actor, facts) or holds_the_grid(actor, facts)


@Predicate
def is_named(actor: Actor, facts: Facts) -> bool:
    """Holds a post of a kind that was named for matters of this category."""
    return any(s.kind in facts.seen_by and s.community == facts.community for s in actor.seats)


@Predicate
def goes_on_elsewhere(actor: Actor, facts: Facts) -> bool:
    """Merged: what happens is written at the other one."""
    return facts.merged


def may_take(kind: Kind, move: Move, actor: Actor, facts: Facts) -> bool:
    """Stage fits and the rule agrees."""
    return facts.stage in move.source and move.may(actor, facts)


def moves_for(kind: Kind, actor: Actor, facts: Facts) -> list[Move]:
    """The buttons of a page: what this actor may do now."""
    return [m for m in kind.moves if m.button and may_take(kind, m, actor, facts)]
