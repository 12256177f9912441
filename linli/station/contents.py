"""What a database holds, in a form that two of them can be compared by: rows of each table, and who may do what."""

import psycopg
from psycopg import sql

# Who is signed in, and what may be reckoned again, does not belong into a backup.
LEFT_OUT = ("django_session", "base_cache")

TABLES = """
select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname"""
# By name: PostgreSQL writes an expression another way each time it reads one.
GUARDS = """
select 'policy ' || concat_ws(' ', tablename, policyname, cmd, roles, qual, with_check) from pg_policies
 where schemaname = 'public'
union all
select concat_ws(' ', 'table', relname, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity) from pg_class
 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
union all
select concat_ws(' ', 'grant', relname, pg_get_userbyid(grantee), privilege_type) from pg_class,
 aclexplode(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)))
 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
union all
select concat_ws(' ', 'grant', relname, attname, pg_get_userbyid(grantee), privilege_type)
 from pg_class join pg_attribute on attrelid = pg_class.oid, aclexplode(attacl)
 where relnamespace = 'public'::regnamespace
union all
select concat_ws(' ', 'tables to come', defaclobjtype, pg_get_userbyid(grantee), privilege_type) from pg_default_acl,
 aclexplode(defaclacl) where defaclnamespace = 'public'::regnamespace
union all
select concat_ws(' ', 'constraint', conrelid::regclass, conname, contype, convalidated) from pg_constraint
 where connamespace = 'public'::regnamespace
union all
select concat_ws(' ', 'index', tablename, indexname) from pg_indexes where schemaname = 'public'"""


def contents_of(connection: psycopg.Connection, left_out=LEFT_OUT) -> dict:
    """Count and add up every table, and list what guards it. As linli_owner: others would not see all rows."""
    connection.execute("set timezone to 'UTC'")
    names = [name for (name,) in connection.execute(TABLES).fetchall()]
    rows = {name: [0, "0"] if name in left_out else _sum_of(connection, name) for name in names}
    return {"rows": rows, "guards": sorted(line for (line,) in connection.execute(GUARDS).fetchall())}


def _sum_of(connection, name):
    """A sum of hashes does not depend on the order in which rows lie."""
    query = sql.SQL("select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from only {} t")
    return list(connection.execute(query.format(sql.Identifier(name))).fetchone())


def differences(wanted: dict, found: dict) -> list[str]:
    """Say in which tables and guards two databases differ. Never shows a row."""
    names = sorted(wanted["rows"].keys() | found["rows"].keys())
    rows = [
        f"{name}: {_told(wanted['rows'].get(name))} in the backup, {_told(found['rows'].get(name))} restored"
        for name in names
        if wanted["rows"].get(name) != found["rows"].get(name)
    ]
    lost = [f"lost: {line}" for line in sorted(set(wanted["guards"]) - set(found["guards"]))]
    return [*rows, *lost, *(f"new: {line}" for line in sorted(set(found["guards"]) - set(wanted["guards"])))]


def _told(counted):
    return "no table" if counted is None else f"{counted[0]} rows (sum {counted[1][-6:]})"
