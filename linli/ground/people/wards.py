"""The children somebody answers for, as the register has them now. Whoever asks this, asks it here."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.people.guardians import Member, wards_among
from linli.ground.people.models import Membership, Person


def wards_of(actor: Actor) -> set[UUID]:
    """The children the actor as a person answers for. They cease by themselves on the eighteenth birthday."""
    found = (wards_of_persons(community, actor.persons) for community in actor.communities) if actor.persons else ()
    return {child for families in found for children in families.values() for child in children}


def ward_of(actor: Actor, child: UUID) -> Person | None:
    """The child, if the actor as a person answers for it."""
    if not actor.persons or child not in wards_of(actor):
        return None
    return Person.objects.filter(community_id__in=actor.communities, id=child).first()


def wards_of_persons(community: int, persons: Iterable[UUID]) -> dict[UUID, dict[UUID, date]]:
    """parent → child → the day it comes of age, over the households each belongs to. One query for all of them."""
    asked = set(persons)
    mine = Membership.objects.filter(community_id=community, person_id__in=asked, valid_to=None)
    rows = Membership.objects.filter(
        community_id=community, valid_to=None, household_id__in=mine.values("household_id"), person__ended_on=None
    )
    homes: dict[UUID, list[Member]] = {}
    for home, *facts in rows.values_list("household_id", "person_id", "relation", "is_head", "person__born_on"):
        homes.setdefault(home, []).append(Member(*facts))
    found: dict[UUID, dict[UUID, date]] = {person: {} for person in asked}
    for home in homes.values():
        for parent in asked.intersection(m.person for m in home):
            found[parent] |= wards_among(parent, home, today())
    return found
