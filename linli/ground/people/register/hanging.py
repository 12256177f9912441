"""Finds what hangs on rows that are about to go, over all tables, and so which of them must stay."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.db import models

from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.places.models import Division, Place
from linli.ground.regions.scoped import Versioned

EDITED, REFERRED, WITH_IT = "edited", "referred", "with_it"
Node = tuple[type[models.Model], UUID]
Going = dict[type[Versioned], set[UUID]]

# One who stays keeps these: a person without home or phone would be a ghost.
BELONGS = {(Membership, "person_id"), (ContactPoint, "person_id"), (Spell, "household_id"), (Division, "place_id")}
# Some tables, such as an account's standing, hold a plain id without a key; by its name one knows what it points at.
PLAIN = {"person_id": Person, "household_id": Household, "place_id": Place, "dwelling_id": Place}


def stays_among(going: Going, kept: set[Node], community: int) -> dict[Node, str]:
    """The rows that must stay and why: something outside hangs on them, or they belong to one who stays."""
    links: dict[Node, list[Node]] = defaultdict(list)
    staying: dict[Node, str] = {}
    for referrer, column, target in _columns_to(set(going) | {model for model, _ in kept}):
        wanted = going.get(target, set()) | {pk for model, pk in kept if model is target}
        for pk, to in _edges(referrer, column, wanted, community):
            _link(links, staying, (referrer, pk), (target, to), column, going, kept)
    _spread(links, staying, kept)
    return {node: why for node, why in staying.items() if node not in kept}


def _link(links, staying, referrer: Node, target: Node, column: str, going: Going, kept: set[Node]) -> None:
    inside = referrer[1] in going.get(referrer[0], ()) or referrer in kept
    if not inside and target not in kept:
        staying[target] = REFERRED
    if inside:
        links[referrer].append(target)
        if (referrer[0], column) in BELONGS:
            links[target].append(referrer)


def _spread(links: dict[Node, list[Node]], staying: dict[Node, str], kept: set[Node]) -> None:
    """What stays holds what it points at, and what belongs to it."""
    waiting = [*staying, *kept]
    while waiting:
        for other in links[waiting.pop()]:
            if other not in staying and other not in kept:
                staying[other] = WITH_IT
                waiting.append(other)


def _columns_to(targets: set[type[models.Model]]) -> Iterator[tuple[type[models.Model], str, type[models.Model]]]:
    """Every column of every table that may hold the id of one of these."""
    for model in apps.get_models():
        if not any(f.attname == "community_id" for f in model._meta.local_fields):
            continue
        for f in model._meta.local_fields:
            target = f.related_model if f.is_relation else PLAIN.get(f.name)
            if target in targets:
                yield model, f.attname, target


def _edges(model, column: str, wanted: set[UUID], community: int):
    mine = model._base_manager.filter(community_id=community, **{f"{column}__in": list(wanted)})
    return mine.values_list("pk", column)
