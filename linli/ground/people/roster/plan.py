"""Puts rows together: the plan of what the register would hold, and all the clerk must see before saying yes.

Same ID is the same person; without an ID, the same name at the same door; never by phone, never by name alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from linli.ground.people.roster.gathering import Gathering
from linli.ground.people.roster.parts import (
    Building,
    Duplicate,
    Dwelling,
    Household,
    Membership,
    Person,
    Phone,
    Question,
    Repair,
    RowError,
    Spot,
)
from linli.ground.people.roster.reading import Sheet
from linli.ground.people.roster.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything in the order of the rows. The same rows give an equal plan."""

    rows: int
    grids: tuple[str, ...]
    buildings: tuple[Building, ...]
    dwellings: tuple[Dwelling, ...]
    households: tuple[Household, ...]
    people: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    phones: tuple[Phone, ...]
    errors: tuple[RowError, ...]
    repairs: tuple[Repair, ...]
    duplicates: tuple[Duplicate, ...]
    questions: tuple[Question, ...]


def plan_of_sheets(sheets: Iterable[Sheet]) -> Plan:
    """The plan of all sheets that are not hidden. A hidden sheet is offered by name, never read unasked."""
    return plan_of(row for sheet in sheets if not sheet.hidden for row in rows_of(sheet))


def plan_of(rows: Iterable[Row]) -> Plan:
    """Gather the rows. Those with errors stay out, all others go in."""
    rows = list(rows)
    conflicts = id_conflicts(rows)
    gathering = Gathering(row for row in rows if not row.errors and row.spot not in conflicts)
    for row in rows:
        if row.errors or row.spot in conflicts:
            gathering.leave_out(row, conflicts.get(row.spot))
        else:
            gathering.take_in(row)
    return Plan(rows=len(rows), **gathering.parts())


def id_conflicts(rows: Iterable[Row]) -> dict[Spot, Spot]:
    """Rows whose ID stands under another name elsewhere, each with the first such row. All of them stay out."""
    by_number: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        if row.id_number and row.name and not any(column == "id_number" for column, _ in row.errors):
            by_number.setdefault(row.id_number, {}).setdefault(row.name, []).append(row)
    return {
        row.spot: next(found[0].spot for other, found in names.items() if other != name)
        for names in by_number.values()
        if len(names) > 1
        for name, same in names.items()
        for row in same
    }
