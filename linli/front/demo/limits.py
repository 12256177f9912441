"""Promised times of history, in seconds: by the product's own table of limits and holidays, each day reckoned once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from linli.engine.matters.clock import due_after
from linli.ground.base.clock import SHANGHAI
from linli.work.cases.defaults import LIMITS
from linli.work.cases.words import Urgency

MINUTE, HOUR, DAY = 60, 3600, 86_400
AHEAD = 8 * HOUR  # Shanghai before UTC; it has kept one time since 1991
ACKNOWLEDGE = {Urgency.U0: "1h", Urgency.U1: "2h", Urgency.U2: "24h", Urgency.U3: "24h", Urgency.U4: "24h"}
ANSWER = {Urgency.U0: "1h", Urgency.U1: "4h", Urgency.U2: "2wd", Urgency.U3: "5wd", Urgency.U4: "15wd"}
WAKES, SLEEPS = 8, 21  # nobody is at work in between


class Limits:
    def __init__(self, days: Mapping[date, str]):
        self.days = days
        self.ends: dict[tuple[int, str], int] = {}  # (day, limit) → when a limit of working days ends

    def due(self, at: int, urgency: str) -> int:
        return self.after(at, LIMITS.default[urgency])

    def first_two(self, at: int, urgency: str) -> tuple[int, int]:
        """When its post must have taken it, when the raiser must have heard something."""
        return self.after(at, ACKNOWLEDGE[urgency]), self.after(at, ANSWER[urgency])

    def after(self, at: int, limit: str) -> int:
        if limit.endswith("h"):
            return at + int(limit[:-1]) * HOUR
        key = ((at + AHEAD) // DAY, limit)
        if key not in self.ends:
            self.ends[key] = int(due_after(moment(at), limit, self.days).timestamp())
        return self.ends[key]


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
