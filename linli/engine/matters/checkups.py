"""Whether the clock keeps up with the promises it watches."""

from collections.abc import Iterator
from datetime import timedelta

from linli.engine.matters.models import Matter
from linli.ground.base.checking import Checkup, Fault, checkups
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community

LATE = timedelta(hours=1)


def look_at_clock() -> Iterator[Fault]:
    with cross_community("count what the clock has not looked at, over all communities"):
        late = Matter.objects.filter(next_look__lt=now() - LATE).count()
    if late:
        yield Fault(
            f"{late} matters wait for the clock for more than an hour",
            "Is the worker running? See script/linli status. If it is, the log names the rows it fails at.",
        )


checkups.add(Checkup("promises", look_at_clock))
