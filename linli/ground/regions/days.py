"""The table of holidays, read once per request at most."""

from collections.abc import Iterable
from datetime import date, timedelta

from linli.ground.base.clock import today
from linli.ground.regions.models import Holiday

AHEAD, BEHIND = timedelta(days=400), timedelta(days=31)


def days_around(first: date | None = None) -> dict[date, str]:
    """day → 'off' | 'work' from last month (or an earlier day) to a year ahead: enough for any limit that begins now."""
    day = today()
    begin = min(day - BEHIND, first or day)
    rows = Holiday.objects.filter(day__gte=begin, day__lte=day + AHEAD)
    return dict(rows.values_list("day", "kind"))


def not_entered(years: Iterable[int]) -> set[int]:
    """Of these years those of which no holiday is in the table yet: what was counted through them may still move."""
    asked = set(years)
    if not asked:
        return asked
    return asked - set(Holiday.objects.filter(day__year__in=asked).values_list("day__year", flat=True).distinct())
