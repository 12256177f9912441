"""Let parents stand for their minor children, and no longer than they are minors and of one household."""

from collections.abc import Mapping
from uuid import UUID

from linli.ground.accounts.models import WARD, Standing
from linli.ground.base.clock import now, start_of
from linli.ground.base.scope import cross_community
from linli.ground.people.wards import wards_of_persons


def settle_all_wards() -> None:
    """Every parent with an account, wherever there are any: births, moves and birthdays make or end a guardianship."""
    with cross_community("settle who stands for whose children in all communities"):
        residents = Standing.objects.filter(post_id=None).exclude(person_id=None).exclude(kind=WARD).standing_at(now())
        parents: dict[int, dict[UUID, int]] = {}
        for community, account, person in residents.values_list("community_id", "account_id", "person_id"):
            parents.setdefault(community, {})[person] = account
        for community, accounts in parents.items():
            settle_wards(community, accounts)


def settle_wards(community: int, accounts: Mapping[UUID, int]) -> None:
    """Write the wards of these parents (person → account) as the register has them today. Three queries, however many."""
    wanted = {
        (accounts[parent], child): start_of(day)
        for parent, children in wards_of_persons(community, accounts).items()
        for child, day in children.items()
    }
    rows = Standing.objects.filter(account_id__in=set(accounts.values()), community_id=community, kind=WARD)
    have = {
        (account, child): id
        for account, child, id in rows.standing_at(now()).values_list("account_id", "person_id", "id")
    }
    Standing.objects.filter(id__in=[have[pair] for pair in have.keys() - wanted.keys()]).update(until=now())
    Standing.objects.bulk_create(
        Standing(account_id=account, community_id=community, person_id=child, kind=WARD, until=wanted[account, child])
        for account, child in sorted(wanted.keys() - have.keys())
    )
