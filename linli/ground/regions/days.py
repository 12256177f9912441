"""The table of holidays, read once per request at most."""

from datetime import date, timedelta

from linli.ground.base.clock import today
from linli.ground.regions.models import Holiday


def days_around() -> dict[date, str]:
    """day → 'off' | 'work' from last month to a year ahead: enough for any limit that begins now."""
    day = today()
    rows = Holiday.objects.filter(day__gte=day - timedelta(days=31), day__lte=day + timedelta(days=400))
    return dict(rows.values_list("day", "kind"))
