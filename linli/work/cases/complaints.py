"""Complaints of a year against the year before, per 100 households, over the same channels."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from linli.ground.base.clock import start_of
from linli.ground.base.words import N_
from linli.ground.people.models import Household
from linli.ground.regions.models import Community
from linli.work.cases.models import Outside
from linli.work.cases.outside.words import COMPLAINT

DEFINITION = N_(
    "转来的工单里分类以“投诉”开头的，按来电时间算年；同一编号只算一件；只比两年都有工单的来源；每百户按现在在册的户数算。"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two years side by side; `change` is None where there was nothing to compare with, never 0 % or 100 %."""

    year: int
    now: int
    before: int
    households: int
    sources: tuple[str, ...]
    definition: str = DEFINITION

    @property
    def change(self) -> float | None:
        """In percent of the year before: −60.0."""
        return round((self.now - self.before) / self.before * 100, 1) if self.before else None

    @property
    def per_hundred(self) -> float | None:
        return self._per_hundred(self.now)

    @property
    def per_hundred_before(self) -> float | None:
        return self._per_hundred(self.before)

    def _per_hundred(self, n: int) -> float | None:
        return round(n * 100 / self.households, 1) if self.households else None


def complaints_of(community: Community, year: int) -> Compared:
    """In two queries."""
    begin, middle, end = (start_of(date(y, 1, 1)) for y in (year - 1, year, year + 1))
    this, last = Q(received_at__gte=middle, received_at__lt=end), Q(received_at__gte=begin, received_at__lt=middle)
    complaint = Q(category__startswith=COMPLAINT)
    rows = Outside.objects.filter(this | last, community_id=community.id).values("source")
    by_source = rows.annotate(
        now=Count("id", filter=this & complaint), before=Count("id", filter=last & complaint),
        all_now=Count("id", filter=this), all_before=Count("id", filter=last),
    )  # fmt: skip
    same = [row for row in by_source.order_by("source") if row["all_now"] and row["all_before"]]
    households = Household.objects.filter(community_id=community.id, ended_on=None).count()
    sums = {word: sum(row[word] for row in same) for word in ("now", "before")}
    return Compared(year, **sums, households=households, sources=tuple(row["source"] for row in same))
