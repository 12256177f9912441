"""Reads of cases. The matter decides who may; the case only adds its own columns."""

from dataclasses import dataclass

from django.db.models import Q

from linli.engine.matters import queries as matters
from linli.engine.matters.kinds import OPEN, Stage
from linli.engine.matters.models import Matter
from linli.engine.matters.queries import sight_of
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere
from linli.ground.base.prepared import Prepared, columns
from linli.ground.people.models import ContactPoint
from linli.ground.people.sealing import open_phone
from linli.ground.regions.models import Community
from linli.ground.regions.settings import ancestors
from linli.work.cases.hand import hand_of
from linli.work.cases.models import Case, Category

KIND, MOST_COUNTED = "case", 99


def visible_to(actor: Actor):
    """Matters of this kind the actor may know of."""
    return matters.visible_to(actor).filter(kind=KIND)


def categories_of(community: Community) -> dict[str, Category]:
    """code → category, nearest region first, in the order of codes."""
    codes = ancestors(community.region.code)
    rows = Category.objects.filter(region__code__in=codes).select_related("region")
    by_code: dict[str, Category] = {}
    for row in sorted(rows, key=lambda r: (r.code, codes.index(r.region.code))):
        by_code.setdefault(row.code, row)
    return by_code


def offered(community: Community) -> dict[str, Category]:
    """Those under which something may still be reported."""
    return {code: category for code, category in categories_of(community).items() if category.ended_at is None}


def category_of(community: Community, code: str) -> Category | None:
    """One category as it holds here: the row of the nearest region."""
    codes = ancestors(community.region.code)
    rows = CATEGORY.of(Category, "region", codes=codes, code=code)
    return min(rows, key=lambda r: codes.index(r.region.code), default=None)


CATEGORY = Prepared(
    lambda codes, code: Category.objects.filter(region__code__in=codes, code=code).values_list(
        *columns(Category, "region")
    )
)
CASE = Prepared(lambda community, matter: Case.objects.filter(community_id=community, matter_id=matter))


def case_of(matter: Matter) -> Case:
    """The case's own row."""
    found = CASE.of(Case, community=matter.community_id, matter=matter.id)
    if not found:
        raise NotThere()
    case = found[0]
    case.matter = matter
    return case


def waits_for_raiser(rows):
    """Of these, what goes on only when who reported it says something: done and not rated, or asked a question."""
    asked = Q(step="question") | Q(waits_for="raiser")
    return rows.filter(Q(stage=Stage.DONE) | (Q(stage__in=OPEN) & asked)).order_by("stage_at", "id")


def late_for(actor: Actor) -> int:
    """How many open cases of the actor's are late; counted to 99."""
    return len(LATE.rows(moment=now(), **sight_of(actor)))


LATE = Prepared(
    lambda moment, **sight: (
        matters.seen_by(**sight).filter(kind=KIND).overdue(moment).order_by().values_list("id")[:MOST_COUNTED]
    )
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many matters stand where."""

    raised: int
    owned: int
    working: int
    done: int
    late: int


def standing_of(actor: Actor) -> Counts:
    """The live cases the actor sees, by stage, and how many are late: one query, flat in what is closed."""
    hand = hand_of(actor)
    return Counts(**{stage: hand.stage(stage) for stage in ("raised", "owned", "working", "done")}, late=hand.late)


def phone_of(case: Case) -> str:
    """How to reach who reported it: what was written down, else his first phone in the register. The caller logs."""
    if case.phone_sealed:
        return open_phone(case.phone_sealed)
    if case.matter.person_id is None:
        return ""
    points = ContactPoint.objects.filter(community_id=case.community_id, person_id=case.matter.person_id, ended_on=None)
    first = points.order_by("id").first()
    return open_phone(first.sealed) if first else ""
