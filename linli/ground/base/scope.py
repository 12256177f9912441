"""Tell PostgreSQL whose rows a transaction may see. The only module that speaks SET LOCAL."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

APP, KEEPER, OWNER = "linli_app", "linli_keeper", "linli_owner"
crossing: ContextVar[str] = ContextVar("crossing", default="")  # why more than one community is read just now


def _say(communities: Iterable[int], scopes: Iterable[str]) -> None:
    """Integers and digit codes only, so nothing needs quoting. SET, not set_config: Citus carries only SET."""
    here = ",".join(str(int(c)) for c in sorted(communities))
    codes = sorted(scopes)
    if not all(c.isascii() and c.isdigit() for c in codes):
        raise ValueError(f"a scope is digits: {codes}")
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL app.community = '{{{here}}}'; SET LOCAL app.scopes = '{{{','.join(codes)}}}'")


def said() -> tuple[str, str, str]:
    """(communities, scopes, role) as PostgreSQL holds them now; '' where nothing was said."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('app.community', true), ''),"
            " coalesce(current_setting('app.scopes', true), ''), current_user"
        )
        return cursor.fetchone()


@contextmanager
def scope(communities: Iterable[int] = (), scopes: Iterable[str] = (), role: str | None = None) -> Iterator[None]:
    """One transaction in which these communities are seen. Inside another, what was said before is said again after.

    A rollback to the savepoint puts the old words back by itself; only a released savepoint would leak them.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = said() if nested else None
        if role:
            _become(role)
        _say(communities, scopes)
        yield
        if before and not connection.needs_rollback:
            if role:
                _become(before[2])
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL app.community = '{before[0]}'; SET LOCAL app.scopes = '{before[1]}'")


def _become(role: str) -> None:
    if role not in (APP, KEEPER, OWNER):
        raise ValueError(f"no such role: {role}")
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")


@contextmanager
def cross_community(reason: str) -> Iterator[None]:
    """As keeper, over all communities, with the reason said. A page cannot: linli_app may not become keeper."""
    if not reason:
        raise ValueError("say why more than one community is read")
    token = crossing.set(reason)
    try:
        with transaction.atomic():
            before = said()[2]
            if before != KEEPER:
                _become(KEEPER)
            yield
            if before != KEEPER and not connection.needs_rollback:
                _become(before)
    finally:
        crossing.reset(token)
