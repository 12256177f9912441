"""Two records of one human become one, and may be parted again."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.declare import keepings
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.aftermath import settle_after_leaving
from linli.ground.people.actions.facts import who
from linli.ground.people.actions.leaving import leave, same_community
from linli.ground.people.actions.permits import check_merge, check_seen
from linli.ground.people.models import Person, RegisterEvent
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.queries import homes_of_person, phones_of
from linli.ground.people.words import Did, Gone

# What the kept record takes over where it says nothing itself.
FILLED = ("born_on", "ethnicity", "education", "marital", "employer", "hukou", "hukou_here", "note", "politics_sealed")
OWN = ("people.Membership", "people.ContactPoint")  # by rules of their own, below


@transaction.atomic
def merge_persons(
    kept: Person, other: Person, *, actor: Actor, version: int | None = None, key: UUID | None = None
) -> RegisterEvent:
    """The other record ends; what hung on it, in every table that says `merge="move"`, hangs on the kept one."""
    if done := done_before(kept.community_id, key):
        return done
    check_merge(actor, kept.community_id)
    _check_pair(kept, other)
    check_seen(kept, version)
    pen = Pen(kept.community_id, actor, Did.MERGE)
    pen.about(persons=[kept.id, other.id])
    pen.say("merged", who=who(kept))
    _take_over_facts(pen, kept, other)
    _take_over_homes(pen, kept, other)
    _take_over_phones(pen, kept, other)
    if count := sum(_move_all(pen, *table, kept, other) for table in tables_that_move()):
        pen.say("follow", count=count)
    pen.alter(other, ended_on=pen.on, ended_why=Gone.MERGED.value, merged_into=kept.id)
    return pen.close(key=key)


def _check_pair(kept: Person, other: Person) -> None:
    same_community(kept, other)
    if kept.id == other.id:
        raise Invalid(_("这是同一份记录，请选另一份。"))
    if kept.ended_on or other.ended_on:
        raise Invalid(_("两份记录都要还在名册里，才能并成一份。"))
    if kept.id_index and other.id_index:
        raise Invalid(_("两份记录的身份证号不一样，不是同一个人。要是号码写错了，先改号码。"))


def _take_over_facts(pen: Pen, kept: Person, other: Person) -> None:
    empty: tuple[Any, ...] = (None, "")
    new = {n: getattr(other, n) for n in FILLED if getattr(kept, n) in empty and getattr(other, n) not in empty}
    if kept.sex == Person.Sex.UNKNOWN:
        new["sex"] = other.sex
    if other.id_index:
        new |= {"id_index": other.id_index, "id_sealed": other.id_sealed}
        pen.alter(other, id_index=None, id_sealed=None)  # first: a number belongs to one record at any moment
    new["search_tokens"] = list(dict.fromkeys([*kept.search_tokens, *other.search_tokens]))
    pen.alter(kept, **new)


def _take_over_homes(pen: Pen, kept: Person, other: Person) -> None:
    """Where both belong to one household the other's membership ends; else it becomes the kept one's."""
    here = {m.household_id: m for m in homes_of_person(kept)}
    for membership in homes_of_person(other):
        pen.about(households=[membership.household_id])
        mine = here.get(membership.household_id)
        if mine is None:
            pen.alter(membership, person_id=kept.id)
            continue
        was_head = membership.is_head
        leave(pen, membership)
        pen.touch(membership.household)
        if was_head:
            pen.alter(mine, is_head=True, relation=membership.relation)
        settle_after_leaving(pen, membership.household)


def _take_over_phones(pen: Pen, kept: Person, other: Person) -> None:
    known = {p.whole_index for p in phones_of(kept)}
    for phone in phones_of(other):
        if phone.whole_index in known:
            pen.alter(phone, ended_on=pen.on)
        else:
            pen.alter(phone, person_id=kept.id)


def tables_that_move() -> list[tuple[type[models.Model], str]]:
    """(table, column) of every other table whose rows go over, as its app declared."""
    found = []
    for keeping in keepings:
        model = apps.get_model(keeping.model)
        column = next((f.attname for f in model._meta.local_fields if keeping.person in (f.name, f.attname)), None)
        if keeping.merge == "move" and column and keeping.model not in OWN:
            found.append((model, column))
    return found


def _move_all(pen: Pen, model: type[models.Model], column: str, kept: Person, other: Person) -> int:
    """Row by row, each in its savepoint: one that would double what the kept record has stays where it is."""
    moved = 0
    for row in model._base_manager.filter(community_id=pen.community, **{column: other.id}):
        try:
            with transaction.atomic():
                pen.alter(row, **{column: kept.id})
                moved += 1
        except IntegrityError:
            continue
    return moved
