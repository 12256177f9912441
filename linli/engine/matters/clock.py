"""Limits and what they mean on the calendar. Pure: the table of holidays comes in.

A limit is "2h" (running hours, day and night) or "7wd" (working days; ends 18:00 of the last one; domain 4, 2.4).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from linli.ground.base.calendar import add_working_days
from linli.ground.base.clock import SHANGHAI, day_of

CLOSING = time(18, 0)


def due_after(start: datetime, limit: str, days: Mapping[date, str]) -> datetime:
    """The moment a limit ends that begins at `start`. The day it begins does not count (民诉法: 期间开始的日不计算)."""
    if limit.endswith("wd"):
        last = add_working_days(day_of(start), int(limit[:-2]), days)
        return datetime.combine(last, CLOSING, SHANGHAI).astimezone(UTC)
    if limit.endswith("h"):
        return start + timedelta(hours=int(limit[:-1]))
    raise ValueError(f"a limit is like 2h or 7wd, not {limit!r}")


def share_gone(start: datetime, due: datetime, moment: datetime) -> float:
    """How much of the time is used: 0 at the start, 1 when due, never beyond."""
    whole = (due - start).total_seconds()
    return 1.0 if whole <= 0 else min(1.0, max(0.0, (moment - start).total_seconds() / whole))
