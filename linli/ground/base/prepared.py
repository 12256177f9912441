"""Questions that every request asks: Django works out their SQL once, afterwards they only get other values.

Building and compiling a query costs Django more than it costs PostgreSQL to answer one row. Who asks the same thing on
every page says it once in the query language and gets plain rows, or instances by `Prepared.of`.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

FAR = 2_111_000_000  # fits the smallest of the columns, and no constant of ours is like it
APART = 1000  # between the holes of the two tries
LONG_AGO = datetime(1801, 1, 1, tzinfo=UTC)


class Prepared:
    """A query set by its values: `Prepared(lambda account: Standing.objects.filter(account_id=account).values_list(…))`.

    Lists may be of any length and a value may be None or a truth: for each such shape the SQL is worked out anew.
    Every other value must reach the SQL as it is.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        self.known: dict[tuple, tuple | None] = {}

    def rows(self, **values) -> list[tuple]:
        """The rows as plain tuples."""
        shape = tuple((name, _shape(v)) for name, v in values.items())
        if shape not in self.known:
            self.known[shape] = self._worked_out(values)
        if self.known[shape] is None:  # nothing can fit
            return []
        sql, places, converters = self.known[shape]
        flat = list(_flat(values.values()))
        with connection.cursor() as cursor:
            cursor.execute(sql, [flat[place] if is_hole else place for is_hole, place in places])
            rows = cursor.fetchall()
        return [_converted(row, converters) for row in rows] if converters else rows

    def first(self, **values) -> tuple | None:
        """The first row."""
        return next(iter(self.rows(**values)), None)

    def of(self, model, *related: str, beside: tuple[str, ...] = (), **values) -> list:
        """Instances with their related ones, where the query gives `columns(model, *related)`; `beside` what it adds."""
        made = []
        for row in self.rows(**values):
            made.append(one := _made(model, related, row))
            for name, value in zip(beside, row[len(row) - len(beside) :], strict=True):
                setattr(one, name, value)
        return made

    def _worked_out(self, values: dict) -> tuple | None:
        """Compiled twice, with holes that differ: what stands still is a constant, what moves must be a hole as it is."""
        try:
            (sql, params, marks, converters), (same_sql, others, _, _) = (self._compiled(values, n) for n in (0, APART))
        except EmptyResultSet:
            return None
        places = [_place(param, marks) for param in params]
        moved = [not is_hole and param != other for (is_hole, param), other in zip(places, others, strict=True)]
        if sql != same_sql or any(moved):
            raise ValueError(f"a value does not reach the SQL as it is: {sql}")
        return sql, places, converters

    def _compiled(self, values: dict, start: int) -> tuple:
        numbers = count(start)
        holes = {name: _hole(value, numbers) for name, value in values.items()}
        compiler = self.build(**holes).query.get_compiler(connection.alias)
        sql, params = compiler.as_sql()
        return sql, params, list(_flat(holes.values())), compiler.get_converters([c for c, *_ in compiler.select])


def columns(model, *related: str) -> list[str]:
    """Names for `values_list`: all columns of a model, then those of what its keys of these names lead to."""
    names = _names(model)
    for key in related:
        names += [f"{key}__{name}" for name in _names(model._meta.get_field(key).related_model)]
    return names


def _names(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _made(model, related: tuple[str, ...], row: tuple):
    """The instance a row stands for; a key that leads nowhere stays None."""
    names = _names(model)
    made = model.from_db(connection.alias, names, row[: len(names)])
    at = len(names)
    for key in related:
        field = model._meta.get_field(key)
        own = _names(field.related_model)
        if getattr(made, field.attname) is not None:
            setattr(made, key, field.related_model.from_db(connection.alias, own, row[at : at + len(own)]))
        at += len(own)
    return made


def _shape(value):
    """What the SQL depends on: how long a list is, whether there is a value at all, which of two truths."""
    if isinstance(value, list):
        return len(value)
    return value if _is_fixed(value) else type(value)


def _is_fixed(value) -> bool:
    return value is None or isinstance(value, bool)


def _hole(value, numbers: Iterator[int]):
    """A value of the same type that stands nowhere else."""
    if isinstance(value, list):
        return [_hole(v, numbers) for v in value]
    if _is_fixed(value):
        return value
    number = next(numbers)
    if isinstance(value, UUID):
        return UUID(int=FAR + number)
    if isinstance(value, datetime):
        return LONG_AGO + timedelta(seconds=number)
    if isinstance(value, date):
        return LONG_AGO.date() + timedelta(days=number)
    return f"\ue000{number}" if isinstance(value, str) else FAR + number


def _place(param, marks: list) -> tuple:
    """(True, which value) for a hole, (False, the constant) for all else."""
    found = next((n for n, mark in enumerate(marks) if isinstance(param, type(mark)) and mark == param), None)
    return (False, param) if found is None else (True, found)


def _flat(values) -> Iterator:
    for value in values:
        if isinstance(value, list):
            yield from value
        elif not _is_fixed(value):
            yield value


def _converted(row: tuple, converters: dict) -> tuple:
    cells = list(row)
    for at, (functions, expression) in converters.items():
        for function in functions:
            cells[at] = function(cells[at], expression, connection)
    return tuple(cells)
