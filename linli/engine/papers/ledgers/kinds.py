"""What an app says to have a ledger: its columns, where its rows come from, who may take it out. The rest is made here."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.ground.access.actor import Actor
from linli.ground.base.clock import end_of, start_of
from linli.ground.base.declare import Registry
from linli.ground.regions.models import Community
from linli.ground.regions.settings import Key, setting, value_for


class Sort(StrEnum):
    """How a cell is written: a date as a date, an ID or a phone always as text."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    ID = "id"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Column:
    """One column as offices know it. `personal`: it says something of residents, so that looking at it is a reading."""

    word: str
    heading: str
    sort: Sort = Sort.TEXT
    width: int = 12
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for which rows of a ledger. `whole`: personal columns are written out."""

    actor: Actor
    community: Community
    sieve: dict[str, Any] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a ledger: cells by column, and the persons it shows (their files say it was read)."""

    cells: dict[str, Any]
    subjects: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Sieve:
    """One more way to sift, beside the days: `choices(asked)` are (value, title)."""

    word: str
    title: str
    choices: Callable[[Asked], list[tuple[str, str]]]


def nobody(actor: Actor, community: int) -> bool:
    return False


@dataclass(frozen=True)
class Ledger:
    """A ledger. `rows` gives all that fits as dicts, unordered; `by` is the key they are paged by; `lines` turns a
    batch of rows into lines with a fixed number of questions to the database, however long the batch."""

    word: str
    title: str
    about: str  # one sentence for the list of ledgers
    unit: str  # what one row is: 件
    columns: tuple[Column, ...]
    rows: Callable[[Asked], QuerySet]
    by: tuple[str, ...]
    lines: Callable[[Asked, list[dict]], Iterable[Line]]
    may: Callable[[Actor, int], bool]
    columns_title: str  # what the page of settings calls the choice of columns
    sieves: tuple[Sieve, ...] = ()
    opens: Callable[[Actor, int], bool] = nobody  # may have the personal columns written out
    chosen: tuple[str, ...] = ()  # headings in the default sheet; empty: all


ledgers: Registry[Ledger] = Registry("ledgers")
_keys: dict[str, Key] = {}


def add_ledger(ledger: Ledger) -> Ledger:
    """Declare a ledger; which columns it has, and in which order, becomes a setting of the community."""
    headings = [column.heading for column in ledger.columns]
    _keys[ledger.word] = setting(
        f"papers.columns.{ledger.word}", list(ledger.chosen or headings), title=ledger.columns_title,
        allowed="|".join(map(re.escape, headings)), source="社区通行的台账表头；各社区可以增减、换次序",
    )  # fmt: skip
    return ledgers.add(ledger)


def columns_of(ledger: Ledger, community: Community) -> list[Column]:
    """The columns this community wants, in its order."""
    by_heading = {column.heading: column for column in ledger.columns}
    wanted = dict.fromkeys(value_for(community, _keys[ledger.word]))
    return [by_heading[heading] for heading in wanted if heading in by_heading]


def key_of_columns(ledger: Ledger) -> str:
    """The setting's name, for the link to it."""
    return _keys[ledger.word].name


def within(column: str, asked: Asked) -> Q:
    """The days asked for, of a column of moments."""
    since, until = (asked.sieve.get(word) for word in ("since", "until"))
    found = Q()
    if isinstance(since, date):
        found &= Q(**{f"{column}__gte": start_of(since)})
    if isinstance(until, date):
        found &= Q(**{f"{column}__lt": end_of(until)})
    return found
