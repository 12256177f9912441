"""What the clerk must see of a file before she says yes: words, sheets and rows. Never a name, a number, a phone."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from linli.ground.people.roster.layout import layout_of
from linli.ground.people.roster.lines import lines_of
from linli.ground.people.roster.parts import Question, RowError, Spot
from linli.ground.people.roster.plan import Plan
from linli.ground.people.roster.reading import Sheet

MOST = 300  # lines of one sort; beyond that the count tells enough
ABOUT_DOORS = ("two_heads", "without_head", "two_grids")  # what these ask about is a door, not a person

Finding = dict[str, Any]


def every_error(plan: Plan) -> list[Finding]:
    """All of them, for who asked on the command line: a page shows the first of them only."""
    return [_error(error) for error in plan.errors]


def findings_of(plan: Plan) -> dict[str, list[Finding]]:
    """Errors, repairs, duplicates and questions as plain lists, the sentences to be said on the page."""
    return {
        "errors": [_error(error) for error in plan.errors[:MOST]],
        "repairs": [_at(r.sheet, r.row, column=r.column, word=r.kind) for r in plan.repairs[:MOST]],
        "duplicates": [_at(d.sheet, d.row, first=d.first.row) for d in plan.duplicates[:MOST]],
        "questions": [_question(question) for question in plan.questions[:MOST]],
    }


def sheets_told(sheets: Sequence[Sheet], plan: Plan) -> Finding:
    """Which sheets were read, which list nobody, which are hidden and wait to be asked for; and heads nobody knows."""
    wrong = Counter(sheet for sheet, _ in {(error.sheet, error.row) for error in plan.errors})
    read = [{"name": name, "rows": rows, "errors": wrong[name]} for name, rows in plan.per_sheet.items()]
    visible = [sheet for sheet in sheets if not sheet.hidden]
    return {
        "read": read,
        "skipped": [sheet.name for sheet in visible if sheet.name not in plan.per_sheet],
        "hidden": [
            {"name": sheet.name, "rows": sum(1 for _ in lines_of(sheet, layout)), "read": sheet.name in plan.per_sheet}
            for sheet in sheets
            if sheet.hidden and (layout := layout_of(sheet))
        ],
        "strange": [
            {"name": sheet.name, "heads": list(layout.columns.strange)}
            for sheet in visible
            if (layout := layout_of(sheet)) and layout.columns.strange
        ],
    }


def counts_of(plan: Plan) -> dict[str, int]:
    """How many there are, shown or not."""
    return {word: len(getattr(plan, word)) for word in ("errors", "repairs", "questions")}


def _error(error: RowError) -> Finding:
    return _at(error.sheet, error.row, column=error.column, word=error.reason, facts=error.facts)


def _question(question: Question) -> Finding:
    about = question.about if question.word in ABOUT_DOORS else ""
    return {"word": question.word, "about": about, "spots": [_spot(spot) for spot in question.spots]}


def _spot(spot: Spot) -> Finding:
    return _at(spot.sheet, spot.row)


def _at(sheet: str, row: int, **more: Any) -> Finding:
    return {"sheet": sheet, "row": row, **more}
