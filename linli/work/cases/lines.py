"""One line of a list of cases, from a few columns: what, where, how far, by when. No model is made for it."""

from django.utils.translation import gettext as _

from linli.engine.matters.kinds import ENDED, OPEN, OUTCOME_TITLES, STAGE_TITLES, Outcome, Stage
from linli.ground.base.clock import now

COLUMNS = (
    "id", "title", "number", "stage", "outcome", "due_at", "stage_at", "raised_at", "place__line", "owner__title",
    "waits_for", "late_times", "gone_up", "paused_at",
)  # fmt: skip
WAY = {Stage.RAISED: 1, Stage.OWNED: 2, Stage.WORKING: 3, Stage.DONE: 4, Stage.CONFIRMED: 5, Stage.ENDED: 5}


def lined(rows):
    """A query set of matters that gives the columns of a line."""
    return rows.values(*COLUMNS)


def line_of(row: dict) -> dict:
    """The columns as a list shows them."""
    stage = Stage(row["stage"])
    is_open = stage in OPEN
    return {
        "id": row["id"],
        "title": row["title"],
        "number": row["number"],
        "place": row["place__line"] or "",
        "owner": row["owner__title"],
        "stage": stage_word(stage, row["outcome"]),
        "at": WAY[stage],
        "due": row["due_at"],
        "late": is_late(row),
        "paused": row["paused_at"] is not None,
        "open": is_open,
        "when": row["stage_at"],
    }


def is_late(row: dict) -> bool:
    """As `Matter.is_late`, from columns."""
    moment = now()
    return row["stage"] in OPEN and row["due_at"] < min(moment, row["paused_at"] or moment)


def stage_word(stage: Stage, outcome: str) -> str:
    """等人接, 有人管了 …; of what is over, how it ended."""
    return _(OUTCOME_TITLES[Outcome(outcome)] if stage == ENDED and outcome else STAGE_TITLES[stage])
