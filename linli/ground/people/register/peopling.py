"""Persons of a plan, recognised in the register or new, and how to reach them."""

from collections.abc import Mapping
from typing import Any

from linli.ground.base.sealed import unseal
from linli.ground.base.telling import Tell, nobody, told
from linli.ground.base.tokens import search_tokens, sort_key
from linli.ground.people import sealing
from linli.ground.people.models import ContactPoint, Person
from linli.ground.people.register.changes import Changes
from linli.ground.people.register.known import Register
from linli.ground.people.roster import parts
from linli.ground.people.roster.plan import Plan
from linli.ground.places.models import Place

SEXES = {"male": Person.Sex.MALE, "female": Person.Sex.FEMALE}
# column of the register: where the roster says it
SAID = dict(
    name="name", born_on="born", ethnicity="ethnicity", education="education", marital="marriage", employer="work",
    hukou="hukou", hukou_here="hukou_here", note="note",
)  # fmt: skip
LONGEST = {f.name: f.max_length for f in Person._meta.fields if f.max_length}


def meet_people(
    plan: Plan, doors: Mapping[str, Place], register: Register, changes: Changes, tell: Tell = nobody
) -> dict[str, Person]:
    """The person behind each key of the plan. One whom the register says is gone is left out, to be asked about."""
    homes = homes_of(plan, doors)
    met = {}
    for said in told(plan.people, len(plan.people), tell):
        home = homes[said.key]
        index = sealing.id_index(said.id_number) if said.id_number else ""
        person = recognise(said, index, home, register)
        if person is None:
            met[said.key] = _make(said, index, home, changes)
        elif person.ended_on:
            changes.noticed["gone_before"] += 1
        else:
            _bring_up_to_date(person, said, index, home, changes)
            met[said.key] = person
    _note_phones(plan, met, register, changes)
    return met


def homes_of(plan: Plan, doors: Mapping[str, Place]) -> dict[str, Place]:
    """Where each person of the plan lives; the first place of one who has two."""
    door_of = {household.key: doors[household.dwelling] for household in plan.households}
    return {m.person: door_of[m.household] for m in reversed(plan.memberships)}


def recognise(said: parts.Person, index: str, home: Place, register: Register) -> Person | None:
    """By the ID; else by name and door, if at least one side knows no ID. Never by phone, never by name alone."""
    if index and (known := register.by_index.get(index)):
        return known
    known = register.at_door.get((home.id, said.name))
    return known if known and not (index and known.id_index) else None


def _make(said: parts.Person, index: str, home: Place, changes: Changes) -> Person:
    if changes.only_counted:
        return changes.make(Person, **facts_of(said))
    politics = _politics(said)
    return changes.make(
        Person,
        **facts_of(said),
        **_named(said.name, home.line),
        **_identified(said.id_number, index),
        politics_sealed=sealing.seal_politics(politics) if politics else None,
    )


def _bring_up_to_date(person: Person, said: parts.Person, index: str, home: Place, changes: Changes) -> None:
    """What the roster says and the register does not. What the roster leaves empty stays."""
    if changes.alter(person, **facts_of(said)) and sort_key(person.name) != person.sort_key:
        changes.alter(person, **_named(person.name, home.line))
    if said.id_number and not person.id_index:
        changes.alter(person, **_identified(said.id_number, index))
    politics = _politics(said)
    if politics and politics != _open_politics(person):
        changes.alter(person, politics_sealed=sealing.seal_politics(politics))


def facts_of(said: parts.Person) -> dict[str, Any]:
    """The open facts the roster states, as the register keeps them."""
    facts = {column: getattr(said, word) for column, word in SAID.items()}
    facts["sex"] = SEXES.get(said.sex)
    return {name: _cut(name, value) for name, value in facts.items() if value not in ("", None)}


def _cut(column: str, value: Any) -> Any:
    return value[: LONGEST.get(column)] if isinstance(value, str) else value


def _named(name: str, line: str) -> dict[str, Any]:
    return {"sort_key": sort_key(name)[: LONGEST["sort_key"]], "search_tokens": search_tokens(name, line)}


def _identified(number: str, index: str) -> dict[str, Any]:
    return {"id_sealed": sealing.seal_id(number), "id_index": index} if number else {}


def _politics(said: parts.Person) -> str:
    return said.politics or ("中共党员" if said.party_member else "")


def _open_politics(person: Person) -> str:
    sealed = person.politics_sealed
    return unseal(sealed, sealing.POLITICS, ring=sealing.ring()) if sealed else ""


def _note_phones(plan: Plan, met: Mapping[str, Person], register: Register, changes: Changes) -> None:
    by_person: dict[str, list[str]] = {}
    for phone in plan.phones:
        by_person.setdefault(phone.person, []).append(phone.number)
    for key, numbers in by_person.items():
        if key in met:
            _reach(met[key], numbers, register.phones.get(met[key].id, []), changes)


def _reach(person: Person, numbers: list[str], known: list[ContactPoint], changes: Changes) -> None:
    """New numbers take the place of old ones of their sort that the roster no longer has; others come beside."""
    indexes = {sealing.phone_index(number): number for number in numbers}
    there = {c.whole_index for c in known}
    fresh = {index: number for index, number in indexes.items() if index not in there}
    old = [c for c in known if c.whole_index not in indexes] if fresh else []
    for index, number in fresh.items():
        replaced = next((c for c in old if _is_mobile(sealing.open_phone(c.sealed)) == _is_mobile(number)), None)
        if replaced:
            old.remove(replaced)
            changes.alter(replaced, **_contact(number, index))
        else:
            told = {} if changes.only_counted else _contact(number, index)
            changes.make(ContactPoint, person_id=person.id, **told)


def _contact(number: str, index: str) -> dict[str, Any]:
    return {
        "sealed": sealing.seal_phone(number),
        "whole_index": index,
        "tail_index": sealing.tail_index(number),
    }


def _is_mobile(number: str) -> bool:
    return len(number) == 11 and number.isdigit() and number.startswith("1")
