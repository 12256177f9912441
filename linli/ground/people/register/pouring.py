"""Lays many new rows into a table at once: through COPY into a table of this transaction's own, then one INSERT.

COPY itself is closed to tables with row security. The INSERT is not: every row is still checked against it, under the
rights of a page, and nothing is trusted that a form would not be trusted with.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.base import ModelState

from linli.ground.base.ids import uuid7
from linli.ground.regions.scoped import Scoped

AT_ONCE = 2_000
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def fresh(model: type[Scoped], community: int, values: dict[str, Any]) -> Any:
    """A new row of this model, made without the ceremony of its class: an import makes a quarter of a million."""
    row = model.__new__(model)
    row.__dict__.update(_defaults(model), id=uuid7(), community_id=community, _state=ModelState(), **values)
    for name, make in _made_defaults(model):
        row.__dict__.setdefault(name, make())
    return row


@lru_cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    fields = [f for f in model._meta.concrete_fields if not _makes_a_default(f)]
    return {f.attname: f.get_default() for f in fields}


@lru_cache
def _made_defaults(model: type[models.Model]) -> list[tuple[str, Callable[[], Any]]]:
    return [(f.attname, f.default) for f in model._meta.concrete_fields if _makes_a_default(f) and f.attname != "id"]


def _makes_a_default(field: models.Field) -> bool:
    return field.has_default() and callable(field.default)


def pour(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Insert these rows in the caller's transaction."""
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    table, stage = quote(model._meta.db_table), quote(f"pour_{model._meta.db_table}")
    columns = ", ".join(quote(f.column) for f in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE {stage} (LIKE {table}) ON COMMIT DROP")
        with cursor.copy(f"COPY {stage} ({columns}) FROM STDIN") as copy:
            for piece in _pieces(rows, [f.attname for f in fields]):
                copy.write(piece)
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {stage}")
        cursor.execute(f"DROP TABLE {stage}")


def _pieces(rows: Iterable[models.Model], names: Sequence[str]) -> Iterator[bytes]:
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield "".join(_line(row.__dict__, names) for row in some).encode()


def _line(said: dict[str, Any], names: Sequence[str]) -> str:
    return "\t".join([_as_text(said[name]) for name in names]) + "\n"


def _as_text(value: Any) -> str:
    write = _WRITE.get(type(value))
    return write(value) if write else _otherwise(value)


def _plain(text: str) -> str:
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


def _array(items: list) -> str:
    quoted = (str(item).replace("\\", r"\\").replace('"', r"\"") for item in items)
    return _plain('{"' + '","'.join(quoted) + '"}') if items else "{}"


def _otherwise(value: Any) -> str:
    if isinstance(value, str):  # a choice
        return _plain(str(value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return _plain(json.dumps(value, ensure_ascii=False))


_WRITE: dict[type, Callable[[Any], str]] = {
    str: _plain,
    UUID: str,
    int: str,
    bool: lambda value: "t" if value else "f",
    type(None): lambda _: r"\N",
    bytes: lambda value: r"\\x" + value.hex(),
    memoryview: lambda value: r"\\x" + value.hex(),
    date: date.isoformat,
    datetime: datetime.isoformat,
    list: _array,
}
