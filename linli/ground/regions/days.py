"""The table of holidays, read once per request at most."""

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


def days_of_years(first: int, last: int) -> dict[date, str]:
    """The same for whole years: what is in it also tells whether a year was entered (`calendar.provisional`)."""
    rows = Holiday.objects.filter(day__gte=date(first, 1, 1), day__lte=date(last, 12, 31))
    return dict(rows.values_list("day", "kind"))
