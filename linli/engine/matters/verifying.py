"""Prove the house's promises on its rows: the chain of seals, an owner for every open matter, keys that lead somewhere,
counts that equal the trail. Each fault is one sentence that names the row.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Exists, OuterRef

from linli.engine.counts.recounting import wrong_cells
from linli.engine.matters.kinds import OPEN
from linli.engine.matters.models import Matter
from linli.ground.access import sealing
from linli.ground.accounts.models import Standing
from linli.ground.base.clock import now
from linli.ground.people.models import Person
from linli.ground.posts.models import Post
from linli.ground.regions.models import Community
from linli.ground.regions.scoped import SameCommunity, Scoped

MANY = 20  # of one sort of fault so many are named; the number of all is said


def faults(community: Community) -> Iterator[str]:
    """Every fault of one community. As keeper."""
    for look in (seals, owners, keys, standings, tallies):
        yield from few(look(community.id))


def few(found: Iterator[str]) -> Iterator[str]:
    """The first of a long list, and how many more."""
    named = 0
    for fault in found:
        named += 1
        if named <= MANY:
            yield fault
    if named > MANY:
        yield f"… and {named - MANY} more of the same sort"


def seals(community: int) -> Iterator[str]:
    """A reading that was changed or taken away after it was sealed."""
    yield from (f"seals: {sentence}" for sentence in sealing.broken(community))


def owners(community: int) -> Iterator[str]:
    """An open matter whose post has neither holder nor acting holder."""
    rows = Matter.objects.filter(community_id=community, stage__in=OPEN).select_related("owner")
    manned = set(Standing.objects.standing_at(now()).exclude(post_id=None).values_list("post_id", flat=True))
    for matter in rows.order_by("number").iterator():
        if matter.owner.closed_at or matter.owner_id not in manned:
            yield f"owners: matter {matter.number} ({matter.id}) belongs to “{matter.owner.title}”, which nobody holds"


def keys(community: int) -> Iterator[str]:
    """A key that leads to no row of the same community: after a bad restore, or a hand in the database."""
    for model in apps.get_models():
        if issubclass(model, Scoped):
            for field in model._meta.local_fields:
                if isinstance(field, SameCommunity):
                    yield from orphans(model, field, community)


def orphans(model, field, community: int) -> Iterator[str]:
    there = field.related_model._base_manager.filter(community_id=community, id=OuterRef(field.attname))
    rows = model._base_manager.filter(~Exists(there), community_id=community).exclude(**{field.attname: None})
    for id, key in rows.values_list("id", field.attname):
        yield f"keys: {model._meta.label} {id}: {field.name} {key} is not there"


def standings(community: int) -> Iterator[str]:
    """Somebody who may enter as a person or by a post that is not there."""
    rows = Standing.objects.filter(community_id=community).standing_at(now())
    for column, model in (("person_id", Person), ("post_id", Post)):
        there = set(model._base_manager.filter(community_id=community).values_list("id", flat=True))
        for id, account, key in rows.exclude(**{column: None}).values_list("id", "account_id", column):
            if key not in there:
                yield f"keys: accounts.Standing {id}: account {account} stands as {column} {key}, which is not there"


def tallies(community: int) -> Iterator[str]:
    """A count that is not what the trail says: word, day, grid and category of the cell."""
    yield from (f"tallies: {cell}" for cell in wrong_cells(community))
