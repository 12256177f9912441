"""Raise a matter: one transaction for the row, its first step, the count, the notice."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from linli.engine.counts.actions import bump
from linli.engine.matters.actions.working import write_step
from linli.engine.matters.clock import Dues
from linli.engine.matters.kinds import kinds
from linli.engine.matters.models import Matter
from linli.engine.matters.searching import tokens_of
from linli.engine.matters.timekeeping import first_look
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.clock import local, now
from linli.ground.base.prepared import Prepared
from linli.ground.base.written import Written
from linli.ground.places.models import Place
from linli.ground.places.queries import grid_of
from linli.ground.posts.models import Post
from linli.ground.regions.models import Community, next_number


def raise_matter(
    kind: str,
    *,
    community: Community,
    actor: Actor,
    title: str,
    said: str,
    owner: Post,
    owner_why: str,
    due_at: datetime,
    build: Callable[[Matter], object],
    client_key: UUID | None = None,
    place: Place | None = None,
    household=None,
    person=None,
    category: str = "",
    restricted: bool = False,
    seen_by: Iterable[str] = (),
    because=None,
    acknowledge_by: datetime | None = None,
    answer_by: datetime | None = None,
    urgent: bool = False,
) -> Matter:
    """The matter, owned from its first moment. Sent twice with one key, it is raised once and the first is returned.

    `build(matter)` writes the kind's own row in the same transaction.
    """
    kinds[kind]  # an unknown kind fails before anything is written
    begun = now()
    try:
        with transaction.atomic():
            matter = Matter(
                community_id=community.id,
                kind=kind,
                number=number_for(community),
                title=title[:80],
                step="raise",
                owner=owner,
                owner_why=owner_why[:120],
                place=place,
                grid_id=grid_of(place),
                household=household,
                person=person,
                category=category,
                restricted=restricted,
                seen_by=sorted(seen_by),
                raised_by=actor.account,
                raised_at=begun,
                clock_from=begun,
                due_at=due_at,
                acknowledge_by=acknowledge_by,
                answer_by=answer_by,
                next_look=first_look(begun, Dues(acknowledge_by, answer_by, due_at)),
                stage_at=begun,
                because=because,
                client_key=client_key,
                search_tokens=tokens_of(title, said),
            )
            MATTERS.write(matter)
            build(matter)
            write_step(matter, "raise", actor=actor, said=said, why=owner_why)
    except IntegrityError:  # asked afterwards, not before: a second tap is rare, a first one is every one
        if client_key and (known := raised_before(community.id, client_key, actor)):
            return known
        raise
    bump(community.id, "matters.raised", grid=matter.grid_id, category=category)
    tell(
        community.id, "matter_raised", post=owner.id, subject=matter.id, urgent=urgent, number=matter.number,
        title=matter.title,
    )  # fmt: skip
    return matter


def raised_before(community: int, client_key: UUID, actor: Actor) -> Matter | None:
    """What this account raised with the key; a key that another account used opens nothing."""
    rows = SENT_BEFORE.of(Matter, community=community, key=client_key, account=actor.account)
    return next(iter(rows), None)


MATTERS = Written(Matter)
SENT_BEFORE = Prepared(
    lambda community, key, account: Matter.objects.filter(community_id=community, client_key=key, raised_by=account)
)


def number_for(community: Community) -> str:
    """Begins with the community's number, then the Shanghai year and a running number: 1-26-0043."""
    year = local(now()).year % 100
    return f"{community.number}-{year:02}-{next_number(community.id, f'matter-{year:02}'):04}"
