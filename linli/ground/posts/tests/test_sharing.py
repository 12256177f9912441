"""Sharing out: nobody above his capacity, everybody who can has a contact, few changes, neighbours together."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.ground.posts.sharing.plan import Contact, Home, How, propose
from linli.ground.posts.sharing.walks import Building, metres


def building(n: int, estate: str = "e1") -> Building:
    return Building(f"{estate}/{n}", estate, n)


def home(n: int, at: Building, contact: UUID | None = None) -> Home:
    return Home(UUID(int=n), at, f"{at.key}/{n:05}", contact)


def contact(n: int, at: Building | None, capacity: int = 50) -> Contact:
    return Contact(UUID(int=10_000_000 + n), at, capacity)


def town(buildings: int, each: int, contacts: int, capacity: int = 50):
    places = [building(n) for n in range(buildings)]
    homes = [home(b * each + d, places[b]) for b in range(buildings) for d in range(each)]
    return homes, [contact(n, places[n * buildings // contacts], capacity) for n in range(contacts)]


def with_links(homes, links):
    return [Home(h.id, h.building, h.door, links.get(h.id)) for h in homes]


def test_a_household_gets_the_contact_of_its_own_building():
    homes, contacts = town(3, 10, 3)
    found = propose(homes, contacts)
    assert found.links == {h.id: contacts[h.building.ordinal].id for h in homes}
    assert (found.without, found.contacts_lacking, found.mean_walk, found.mean_walk_now) == ((), 0, 15, None)
    assert found.changed == tuple(h.id for h in homes)


def test_where_there_is_no_room_the_shortfall_is_named_and_nobody_gets_more_than_he_may():
    homes, contacts = town(4, 40, 2, capacity=50)
    found = propose(homes, contacts)
    assert (len(found.without), found.contacts_lacking, max(found.loads.values())) == (60, 2, 50)


def test_without_contacts_everybody_is_without():
    homes, _ = town(1, 3, 1)
    assert propose(homes, []).without == tuple(h.id for h in homes)


@pytest.mark.parametrize("how", list(How))
def test_what_is_good_stays_as_it_is(how):
    homes, contacts = town(6, 30, 6)
    first = propose(homes, contacts, how)
    again = propose(with_links(homes, first.links), contacts, how)
    assert (again.links, again.changed) == (first.links, ())


def test_when_a_contact_leaves_only_his_households_change():
    homes, contacts = town(12, 30, 10)
    first = propose(homes, contacts)
    gone = contacts[4]
    his = {id for id, who in first.links.items() if who == gone.id}
    after = propose(with_links(homes, first.links), [c for c in contacts if c != gone])
    assert (set(after.changed), after.without) == (his, ())


def test_a_chain_moves_where_the_only_room_is_far_and_then_as_few_as_there_is_need():
    near, far = building(1), building(1, estate="e2")
    a, b = contact(1, near, capacity=2), contact(2, far, capacity=3)
    homes = [home(1, near, a.id), home(2, near, a.id), home(3, near), home(4, far, b.id)]
    found = propose(homes, [a, b])
    assert (found.changed, found.links[homes[2].id], found.without) == ((homes[2].id,), b.id, ())


def test_neighbours_stay_together():
    homes, contacts = town(2, 80, 4)
    found = propose(homes, contacts)
    by_building = Counter()
    for place in {h.building for h in homes}:
        doors = [found.links[h.id] for h in sorted(homes, key=lambda h: h.door) if h.building == place]
        by_building[place] = 1 + sum(one != other for one, other in zip(doors, doors[1:], strict=False))
    assert set(by_building.values()) == {2}  # one stretch of doors each, not turn by turn


def test_the_map_counts_before_the_numbers_of_buildings():
    one, other = Building("a", "e", 1, spot=(0, 0)), Building("b", "e", 9, spot=(30, 40))
    assert (metres(one, other), metres(building(1), building(9)), metres(building(1), building(1))) == (70, 300, 15)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nobody_is_ever_above_his_capacity_and_nobody_is_left_out_while_there_is_room(data):
    places = [building(n, estate=f"e{n % 3}") for n in range(6)]
    contacts = [contact(n, data.draw(st.sampled_from([*places, None])), data.draw(st.integers(0, 6))) for n in range(5)]
    who = st.sampled_from([None, *(c.id for c in contacts), UUID(int=99_999_999)])
    homes = [home(n, data.draw(st.sampled_from(places)), data.draw(who)) for n in range(data.draw(st.integers(0, 24)))]
    found = propose(homes, contacts, data.draw(st.sampled_from(list(How))))
    room = {c.id: c.capacity for c in contacts}
    assert all(n <= room[id] for id, n in found.loads.items())
    assert len(found.without) == max(0, len(homes) - sum(room.values()))
    assert set(found.links) | set(found.without) == {h.id for h in homes}
