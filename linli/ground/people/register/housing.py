"""Households of a plan, who belongs to them, and the door they live behind."""

from collections.abc import Mapping
from uuid import UUID

from linli.ground.base.clock import today
from linli.ground.base.tokens import search_tokens
from linli.ground.people.models import Household, Membership, Person, Spell
from linli.ground.people.register.changes import Changes
from linli.ground.people.register.known import Register
from linli.ground.people.roster import parts
from linli.ground.people.roster.called import age_on, household_called, spoken_part
from linli.ground.people.roster.plan import Plan
from linli.ground.people.roster.tidy import relation_of
from linli.ground.places.models import Place

TENURES = {"owner": Spell.Tenure.OWNED, "tenant": Spell.Tenure.RENTED}
SEX_WORDS = {Person.Sex.MALE: "male", Person.Sex.FEMALE: "female"}


def settle(
    plan: Plan, doors: Mapping[str, Place], met: Mapping[str, Person], register: Register, changes: Changes
) -> None:
    """Put the plan's people together behind their doors."""
    members: dict[str, list[parts.Membership]] = {}
    for membership in plan.memberships:
        if membership.person in met:
            members.setdefault(membership.household, []).append(membership)
    known = _recognise_all(plan, doors, met, members, register)
    had_a_home = register.lives_somewhere()
    for said in plan.households:
        if said.key in members:
            household = known.get(said.key) or _found(said, doors[said.dwelling], met, changes)
            _keep_tenure(said, register.spell_of.get(household.id), changes)
            _join(household, said, members[said.key], met, doors, register, changes, had_a_home)


def _recognise_all(plan, doors, met, members, register) -> dict[str, Household]:
    """Those of the same head first, then those that share most people, then the only one there; none twice."""
    known: dict[str, Household] = {}
    taken: set[UUID] = set()
    for by in (_same_head, _shared, _the_one_at_the_door):
        for said in plan.households:
            if said.key in known or said.key not in members:
                continue
            at_door = [h for h in register.households_at.get(doors[said.dwelling].id, ()) if h.id not in taken]
            found = by(at_door, said, [met[m.person].id for m in members[said.key]], met, register)
            if found:
                known[said.key] = found
                taken.add(found.id)
    return known


def _same_head(at_door, said, ids, met, register) -> Household | None:
    head = met.get(said.head)
    for household in at_door:
        membership = head and register.members[household.id].get(head.id)
        if membership and membership.is_head:
            return household
    return None


def _shared(at_door, said, ids, met, register) -> Household | None:
    scored = [(len(register.members[h.id].keys() & set(ids)), h) for h in at_door]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def _the_one_at_the_door(at_door, said, ids, met, register) -> Household | None:
    """Corrected rows come alone: who names no head, or the head of this household, belongs to it.

    A household whose head was left out as a fault takes him in when he comes.
    """
    if len(at_door) != 1:
        return None
    here = register.members.get(at_door[0].id, {})
    heads = {register.persons[person].name for person, membership in here.items() if membership.is_head}
    if heads:
        return at_door[0] if not said.head_name or said.head_name in heads else None
    called = at_door[0].called
    return at_door[0] if not (said.head_name and called) or called.startswith(spoken_part(said.head_name)) else None


def _found(said: parts.Household, door: Place, met: Mapping[str, Person], changes: Changes) -> Household:
    household = changes.make(Household, called=_called(said, met))
    tenure = TENURES.get(said.tenure, Spell.Tenure.OWNED)
    changes.make(Spell, household_id=household.id, dwelling_id=door.id, tenure=tenure, valid_from=today())
    changes.alter(door, vacant=False)
    return household


def _called(said: parts.Household, met: Mapping[str, Person]) -> str:
    head = met.get(said.head)
    if head is None:
        return household_called(said.head_name, "", None)[:60]
    return household_called(head.name, SEX_WORDS.get(head.sex, ""), age_on(head.born_on, today()))[:60]


def _keep_tenure(said: parts.Household, spell: Spell | None, changes: Changes) -> None:
    if spell and said.tenure in TENURES:
        changes.alter(spell, tenure=TENURES[said.tenure])


def _join(household, said, memberships, met, doors, register, changes, had_a_home) -> None:
    """New members come in; of known ones the relation follows the roster, and with a new head the form of address."""
    here = register.members.get(household.id, {})
    for membership in memberships:
        person, relation = met[membership.person], membership.said[:20]
        values = {"relation": relation, "is_head": membership.person == said.head}
        if person.id not in here:
            changes.make(Membership, household_id=household.id, person_id=person.id, valid_from=today(), **values)
            _note_home(person, doors[said.dwelling], changes, had_a_home)
            if values["is_head"]:
                changes.alter(household, called=_called(said, met))
            continue
        if not relation or relation_of(here[person.id].relation) == membership.relation != "other":
            del values["relation"]
        if changes.alter(here[person.id], **values) and values["is_head"]:
            changes.alter(household, called=_called(said, met))
    if met.get(said.head) is not None:
        _step_down(here, met[said.head].id, changes)


def _step_down(here: Mapping[UUID, Membership], head: UUID, changes: Changes) -> None:
    """A household has one head: whoever was it before is no longer."""
    for person, membership in here.items():
        if person != head and membership.is_head:
            changes.alter(membership, is_head=False)


def _note_home(person: Person, door: Place, changes: Changes, had_a_home: set[UUID]) -> None:
    """Found by this address too. One who already lives elsewhere now lives in two places: somebody should ask."""
    if not person._state.adding:
        changes.alter(person, search_tokens=list(dict.fromkeys([*person.search_tokens, *search_tokens("", door.line)])))
        changes.noticed["second_home"] += person.id in had_a_home
