"""The rows that stay out, as they stood in the file, each with its reasons: what goes back to the clerk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linli.ground.people.roster.layout import Layout, layout_of
from linli.ground.people.roster.plan import Plan
from linli.ground.people.roster.reading import Cell, Sheet
from linli.ground.people.roster.rows import Row

Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FaultySheet:
    """One sheet cut down to its title, its head and its faulty rows, the place filled in: each can stand alone."""

    name: str
    above: tuple[Cells, ...] = field(repr=False)  # title and remarks: they may say the estate and the grid
    head: tuple[Cells, ...]
    rows: tuple[tuple[Cells, tuple[str, ...]], ...] = field(repr=False)  # cells and sentences


def faulty_sheets(sheets: Iterable[Sheet], plan: Plan) -> tuple[FaultySheet, ...]:
    """Sheets without faults are left out."""
    reasons: dict[tuple[str, int], list[str]] = {}
    for error in plan.errors:
        reasons.setdefault((error.sheet, error.row), []).append(error.sentence)
    rows: dict[str, list[Row]] = {}
    for row in plan.left_out:
        rows.setdefault(row.spot.sheet, []).append(row)
    return tuple(_cut(sheet, rows[sheet.name], reasons) for sheet in sheets if sheet.name in rows)


def _cut(sheet: Sheet, rows: Sequence[Row], reasons: dict[tuple[str, int], list[str]]) -> FaultySheet:
    layout = layout_of(sheet)
    bare = [(_without_fault(row.cells, layout), tuple(reasons[sheet.name, row.spot.row])) for row in rows]
    heads = tuple(_without_fault(cells, layout) for cells in layout.heads)
    above = tuple(_without_fault(cells, layout) for cells in layout.top[: -len(layout.heads)])
    return FaultySheet(sheet.name, above, heads, tuple(bare))


def _without_fault(cells: Sequence[Cell], layout: Layout) -> Cells:
    """Given back a second time, a sheet says its new reasons only."""
    at = layout.columns.place.get("fault")
    return tuple(cells) if at is None else (*cells[:at], *cells[at + 1 :])
