"""From the bytes of an export to its orders, with what somebody should look at."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from linli.ground.base.clock import local, now
from linli.ground.base.errors import Invalid
from linli.ground.base.telling import Tell, nobody, told
from linli.ground.people.roster.faults import FaultySheet
from linli.ground.people.roster.limits import Limits, Unreadable
from linli.ground.people.roster.reading import Sheet, read
from linli.ground.people.roster.words import UNREADABLE as NO_WORKBOOK
from linli.work.cases.outside.columns import SEARCHED, Columns, recognise
from linli.work.cases.outside.orders import Order, order_of
from linli.work.cases.outside.words import ERRORS, UNREADABLE

LIMITS = Limits(mebibytes=20, unpacked_mebibytes=256, rows=100_000, columns=100)
MOST = 300  # lines of one sort that are kept to be shown


@dataclass(slots=True)
class Opened:
    """An export that was read: its orders by number, what they amount to, and what stays out."""

    orders: dict[tuple[str, str], Order] = field(default_factory=dict, repr=False)
    figures: dict[str, Any] = field(default_factory=dict)
    findings: dict[str, Any] = field(default_factory=dict, repr=False)
    faults: tuple[FaultySheet, ...] = field(default=(), repr=False)


@dataclass(slots=True)
class Reading:
    """What goes by while the sheets are read."""

    orders: dict[tuple[str, str], Order] = field(default_factory=dict)
    duplicates: list[dict] = field(default_factory=list)
    errors: list[dict] = field(default_factory=list)
    faults: list[FaultySheet] = field(default_factory=list)
    sheets: dict[str, list] = field(default_factory=lambda: {"read": [], "skipped": [], "hidden": [], "strange": []})
    rows: int = 0
    wrong: int = 0


def open_orders(
    content: bytes, name: str, limits: Limits = LIMITS, *, hidden: Collection[str] = (), tell: Tell = nobody
) -> Opened:
    """Read an export; of its hidden sheets those named. Raises `Invalid` with the cure for one that cannot be taken."""
    try:
        sheets = read(content, name, limits)
    except Unreadable as error:
        raise Invalid(_(NO_WORKBOOK[error.word]) % error.facts) from None
    seen, total = Reading(), sum(sheet.height for sheet in sheets)
    for sheet in sheets:
        read_sheet(sheet, seen, hidden, total, tell)
    if not seen.sheets["read"]:
        raise Invalid(_(UNREADABLE["no_head"]))
    if not seen.rows:
        raise Invalid(_(UNREADABLE["no_rows"]))
    found = {"errors": seen.errors[:MOST], "duplicates": seen.duplicates[:MOST], "sheets": seen.sheets}
    return Opened(seen.orders, figures_of(seen), found, tuple(seen.faults))


def head_of(sheet: Sheet) -> tuple[int, Columns] | None:
    """(the row of the head as Excel counts it, its columns)."""
    for number, cells in islice(sheet.rows(), SEARCHED):
        if columns := recognise(cells):
            return number, columns
    return None


def read_sheet(sheet: Sheet, seen: Reading, hidden: Collection[str], total: int, tell: Tell) -> None:
    head = head_of(sheet)
    if head is None:
        if not sheet.hidden:
            seen.sheets["skipped"].append(sheet.name)
        return
    first, columns = head
    lines = [(number, cells) for number, cells in sheet.rows() if number > first and is_order(cells, columns)]
    if sheet.hidden:
        seen.sheets["hidden"].append({"name": sheet.name, "rows": len(lines), "read": sheet.name in hidden})
        if sheet.name not in hidden:
            return
    bad = list(take_rows(sheet.name, told(lines, total, tell), columns, seen))
    seen.sheets["read"].append({"name": sheet.name, "rows": len(lines), "errors": len(bad)})
    if columns.strange:
        seen.sheets["strange"].append({"name": sheet.name, "heads": list(columns.strange)})
    if bad:
        above = [tuple(cells) for _number, cells in islice(sheet.rows(), first)]
        at = columns.place.get("fault")
        cut = lambda cells: tuple(c for n, c in enumerate(cells) if n != at)  # noqa: E731  its new reasons only
        rows = tuple((cut(cells), reasons) for cells, reasons in bad)
        seen.faults.append(FaultySheet(sheet.name, tuple(map(cut, above[:-1])), (cut(above[-1]),), rows))


def is_order(cells: Iterable[object], columns: Columns) -> bool:
    """Not an empty line, and not the head once more."""
    cells = list(cells)
    says = any(cell not in ("", None) for cell in cells)
    return says and recognise(cells) is None and not is_total(cells, columns)


def is_total(cells: list[object], columns: Columns) -> bool:
    """合计 and the like at the end: one word in front, and no order."""
    said = [str(cell).strip() for cell in cells if cell not in ("", None)]
    return len(said) <= 3 and any(word.startswith(("合计", "小计", "总计", "填报", "制表")) for word in said)


def take_rows(sheet: str, lines: Iterable, columns: Columns, seen: Reading) -> Iterator[tuple[tuple, tuple[str, ...]]]:
    """The good rows into the orders; the others are given back with their reasons."""
    moment = now()
    for number, cells in lines:
        seen.rows += 1
        found = order_of(cells, number, sheet, columns)
        if isinstance(found, Order) and found.received > moment:
            found = (("received", "received_ahead"),)
        if isinstance(found, Order):
            take(found, seen)
            continue
        seen.wrong += 1
        for column, word in found:
            spot = {"sheet": sheet, "row": number, "column": columns.heads.get(column, column)}
            seen.errors.append(spot | {"word": word, "facts": {}})
        yield tuple(cells), tuple(ERRORS[word] for _column, word in found)


def take(order: Order, seen: Reading) -> None:
    """The first row of a number makes the order; a later one adds what came of it and is listed by name."""
    first = seen.orders.get(order.key)
    if first is None:
        seen.orders[order.key] = order
        return
    seen.orders[order.key] = first.with_news_of(order)
    seen.duplicates.append({"sheet": order.sheet, "row": order.row, "first": first.row, "number": order.number})


def figures_of(seen: Reading) -> dict[str, Any]:
    """What the clerk compares with the hotline's own totals."""
    orders = list(seen.orders.values())
    years = Counter(str(local(o.received).year) for o in orders)
    complaints = dict(sorted(Counter(str(local(o.received).year) for o in orders if o.is_complaint).items()))
    return {
        "rows": seen.rows,
        "rows_good": seen.rows - seen.wrong,
        "rows_with_errors": seen.wrong,
        "errors": len(seen.errors),
        "duplicates": len(seen.duplicates),
        "orders": len(orders),
        "anonymous": sum(o.anonymous for o in orders),
        "in_progress": sum(not o.is_closed for o in orders),
        "dissatisfied": sum(o.is_dissatisfied for o in orders),
        "orders_per_year": dict(sorted(years.items())),
        "complaints": complaints,
        "years": [[year, n, complaints.get(year, 0)] for year, n in sorted(years.items())],
        "per_category": dict(sorted(Counter(o.category for o in orders).items())),
    }
