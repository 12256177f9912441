"""Reads of orders from other systems: what must still be answered, what was answered, and the rates of a year."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from linli.engine.matters.models import Matter
from linli.engine.matters.pages import trail_lines
from linli.ground.access.actor import Actor
from linli.ground.base.clock import local, start_of
from linli.ground.base.errors import NotThere
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults
from linli.work.cases.kind import CASE
from linli.work.cases.models import Outside
from linli.work.cases.outside.words import DISSATISFIED
from linli.work.cases.rules import may_decide

WORKED = ("work", "ask", "part_done", "fix", "refer")  # steps that say what was done
LONGEST = 600


def seen_by(actor: Actor, community: int):
    """Orders of a community that is seen whole; what only few may see, by its owner and the secretary."""
    if not actor.sees_whole(community):
        return Outside.objects.none()
    rows = Outside.objects.filter(community_id=community)
    if may_decide(actor, community):
        return rows
    return rows.filter(Q(matter__restricted=False) | Q(matter__owner_id__in=actor.posts))


def to_answer(actor: Actor, community: int):
    """Nobody has answered them yet."""
    return seen_by(actor, community).filter(answered_at=None)


def order_in(actor: Actor, community: int, id: UUID) -> Outside:
    found = seen_by(actor, community).select_related("matter", "matter__owner", "matter__place").filter(id=id).first()
    if found is None:
        raise NotThere()
    return found


def order_of(matter: Matter) -> Outside | None:
    """What another system knows of this matter."""
    return Outside.objects.filter(community_id=matter.community_id, matter=matter).first()


def drafted(matter: Matter) -> str:
    """An answer put together from what the trail says was done: a proposal, to be read before it is sent."""
    lines = [line for line in trail_lines(CASE, matter, inner=False) if line.step.word in WORKED and line.step.said]
    told = [f"{_day(line.step.at)}，{line.step.said.rstrip('。')}。" for line in lines]
    return "".join(told)[-LONGEST:]


def _day(moment) -> str:
    there = local(moment)
    return _("%(month)d月%(day)d日") % {"month": there.month, "day": there.day}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many; nothing due shows “—”, never 0 % or 100 %."""

    good: int
    due: int

    @property
    def percent(self) -> float | None:
        return round(self.good * 100 / self.due, 1) if self.due else None


@dataclass(frozen=True, slots=True)
class Rates:
    """What was asked at the call-backs of one source in one year (接诉即办三率)."""

    source: str
    orders: int
    contacted: Rate
    solved: Rate
    satisfied: Rate


def rates_of(community: Community, year: int) -> list[Rates]:
    """By source, over the orders received in the year."""
    content = value_for(community, defaults.SATISFIED)
    rated = Q(satisfied__in=[*content, *DISSATISFIED])
    rows = Outside.objects.filter(
        community_id=community.id, received_at__gte=start_of(date(year, 1, 1)), received_at__lt=start_of(date(year + 1, 1, 1))
    )  # fmt: skip
    counted = rows.values("source").annotate(
        orders=Count("id"),
        reached=Count("id", filter=Q(contacted=True)), asked=Count("id", filter=Q(contacted__isnull=False)),
        mended=Count("id", filter=Q(solved=True)), told=Count("id", filter=Q(solved__isnull=False)),
        content=Count("id", filter=Q(satisfied__in=content)), rated=Count("id", filter=rated),
    )  # fmt: skip
    return [
        Rates(
            row["source"], row["orders"], Rate(row["reached"], row["asked"]), Rate(row["mended"], row["told"]),
            Rate(row["content"], row["rated"]),
        )
        for row in counted.order_by("source")
    ]  # fmt: skip
