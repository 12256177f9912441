"""What is to deal with: one list of cases under many names (mine, late, waits for a neighbour), and how many each holds.

Every name starts from what the actor may know of, so list, count and search never disagree about who sees what.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import BooleanField, Count, Exists, OuterRef, Q
from django.db.models.expressions import ExpressionWrapper

from linli.engine.matters.kinds import CONFIRMED, DONE, ENDED, OPEN, WaitsFor
from linli.engine.matters.models import Part, Step, due_within, late_by
from linli.engine.matters.searching import number_meant, pairs_of
from linli.ground.access.actor import Actor
from linli.ground.base.clock import end_of, now, today
from linli.ground.base.words import N_
from linli.ground.regions.models import Community
from linli.work.cases.models import Case
from linli.work.cases.queries import visible_to
from linli.work.cases.words import ASKED_THEMSELVES

OTHERS = [w.value for w in WaitsFor if w != WaitsFor.RAISER]
DUE_FIRST, NEWEST_FIRST, LATEST_FIRST = ("due_at", "id"), ("-raised_at", "-id"), ("-stage_at", "-id")


@dataclass(frozen=True, slots=True)
class Pile:
    """One name of the list: which cases are in it for an actor, in which order."""

    word: str
    title: str
    holds: Callable[[Actor], Q]
    by: tuple[str, str] = DUE_FIRST
    counted: bool = True


def is_open(actor: Actor) -> Q:
    return Q(stage__in=OPEN)


def told_by_staff() -> Exists:
    """Nobody who reported it himself can say whether it is good."""
    here = {"community_id": OuterRef("community_id"), "matter_id": OuterRef("id")}
    return Exists(Case.objects.filter(**here).exclude(source__in=ASKED_THEMSELVES))


def others_asked() -> Exists:
    states = (Part.State.ASKED, Part.State.ACCEPTED)
    here = {"community_id": OuterRef("community_id"), "matter_id": OuterRef("id")}
    return Exists(Part.objects.filter(**here, state__in=states))


def mended_by(actor: Actor) -> Exists:
    here = {"community_id": OuterRef("community_id"), "matter_id": OuterRef("id")}
    return Exists(Step.objects.filter(**here, word="fix", account_id=actor.account))


def waits_for_neighbour(actor: Actor) -> Q:
    asked = Q(stage__in=OPEN, waits_for=WaitsFor.RAISER)
    return asked | Q(Q(stage=DONE), ~told_by_staff())


PILES = (
    Pile("todo", N_("要办的"), is_open),
    Pile("mine", N_("我的"), lambda actor: is_open(actor) & Q(owner_id__in=actor.posts)),
    Pile("grid", N_("我的网格"), lambda actor: is_open(actor) & Q(grid_id__in=actor.grids)),
    Pile("late", N_("晚了的"), lambda actor: is_open(actor) & late_by(now())),
    Pile("today", N_("今天到期"), lambda actor: due_within(now(), end_of(today()))),
    Pile("done", N_("等居民回话"), waits_for_neighbour, LATEST_FIRST),
    Pile("others", N_("等别人"), lambda actor: Q(is_open(actor), Q(waits_for__in=OTHERS) | Q(others_asked()))),
    Pile("look", N_("等我看一眼"), lambda actor: Q(Q(stage=DONE), Q(told_by_staff()), ~mended_by(actor)), LATEST_FIRST),
    Pile("over", N_("办结的"), lambda actor: Q(stage__in=(CONFIRMED, ENDED)), LATEST_FIRST, counted=False),
)
EVERYTHING = Pile("all", N_("全部"), lambda actor: Q(), NEWEST_FIRST, counted=False)


def pile_named(word: str, *, searched: bool) -> Pile:
    """The one asked for; else what is to do, or where something is looked for: everything."""
    known = {pile.word: pile for pile in (*PILES, EVERYTHING)}
    return known.get(word) or (EVERYTHING if searched else PILES[0])


def rows_of(actor: Actor, pile: Pile):
    """The cases of a pile."""
    return visible_to(actor).filter(pile.holds(actor))


def found_by(rows, community: Community, text: str):
    """Those of a number, or with these words; none where the text says too little."""
    if number := number_meant(community, text):
        return rows.filter(number=number)
    wanted = pairs_of(text)
    return rows.filter(search_tokens__contains=wanted) if wanted else rows.none()


def counts_of(actor: Actor) -> dict[str, int]:
    """pile → how many: one question, flat in what is closed."""
    live = visible_to(actor).live().order_by()
    counted = {p.word: Count("id", filter=truth(p.holds(actor))) for p in PILES if p.counted}
    return live.aggregate(**counted)


def truth(condition: Q):
    return ExpressionWrapper(condition, output_field=BooleanField())
