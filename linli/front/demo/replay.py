"""Where a life stands at a moment: its steps taken one after the other by the table of moves, without a database."""

from dataclasses import dataclass, field

from linli.engine.matters.kinds import CONFIRMED, DONE, ENDED, OPEN, RAISED, Outcome
from linli.engine.matters.models import Part
from linli.front.demo.lives import Event, Life
from linli.work.cases.kind import CASE

MOVES = {move.word: move for move in CASE.moves}
ANSWERS = {"part_accept": Part.State.ACCEPTED, "part_decline": Part.State.DECLINED, "part_done": Part.State.DONE}
OVER = (CONFIRMED, ENDED)


@dataclass(slots=True)
class PartNow:
    """How far one who was asked has got."""

    asked: Event
    state: str = Part.State.ASKED
    answer: str = ""
    answered_at: int = 0
    done_at: int = 0
    by: int | None = None


@dataclass(slots=True)
class Reached:
    """The matter at the moment, and what led there."""

    stage: str = RAISED
    stage_at: int = 0
    step: str = "raise"
    outcome: str = ""
    version: int = 1
    due: int = 0
    acknowledged_at: int = 0
    answered_at: int = 0
    done_at: int = 0  # first
    sent_back: int = 0
    reopened: int = 0
    trail: list[tuple[Event, str]] = field(default_factory=list)  # each with the stage it led to
    counted: list[tuple[str, int, int]] = field(default_factory=list)  # (stage, when, one more or one less)
    ended: list[tuple[str, int, int]] = field(default_factory=list)  # (outcome, when, one more or one less)
    clock_from: int = 0  # its limits began anew
    parts: dict[int, PartNow] = field(default_factory=dict)


def replay(life: Life, until: int) -> Reached:
    """Everything up to the moment, in the order in which it happened."""
    now = Reached(stage_at=life.at, due=life.due)
    now.counted.append((RAISED, life.at, 1))
    for event in life.events:
        if event.at > until:
            break
        take(now, event)
    return now


def take(now: Reached, event: Event) -> None:
    if event.word in ANSWERS:
        answer(now.parts[event.part], event)
    elif event.word != "raise":
        arrive(now, event)
    if MOVES[event.word].acknowledges:
        now.acknowledged_at = now.acknowledged_at or event.at
    if MOVES[event.word].answers:
        now.answered_at = now.answered_at or event.at
    now.trail.append((event, now.stage))


def answer(part: PartNow, event: Event) -> None:
    part.state, part.answer, part.by = ANSWERS[event.word], event.said, event.account
    if event.word == "part_done":
        part.done_at = event.at
    else:
        part.answered_at = event.at


def arrive(now: Reached, event: Event) -> None:
    """As `actions.working.arrive` does."""
    move, before, ended_as = MOVES[event.word], now.stage, now.outcome
    if move.target and move.target != before:
        now.stage, now.stage_at = move.target, event.at
        now.counted.append((move.target, event.at, 1))
        if before in OVER:
            now.counted.append((before, event.at, -1))
    now.outcome = move.outcome or (now.outcome if now.stage in OVER else "")
    if move.target == CONFIRMED and not move.outcome:
        now.outcome = Outcome.CONFIRMED
    if now.outcome != ended_as:
        now.ended += [(outcome, event.at, n) for outcome, n in ((ended_as, -1), (now.outcome, 1)) if outcome]
    if before not in OPEN and now.stage in OPEN:
        now.clock_from = event.at
    if now.stage == DONE:
        now.done_at = now.done_at or event.at
    if event.part >= 0:
        now.parts[event.part] = PartNow(event)
    now.due, now.sent_back = event.due or now.due, now.sent_back + (event.word in ("back", "not_yet"))
    now.reopened += event.word == "reopen"
    now.step, now.version = event.word, now.version + 1


def missed(life: Life, now: Reached, until: int) -> int:
    """How many of its limits it missed: taken, answered, done."""
    over = now.stage_at if now.stage in OVER else 0
    reached = (now.acknowledged_at, now.answered_at, now.done_at)
    limits = (life.acknowledge_by, life.answer_by, now.due)
    return sum((at or over or until) > limit for at, limit in zip(reached, limits, strict=True))


def is_open(now: Reached) -> bool:
    return now.stage in (*OPEN, DONE)
