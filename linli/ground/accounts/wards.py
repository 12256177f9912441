"""Let parents stand for their minor children, and no longer than they are minors and of one household."""

from datetime import date
from uuid import UUID

from linli.ground.accounts.guardians import Member, wards_among
from linli.ground.accounts.models import WARD, Standing
from linli.ground.base.clock import now, start_of, today
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Membership
from linli.ground.regions.models import Community


def settle_all_wards() -> None:
    """Every parent with an account, in every community: births, moves and birthdays make or end a guardianship."""
    with cross_community("settle who stands for whose children in all communities"):
        for community in Community.objects.values_list("id", flat=True):
            rows = Standing.objects.filter(community_id=community, post_id=None).exclude(person_id=None)
            for account, person in rows.exclude(kind=WARD).standing_at(now()).values_list("account_id", "person_id"):
                settle_wards(community, account, person)


def settle_wards(community: int, account: int, person: UUID) -> None:
    """Write the wards of this parent as the register has them today; those written down by hand are no part of it."""
    wanted = wards_of(community, person)
    mine = Standing.objects.filter(account_id=account, community_id=community, kind=WARD).standing_at(now())
    have = dict(mine.values_list("person_id", "id"))
    mine.filter(id__in=[have[child] for child in have.keys() - wanted.keys()]).update(until=now())
    Standing.objects.bulk_create(
        Standing(
            account_id=account, community_id=community, person_id=child, kind=WARD, until=start_of(wanted[child])
        )
        for child in sorted(wanted.keys() - have.keys())
    )  # fmt: skip


def wards_of(community: int, person: UUID) -> dict[UUID, date]:
    """child → the day it comes of age, over the households the person belongs to."""
    mine = Membership.objects.filter(community_id=community, person_id=person, valid_to=None)
    rows = Membership.objects.filter(
        community_id=community, valid_to=None, household_id__in=mine.values("household_id"), person__ended_on=None
    )
    homes: dict[UUID, list[Member]] = {}
    for home, *facts in rows.values_list("household_id", "person_id", "relation", "is_head", "person__born_on"):
        homes.setdefault(home, []).append(Member(*facts))
    return {child: day for home in homes.values() for child, day in wards_among(person, home, today()).items()}
