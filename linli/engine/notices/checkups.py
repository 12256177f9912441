"""Whether what had to be told was sent."""

from collections.abc import Iterator
from datetime import timedelta

from linli.engine.notices.models import Delivery
from linli.ground.base.checking import Checkup, Fault, checkups
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community

LATE, WEEK = timedelta(hours=1), timedelta(days=7)


def look_at_outbox() -> Iterator[Fault]:
    with cross_community("count what was not sent, over all communities"):
        failed = Delivery.objects.filter(state=Delivery.State.FAILED, next_try__gt=now() - WEEK).count()
        late = Delivery.objects.filter(state=Delivery.State.WAITING, next_try__lt=now() - LATE).count()
    if failed:
        yield Fault(
            f"{failed} notices were given up within a week", "Is the channel's other end running?", warning=True
        )
    if late:
        yield Fault(f"{late} notices wait for more than an hour", "Is the worker running? See script/linli status.")


checkups.add(Checkup("outbox", look_at_outbox))
