"""Lays many new rows into a table at once: thousands to a statement, as one JSON text that PostgreSQL takes apart.

COPY is closed to tables with row security, and a page may make no tables of its own. An INSERT is open to both: every
row is checked, under the rights of a page, and nothing is trusted that a form would not be trusted with.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import connection, models
from django.db.models.base import ModelState

from linli.ground.base.ids import uuid7
from linli.ground.regions.scoped import Scoped

AT_ONCE = 2_000


def fresh(model: type[Scoped], community: int, values: dict[str, Any]) -> Any:
    """A new row of this model, holding only what differs from an empty one: an import makes a quarter of a million."""
    row = object.__new__(_empty(model))
    row.__dict__ = values
    values["id"], values["community_id"] = uuid7(), community
    return row


@lru_cache
def _empty(model: type[Scoped]) -> type:
    """A class that reads like a row of the model which says nothing yet."""
    return type(f"New{model.__name__}", (), {**_defaults(model), **_LIKE_A_ROW, "_meta": model._meta})


_LIKE_A_ROW = {"_state": ModelState(), "pk": property(lambda row: row.id)}


@lru_cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    return {f.attname: f.get_default() for f in model._meta.concrete_fields if f.attname != "id"}


def sort_words_in_later() -> None:
    """In this transaction, the words people are found by go into their index in one go, not row by row."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL gin_pending_list_limit = '256MB'")


def pour(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Insert these rows in the caller's transaction."""
    columns = {field.attname: field.column for field in model._meta.concrete_fields}
    table, listed = (
        connection.ops.quote_name(model._meta.db_table),
        ", ".join(map(connection.ops.quote_name, columns.values())),
    )
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(waiting, AT_ONCE)):
            said = dumps([{columns[name]: getattr(row, name) for name in columns} for row in some])
            sql = f"INSERT INTO {table} ({listed}) SELECT {listed} FROM json_populate_recordset(NULL::{table}, %s)"
            cursor.execute(sql, [said])


def _as_text(value: Any) -> str:
    """What JSON has no form for, as PostgreSQL reads it."""
    if isinstance(value, bytes | memoryview):
        return f"\\x{value.hex()}"
    return value.isoformat() if isinstance(value, date) else str(value)


dumps = json.JSONEncoder(default=_as_text, ensure_ascii=False, check_circular=False).encode
