"""From a request to the one who acts. Standing is local, so it is read before anything is said to PostgreSQL."""

import re
from uuid import UUID

from linli.ground.access.actor import NOBODY, Actor, Seat
from linli.ground.accounts.models import WARD, Account, Standing
from linli.ground.base.clock import now
from linli.ground.base.prepared import Prepared
from linli.ground.regions.models import Community
from linli.ground.regions.queries import BY_NUMBER, community_where

PUBLIC = re.compile(r"^/c/(\d{1,9})(?:/|$)")
STANDINGS = Prepared(
    lambda account, moment: Standing.objects.filter(account_id=account).standing_at(moment).order_by("acting", "id")
)


def actor_of(request) -> Actor:
    """In two queries at most. An address /c/<n>/ narrows to that community; one of another community is a visitor there."""
    account = request.user if request.user.is_authenticated else None
    actor = actor_for(account) if account else NOBODY
    if address := PUBLIC.match(request.path_info):
        request.community = community_numbered(int(address[1]))
        here = frozenset({request.community.id}) if request.community else frozenset()
        return narrowed(actor, here)
    return actor


def actor_for(account: Account) -> Actor:
    """Everything this account may do, from its standings in force."""
    rows = STANDINGS.of(Standing, account=account.pk, moment=now())
    return Actor(
        account=account.pk,
        name=account.name,
        communities=frozenset(r.community_id for r in rows if r.community_id),
        scopes=frozenset(r.scope for r in rows if r.scope),
        seats=tuple(seat_of(r) for r in rows if r.post_id),
        persons=frozenset(r.person_id for r in rows if r.person_id and r.kind != WARD),
        wards=frozenset(r.person_id for r in rows if r.person_id and r.kind == WARD),
    )


def seat_of(row: Standing) -> Seat:
    return Seat(
        post=UUID(str(row.post_id)),
        kind=row.kind,
        title=row.title,
        community=row.community_id,
        place=row.place_id,
        scope=row.scope,
        acting=row.acting,
    )


def narrowed(actor: Actor, here: frozenset[int]) -> Actor:
    """The same actor as seen in one community only."""
    if here <= actor.communities:
        return Actor(
            actor.account,
            actor.name,
            here,
            frozenset(),
            tuple(s for s in actor.seats if s.community in here),
            actor.persons,
            wards=actor.wards,
        )
    return Actor(account=actor.account, name=actor.name, communities=here)


def community_numbered(number: int) -> Community | None:
    return community_where(BY_NUMBER, number)
