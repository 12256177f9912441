"""Takes back what an import wrote: new rows go, altered ones say again what they said before.

What somebody has changed since, or what something else hangs on, stays, with all that belongs to it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from django.apps import apps
from django.db import connection

from linli.ground.people.register.hanging import EDITED, REFERRED, WITH_IT, stays_among
from linli.ground.people.register.saving import ORDER, restored, update
from linli.ground.regions.scoped import Versioned

Rows = dict[type[Versioned], dict[UUID, "Written"]]
# What a table holds, for the report.
WORDS = {
    "places.Place": "places", "places.Division": "divisions", "people.Person": "people", "people.ContactPoint": "phones",
    "people.Household": "households", "people.Spell": "spells", "people.Membership": "memberships",
}  # fmt: skip


class Written(Protocol):
    """A row an import wrote, as the recorder kept it."""

    table: str
    row_id: UUID
    written: int
    before: dict[str, Any] | None


class Memory(Protocol):
    """Knows which later versions are the earlier ones come back, and learns of those that come back now."""

    def stands_at(self, row: UUID, version: int) -> int: ...

    def came_back(self, rows: list[tuple[Versioned, int]]) -> None: ...


def take_back(rows: Iterable[Written], community: int, memory: Memory) -> dict[str, Any]:
    """Undo these rows in the caller's transaction; tells in numbers what went, what came back, and what stays and why."""
    rows = list(rows)
    made, altered = _by_model(r for r in rows if r.before is None), _by_model(r for r in rows if r.before is not None)
    edited = {}
    came_back = _restore(altered, community, memory, edited)
    going = _untouched(made, community, memory, edited)
    staying = stays_among(going, {node for node, why in edited.items() if why}, community)
    removed = _remove(going, staying, community)
    return {"removed": removed, "restored": came_back, "stays": _reasons({**staying, **{n: EDITED for n in edited}})}


def _by_model(rows: Iterable[Written]) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(apps.get_model(row.table), {})[row.row_id] = row
    return found


def _restore(altered: Rows, community: int, memory: Memory, edited: dict) -> dict[str, int]:
    """What was altered says again what it said, unless somebody has changed it since."""
    counts = {}
    for model, rows in altered.items():
        there = model._base_manager.filter(community_id=community, pk__in=list(rows)).select_for_update()
        back = []
        for row in there:
            if memory.stands_at(row.pk, row.version) == rows[row.pk].written:
                back.append((row, rows[row.pk].before))
            else:
                edited[model, row.pk] = False
        _say_again(model, back, community, memory)
        counts[WORDS[model._meta.label]] = len(back)
    return {word: count for word, count in counts.items() if count}


def _say_again(model, back, community, memory) -> None:
    for row, before in back:
        for name, value in restored(model, before).items():
            setattr(row, name, value)
    if back:
        versions = [(row, memory.stands_at(row.pk, row.version) - 1) for row, _ in back]
        update(model, back, community)
        memory.came_back(versions)


def _untouched(made: Rows, community: int, memory: Memory, edited: dict) -> dict[type[Versioned], set[UUID]]:
    """The new rows nobody has changed. They stay locked: what would begin to hang on them now has to wait and fails."""
    going: dict[type[Versioned], set[UUID]] = {}
    for model, rows in made.items():
        there = model._base_manager.filter(community_id=community, pk__in=list(rows)).select_for_update()
        for pk, version in there.values_list("pk", "version"):
            if memory.stands_at(pk, version) == rows[pk].written:
                going.setdefault(model, set()).add(pk)
            else:
                edited[model, pk] = True
    return going


def _remove(going, staying, community) -> dict[str, int]:
    counts = {}
    for model in reversed(ORDER):
        ids = [pk for pk in going.get(model, ()) if (model, pk) not in staying]
        if ids:
            # Django's own delete would ask every table again, row by row of the tree.
            model._base_manager.filter(community_id=community, pk__in=ids)._raw_delete(connection.alias)
            counts[WORDS[model._meta.label]] = len(ids)
    return counts


def _reasons(staying: dict) -> dict[str, dict[str, int]]:
    """why -> word -> how many."""
    counts: dict[str, Counter] = {EDITED: Counter(), REFERRED: Counter(), WITH_IT: Counter()}
    for (model, _), why in staying.items():
        counts[why][WORDS[model._meta.label]] += 1
    return {why: dict(words) for why, words in counts.items() if words}
