"""Lay rows that are plain dictionaries by the hundred thousand: what a demo town has more of than an import.

As `people.register.pouring`, thousands to a statement, checked by every key and constraint; without a model instance
for each row, for which a town of a million steps has no time.
"""

import json
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, models

AT_ONCE = 4_000


@cache
def defaults(model: type[models.Model]) -> dict[str, Any]:
    """Column → what stands there where nothing is said. The id is always said."""
    return {f.column: f.get_default() for f in model._meta.concrete_fields if not f.primary_key}


def lay(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Insert these rows, by column, in the caller's transaction. Times and ids come as text."""
    common, waiting = defaults(model), iter(rows)
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(connection.ops.quote_name(field.column) for field in model._meta.concrete_fields)
    sql = f"INSERT INTO {table} ({listed}) SELECT {listed} FROM json_populate_recordset(NULL::{table}, %s)"
    with connection.cursor() as cursor:
        while some := list(islice(waiting, AT_ONCE)):
            cursor.execute(sql, [said([common | row for row in some])])


said = json.JSONEncoder(default=str, ensure_ascii=False, check_circular=False).encode
