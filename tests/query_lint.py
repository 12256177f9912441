"""Statements on scoped tables must pin community_id: then they stay in one shard, and in one community.

Every SELECT in a statement is looked at by itself (R8): its own WHERE must pin the community, or compare it with the
row outside, and no OR may stand beside the pin. A join needs no pin of its own: `ScopedFK` compares the communities.
Exempt: inserts (they carry it), what runs inside `cross_community`, what is read by its address, and who else may be
here in the middle of another's fixture (`off()`).
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import connection

from linli.ground.base.scope import crossing
from linli.ground.regions.scoped import Scoped

PINNED = re.compile(
    r'"?community_id"? (=|IN) ?\(?(%s|%\(|\d|\{select\}|"?\w+"?\."?community_id"?)|"?community_id"? = ANY'
)
ADDRESSED = {"matters_part", "notices_notice", "counts_rollup"}
BY_ADDRESS = re.compile(r'"?addressee_scope"? (=|IN) ')
MOVES = re.compile(r'SET [^W]*"community_id" =')
_VALUES = re.compile(r"\((%s(, %s)*)\)")
_COLUMN = re.compile(r'\(("\w+"\."\w+")\)')
_off: ContextVar[bool] = ContextVar("query_lint_off", default=False)


def scoped_tables() -> frozenset[str]:
    return frozenset(m._meta.db_table for m in apps.get_models() if issubclass(m, Scoped))


def fault(sql: str, tables: frozenset[str]) -> str:
    """Why a statement is wrong; empty if it is right."""
    if sql.startswith(("INSERT", "EXPLAIN")) or not any(f'"{t}"' in sql for t in tables):
        return ""
    return next(filter(None, (_fault_of(part, tables) for part in selects(sql))), "")


def selects(sql: str) -> list[str]:
    """The statement taken apart: each SELECT in brackets by itself, `{select}` left in its place, the whole one last."""
    found: list[str] = []
    sql = _COLUMN.sub(r"\1", _VALUES.sub(r"\1", sql))
    while start := _last_select(sql):
        end = _closing(sql, start - 1)
        found.append(sql[start:end])
        sql = sql[: start - 1] + "{select}" + sql[end + 1 :]
    return [*found, sql]


def _last_select(sql: str) -> int:
    """Where the last bracketed SELECT begins; 0 if there is none. The last one holds no other."""
    at = sql.rfind("(SELECT ")
    return at + 1 if at >= 0 else 0


def _closing(sql: str, opening: int) -> int:
    depth = 0
    for i in range(opening, len(sql)):
        depth += {"(": 1, ")": -1}.get(sql[i], 0)
        if depth == 0:
            return i
    return len(sql)


def _fault_of(select: str, tables: frozenset[str]) -> str:
    head, _, where = select.partition(" WHERE ")
    asked = head if head.startswith("UPDATE") else head.partition(" FROM ")[2]
    used = sorted(t for t in tables if f'"{t}"' in asked)
    if not used:
        return ""
    if head.startswith("UPDATE") and MOVES.search(head):
        return "moves a row to another community"
    always = conditions_that_always_hold(where)
    if BY_ADDRESS.search(always) and ADDRESSED.issuperset(used) and len(used) == 1:
        return ""
    return "" if PINNED.search(always) else f"community not pinned on {', '.join(used)}"


def conditions_that_always_hold(where: str) -> str:
    """What is joined by AND at the top: an OR there lets rows pass that no condition beside it holds back."""
    depth, kept = 0, []
    for sign in where:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 2:
            kept.append(sign)
    top = "".join(kept)
    return "" if " OR " in top or top.startswith("NOT ") else top


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
