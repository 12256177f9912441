"""Puts rows together: the plan of what the register would hold, and all the clerk must see before saying yes.

Same ID is the same person; without an ID, the same name at the same door; never by phone, never by name alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from linli.ground.base.telling import Tell, nobody, told
from linli.ground.people.roster.gathering import Gathering
from linli.ground.people.roster.layout import Layout, layout_of
from linli.ground.people.roster.limits import Unreadable
from linli.ground.people.roster.lines import lines_of
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
    per_sheet: dict[str, int] = field(default_factory=dict, compare=False)  # rows of each sheet that was read
    left_out: tuple[Row, ...] = field(default=(), repr=False, compare=False)  # the rows of `errors`


def plan_of_sheets(sheets: Iterable[Sheet], hidden: Collection[str] = (), tell: Tell = nobody) -> Plan:
    """The plan of all sheets that list people. A hidden sheet is offered, and read only if it is named in `hidden`.

    Raises `Unreadable` when not one sheet has a head.
    """
    wanted = [sheet for sheet in sheets if not sheet.hidden or sheet.name in hidden]
    laid_out = [(sheet, layout) for sheet in wanted if (layout := layout_of(sheet))]
    if not laid_out:
        raise Unreadable("no_head")
    rows = (_without_cells(row) for sheet, layout in laid_out for row in rows_of(sheet, layout))
    plan = plan_of(told(rows, sum(sheet.height for sheet, _ in laid_out), tell))
    _read_cells_again([row for row in plan.left_out if not row.cells], laid_out)
    return plan


def _without_cells(row: Row) -> Row:
    """Only what goes back to the clerk is kept as it stood."""
    if not row.errors:
        row.cells = []
    return row


def _read_cells_again(rows: Collection[Row], laid_out: Iterable[tuple[Sheet, Layout]]) -> None:
    """Rows that were good by themselves and turned out to contradict another."""
    wanted = {row.spot: row for row in rows}
    sheets = {spot.sheet for spot in wanted}
    for sheet, layout in laid_out:
        for number, cells in lines_of(sheet, layout) if sheet.name in sheets else ():
            if row := wanted.get(Spot(sheet.name, number)):
                row.cells = cells


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
    left_out = tuple(row for row in rows if row.errors or row.spot in conflicts)
    per_sheet = dict(Counter(row.spot.sheet for row in rows))
    return Plan(rows=len(rows), per_sheet=per_sheet, left_out=left_out, **gathering.parts())


def id_conflicts(rows: Iterable[Row]) -> dict[Spot, Spot]:
    """Rows whose ID stands under another name elsewhere, each with the first such row. All of them stay out."""
    holders: dict[str, dict[str, Row]] = {}
    rows = [row for row in rows if row.id_number and row.name and not row.id_is_wrong]
    first = {}
    for row in rows:
        if first.setdefault(row.id_number, row).name != row.name:
            holders.setdefault(row.id_number, {first[row.id_number].name: first[row.id_number]}).setdefault(
                row.name, row
            )
    return {
        row.spot: next(other.spot for name, other in holders[row.id_number].items() if name != row.name)
        for row in rows
        if row.id_number in holders
    }
