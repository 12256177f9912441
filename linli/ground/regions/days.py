"""The table of holidays, read once per request at most."""

from datetime import date, timedelta

from linli.ground.base.clock import today
from linli.ground.base.prepared import Prepared
from linli.ground.regions.models import Holiday


def days_around() -> dict[date, str]:
    """day → 'off' | 'work' from last month to a year ahead: enough for any limit that begins now."""
    day = today()
    return dict(BETWEEN.rows(first=day - timedelta(days=31), last=day + timedelta(days=400)))


BETWEEN = Prepared(lambda first, last: Holiday.objects.filter(day__gte=first, day__lte=last).values_list("day", "kind"))
