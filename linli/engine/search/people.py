"""Find persons of the register: by characters, pinyin, the last four of a phone, a whole phone, an ID number.

A child is not found by his own name: the answer would tell where a child lives. He is found through his household;
by his name only by who was allowed to open his file, for as long as he is.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from linli.engine.search.asking import Ask
from linli.engine.search.reach import Reach
from linli.engine.search.sounding import begins_like, is_spelt, said_like, said_otherwise
from linli.engine.search.typed import Typed
from linli.ground.access.grants import granted_in
from linli.ground.base.clock import today
from linli.ground.base.declare import Hit
from linli.ground.base.masks import mask_name
from linli.ground.people.models import ContactPoint, Membership, Person, Spell
from linli.ground.people.sealing import id_index, phone_index, tail_index

GROWN = 18
LONGEST_GIVEN = 2  # three signs hold a surname
FIRST_LOOK = 90  # of who fits by name, before the doors are asked
EVERYWHERE = Reach(whole=True)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person lives now, as far as the asker sees it."""

    household: UUID
    called: str = ""
    line: str = ""
    door: str = ""


def find_people(ask: Ask) -> list[Hit]:
    """Masked names with form of address and door, in the order of their sound."""
    if ask.reach.is_empty or is_a_door(ask.typed):
        return []
    most, community = ask.most + 1, ask.community.id
    asked = most if ask.reach.whole else FIRST_LOOK
    granted = granted_in(ask.actor, community)
    found = _found(community, ask.typed, asked, granted=granted)
    homes = homes_of(community, [id for id, _ in found], ask.reach)
    if not ask.reach.whole:
        near = [(id, name) for id, name in found if id in homes]
        if len(near) < most and len(found) >= asked:  # a small grid, and a sound that half the community has
            near = _found(community, ask.typed, most, ask.reach, granted=granted)
            homes = homes_of(community, [id for id, _ in near], ask.reach)
        found = near
    return [_hit(id, name, homes.get(id)) for id, name in found[:most]]


def is_a_door(typed: Typed) -> bool:
    """`3号楼` stands in the tokens of all who live there: nobody is meant. 张百楼 is a name that also reads as a door."""
    return bool(typed.plate) and (not typed.plate.estate or any(map(str.isdigit, typed.text)))


def _found(community: int, typed: Typed, most: int, reach: Reach = EVERYWHERE, *, granted) -> list[tuple[UUID, str]]:
    """(id, name) of who fits. Asking for the door of everybody first costs more than looking at who fits by name."""
    grown = _grown(community, reach, granted)
    if typed.id_number:
        return _first(grown.filter(id_index=id_index(typed.id_number)), most)
    if typed.sound:
        return _by_sound(grown, typed.sound, most)
    if typed.tokens:
        return _by_characters(grown, typed.text, most)
    return _by_phone(community, grown, typed.digits, most)


def _by_sound(grown, sound: str, most: int) -> list[tuple[UUID, str]]:
    """Those who sort under the letter typed; while there is room, those whose surname is also said so."""
    rows = _first(grown.filter(said_like(sound, letters=2)), most) if is_spelt(sound) else []
    rows = rows or _first(grown.filter(said_like(sound)), most)
    others = [grown.filter(q).values_list("sort_key", "id", "name") for q in said_otherwise(sound)]
    if len(rows) == most or not others:
        return rows
    more = others[0].union(*others[1:], all=True) if others[1:] else others[0]
    return [*rows, *((id, name) for _key, id, name in more.order_by("sort_key", "id")[: most - len(rows)])]


def _by_characters(grown, text: str, most: int) -> list[tuple[UUID, str]]:
    """Names that begin so, in one step of the sort key; then those that hold it, unless a whole name was typed.

    The sort key ends in the name without its dots, as it is typed.
    """
    if text.isascii() or any(map(str.isdigit, text)):
        return []
    rows = _first(grown.filter(begins_like(text), sort_key__contains=f" {text}"), most)
    if len(rows) == most or (rows and len(text) > LONGEST_GIVEN):
        return rows
    known = {id for id, _ in rows}
    return [*rows, *(r for r in _first(grown.filter(sort_key__contains=text), most) if r[0] not in known)][:most]


def _grown(community: int, reach: Reach, granted):
    """Everybody in reach who is in the register today and no child, or a child whose file the asker may open."""
    found = Q(born_on=None) | Q(born_on__lte=years_ago(GROWN)) | Q(pk__in=granted)
    rows = Person.objects.filter(found, community_id=community, ended_on=None)
    if reach.whole:
        return rows
    near = Spell.objects.filter(reach.on("dwelling__path"), community_id=community, valid_to=None)
    lives = Membership.objects.filter(
        community_id=community, person_id=OuterRef("pk"), valid_to=None, household_id__in=near.values("household_id")
    )
    return rows.filter(Exists(lives))


def years_ago(years: int) -> date:
    """The day so many years before today; from the 29th of February the 28th."""
    day = today()
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _by_phone(community: int, grown, digits: str, most: int) -> list[tuple[UUID, str]]:
    """Four digits are the end of a phone, seven and more a whole one; anything else is no phone."""
    if len(digits) == 4:
        asked = {"tail_index": tail_index(digits)}
    elif 7 <= len(digits) <= 12:
        asked = {"whole_index__in": [phone_index(way) for way in ways_to_write(digits)]}
    else:
        return []
    points = ContactPoint.objects.filter(community_id=community, ended_on=None, **asked)
    ids = set(points.values_list("person_id", flat=True)[:200])
    return _first(grown.filter(pk__in=ids), most) if ids else []


def ways_to_write(digits: str) -> list[str]:
    """A landline stands in the register with a dash after its area, of three or four digits."""
    if not digits.startswith("0"):
        return [digits]
    return [digits, *(f"{digits[:area]}-{digits[area:]}" for area in (3, 4))]


def _first(rows, most: int) -> list[tuple[UUID, str]]:
    return list(rows.order_by("sort_key", "id").values_list("id", "name")[:most])


def homes_of(community: int, persons: list[UUID], reach: Reach) -> dict[UUID, Home]:
    """person → his present home. One that lies out of reach is not told."""
    if not persons:
        return {}
    rows = Membership.objects.filter(community_id=community, person_id__in=persons, valid_to=None)
    members = list(rows.order_by("-valid_from", "id").values_list("person_id", "household_id", "household__called"))
    spells = Spell.objects.filter(
        reach.on("dwelling__path"), community_id=community, valid_to=None, household_id__in={m[1] for m in members}
    )
    doors = {
        h: (line, name) for h, line, name in spells.values_list("household_id", "dwelling__line", "dwelling__name")
    }
    homes: dict[UUID, Home] = {}
    for person, household, called in members:
        if household in doors:
            homes[person] = Home(household, called, *doors[household])
        elif reach.whole:
            homes.setdefault(person, Home(household, called))
    return homes


def _hit(person: UUID, name: str, home: Home | None) -> Hit:
    line = " · ".join(filter(None, (home.called, home.line))) if home else ""
    ways = (("person", person), *((("household", home.household),) if home else ()))
    return Hit(mask_name(name), line, plate=home.door if home else "", ways=ways, subjects=(person,))
