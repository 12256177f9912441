"""Statements on scoped tables must pin or join community_id: then they stay in one shard, and in one community.

Exempt: inserts (they carry it), what runs inside `cross_community`, Parts read by their address, and who else may be
here in the middle of another's fixture (`off()`).
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import connection

from linli.ground.base.scope import crossing
from linli.ground.regions.scoped import Scoped

PINNED = re.compile(r'"?community_id"? (=|IN) ?\(?(%s|\(?SELECT|%\(|\d)|"?community_id"? = ANY')
BY_ADDRESS = re.compile(r'"addressee_scope" IN \(')
MOVES = re.compile(r'SET [^W]*"community_id" =')
_off: ContextVar[bool] = ContextVar("query_lint_off", default=False)


def scoped_tables() -> frozenset[str]:
    return frozenset(m._meta.db_table for m in apps.get_models() if issubclass(m, Scoped))


def fault(sql: str, tables: frozenset[str]) -> str:
    """Why a statement is wrong; empty if it is right."""
    used = sorted(t for t in tables if f'"{t}"' in sql)
    if not used or sql.startswith(("INSERT", "EXPLAIN")):
        return ""
    head, _, where = sql.partition(" WHERE ")
    if sql.startswith("UPDATE") and MOVES.search(head):
        return "moves a row to another community"
    if BY_ADDRESS.search(where) and used == ["matters_part"]:
        return ""
    return "" if PINNED.search(where) else f"community not pinned on {', '.join(used)}"


@contextmanager
def off():
    """For set-up and for looking at everything."""
    token = _off.set(True)
    try:
        yield
    finally:
        _off.reset(token)


@contextmanager
def watching():
    """Fail on the first statement that is wrong, at the line that made it."""
    tables = scoped_tables()

    def look(execute, sql, params, many, context):
        if not crossing.get() and not _off.get() and (why := fault(str(sql), tables)):
            raise AssertionError(f"{why}: {sql[:300]}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield
