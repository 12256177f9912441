"""The rows that stay out, as they stood in the file, each with its reasons: what goes back to the clerk."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from linli.ground.people.roster.plan import Plan
from linli.ground.people.roster.reading import Cell, Sheet


@dataclass(frozen=True, slots=True)
class FaultySheet:
    """One sheet cut down to its head and its faulty rows."""

    name: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[tuple[Cell, ...], tuple[str, ...]], ...] = field(repr=False)  # cells and sentences


def faulty_sheets(sheets: Iterable[Sheet], plan: Plan) -> tuple[FaultySheet, ...]:
    """Sheets without faults are left out."""
    reasons: dict[tuple[str, int], list[str]] = {}
    for error in plan.errors:
        reasons.setdefault((error.sheet, error.row), []).append(error.sentence)
    wanted = {sheet for sheet, _ in reasons}
    return tuple(_cut(sheet, reasons) for sheet in sheets if sheet.name in wanted and not sheet.hidden)


def _cut(sheet: Sheet, reasons: dict[tuple[str, int], list[str]]) -> FaultySheet:
    lines = dict(sheet.rows())
    rows = tuple(
        (tuple(cells), tuple(reasons[sheet.name, n])) for n, cells in lines.items() if (sheet.name, n) in reasons
    )
    return FaultySheet(sheet.name, tuple(lines[1]), rows)
