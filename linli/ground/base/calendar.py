"""Working days: weekdays, less the holidays, plus the days made up for them. Pure arithmetic over a table.

Which days are moved is decreed each autumn for the year to come; no rule foretells it, hence the table.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

Table = Mapping[date, str]

OFF = "off"
WORK = "work"
_DAY = timedelta(days=1)
_SATURDAY = 5


def read_table(lines: Iterable[str]) -> dict[date, str]:
    """The table in the form of `regions/holidays.csv`: day, kind, name, source. A kind unknown is an error."""
    table = {date.fromisoformat(row["day"]): row["kind"] for row in csv.DictReader(lines)}
    strange = sorted(set(table.values()) - {OFF, WORK})
    if strange:
        raise ValueError(f"a day is off or work, not {', '.join(strange)}")
    return table


def is_working_day(day: date, table: Table) -> bool:
    """Whether offices work that day: as the table says, else by the weekday."""
    kind = table.get(day)
    return kind == WORK if kind else day.weekday() < _SATURDAY


def add_working_days(start: date, count: int, table: Table) -> date:
    """The working day `count` working days after `start`. The day it begins on is not counted.

    With a count of 0: `start` itself, or the first working day after it.
    """
    if count < 0:
        raise ValueError("a deadline lies ahead, never behind")
    day = start
    for _ in range(count):
        day = _next_working_day(day + _DAY, table)
    return _next_working_day(day, table)


def working_days_between(start: date, end: date, table: Table) -> int:
    """How many working days lie after `start` up to and with `end`; 0 when `end` is not later."""
    return sum(is_working_day(start + _DAY * step, table) for step in range(1, (end - start).days + 1))


def provisional(year: int, table: Table) -> bool:
    """Whether the year's notice is not in the table yet, so its deadlines know weekends only and may move."""
    return not any(day.year == year for day in table)


def _next_working_day(day: date, table: Table) -> date:
    while not is_working_day(day, table):
        day += _DAY
    return day
