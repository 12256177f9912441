"""Every household of the first community gets a contact: party members of its own building, each with fifty at most.

Political status is sealed; only here, as keeper of a demo, it is opened for a whole community at once. In the product
a contact is chosen by hand, and the word is shown to nobody.
"""

from collections import defaultdict
from itertools import cycle

from linli.front.demo.town import TOWNS
from linli.ground.base.clock import today
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Membership, Person, Spell
from linli.ground.people.rules import is_minor
from linli.ground.people.sealing import open_politics
from linli.ground.places.models import STEP
from linli.ground.posts.defaults import CONTACT_CAPACITY
from linli.ground.posts.models import Contact, Link
from linli.ground.regions.models import Community

BUILDING = 2 * STEP
PARTY = ("中共党员", "预备党员", "党员")


def link_homes() -> None:
    """Where a building has no party member its households stay without a contact: the list of gaps shows them."""
    for town in TOWNS:
        with cross_community("the demo towns' households find their contacts"):
            community = Community.objects.get(number=town.number)
            if not Link.objects.filter(community=community).exists():
                link_community(community)


def link_community(community: Community) -> None:
    homes, members = homes_by_building(community), party_members_by_building(community)
    willing = [id for contacts in members.values() for id in contacts]
    Contact.objects.bulk_create(Contact(community=community, person_id=id, valid_from=today()) for id in willing)
    Link.objects.bulk_create(
        [
            Link(community=community, household_id=household, person_id=contact, valid_from=today())
            for building, households in homes.items()
            for household, contact in shared_out(households, members.get(building, []))
        ],
        batch_size=1_000,
    )


def shared_out(households: list, contacts: list) -> list[tuple]:
    """Turn by turn, nobody more than his fifty; the rest stays without."""
    most = CONTACT_CAPACITY.default * len(contacts)
    return list(zip(households[:most], cycle(contacts), strict=False)) if contacts else []


def homes_by_building(community: Community) -> dict[str, list]:
    """path of a building → its households, door by door."""
    rows = Spell.objects.filter(community=community, valid_to=None).order_by("dwelling__path", "id")
    found = defaultdict(list)
    for path, household in rows.values_list("dwelling__path", "household_id"):
        found[path[:BUILDING]].append(household)
    return found


def party_members_by_building(community: Community) -> dict[str, list]:
    """path of a building → its grown-up party members."""
    here = {"community": community, "valid_to": None}
    door = dict(Spell.objects.filter(**here).values_list("household_id", "dwelling__path"))
    lives = dict(Membership.objects.filter(**here).values_list("person_id", "household_id"))
    found = defaultdict(list)
    sworn = (
        Person.objects.filter(community=community, ended_on=None)
        .exclude(politics_sealed=None)
        .order_by("sort_key", "id")
    )
    for person in sworn.only("id", "born_on", "politics_sealed", "community_id"):
        path = door.get(lives.get(person.id), "")
        if path and not is_minor(person.born_on, today()) and open_politics(person.politics_sealed) in PARTY:
            found[path[:BUILDING]].append(person.id)
    return found
