"""看板: what was reported in a period and what became of it, by grid, category, post, source or month. One question.

Every row is of one cohort (what was raised in the period), so each number is the length of a list that can be opened.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q
from django.db.models.functions import ExtractMonth, ExtractYear, Left

from linli.engine.matters.kinds import CONFIRMED, ENDED, OPEN, Outcome
from linli.engine.matters.models import late_by
from linli.engine.matters.queries import kinds_held
from linli.ground.access.actor import Actor
from linli.ground.base.clock import SHANGHAI, end_of, now, start_of
from linli.ground.base.words import N_
from linli.work.cases.filters import GOOD
from linli.work.cases.models import Case

BY = {
    "grid": N_("网格"),
    "what": N_("事情的类别"),
    "post": N_("管事的岗"),
    "source": N_("怎么来的"),
    "month": N_("月份"),
}
OVER = (CONFIRMED, ENDED)


class Median(Aggregate):
    """The middle one of a group."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line: how many came, how many are over, late, rated well, never answered; the median of days."""

    key: Any
    opened: int
    closed: int
    late: int
    unanswered: int
    rated: int
    good: int
    days: float | None

    @property
    def content(self) -> float | None:
        """Of those who rated, the share of the content. Nobody rated: None, never 0 % or 100 %."""
        return self.good / self.rated if self.rated else None


def board(actor: Actor, community: int, *, by: str, since: date, until: date) -> list[BoardRow]:
    """The rows of a period, days included. Restricted cases count only for who may see them."""
    rows, key = keyed(period(actor, community, since, until), by)
    found = rows.order_by().values_list(*key).annotate(**measures())
    return [_row(row, len(key)) for row in found]


def period(actor: Actor, community: int, since: date, until: date):
    """What was raised on these days. What was told twice counts once: the second went on as the first."""
    return seen(actor, community).filter(
        matter__raised_at__gte=start_of(since), matter__raised_at__lt=end_of(until), matter__merged_into=None
    )


def seen(actor: Actor, community: int):
    """As lists and counts do: a restricted case is its owner's, the raiser's and theirs who are named on it."""
    rows = Case.objects.filter(community_id=community)
    if any(s.kind == "secretary" and s.community == community for s in actor.seats):
        return rows
    mine = Q(matter__owner_id__in=actor.posts) | Q(matter__raised_by=actor.account, matter__raised_by__isnull=False)
    if held := kinds_held(actor).get(community):
        mine |= Q(matter__restricted=True, matter__seen_by__overlap=sorted(held))
    return rows.filter(Q(matter__restricted=False) | mine)


def keyed(rows, by: str):
    """The query set with the columns that name a line."""
    if by == "month":
        at = {"tzinfo": SHANGHAI}
        rows = rows.annotate(y=ExtractYear("matter__raised_at", **at), m=ExtractMonth("matter__raised_at", **at))
        return rows, ("y", "m")
    if by == "what":
        return rows.annotate(letter=Left("matter__category", 1)), ("letter",)
    return rows, ({"grid": "matter__grid__number", "post": "matter__owner_id", "source": "source"}[by],)


def measures() -> dict:
    open_ = Q(matter__stage__in=OPEN)
    late = late_by(now(), "matter__") | (~open_ & Q(matter__stage_at__gt=F("matter__due_at")))
    took = ExpressionWrapper(F("matter__stage_at") - F("matter__raised_at"), output_field=DurationField())
    over = Q(matter__stage__in=OVER)
    return {
        "opened": Count("id"),
        "closed": Count("id", filter=over),
        "late": Count("id", filter=late),
        "unanswered": Count("id", filter=Q(matter__outcome=Outcome.UNANSWERED)),
        "rated": Count("id", filter=Q(stars__isnull=False)),
        "good": Count("id", filter=Q(stars__gte=GOOD)),
        "took": Median(took, filter=over),
    }


def _row(row: tuple, width: int) -> BoardRow:
    key, (*counts, took) = row[:width], row[width:]
    days = round(took / timedelta(days=1), 1) if took is not None else None
    return BoardRow(key[0] if width == 1 else key, *counts, days)


def whole(actor: Actor, community: int, *, since: date, until: date) -> BoardRow:
    """The foot of the table: all together. A median of medians would be no median."""
    rows = period(actor, community, since, until).order_by().values_list("community_id").annotate(**measures())
    found = list(rows)
    return _row(found[0], 1) if found else BoardRow(None, 0, 0, 0, 0, 0, 0, None)
