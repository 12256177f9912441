"""What guards the rows, and whether the working days ahead are known."""

from collections.abc import Iterator

from django.db import connection

from linli.ground.base.checking import Checkup, Fault, checkups
from linli.ground.base.clock import today
from linli.ground.regions.checks import gaps
from linli.ground.regions.models import Holiday

# The State Council's notice for the next year comes in autumn; from here on it is known.
KNOWN_FROM = (11, 20)


def look_at_guards() -> Iterator[Fault]:
    yield from (Fault(gap, "Restore the guards: script/linli manage migrate, or a backup.") for gap in gaps(connection))


def look_at_holidays() -> Iterator[Fault]:
    day, known = today(), set(Holiday.objects.values_list("day__year", flat=True))
    cure = "Enter them under 管理 → 节假日, from the State Council's notice; until then limits count weekends only."
    if day.year not in known:
        yield Fault(f"the holidays of {day.year} are missing", cure)
    if (day.month, day.day) >= KNOWN_FROM and day.year + 1 not in known:
        yield Fault(f"the holidays of {day.year + 1} are missing", cure, warning=True)


checkups.add(Checkup("guards of rows", look_at_guards))
checkups.add(Checkup("holidays", look_at_holidays))
