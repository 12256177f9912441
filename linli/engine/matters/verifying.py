"""Prove the house's promises on its rows: the chain of seals, an owner for every open matter, keys that lead somewhere,
counts that equal the trail. Each fault is one sentence that names the row.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.apps import apps
from django.db.models import Exists, OuterRef

from linli.engine.counts.models import Tally, TallyDelta
from linli.engine.matters.kinds import CONFIRMED, ENDED, OPEN, RAISED
from linli.engine.matters.models import Matter, Step
from linli.ground.access import sealing
from linli.ground.accounts.models import Standing
from linli.ground.base.clock import day_of, now
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
    """A count of matters that is not what the trail says, by day."""
    said, walked = counted(community), walked_by_day(community)
    for word, day in sorted(said.keys() | walked.keys()):
        if said[word, day] != walked[word, day]:
            yield f"tallies: {word} on {day}: counted {said[word, day]}, the trail says {walked[word, day]}"


def counted(community: int) -> Counter[tuple[str, date]]:
    sums: Counter = Counter()
    for table in (Tally, TallyDelta):
        rows = table.objects.filter(community_id=community, word__startswith="matters.")
        for word, day, n in rows.values_list("word", "day", "n").iterator():
            sums[word, day] += n
    return Counter({key: n for key, n in sums.items() if n})


def walked_by_day(community: int) -> Counter[tuple[str, date]]:
    """What the steps add up to: one for each change of stage, one less for an end that was left again."""
    sums: Counter = Counter()
    matter, stage = None, ""
    rows = Step.objects.filter(community_id=community).order_by("matter_id", "at", "id")
    for of, to, at in rows.values_list("matter_id", "stage", "at").iterator():
        before = stage if of == matter else ""
        if to != before:
            if (
                to != RAISED or not before
            ):  # handed on or parted, it waits again to be taken, but it was raised only once
                sums[f"matters.{to}", day_of(at)] += 1
            if before in (CONFIRMED, ENDED):
                sums[f"matters.{before}", day_of(at)] -= 1
        matter, stage = of, to
    return Counter({key: n for key, n in sums.items() if n})
