"""The clocks of one matter, and what they ask of whoever looks at them. Pure.

What was dealt with is one moment: everything before `since` is done. So a look that comes late finds what it missed,
a look that comes twice finds nothing, and however often is looked, each limit is missed once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SOON = 0.8  # of a limit is gone: the owner is reminded
TICK = timedelta(microseconds=1)


class Limit(StrEnum):
    """The three promises of a matter, the lightest first."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Running:
    """One limit: when it ends and when it was met."""

    limit: Limit
    start: datetime
    by: datetime
    met: datetime | None

    @property
    def soon_at(self) -> datetime:
        return self.start + (self.by - self.start) * SOON

    @property
    def missed(self) -> bool:
        """Not met until it ended: true of one that still runs, of which the end decides."""
        return self.met is None or self.met > self.by

    def is_late(self, moment: datetime) -> bool:
        """Over, and nobody has met it since."""
        return self.met is None and self.by < moment


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a matter's columns say of its clocks."""

    start: datetime
    due_at: datetime
    acknowledge_by: datetime | None = None
    acknowledged_at: datetime | None = None
    answer_by: datetime | None = None
    answered_at: datetime | None = None
    done_at: datetime | None = None
    paused_at: datetime | None = None
    paused_until: datetime | None = None

    def limits(self) -> list[Running]:
        """The limits that were promised."""
        said = (
            (Limit.ACKNOWLEDGE, self.acknowledge_by, self.acknowledged_at),
            (Limit.ANSWER, self.answer_by, self.answered_at),
            (Limit.CLOSE, self.due_at, self.done_at),
        )
        return [Running(limit, self.start, by, met) for limit, by, met in said if by is not None]

    def running(self) -> list[Running]:
        """Those which no pause holds still."""
        return [r for r in self.limits() if self.paused_at is None or r.by <= self.paused_at]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found: limits that are nearly over, limits that were missed, and when to look again."""

    soon: tuple[Limit, ...]
    late: tuple[Limit, ...]
    next: datetime | None


def look(clocks: Clocks, since: datetime, moment: datetime) -> Looked:
    """What happened from `since` to `moment`, each bound included; `next` is the first thing to come."""
    runs = clocks.running()
    soon = tuple(r.limit for r in runs if r.met is None and since <= r.soon_at <= moment < r.by)
    late = tuple(r.limit for r in runs if r.missed and since <= r.by <= moment)
    return Looked(soon, late, first_after(clocks, moment))


def first_after(clocks: Clocks, moment: datetime) -> datetime | None:
    """The next moment at which something is to be said or done; None if nothing is foreseen."""
    ahead = [at for r in clocks.running() if r.met is None for at in (r.soon_at, r.by) if at > moment]
    if clocks.paused_until:
        ahead.append(max(clocks.paused_until, moment + TICK))
    return min(ahead, default=None)


def late_since(clocks: Clocks, moment: datetime) -> datetime | None:
    """Since when something is owed that should have been done; None if nothing is."""
    return min((r.by for r in clocks.running() if r.is_late(moment)), default=None)
