"""Page a list by key, never by offset: the hundredth page costs what the first costs."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Q, QuerySet

SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows, the cursor of the next (empty at the end), and whether this is the first."""

    rows: list
    after: str
    is_first: bool


def page_of(rows: QuerySet, *, by: Sequence[str], after: str = "", size: int = SIZE) -> Page:
    """Rows ordered by these columns (all up, or all '-' down; the last one unique), from a cursor on."""
    down = by[0].startswith("-")
    names = [name.lstrip("-") for name in by]
    start = start_of(rows.model, names, after) if after else None
    if start:
        rows = rows.filter(_beyond(names, start, "lt" if down else "gt"))
    found = list(rows.order_by(*by)[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Page(found, pack([_value(found[-1], n) for n in names]) if more else "", start is None)


def _beyond(names, values, op):
    """(a, b) > (x, y), written so that an index on (a, b) serves."""
    clause = Q()
    for i, name in enumerate(names):
        same = {n: v for n, v in zip(names[:i], values[:i], strict=True)}
        clause |= Q(**same, **{f"{name}__{op}": values[i]})
    return Q(**{f"{names[0]}__{op}e": values[0]}) & clause


def _value(row, name):
    if isinstance(row, dict):
        return row[name]
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def pack(values) -> str:
    """A cursor: opaque, but with nothing secret in it."""
    text = json.dumps([v.isoformat() if isinstance(v, datetime) else str(v) for v in values], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def start_of(model, names: Sequence[str], cursor: str) -> list | None:
    """The values of a cursor as its columns hold them.

    None for one that was cut or made up: then the page starts at the beginning.
    """
    try:
        texts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(texts, list) or len(texts) != len(names):
            return None
        return [_typed(_column(model, name), text) for name, text in zip(names, texts)]
    except (binascii.Error, ValueError, RecursionError, ValidationError):
        return None


def _column(model, name: str):
    """The field behind a name like `place__number`; None for a column the query computes."""
    field = None
    for part in name.split("__"):
        try:
            field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        except FieldDoesNotExist:
            return None
        model = field.related_model
    return field


def _typed(field, text):
    """Never guessed from the text: a name may look like a date."""
    if not isinstance(text, str) or "\0" in text:
        raise ValueError("not a cursor of ours")
    return field.to_python(text) if field else text
