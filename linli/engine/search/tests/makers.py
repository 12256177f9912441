"""A home with its people, behind a door of a building. Invented people."""

from datetime import date

from linli.ground.base.scope import cross_community
from linli.ground.base.tokens import search_tokens, sort_key
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.people.sealing import id_index, phone_index, seal_id, seal_phone, tail_index
from linli.ground.places.models import Place

SINCE = date(2020, 1, 1)


def make_home(q, *names, grid=0, room="101", called="", phone="", id_number="", born_on=None) -> list[Person]:
    """A household in the first building of a grid; the phone and the ID number are of its first person."""
    with cross_community("a test makes a home"):
        door = make_door(q, q.buildings[grid], room)
        household = Household.objects.create(community=q.community, called=called)
        Spell.objects.create(community=q.community, household=household, dwelling=door, valid_from=SINCE)
        people = [make_person(q, name, household, door.line, born_on=born_on) for name in names]
        if phone:
            give_phone(people[0], phone)
        if id_number:
            Person.objects.filter(community_id=q.id, id=people[0].id).update(
                id_index=id_index(id_number), id_sealed=seal_id(id_number)
            )
    return people


def make_door(q, building: Place, room: str) -> Place:
    door, _ = Place.objects.get_or_create(
        community=q.community,
        kind="dwelling",
        name=room,
        parent=building,
        path=f"{building.path}{int(room):04}",
        key=f"{building.key}/1/{room}",
        line=f"{building.line} 1单元 {room}",
    )
    return door


def make_person(q, name, household, line="", born_on=None) -> Person:
    person = Person.objects.create(
        community=q.community,
        name=name,
        sort_key=sort_key(name),
        search_tokens=search_tokens(name, line),
        born_on=born_on,
    )
    Membership.objects.create(community=q.community, household=household, person=person, valid_from=SINCE)
    return person


def give_phone(person: Person, phone: str) -> None:
    ContactPoint.objects.create(
        community_id=person.community_id,
        person=person,
        sealed=seal_phone(phone),
        whole_index=phone_index(phone),
        tail_index=tail_index(phone),
    )
