"""What was written wrong or has changed: facts of a person, his phone, the name of a household."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.base.masks import mask_name, mask_phone
from linli.ground.people import sealing
from linli.ground.people.actions.aftermath import called_after, crown, rename
from linli.ground.people.actions.facts import (
    check_born,
    check_id_free,
    contact,
    identified,
    masked_id,
    named,
    tidy_id,
    tidy_name,
    tidy_phone,
    who,
)  # fmt: skip
from linli.ground.people.actions.permits import check_home, check_person, check_seen
from linli.ground.people.models import ContactPoint, Household, Membership, Person
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.queries import current_spell, homes_of_person, phones_of
from linli.ground.people.rules import is_minor
from linli.ground.people.words import COLUMNS, Did

MASKED = {"name": mask_name}
UNSAID = {"note", "born_on", "employer", "hukou"}  # history says that these changed, not to what


@transaction.atomic
def correct_person(
    person: Person, *, actor: Actor, values: dict[str, Any], version: int | None = None, key: UUID | None = None
) -> None:
    """Write corrected facts. `values` holds columns of `words.COLUMNS`; the ID number in clear under `id_number`."""
    if done_before(person.community_id, key):
        return
    check_person(actor, person)
    check_seen(person, version)
    pen = Pen(person.community_id, actor, Did.CORRECT)
    pen.about(persons=[person.id], households=[m.household_id for m in homes_of_person(person)])
    was_child = is_minor(person.born_on, today())
    new = _columns(person, dict(values))
    _say_what_changes(pen, person, new, silent=was_child)
    pen.alter(person, **new)
    if "name" in new or "sex" in new:
        _call_homes_anew(pen, person)
    if pen.rows:
        pen.close(key=key)


def _columns(person: Person, values: dict[str, Any]) -> dict[str, Any]:
    if "id_number" in values:
        number = tidy_id(values.pop("id_number"))
        index = sealing.id_index(number) if number else None
        if index != person.id_index:
            check_id_free(person.community_id, index, but=person)
            values |= identified(number)
    if "politics" in values:
        word = values.pop("politics").strip()
        if word != open_politics(person):
            values["politics_sealed"] = sealing.seal_politics(word) if word else None
    if "name" in values:
        values["name"] = tidy_name(values["name"])
        if values["name"] != person.name:
            values |= named(values["name"], _line_of(person))
    check_born(values.get("born_on"))
    return {k: v for k, v in values.items() if getattr(person, k) != v}


def open_politics(person: Person) -> str:
    return sealing.open_politics(person.politics_sealed) if person.politics_sealed else ""


def _line_of(person: Person) -> str:
    lines = (spell.dwelling.line for m in homes_of_person(person) if (spell := current_spell(m.household)))
    return " ".join(lines)


def _say_what_changes(pen: Pen, person: Person, new: dict[str, Any], *, silent: bool) -> None:
    for column, title in COLUMNS.items():
        if column not in new:
            continue
        if silent or column in UNSAID or column == "politics_sealed":
            pen.say("sealed", column=_(title))
        elif column == "id_sealed":
            _say(pen, title, masked_id(person.id_sealed), masked_id(new[column]))
        else:
            mask = MASKED.get(column, str)
            _say(pen, title, mask(getattr(person, column) or ""), mask(new[column] or ""))


def _say(pen: Pen, title: str, old: str, new: str) -> None:
    key = "column" if old and new else "column_new" if new else "column_none"
    pen.say(key, column=_(title), old=old, new=new)


def _call_homes_anew(pen: Pen, person: Person) -> None:
    for membership in homes_of_person(person):
        if membership.is_head:
            rename(pen, membership.household, called_after(person))


@transaction.atomic
def change_phone(
    person: Person,
    number: str,
    *,
    actor: Actor,
    replaces: UUID | None = None,
    version: int | None = None,
    key: UUID | None = None,
) -> None:
    """Note a number, in place of an old one or beside it; no number: only end the old one."""
    if done_before(person.community_id, key):
        return
    check_person(actor, person)
    check_seen(person, version)
    number = tidy_phone(number) if number.strip() else ""
    pen = Pen(person.community_id, actor, Did.PHONE)
    pen.about(persons=[person.id], households=[m.household_id for m in homes_of_person(person)])
    pen.touch(person)
    in_use = phones_of(person)
    _end_phones(pen, person, [p for p in in_use if p.id == replaces], keep=number)
    _note_phone(pen, person, number, in_use)
    if not pen.rows:
        raise Invalid(_("写上新号码，或者选一个不再用的旧号码。"))
    pen.close(key=key)


def _end_phones(pen: Pen, person: Person, old: list[ContactPoint], *, keep: str) -> None:
    for phone in old:
        if not keep or phone.whole_index != sealing.phone_index(keep):
            pen.alter(phone, ended_on=pen.on)
            pen.say("phone_old", who=who(person), old=mask_phone(sealing.open_phone(phone.sealed)))


def _note_phone(pen: Pen, person: Person, number: str, in_use: list[ContactPoint]) -> None:
    if number and sealing.phone_index(number) not in {p.whole_index for p in in_use}:
        pen.make(ContactPoint, person_id=person.id, **contact(number))
        pen.say("phone_new", who=who(person), new=mask_phone(number))


@transaction.atomic
def correct_home(
    household: Household,
    *,
    actor: Actor,
    called: str,
    head: UUID | None = None,
    version: int | None = None,
    key: UUID | None = None,
) -> None:
    """Another form of address, or another head."""
    if done_before(household.community_id, key):
        return
    check_home(actor, household)
    check_seen(household, version)
    pen = Pen(household.community_id, actor, Did.CORRECT)
    pen.about(households=[household.id])
    members = Membership.objects.filter(community_id=household.community_id, household_id=household.id, valid_to=None)
    rows = list(members.select_related("person"))
    chosen = next((m for m in rows if m.person_id == head and not m.is_head), None)
    if chosen:
        if is_minor(chosen.person.born_on, today()):
            raise Invalid(_("没满十八岁的不能当户主。"))
        for other in rows:
            if other.is_head:
                pen.alter(other, is_head=False, relation="")
        crown(pen, household, chosen)
    elif called.strip():
        rename(pen, household, called.strip()[:60])
    if pen.rows:
        pen.close(key=key)
