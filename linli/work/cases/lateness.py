"""What is late, due today, standing, or was late three times: reads for who answers for the whole community."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from linli.engine.matters.kinds import OPEN
from linli.engine.matters.models import Matter, Part, due_within, missed_by
from linli.engine.matters.queries import to_verify
from linli.ground.access.actor import Actor
from linli.ground.base.clock import end_of, now, today
from linli.work.cases.queries import KIND, visible_to

THRICE = 3


@dataclass(frozen=True, slots=True)
class Lateness:
    """How many cases each list holds."""

    late: int
    today: int
    paused: int
    thrice: int
    verify: int


def late_lists(actor: Actor, moment) -> dict:
    """tab → rows."""
    seen = visible_to(actor)
    return {
        "late": seen.behind(moment),
        "today": seen.filter(due_within(moment, end_of(today()))),
        "paused": seen.paused(),
        "thrice": seen.live().filter(late_times__gte=THRICE),
        "verify": to_verify(actor).filter(kind=KIND),
    }


def lateness_of(actor: Actor) -> Lateness:
    """All five in one question, flat in what is over."""
    moment = now()
    open_ = Q(stage__in=OPEN)
    found = visible_to(actor).live().order_by().aggregate(
        late=Count("id", filter=open_ & missed_by(moment)),
        today=Count("id", filter=due_within(moment, end_of(today()))),
        paused=Count("id", filter=open_ & Q(paused_at__isnull=False)),
        thrice=Count("id", filter=Q(late_times__gte=THRICE)),
        verify=Count("id", filter=Q(stage="done", raised_by=None)),
    )  # fmt: skip
    return Lateness(**found)


def helpers_of(matters: Iterable[Matter]) -> dict[UUID, list[str]]:
    """Whom each matter waits for: those who were asked and have not finished."""
    rows = Part.objects.filter(
        community_id__in={m.community_id for m in matters}, matter_id__in=[m.id for m in matters],
        state__in=("asked", "accepted"),
    )  # fmt: skip
    names: dict[UUID, list[str]] = {}
    for matter, name in rows.order_by("asked_at").values_list("matter_id", "addressee_name"):
        names.setdefault(matter, []).append(name)
    return names
