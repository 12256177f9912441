"""Homes of a drawn community: estates, buildings, doors, households, people with a phone, ready to be poured."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from linli.front.demo.drawn import GRIDS, MEN, SURNAMES, WOMEN
from linli.front.demo.town import SINCE
from linli.ground.base.citizen_id import check_sign
from linli.ground.base.clock import start_of
from linli.ground.base.ids import Drawing
from linli.ground.base.tokens import search_tokens, sort_key
from linli.ground.people import sealing
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.people.register.pouring import fresh, pour, sort_words_in_later
from linli.ground.places.models import Division, Place
from linli.ground.places.paths import segment

ESTATES = "花园 兴盛 永安 康乐 朝阳 枣林".split()
UNITS, FLOORS, DOORS = 2, 6, 4  # of a building: forty-eight doors
VACANT = 0.1
PARTY, SPOUSE, CHILD, PARENT = 0.07, 0.75, 0.55, 0.2
KIND = Place.Kind


@dataclass(slots=True)
class Homes:
    """What is made, table by table, and who may be given an account."""

    community: int
    chance: Random
    ids: Drawing
    rows: dict[type, list] = field(default_factory=dict)
    grown: list[tuple[UUID, str]] = field(default_factory=list)
    serial: int = 0

    def make(self, model: type, **values):
        row = fresh(model, self.community, values)
        row.__dict__["id"] = self.ids.at(start_of(SINCE))
        self.rows.setdefault(model, []).append(row)
        return row

    def pour(self) -> None:
        sort_words_in_later()
        for model in (Place, Division, Person, ContactPoint, Household, Spell, Membership):
            pour(model, self.rows.get(model, ()))


def build(homes: Homes, grids: list[Place], households: int) -> None:
    """Estate by estate, one for each grid, until all are housed."""
    doors = int(households / (1 - VACANT)) + 1
    each = -(-doors // GRIDS)
    for n, grid in enumerate(grids):
        name = f"{ESTATES[n % len(ESTATES)]}小区"
        estate = homes.make(Place, kind=KIND.ESTATE, name=name, path=segment(n + 1), key=name, line=name)
        homes.make(Division, grid_id=grid.id, place_id=estate.id, valid_from=SINCE)
        left = min(each, households - len(homes.rows.get(Household, ())))
        for door in doors_of(homes, estate, each):
            if left > 0 and homes.chance.random() >= VACANT:
                left -= 1
                move_in(homes, door)
            else:
                door.__dict__["vacant"] = True


def doors_of(homes: Homes, estate: Place, many: int) -> Iterator[Place]:
    for n in range(many):
        building, door = divmod(n, UNITS * FLOORS * DOORS)
        if door == 0:
            above = part_of(homes, estate, KIND.BUILDING, building + 1, f"{building + 1}号楼", str(building + 1))
        unit, room = divmod(door, FLOORS * DOORS)
        if room == 0:
            entrance = part_of(homes, above, KIND.ENTRANCE, unit + 1, f"{unit + 1}单元", str(unit + 1))
        name = f"{room // DOORS + 1}0{room % DOORS + 1}"
        yield part_of(homes, entrance, KIND.DWELLING, room + 1, name, name)


def part_of(homes: Homes, above: Place, kind: str, order: int, name: str, key: str) -> Place:
    return homes.make(
        Place, kind=kind, name=name, parent_id=above.id, path=above.path + segment(order), key=f"{above.key}/{key}",
        line=f"{above.line} {name}",
    )  # fmt: skip


def move_in(homes: Homes, door: Place) -> None:
    """A head of the house, often a spouse, children where the years fit, now and then a parent."""
    chance, year = homes.chance, homes.chance.randint(1946, 1996)
    household = homes.make(Household)
    homes.make(Spell, household_id=household.id, dwelling_id=door.id, valid_from=SINCE)
    woman = chance.random() < 0.4
    surname = chance.choice(SURNAMES)
    live(homes, household, door, "户主", surname, woman, year, 1)
    if chance.random() < SPOUSE:
        live(homes, household, door, "配偶", chance.choice(SURNAMES), not woman, year + chance.randint(-3, 3), 1)
    for _ in range(2):
        born = year + chance.randint(24, 32)
        if chance.random() < CHILD and 2003 < born < 2026:
            girl = chance.random() < 0.5
            live(homes, household, door, "女" if girl else "子", surname, girl, born, 0)
    if chance.random() < PARENT and year > 1968:
        live(homes, household, door, "母亲", chance.choice(SURNAMES), True, year - chance.randint(22, 28), 0.5)


def live(
    homes: Homes, household: Household, door: Place, relation: str, surname: str, woman: bool, year: int, phone: float
) -> None:
    chance = homes.chance
    name = surname + chance.choice(WOMEN if woman else MEN)
    born = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    number = id_number(homes, born, woman)
    sworn = year < 2000 and chance.random() < PARTY
    person = homes.make(
        Person, name=name, sort_key=sort_key(name), search_tokens=search_tokens(name, door.line),
        sex=Person.Sex.FEMALE if woman else Person.Sex.MALE, born_on=born, id_sealed=sealing.seal_id(number),
        id_index=sealing.id_index(number), politics_sealed=sealing.seal_politics("中共党员") if sworn else None,
        ethnicity="汉族", hukou_here=chance.random() < 0.8,
    )  # fmt: skip
    head = relation == "户主"
    homes.make(
        Membership, household_id=household.id, person_id=person.id, relation=relation, is_head=head, valid_from=SINCE
    )
    if head and year > 1950:
        homes.grown.append((person.id, name))
    if phone and chance.random() < phone:
        rung = f"154{chance.randrange(10**8):08}"
        homes.make(
            ContactPoint, person_id=person.id, sealed=sealing.seal_phone(rung), whole_index=sealing.phone_index(rung),
            tail_index=sealing.tail_index(rung),
        )  # fmt: skip


def id_number(homes: Homes, born: date, woman: bool) -> str:
    """Never the same twice in a community: the order counts on, and so do the days when it is used up."""
    homes.serial += 1
    born = date(born.year, 1, 1) + timedelta(days=homes.serial % 365)
    order = homes.serial // 365 % 500 * 2 + (not woman)
    body = f"999999{born:%Y%m%d}{order:03}"
    return body + check_sign(body)
