"""Tell PostgreSQL's planner what a big change brought, without waiting for it to notice.

Right after an import the planner believes that the new community has no rows, and joins it row by row.
"""

from django.db import connection

from linli.ground.base.scope import cross_community

STALE = """
select relid::regclass::text from pg_stat_user_tables
where schemaname = 'public' and n_mod_since_analyze > 500 + n_live_tup / 10
  and has_table_privilege(relid, 'MAINTAIN') order by 1"""


def refresh_stale() -> list[str]:
    """Analyse the tables that changed by a tenth; gives their names. Where we may not, the server does it in its time."""
    with cross_community("statistics are of whole tables"):
        # Before 17 nobody but the owner may.
        tables = _stale() if connection.pg_version >= 170_000 else []
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"ANALYZE {table}")
    return tables


def refresh(*tables: str) -> None:
    """Analyse these tables now, also what the transaction under way has just written: the clock cannot see that yet."""
    with cross_community("statistics are of whole tables"), connection.cursor() as cursor:
        for table in tables if connection.pg_version >= 170_000 else ():
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def _stale():
    with connection.cursor() as cursor:
        cursor.execute(STALE)
        return [name for (name,) in cursor.fetchall()]
