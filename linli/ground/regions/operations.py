"""Migration operations of our own: `Grants` once, `Guard` per scoped model, `Allow` per other model
(and `Tie` where two scoped tables point at each other).

All are reversible and run as linli_owner. Row security is enabled, not forced: under FORCE the owner's own data
migrations, foreign key checks and dumps would silently see no rows.
"""

from django.db.migrations.operations.base import Operation

APP, KEEPER = "linli_app", "linli_keeper"
HERE = "community_id = ANY (nullif(current_setting('app.community', true), '')::bigint[])"
ALL = "SELECT, INSERT, UPDATE, DELETE"


class OwnOperation(Operation):
    """Changes what the database guards, never the state of the models."""

    reversible = True
    reduces_to_sql = True

    def state_forwards(self, app_label, state):
        pass


class Grants(OwnOperation):
    """Tables that exist and tables to come (also those of other packages) are granted, so apps migrate in any order."""

    def database_forwards(self, app_label, editor, old, new, verb="GRANT", to="TO"):
        who = f"{to} {APP}, {KEEPER}"
        for what in (
            "USAGE ON SCHEMA public",
            f"{ALL} ON ALL TABLES IN SCHEMA public",
            "USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public",
        ):
            editor.execute(f"{verb} {what} {who}")
        for what in (f"{ALL} ON TABLES", "USAGE, SELECT ON SEQUENCES"):
            editor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public {verb} {what} {who}")
        if verb == "GRANT":
            editor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP}, {KEEPER}")

    def database_backwards(self, app_label, editor, old, new):
        self.database_forwards(app_label, editor, old, new, "REVOKE", "FROM")

    def describe(self):
        return "grants for linli_app and linli_keeper"


class Allow(OwnOperation):
    """What linli_app may do with a reference or local table; the keeper may always do all."""

    def __init__(self, name, app_may):
        self.name, self.app_may = name, app_may

    def deconstruct(self):
        return self.__class__.__qualname__, [self.name, self.app_may], {}

    def _table(self, app_label, state):
        return state.apps.get_model(app_label, self.name)._meta.db_table

    def database_forwards(self, app_label, editor, old, new):
        _grant(editor, self._table(app_label, new), self.app_may)

    def database_backwards(self, app_label, editor, old, new):
        _grant(editor, self._table(app_label, old), ALL)

    def describe(self):
        return f"linli_app may {self.app_may} on {self.name}"


class Guard(OwnOperation):
    """Key (community_id, id), same-community keys, row security, policies and grants of one scoped model."""

    def __init__(self, name, app_may=ALL, addressed_by=None, untied=()):
        self.name, self.app_may, self.addressed_by, self.untied = name, app_may, addressed_by, tuple(untied)

    def deconstruct(self):
        kwargs = {"app_may": self.app_may}
        if self.addressed_by:
            kwargs["addressed_by"] = self.addressed_by
        if self.untied:
            kwargs["untied"] = self.untied
        return self.__class__.__qualname__, [self.name], kwargs

    def database_forwards(self, app_label, editor, old, new):
        model = new.apps.get_model(app_label, self.name)
        t = model._meta.db_table
        editor.execute(
            f"ALTER TABLE {t} DROP CONSTRAINT {t}_pkey, ADD CONSTRAINT {t}_pkey PRIMARY KEY (community_id, id)"
        )
        for column, target in scoped_keys(model):
            if column not in self.untied:
                _tie(editor, t, column, target)
        editor.execute(f"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY here ON {t} TO {APP} USING ({HERE}) WITH CHECK ({HERE})")
        editor.execute(f"CREATE POLICY keeper ON {t} TO {KEEPER} USING (true) WITH CHECK (true)")
        if self.addressed_by:
            _address(editor, t, self.addressed_by)
        _grant(editor, t, self.app_may)

    def database_backwards(self, app_label, editor, old, new):
        model = old.apps.get_model(app_label, self.name)
        t = model._meta.db_table
        for policy in ("here", "keeper", "addressed_read", "addressed_answer"):
            editor.execute(f"DROP POLICY IF EXISTS {policy} ON {t}")
        editor.execute(f"ALTER TABLE {t} DISABLE ROW LEVEL SECURITY")
        _grant(editor, t, ALL)
        for column, _ in scoped_keys(model):
            if column not in self.untied:
                editor.execute(f"ALTER TABLE {t} DROP CONSTRAINT {t}_{column}_same")
        editor.execute(f"ALTER TABLE {t} DROP CONSTRAINT {t}_pkey, ADD CONSTRAINT {t}_pkey PRIMARY KEY (id)")

    def describe(self):
        return f"guard {self.name}: key, same-community keys, row security, grants"


class Address(OwnOperation):
    """A scoped table that is there already may be read, and where granted changed, by whom its rows are addressed to."""

    def __init__(self, name, by):
        self.name, self.by = name, by

    def deconstruct(self):
        return self.__class__.__qualname__, [self.name, self.by], {}

    def database_forwards(self, app_label, editor, old, new):
        _address(editor, new.apps.get_model(app_label, self.name)._meta.db_table, self.by)

    def database_backwards(self, app_label, editor, old, new):
        t = old.apps.get_model(app_label, self.name)._meta.db_table
        for policy in ("addressed_read", "addressed_answer"):
            editor.execute(f"DROP POLICY IF EXISTS {policy} ON {t}")

    def describe(self):
        return f"{self.name} may be read by its addressee"


class Tie(OwnOperation):
    """The same-community key that closes a circle of two tables: `Guard` left it untied until both had their keys."""

    def __init__(self, name, column):
        self.name, self.column = name, column

    def deconstruct(self):
        return self.__class__.__qualname__, [self.name, self.column], {}

    def database_forwards(self, app_label, editor, old, new):
        model = new.apps.get_model(app_label, self.name)
        _tie(editor, model._meta.db_table, self.column, dict(scoped_keys(model))[self.column])

    def database_backwards(self, app_label, editor, old, new):
        t = old.apps.get_model(app_label, self.name)._meta.db_table
        editor.execute(f"ALTER TABLE {t} DROP CONSTRAINT {t}_{self.column}_same")

    def describe(self):
        return f"same-community key {self.name}.{self.column}"


def _address(editor, table, by):
    mine = f"{by} = ANY (nullif(current_setting('app.scopes', true), '')::text[])"
    editor.execute(f"CREATE POLICY addressed_read ON {table} FOR SELECT TO {APP} USING ({mine})")
    editor.execute(f"CREATE POLICY addressed_answer ON {table} FOR UPDATE TO {APP} USING ({mine}) WITH CHECK ({mine})")


def _tie(editor, table, column, target):
    editor.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same FOREIGN KEY (community_id, {column})"
        f" REFERENCES {target} (community_id, id) DEFERRABLE INITIALLY DEFERRED"
    )


def _grant(editor, table, app_may):
    editor.execute(f"REVOKE ALL ON {table} FROM {APP}, {KEEPER}")
    editor.execute(f"GRANT {app_may} ON {table} TO {APP}")
    editor.execute(f"GRANT {ALL} ON {table} TO {KEEPER}")


def scoped_keys(model):
    """(column, target table) of every key from this model to a scoped one. Works on historical models too."""
    for f in model._meta.local_fields:
        if f.is_relation and any(g.name == "community" for g in f.related_model._meta.local_fields):
            yield f.column, f.related_model._meta.db_table
