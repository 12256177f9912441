"""Find estates, buildings and doors, however the plate is written: 3栋 = 三号楼 = 3号楼. A door tells who lives behind it."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.engine.search.asking import Ask
from linli.engine.search.typed import Plate
from linli.ground.base.declare import Hit
from linli.ground.people.models import Membership, Spell
from linli.ground.people.roster.address import room_word
from linli.ground.places.models import Place

Kind = Place.Kind
MOST_BUILDINGS = 40


def find_places(ask: Ask) -> list[Hit]:
    """By plate where the text reads as one, else estates and buildings by a part of their name."""
    typed, community, most = ask.typed, ask.community.id, ask.most
    said = typed.tokens and len(typed.text) > 1  # one character is in too many names to mean a place
    if not (typed.plate or said) or ask.reach.is_empty:
        return []
    rows = Place.objects.filter(ask.reach.on("path"), community_id=community, closed_at=None)
    if typed.plate is None:
        named = rows.filter(kind__in=(Kind.ESTATE, Kind.BUILDING), line__contains=typed.text)
        return [_plain(place) for place in named.order_by("path")[: most + 1]]
    buildings = _buildings(rows, typed.plate)
    if not (typed.plate.room or typed.plate.unit):
        return [_plain(place) for place in buildings[: most + 1]]
    return _doors(community, _below(rows, buildings, typed.plate)[: most + 1]) if buildings else []


def _buildings(rows, plate: Plate) -> list[Place]:
    named = rows.filter(kind=Kind.BUILDING, name=plate.building, line__contains=plate.estate)
    return list(named.order_by("path")[:MOST_BUILDINGS])


def _below(rows, buildings: list[Place], plate: Plate):
    """The doors of this room in these buildings; all doors of the entrance where no room was typed."""
    inside = Q()
    for building in buildings:
        inside |= Q(path__gt=building.path, path__lt=f"{building.path}~")
    doors = rows.filter(inside, kind=Kind.DWELLING).order_by("path")
    if plate.unit:
        doors = doors.filter(line__contains=f" {plate.unit} ")
    return doors.filter(name__in=(plate.room, plate.room + room_word(plate.building))) if plate.room else doors


def _plain(place: Place) -> Hit:
    return Hit(place.name, place.line, plate=place.name, ways=(("place", place.id),))


def _doors(community: int, doors) -> list[Hit]:
    """Doors with the households behind them: a form of address shows its people, so they are the subjects."""
    doors = list(doors)
    living: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    spells = Spell.objects.filter(community_id=community, valid_to=None, dwelling_id__in=[d.id for d in doors])
    for dwelling, household, called in spells.values_list("dwelling_id", "household_id", "household__called"):
        living[dwelling].append((household, called))
    members = _members(community, [h for homes in living.values() for h, _called in homes])
    return [_door(door, living[door.id], members) for door in doors]


def _members(community: int, households: list[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Membership.objects.filter(community_id=community, valid_to=None, household_id__in=households)
    for household, person in rows.values_list("household_id", "person_id") if households else ():
        found[household].append(person)
    return found


def _door(door: Place, homes: list[tuple[UUID, str]], members: dict[UUID, list[UUID]]) -> Hit:
    words = "、".join(called or _("一户人家") for _id, called in homes)
    ways = (("household", homes[0][0]),) if len(homes) == 1 else ()
    subjects = tuple(person for household, _called in homes for person in members[household])
    title = words or (_("空着") if door.vacant else _("还没登记谁住"))
    return Hit(title, door.line, plate=door.name, ways=(*ways, ("place", door.id)), subjects=subjects)
