"""What a step means for the clocks of its matter. Rows in hand only: nothing is asked of the database here.

`next_look` says when the clock has something to do, and that everything before it was dealt with (see `running`).
"""

from datetime import datetime

from linli.engine.matters.clock import Dues
from linli.engine.matters.kinds import DONE, OPEN, Move, Outcome
from linli.engine.matters.models import Matter
from linli.engine.matters.running import TICK, Clocks, first_after, look

DUE = ("acknowledge_by", "answer_by", "due_at")


def clocks_of(matter: Matter) -> Clocks:
    """The columns as a value."""
    return Clocks(
        start=matter.clock_from or matter.raised_at,
        due_at=matter.due_at,
        acknowledge_by=matter.acknowledge_by,
        acknowledged_at=matter.acknowledged_at,
        answer_by=matter.answer_by,
        answered_at=matter.answered_at,
        done_at=None if matter.stage in OPEN else matter.stage_at,
        paused_at=matter.paused_at,
        paused_until=matter.paused_until,
    )


def first_look(start: datetime, dues: Dues) -> datetime | None:
    """When a matter that begins now is to be looked at."""
    clocks = Clocks(start, dues.due_at, acknowledge_by=dues.acknowledge_by, answer_by=dues.answer_by)
    return first_after(clocks, datetime.min.replace(tzinfo=start.tzinfo))


def keep_time(matter: Matter, move: Move, before: str, ended_as: str, moment: datetime, changed) -> list[str]:
    """Stamp, stop or start the clocks as the step says; the columns that are to be saved."""
    if Outcome.JOINED in (matter.outcome, ended_as):
        return stand_aside(matter, moment)
    columns = []
    if move.acknowledges and matter.acknowledged_at is None:
        matter.acknowledged_at = moment
        columns.append("acknowledged_at")
    if move.answers and matter.answered_at is None:
        matter.answered_at = moment
        columns.append("answered_at")
    if before in OPEN and matter.stage not in OPEN:
        return columns + stop(matter, moment)
    if before not in OPEN and matter.stage in OPEN:
        return columns + start_anew(matter, moment)
    if set(DUE) & set(changed):
        look_soon(matter, moment)
        columns.append("next_look")
    return columns


def stand_aside(matter: Matter, moment: datetime) -> list[str]:
    """Merged, it waits as it stood and is looked at no more; parted again, it goes on from there."""
    matter.next_look = None if matter.outcome == Outcome.JOINED else moment + TICK
    return ["next_look"]


def stop(matter: Matter, moment: datetime) -> list[str]:
    """Nothing is owed any more. What was missed and not yet counted is counted now, so that no look is needed."""
    if matter.next_look:
        matter.late_times += len(look(clocks_of(matter), matter.next_look, moment).late)
    matter.paused_at, matter.paused_until, matter.waits_for = None, None, ""
    waits_for_another = matter.stage == DONE and matter.raised_by is None
    matter.next_look = moment + TICK if waits_for_another else None  # nobody can confirm it: another has to look
    return ["late_times", "paused_at", "paused_until", "waits_for", "next_look"]


def start_anew(matter: Matter, moment: datetime) -> list[str]:
    """It came back: limits begin again, and whoever was told above was told of the last time."""
    matter.clock_from, matter.gone_up, matter.gone_up_at, matter.next_look = moment, 0, None, moment + TICK
    return ["clock_from", "gone_up", "gone_up_at", "next_look"]


def look_soon(matter: Matter, moment: datetime) -> None:
    """Something may have to be done earlier than was foreseen: the next look will find out."""
    soon = moment + TICK
    matter.next_look = min(matter.next_look or soon, soon)
