"""From the bytes of a file to its plan, or the sentence that says why it cannot be taken."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from linli.ground.base.errors import Invalid
from linli.ground.base.telling import Tell, nobody
from linli.ground.people.roster.faults import FaultySheet, faulty_sheets
from linli.ground.people.roster.figures import figures
from linli.ground.people.roster.findings import counts_of, findings_of, sheets_told
from linli.ground.people.roster.limits import Limits, Unreadable
from linli.ground.people.roster.plan import Plan, plan_of_sheets
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.words import UNREADABLE

LIMITS = Limits(mebibytes=20, unpacked_mebibytes=256, rows=150_000, columns=100)


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that was read: its plan, what it amounts to in numbers, and what somebody should look at."""

    plan: Plan = field(repr=False)
    figures: dict[str, Any]
    findings: dict[str, Any] = field(repr=False)
    faults: tuple[FaultySheet, ...] = field(repr=False)


def open_roster(
    content: bytes, name: str, limits: Limits = LIMITS, *, hidden: Collection[str] = (), tell: Tell = nobody
) -> Opened:
    """Read a roster; of its hidden sheets those named. Raises `Invalid` with the cure for one that cannot be taken."""
    try:
        sheets = read(content, name, limits)
        plan = plan_of_sheets(sheets, hidden, tell)
    except Unreadable as error:
        raise Invalid(_(UNREADABLE[error.word]) % error.facts) from None
    if not plan.rows:
        raise Invalid(_("表头下面一行也没有。请看看是不是选错了文件。"))
    told = {**figures(plan), **counts_of(plan), "grid_order": list(plan.grids)}  # kept JSON forgets the order of keys
    found = {**findings_of(plan), "sheets": sheets_told(sheets, plan)}
    return Opened(plan, told, found, faulty_sheets(sheets, plan))
