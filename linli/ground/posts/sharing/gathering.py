"""What sharing out asks of the register: who lives where with which contact, and who is willing. Five queries."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from uuid import UUID

from linli.ground.base.clock import today
from linli.ground.people.models import Membership, Spell
from linli.ground.places.models import STEP, Place
from linli.ground.places.paths import ordinal_of
from linli.ground.places.queries import divisions_on, prefixes
from linli.ground.posts.defaults import CONTACT_CAPACITY
from linli.ground.posts.models import Contact, Link
from linli.ground.posts.sharing import plan
from linli.ground.posts.sharing.walks import Building
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for

METRES_A_DEGREE = 111_320


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of a proposal, and the link each household would keep or lose."""

    homes: list[plan.Home]
    contacts: list[plan.Contact]
    links: dict[UUID, Link]  # household → its oldest link: the one a sharing may move
    names: dict[UUID, str]  # contact → name


def gather(community: Community) -> Gathered:
    """Every household behind a door, and everybody who is willing."""
    buildings = _Buildings(community.id)
    links, loads = _links(community.id)
    spells = Spell.objects.filter(community_id=community.id, valid_to=None, household__ended_on=None)
    rows = spells.order_by("dwelling__path", "household_id").values_list("household_id", "dwelling__path")
    doors = dict(reversed([*rows]))  # the first door of a household that has two
    homes = [
        plan.Home(id, buildings.of(path), path, links[id].person_id if id in links else None)
        for id, path in sorted(doors.items(), key=lambda pair: (pair[1], pair[0]))
    ]
    willing = Contact.objects.filter(community_id=community.id, valid_to=None, person__ended_on=None)
    persons = list(willing.order_by("person_id").values_list("person_id", "person__name", "capacity"))
    lives = _lives(community.id, [id for id, *_ in persons], doors)
    usual = value_for(community, CONTACT_CAPACITY)
    first = Counter(link.person_id for link in links.values())
    contacts = [
        plan.Contact(id, buildings.of(lives[id]) if id in lives else None, max(0, _most(own, usual) - loads[id] + first[id]))
        for id, _name, own in persons
    ]  # fmt: skip
    return Gathered(homes, contacts, links, {id: name for id, name, _own in persons})


def _most(own: int | None, usual: int) -> int:
    return usual if own is None else own


def _links(community: int) -> tuple[dict[UUID, Link], Counter[UUID]]:
    """The oldest link of each household, and how many households each contact has in all."""
    rows = list(Link.objects.filter(community_id=community, valid_to=None).order_by("valid_from", "id"))
    first: dict[UUID, Link] = {}
    for link in rows:
        first.setdefault(link.household_id, link)
    return first, Counter(link.person_id for link in rows)


def _lives(community: int, persons: list[UUID], doors: Mapping[UUID, str]) -> dict[UUID, str]:
    rows = Membership.objects.filter(community_id=community, person_id__in=persons, valid_to=None).order_by("-id")
    return {person: doors[home] for person, home in rows.values_list("person_id", "household_id") if home in doors}


class _Buildings:
    """The building a door stands in, with its grid and, where the map knows its outline, its place in metres."""

    def __init__(self, community: int):
        kinds = (Place.Kind.ESTATE, Place.Kind.BUILDING)
        rows = Place.objects.filter(community_id=community, kind__in=kinds, outline__isnull=False)
        self.spots = {path: _middle(outline) for path, outline in rows.values_list("path", "outline")}
        self.grids = {
            path: str(grid) for path, grid in divisions_on(community, today()).values_list("place__path", "grid_id")
        }
        self.known: dict[str, Building] = {}

    def of(self, door: str) -> Building:
        path = door[: 2 * STEP]
        if path not in self.known:
            above = prefixes(path)
            self.known[path] = Building(
                key=path, estate=path[:STEP], ordinal=ordinal_of(path), spot=self.spots.get(path),
                grid=next((self.grids[p] for p in above if p in self.grids), ""),
            )  # fmt: skip
        return self.known[path]


def _middle(outline: dict) -> tuple[float, float]:
    """Of the corners, in metres; over a community the earth is flat."""
    ring = outline["coordinates"][0] if outline.get("type") == "Polygon" else outline["coordinates"][0][0]
    east, north = (sum(corner[axis] for corner in ring) / len(ring) for axis in (0, 1))
    return east * METRES_A_DEGREE * cos(radians(north)), north * METRES_A_DEGREE
