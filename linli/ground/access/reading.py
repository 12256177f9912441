"""Write down that personal data was shown."""

from collections.abc import Iterable
from uuid import UUID

from linli.ground.access.actor import Actor
from linli.ground.access.models import ReadLog
from linli.ground.base.clock import now


def log_reading(actor: Actor, community: int, subjects: Iterable[UUID], *, to: str) -> None:
    """One row for this answer. What the actor sees of himself is not a reading of somebody."""
    others = sorted(set(subjects) - actor.persons)
    if not others or actor.account is None:
        return
    seat = actor.seat_in(community)
    ReadLog.objects.create(
        community_id=community,
        account_id=actor.account,
        post_id=seat.post if seat else None,
        purpose=to,
        subjects=others,
        at=now(),
    )
