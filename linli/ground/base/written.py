"""Insert one row of a table that every act writes to, without compiling the statement each time."""

from django.db import connection, models


class Written:
    """How a model's row goes into its table: worked out at the first one."""

    def __init__(self, model: type[models.Model]):
        self.model, self.sql, self.fields = model, "", ()

    def write(self, row: models.Model) -> models.Model:
        """The row, stored. For rows that Django would store with a plain INSERT: a key of its own, nothing computed."""
        if not self.sql:
            self._work_out()
        values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in self.fields]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
        row._state.adding, row._state.db = False, connection.alias
        return row

    def _work_out(self) -> None:
        quoted = connection.ops.quote_name
        self.fields = tuple(self.model._meta.local_concrete_fields)
        names = ", ".join(quoted(field.column) for field in self.fields)
        marks = ", ".join(["%s"] * len(self.fields))
        self.sql = f"INSERT INTO {quoted(self.model._meta.db_table)} ({names}) VALUES ({marks})"
