"""Reads for the auditor: every reading, act and refusal, by account, day, purpose, subject. Never a name of a resident."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.ground.access.actor import Actor
from linli.ground.access.models import Act, ReadLog, ReadSeal, Refusal
from linli.ground.access.sealing import CHAINS
from linli.ground.base.clock import end_of, now, start_of


def readings(
    community: int,
    *,
    account: int | None = None,
    day: date | None = None,
    purpose: str = "",
    subject: UUID | None = None,
) -> QuerySet:
    """Readings of one community that fit."""
    rows = ReadLog.objects.filter(community_id=community)
    if account is not None:
        rows = rows.filter(account_id=account)
    if purpose:
        rows = rows.filter(purpose__icontains=purpose)
    if subject:
        rows = rows.filter(subjects__contains=[subject])
    return on_day(rows, day)


def refusals(
    number: int, accounts, *, account: int | None = None, day: date | None = None, purpose: str = ""
) -> QuerySet:
    """Refusals of those who stand in the community, and of anybody on its own addresses."""
    rows = Refusal.objects.filter(Q(account_id__in=accounts) | Q(path__startswith=f"/c/{number}/"))
    if account is not None:
        rows = rows.filter(account_id=account)
    if purpose:
        rows = rows.filter(Q(why__icontains=purpose) | Q(path__icontains=purpose))
    return on_day(rows, day)


def acts(community: int, *, account: int | None = None, day: date | None = None, word: str = "") -> QuerySet:
    """Acts of one community that fit."""
    rows = Act.objects.filter(community_id=community)
    if account is not None:
        rows = rows.filter(account_id=account)
    if word:
        rows = rows.filter(word=word)
    return on_day(rows, day)


def on_day(rows: QuerySet, day: date | None, *, column: str = "at") -> QuerySet:
    """A Shanghai day; without one all days."""
    return rows.filter(**{f"{column}__gte": start_of(day), f"{column}__lt": end_of(day)}) if day else rows


def last_seal(community: int, chain: str = "read") -> ReadSeal | None:
    return ReadSeal.objects.filter(community_id=community, chain=chain).order_by("-number").first()


def unsealed(community: int, chain: str = "read") -> int:
    """How many rows the next seal will take; counted to 999."""
    return len(CHAINS[chain].objects.filter(community_id=community, sealed_in=None).values_list("id")[:999])


def log_act(actor: Actor, community: int, what: str) -> None:
    """Write down an act on the log itself, as an export is: it stands in the same chain."""
    seat = actor.seat_in(community)
    ReadLog.objects.create(
        community_id=community, account_id=actor.account, post_id=seat.post if seat else None,
        purpose=what[:60], subjects=[], at=now(),
    )  # fmt: skip
