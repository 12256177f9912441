"""Who may open the file of a minor: for a purpose, for a time, and never by his own word."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from linli.ground.access.actor import Actor
from linli.ground.access.models import Grant
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.ground.base.words import N_

LONGEST = 90  # days


def grant(
    *, by: Actor, account: int, community: int, subject: UUID, purpose: str, days: int, because: UUID | None = None
) -> Grant:
    """Allow an account to open one file. Whoever asks never agrees to it himself."""
    seat = by.seat_in(community)
    if by.account is None or seat is None:
        raise Refused(N_("要由社区里有岗位的人来批准。"))
    if by.account == account:
        raise Refused(N_("自己不能批准自己看，请另一位同事来批。"))
    if not 1 <= days <= LONGEST:
        raise Invalid(N_("一次最少批1天，最多批90天。"))
    if not purpose.strip():
        raise Invalid(N_("写一句看这份资料做什么用。"))
    moment = now()
    return Grant.objects.create(
        community_id=community, account_id=account, subject=subject, purpose=purpose.strip()[:60],
        by_account=by.account, by_post=seat.post, because=because, made_at=moment, until=moment + timedelta(days=days),
    )  # fmt: skip


def is_granted(actor: Actor, community: int, subject: UUID) -> bool:
    """The actor may open this file now."""
    return bool(granted_among(actor, community, [subject]))


def granted_among(actor: Actor, community: int, subjects: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these files the actor may open now."""
    wanted = list(subjects)
    if actor.account is None or not wanted:
        return frozenset()
    mine = Grant.objects.filter(community_id=community, account_id=actor.account, subject__in=wanted)
    return frozenset(mine.filter(until__gt=now(), ended_at=None).values_list("subject", flat=True))


def granted_in(actor: Actor, community: int):
    """The subjects of every file of this community the actor may open now, to be asked for inside another query."""
    mine = Grant.objects.filter(community_id=community, account_id=actor.account, until__gt=now(), ended_at=None)
    return mine.order_by().values("subject")


def end_grant(granted: Grant) -> None:
    """Take an approval back before its time."""
    if granted.ended_at is None:
        granted.ended_at = now()
        Grant.objects.filter(community_id=granted.community_id, id=granted.id).update(ended_at=granted.ended_at)


def end_all_about(pen, persons: list[UUID]) -> None:
    """Nobody's file stays open once he has left the register."""
    live = Grant.objects.filter(community_id=pen.community, subject__in=persons, ended_at=None, until__gt=now())
    for row in live:
        pen.alter(row, ended_at=now())
