"""Limits and what they mean on the calendar. Pure: the table of holidays comes in.

A limit is "10min" or "2h" (running time, day and night) or "7wd" (working days; ends 18:00 of the last one; domain 4, 2.4).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from linli.ground.base.calendar import add_working_days, provisional, working_days_between
from linli.ground.base.clock import SHANGHAI, day_of, local

CLOSING = time(18, 0)
LIMIT = r"[1-9][0-9]{0,2}(min|h|wd)"
_TIMES = {"min": timedelta(minutes=1), "h": timedelta(hours=1)}


def due_after(start: datetime, limit: str, days: Mapping[date, str]) -> datetime:
    """The moment a limit ends that begins at `start`. The day it begins does not count (民诉法: 期间开始的日不计算)."""
    said = re.fullmatch(r"(\d+)(min|h|wd)", limit)
    if not said:
        raise ValueError(f"a limit is like 10min, 2h or 7wd, not {limit!r}")
    n, unit = int(said[1]), said[2]
    if unit == "wd":
        return closing_of(add_working_days(day_of(start), n, days))
    return start + n * _TIMES[unit]


def closing_of(day: date) -> datetime:
    """When offices close on a day: until then it is still that day's work."""
    return datetime.combine(day, CLOSING, SHANGHAI).astimezone(UTC)


def counts_working_days(due: datetime) -> bool:
    """Whether a limit that ends then was counted in working days: those end at closing time to the second."""
    return local(due).timetz().replace(tzinfo=None) == CLOSING


@dataclass(frozen=True, slots=True)
class Limits:
    """How long until somebody takes it, until the raiser hears something of substance, until it is done."""

    acknowledge: str
    answer: str
    close: str


@dataclass(frozen=True, slots=True)
class Dues:
    """The three limits as moments; a kind need not promise the first two."""

    acknowledge_by: datetime | None
    answer_by: datetime | None
    due_at: datetime


def dues_after(start: datetime, limits: Limits, days: Mapping[date, str]) -> Dues:
    """When each limit ends. Who has to be done sooner has to be heard of sooner: none ends after the next one."""
    due = due_after(start, limits.close, days)
    answer = min(due, due_after(start, limits.answer, days))
    return Dues(min(answer, due_after(start, limits.acknowledge, days)), answer, due)


def pushed(by: datetime, paused_at: datetime, on: datetime, days: Mapping[date, str]) -> datetime:
    """Where a limit ends once its clock has stood from `paused_at` to `on`: as much is left of it as there was.

    A pause heals nothing: what was missed before it stays missed. Working days are pushed by working days, hours by hours.
    """
    if by <= paused_at or on <= paused_at:
        return by
    if not counts_working_days(by):
        return by + (on - paused_at)
    stood = working_days_between(day_of(paused_at), day_of(on), days)
    return closing_of(add_working_days(day_of(by), stood, days))


def is_provisional(start: datetime, due: datetime, days: Mapping[date, str]) -> bool:
    """Whether a limit was counted through a year whose holidays nobody has entered yet: then it may still move.

    `days` holds those years whole. A limit in hours goes by no holiday.
    """
    years = range(day_of(start).year, day_of(due).year + 1)
    return counts_working_days(due) and any(provisional(year, days) for year in years)


def share_gone(start: datetime, due: datetime, moment: datetime) -> float:
    """How much of the time is used: 0 at the start, 1 when due, never beyond."""
    whole = (due - start).total_seconds()
    return 1.0 if whole <= 0 else min(1.0, max(0.0, (moment - start).total_seconds() / whole))
