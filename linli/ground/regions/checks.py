"""`manage.py check --deploy --database default`, and a test: every scoped table is guarded, no other table is.

`deploy=True`, because `migrate` runs every other database check first: a gap would forbid its own cure.
"""

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import connections

from linli.ground.regions.operations import scoped_keys
from linli.ground.regions.scoped import ALL, Scoped

LOOK = """
SELECT c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner),
  ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid ORDER BY 1),
  (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = c.oid AND polname = 'here'),
  (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = c.oid AND contype = 'p'),
  ARRAY(SELECT p FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) p
        WHERE has_table_privilege('linli_app', c.oid, p)),
  ARRAY(SELECT conname::text FROM pg_constraint WHERE conrelid = c.oid AND contype = 'f' AND conname LIKE '%%_same')
FROM pg_class c WHERE c.oid = to_regclass(%s)"""

COLUMNS = """
SELECT a.attname FROM pg_attribute a, aclexplode(a.attacl) x
WHERE a.attrelid = to_regclass(%s) AND x.grantee = 'linli_app'::regrole AND x.privilege_type = 'UPDATE'"""


def gaps(connection):
    """Every difference between what the models say and what the database guards, one sentence each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE rolname IN ('linli_app', 'linli_keeper', 'linli_owner')"
            " AND (rolsuper OR rolbypassrls)"
        )
        yield from (f"role {r} may bypass row level security" for (r,) in cursor.fetchall())
        for model in apps.get_models():
            cursor.execute(LOOK, [model._meta.db_table])
            if row := cursor.fetchone():
                cursor.execute(COLUMNS, [model._meta.db_table])
                columns = {name for (name,) in cursor.fetchall()}
                yield from (f"{model._meta.db_table}: {gap}" for gap in _gaps_of(model, row, columns))


def _gaps_of(model, row, columns):
    rls, force, owner, policies, here, key, may, same = row
    whole, wanted_columns = split(getattr(model, "app_may", ALL))
    if set(may) != whole:
        yield f"linli_app may {sorted(may)}, should {sorted(whole)}"
    if columns != wanted_columns:
        yield f"linli_app may change columns {sorted(columns)}, should {sorted(wanted_columns)}"
    if not issubclass(model, Scoped):
        if rls:
            yield "row level security on a table that is not scoped"
        return
    if not rls:
        yield "row level security not enabled"
    if force:
        yield "forced: the owner's migrations, key checks and dumps would see no rows"
    addressed = ["addressed_answer", "addressed_read"] if model.addressed_by else []
    if policies != sorted(["here", "keeper", *addressed]):
        yield f"policies {policies}"
    if "app.community" not in (here or ""):
        yield "policy here does not read app.community"
    if key != "PRIMARY KEY (community_id, id)":
        yield str(key)
    t = model._meta.db_table
    if {f"{t}_{column}_same" for column, _ in scoped_keys(model)} != set(same):
        yield f"same-community keys {sorted(same)}"
    if owner != "linli_owner":
        yield f"owned by {owner}"


def split(app_may: str) -> tuple[set[str], set[str]]:
    """'SELECT, UPDATE (a, b)' → ({'SELECT'}, {'a', 'b'}): privileges on the table, columns that may be changed."""
    head, _, rest = app_may.partition("UPDATE (")
    inside, _, tail = rest.partition(")")
    words = {w.strip() for w in (head + tail).split(",") if w.strip()}
    return words, {w.strip() for w in inside.split(",") if w.strip()}


@register(Tags.database, deploy=True)
def guarded(databases=None, **kwargs):
    return [Error(g, id="linli.E001") for alias in databases or () for g in gaps(connections[alias])]
