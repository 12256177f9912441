"""手上的事: everything in hand that somebody sees, counted once and asked from many sides: by stage, grid, post, time."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from linli.engine.matters.kinds import LIVE, OPEN
from linli.engine.matters.models import due_within, late_by
from linli.engine.matters.queries import seen_by, sight_of
from linli.ground.access.actor import Actor
from linli.ground.base.clock import end_of, now, today
from linli.ground.base.prepared import Prepared

KIND = "case"


@dataclass(frozen=True, slots=True)
class Cell:
    """So many matters that stand alike."""

    stage: str
    grid: UUID | None
    owner: UUID
    waits_for: str
    late: bool  # open, and its time is over; not what stands
    due_today: bool  # open, its clock runs, and its time ends today
    n: int

    @property
    def open(self) -> bool:
        return self.stage in OPEN


@dataclass(frozen=True, slots=True)
class Hand:
    """The cells, and how to add them up."""

    cells: tuple[Cell, ...]

    def count(self, fits: Callable[[Cell], bool] = lambda cell: True) -> int:
        return sum(cell.n for cell in self.cells if fits(cell))

    def by(self, key: Callable[[Cell], object], fits: Callable[[Cell], bool] = lambda cell: True) -> Counter:
        """key → how many, of those that fit."""
        found: Counter = Counter()
        for cell in self.cells:
            if fits(cell):
                found[key(cell)] += cell.n
        return found

    @property
    def late(self) -> int:
        return self.count(lambda c: c.late)

    @property
    def due_today(self) -> int:
        return self.count(lambda c: c.due_today)

    def stage(self, *stages: str) -> int:
        return self.count(lambda c: c.stage in stages)


def hand_of(actor: Actor) -> Hand:
    """All that the actor sees of what is in hand: one question, answered from an index, whatever was closed."""
    rows = CELLS.rows(moment=now(), midnight=end_of(today()), **sight_of(actor))
    return Hand(tuple(Cell(*row) for row in rows))


def _is(q: Q):
    return ExpressionWrapper(q, output_field=BooleanField())


def _cells(*, moment, midnight, **sight):
    rows = seen_by(**sight).filter(kind=KIND, stage__in=LIVE).order_by()
    rows = rows.annotate(late=_is(late_by(moment)), soon=_is(due_within(moment, midnight)))
    return rows.values_list("stage", "grid_id", "owner_id", "waits_for", "late", "soon").annotate(n=Count("id"))


CELLS = Prepared(_cells)
