"""Residents who have joined: sixty of the first community, so that what is reported by phone has somebody behind it.

They have no password: nobody can sign in as one of them.
"""

from datetime import date

from django.contrib.auth.hashers import make_password

from linli.front.demo.town import SINCE
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import start_of
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Person
from linli.ground.regions.models import Community

MANY, TOWN = 60, 1
OLDEST, YOUNGEST = date(1945, 1, 1), date(2002, 1, 1)


def let_some_join() -> None:
    """Once. Who they are is read off the roster, not thrown."""
    with cross_community("some of the demo's residents join"):
        if not Account.objects.filter(username=username(TOWN, 1)).exists():
            join(Community.objects.get(number=TOWN), MANY)


def username(number: int, order: int) -> str:
    return f"lin{number}-{order:03}"


def join(community: Community, many: int) -> None:
    """Grown-ups from all over the register, in the order of their names."""
    rows = Person.objects.filter(community=community, ended_on=None, born_on__gte=OLDEST, born_on__lt=YOUNGEST)
    people = list(rows.order_by("sort_key", "born_on", "id").values_list("id", "name"))
    chosen = people[:: max(1, len(people) // many)][:many]
    taken = set(
        Standing.objects.filter(community_id=community.id).exclude(person_id=None).values_list("person_id", flat=True)
    )
    no_password = make_password(None)
    accounts = Account.objects.bulk_create(
        Account(username=username(community.number, n), name=name, demo=True, password=no_password)
        for n, (_, name) in enumerate(chosen, 1)
    )
    Standing.objects.bulk_create(
        Standing(account_id=account.id, community_id=community.id, person_id=person, since=start_of(SINCE))
        for account, (person, _) in zip(accounts, chosen, strict=True)
        if person not in taken
    )
