"""Grids, estates, buildings, entrances and doors of a plan, found in the tree or grown there in their natural order."""

import re
from collections.abc import Mapping
from uuid import UUID

from linli.ground.base.clock import today
from linli.ground.people.register.changes import Changes
from linli.ground.people.register.known import Register
from linli.ground.people.roster.address import room_word, tidy_room
from linli.ground.people.roster.parts import Building, Dwelling
from linli.ground.people.roster.plan import Plan
from linli.ground.places.models import STEP, Division, Place
from linli.ground.places.paths import ordinal_of, segment

Kind = Place.Kind
_NUMBERS = re.compile(r"(\d+)")


def place_all(plan: Plan, register: Register, changes: Changes) -> dict[str, Place]:
    """The place of every door of the plan, by the door's key; grids and buildings are joined on the way."""
    tree = Tree(register, changes)
    estates = list(dict.fromkeys(d.compound for d in plan.dwellings))
    in_order = sorted(plan.dwellings, key=lambda d: (estates.index(d.compound), *map(natural, _steps(d))))
    doors = {d.key: tree.door(d) for d in in_order}
    _join_grids(plan, register, tree, changes)
    lived_in = {spell.dwelling_id for spell in register.spells}
    for dwelling in plan.dwellings:
        place = doors[dwelling.key]
        changes.alter(place, vacant=dwelling.vacant and place.id not in lived_in)
    return {d.key: doors[d.key] for d in plan.dwellings}


def natural(text: str) -> tuple:
    """10号楼 after 9号楼."""
    return tuple((0, int(bit), "") if bit.isdigit() else (1, 0, bit) for bit in _NUMBERS.split(text) if bit)


def _steps(dwelling: Dwelling) -> tuple[str, str, str]:
    return dwelling.building_name, dwelling.unit, dwelling.room


class Tree:
    """The place tree, open to growth. A new node comes last among its brothers."""

    def __init__(self, register: Register, changes: Changes):
        self.changes = changes
        self.by_key = {p.key: p for p in register.places if p.closed_at is None}
        self.paths = {p.path for p in register.places}
        self.last: dict[str, int] = {}
        for place in register.places:
            if place.kind != Kind.GRID:
                above = place.path[:-STEP]
                self.last[above] = max(self.last.get(above, 0), ordinal_of(place.path))

    def building(self, compound: str, name: str) -> Place | None:
        """The building, or the estate where a door stands in no building."""
        estate = self.grow(Kind.ESTATE, None, compound, compound, compound) if compound else None
        if not name:
            return estate
        return self.grow(Kind.BUILDING, estate, f"{compound}/{bare(name)}", name, _line(compound, name))

    def door(self, d: Dwelling) -> Place:
        parent, key = self.building(d.compound, d.building_name), f"{d.compound}/{bare(d.building_name)}/{bare(d.unit)}"
        if d.unit:
            parent = self.grow(Kind.ENTRANCE, parent, key, d.unit, _line(d.compound, d.building_name, d.unit))
        name = d.room + (room_word(d.building_name) if d.building_name.endswith("排") else "")
        line = _line(d.compound, d.building_name, d.unit, name)
        return self.grow(Kind.DWELLING, parent, f"{key}/{d.room}", name, line, vacant=d.vacant)

    def grow(self, kind: str, parent: Place | None, key: str, name: str, line: str, **more) -> Place:
        if key not in self.by_key:
            path = self._free_path(parent.path if parent else "")
            self.by_key[key] = self.changes.make(
                Place, kind=kind, name=name, parent_id=parent and parent.id, path=path, key=key, line=line, **more
            )
        return self.by_key[key]

    def _free_path(self, above: str) -> str:
        while True:
            self.last[above] = self.last.get(above, 0) + 1
            if (path := above + segment(self.last[above])) not in self.paths:
                return path

    def grid(self, name: str) -> Place:
        """The grid of this number, else of this name, else a new one. Grids stand beside the tree, under `g`."""
        number = _grid_number(name)
        known = [p for p in self.by_key.values() if p.kind == Kind.GRID]
        for grid in known:
            if grid.name == name or (number and grid.number == number):
                return grid
        number = number or max((grid.number or 0 for grid in known), default=0) + 1
        path = next(p for n in range(number, 36**3) if (p := f"g{segment(n)[1:]}") not in self.paths)
        self.paths.add(path)
        key = f"grid/{number}"
        self.by_key[key] = self.changes.make(
            Place, kind=Kind.GRID, name=name, number=number, path=path, key=key, line=name
        )
        return self.by_key[key]


def bare(step: str) -> str:
    """3 for 3号楼, 1 for 1单元; 1排 and A座 stay themselves."""
    return step.removesuffix("号楼").removesuffix("单元")


def _line(*steps: str) -> str:
    return " ".join(filter(None, steps))


def _grid_number(name: str) -> int | None:
    plain = tidy_room(name.removesuffix("网格").removeprefix("第"))
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _join_grids(plan: Plan, register: Register, tree: Tree, changes: Changes) -> None:
    """Buildings come into their grid today. A building that stands in another grid stays there, to be asked about."""
    grids = {name: tree.grid(name) for name in plan.grids}
    joined: dict[UUID, UUID] = {place: d.grid_id for place, d in register.divisions.items()}
    for building in plan.buildings:
        place = tree.building(building.compound, building.name)
        if building.grid and place:
            _join(place, building, grids, joined, changes)


def _join(
    place: Place, building: Building, grids: Mapping[str, Place], joined: dict[UUID, UUID], changes: Changes
) -> None:
    wanted, stands = grids[building.grid].id, joined.get(place.id) or joined.get(place.parent_id)
    if stands is None:
        changes.make(Division, grid_id=wanted, place_id=place.id, valid_from=today())
        joined[place.id] = wanted
    elif stands != wanted:
        changes.noticed["other_grid"] += 1
