"""Complaints month by month against the year before, per 100 households, over the same channel and the same days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear

from linli.ground.base.clock import SHANGHAI, start_of
from linli.ground.base.prepared import Prepared
from linli.ground.base.words import N_
from linli.ground.people.models import Household
from linli.work.cases.models import Outside
from linli.work.cases.words import Source

COMPLAINT = "投诉"
DEFINITION = N_(
    "12345转来、分类以“投诉”开头的，按来电时间算月；今年到昨天为止，去年只算到同一天；每百户按现在在册的户数算。"
)
BY_MONTH = Prepared(
    lambda community, source, begin, same_day, middle, end: (
        Outside.objects.filter(community_id=community, source=source, category__startswith=COMPLAINT)
        .filter(received_at__gte=begin, received_at__lt=end)
        .exclude(received_at__gte=same_day, received_at__lt=middle)
        .annotate(year=ExtractYear("received_at", tzinfo=SHANGHAI), month=ExtractMonth("received_at", tzinfo=SHANGHAI))
        .order_by()
        .values_list("year", "month")
        .annotate(n=Count("id"))
    )
)
HOMES = Prepared(
    lambda community: (
        Household.objects.filter(community_id=community, ended_on=None)
        .order_by()
        .values_list("community_id")
        .annotate(n=Count("id"))
    )
)


@dataclass(frozen=True, slots=True)
class YearsCompared:
    """Two years side by side. `change` is None where there was nothing to compare with: never 0 % or 100 %."""

    year: int
    months: tuple[tuple[int, int, int], ...]  # (month, last year, this year)
    households: int

    @property
    def last(self) -> int:
        return sum(last for _month, last, _this in self.months)

    @property
    def this(self) -> int:
        return sum(this for _month, _last, this in self.months)

    @property
    def change(self) -> float | None:
        return round((self.this - self.last) / self.last * 100, 1) if self.last else None

    def per_hundred(self, n: int) -> float | None:
        return round(n * 100 / self.households, 1) if self.households else None


def compare_complaints(community: int, *, day: date) -> YearsCompared:
    """The year of a day up to its last whole day against the same days of the year before. In two queries."""
    begin, middle = start_of(date(day.year - 1, 1, 1)), start_of(date(day.year, 1, 1))
    rows = BY_MONTH.rows(
        community=community, source=str(Source.HOTLINE), begin=begin,
        same_day=start_of(a_year_before(day)), middle=middle, end=start_of(day),
    )  # fmt: skip
    found = {(year, month): n for year, month, n in rows}
    months = tuple((m, found.get((day.year - 1, m), 0), found.get((day.year, m), 0)) for m in range(1, day.month + 1))
    homes = HOMES.first(community=community)
    return YearsCompared(day.year, months, homes[1] if homes else 0)


def a_year_before(day: date) -> date:
    """The same day a year earlier; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
