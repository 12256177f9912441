"""What the register of one community holds now, read in seven queries and laid out for recognising."""

from collections import defaultdict
from uuid import UUID

from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.places.models import Division, Place


class Register:
    """Everything a roster may meet: places by key, persons by ID or by name and door, households by door."""

    def __init__(self, community: int):
        self.community = community
        self.places: list[Place] = list(_all(Place, community))
        self.divisions: dict[UUID, Division] = {d.place_id: d for d in _all(Division, community).filter(valid_to=None)}
        self.households = {h.id: h for h in _all(Household, community).filter(ended_on=None)}
        self.spells = [s for s in _all(Spell, community).filter(valid_to=None) if s.household_id in self.households]
        self.memberships = [
            m for m in _all(Membership, community).filter(valid_to=None) if m.household_id in self.households
        ]
        self.persons = {p.id: p for p in _all(Person, community)}
        self.phones: dict[UUID, list[ContactPoint]] = defaultdict(list)
        for phone in _all(ContactPoint, community).filter(ended_on=None):
            self.phones[phone.person_id].append(phone)
        self._lay_out()

    def _lay_out(self) -> None:
        self.spell_of = {s.household_id: s for s in self.spells}
        self.by_index = {p.id_index: p for p in self.persons.values() if p.id_index}
        self.members: dict[UUID, dict[UUID, Membership]] = defaultdict(dict)
        self.at_door: dict[tuple[UUID, str], Person] = {}
        self.households_at: dict[UUID, list[Household]] = defaultdict(list)
        for spell in self.spells:
            self.households_at[spell.dwelling_id].append(self.households[spell.household_id])
        for membership in self.memberships:
            self._seat(membership)

    def _seat(self, membership: Membership) -> None:
        self.members[membership.household_id][membership.person_id] = membership
        person, spell = self.persons[membership.person_id], self.spell_of.get(membership.household_id)
        if spell:
            self.at_door.setdefault((spell.dwelling_id, person.name), person)

    def lives_somewhere(self) -> set[UUID]:
        """Who has a home now."""
        return {m.person_id for m in self.memberships if m.household_id in self.spell_of}


def _all(model, community):
    return model._base_manager.filter(community_id=community).order_by("id")
