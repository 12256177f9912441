"""The table of holidays, read once a minute at most: it is small, and what stands in it changes once a year."""

from datetime import date, datetime, timedelta

from linli.ground.base.clock import now, today
from linli.ground.regions.models import Holiday

AHEAD, BEHIND, KEPT = timedelta(days=400), timedelta(days=31), timedelta(minutes=1)
_read: list[tuple[datetime, dict[date, str]]] = []


def days_around(first: date | None = None) -> dict[date, str]:
    """day → 'off' | 'work' from last month (or an earlier day) to a year ahead: enough for any limit that begins now."""
    day = today()
    return days_between(min(day - BEHIND, first or day), day + AHEAD)


def days_of_years(first: int, last: int) -> dict[date, str]:
    """The same for whole years: what is in it also tells whether a year was entered (`calendar.provisional`)."""
    return days_between(date(first, 1, 1), date(last, 12, 31))


def days_between(first: date, last: date) -> dict[date, str]:
    return {day: kind for day, kind in all_days().items() if first <= day <= last}


def all_days() -> dict[date, str]:
    """The whole table as it was at most a minute ago."""
    moment = now()
    if not _read or not _read[0][0] <= moment < _read[0][0] + KEPT:
        _read[:] = [(moment, dict(Holiday.objects.values_list("day", "kind")))]
    return _read[0][1]


def forget() -> None:
    """A day was added: the next who asks reads anew. Other processes do so within a minute."""
    _read.clear()
