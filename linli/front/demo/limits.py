"""Promised times of history, in seconds: by the limits in force and the holidays, each day reckoned once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from linli.engine.matters import clock
from linli.engine.matters.clock import due_after
from linli.ground.base.clock import SHANGHAI
from linli.work.cases.limits import shipped_limits

MINUTE, HOUR, DAY = 60, 3600, 86_400
AHEAD = 8 * HOUR  # Shanghai before UTC; it has kept one time since 1991
WAKES, SLEEPS = 8, 21  # nobody is at work in between


class Limits:
    """`usual` says by urgency what a community promises; nothing said is what the product ships."""

    def __init__(self, days: Mapping[date, str], usual: Mapping[str, clock.Limits] | None = None):
        self.days, self.usual = days, usual or shipped_limits()
        self.ends: dict[tuple[int, str], int] = {}  # (day, limit) → when a limit of working days ends

    def due(self, at: int, urgency: str) -> int:
        return self.after(at, self.usual[urgency].close)

    def promised(self, at: int, urgency: str) -> tuple[int, int, int]:
        """By when it is done, taken, answered: as `dues_after`, none of them after the next one."""
        usual = self.usual[urgency]
        due = self.after(at, usual.close)
        answer = min(due, self.after(at, usual.answer))
        return due, min(answer, self.after(at, usual.acknowledge)), answer

    def after(self, at: int, limit: str) -> int:
        if not limit.endswith("wd"):
            return at + running_time(limit)
        key = ((at + AHEAD) // DAY, limit)
        if key not in self.ends:
            self.ends[key] = int(due_after(moment(at), limit, self.days).timestamp())
        return self.ends[key]


@cache
def running_time(limit: str) -> int:
    """Seconds of a limit that runs day and night."""
    return int(due_after(moment(0), limit, {}).timestamp())


def moment(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def midnight(day: date) -> int:
    """The first second of a Shanghai day."""
    return int(datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp())


def day_at(at: int) -> date:
    return date(1970, 1, 1) + timedelta(days=(at + AHEAD) // DAY)


def awake(at: int) -> int:
    """The same moment, or, at night, some minutes into the next morning."""
    hour = (at + AHEAD) % DAY // HOUR
    if WAKES <= hour < SLEEPS:
        return at
    day = (at + AHEAD) // DAY + (hour >= SLEEPS)
    return day * DAY - AHEAD + WAKES * HOUR + at % (90 * MINUTE)
