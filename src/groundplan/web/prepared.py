"""Queries and insertions whose SQL is made once.

For the few queries that every page and every save ask, Django's compiler takes five to ten times as long as the
database takes to answer (docs/decisions/0013). A prepared query is written as an ordinary queryset, compiled at its
first use, and from then on only filled in.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.db import connection, connections
from django.db.models import JSONField, Model, QuerySet

Row = Sequence[Any]
_AS_THEY_ARE = {str, int, bytes, type(None)}
Kind = type[uuid.UUID] | type[str] | type[int]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`run` executes it; `places` tells for each parameter which argument it is, or by -1 that it is a constant."""

    run: Callable[[list[Any]], list[Row]]
    places: tuple[int, ...]
    constants: tuple[Any, ...]
    convert: Callable[[list[Row]], list[Row]]


class Prepared:
    """`make` builds a `values_list` queryset from one value of each of `kinds`, used as they are, never in a list
    whose length changes: `Prepared(lambda person: Grant.objects.filter(person=person).values_list("thing"), UUID)`.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], *kinds: Kind) -> None:
        self._make = make
        self._kinds = kinds

    def rows(self, *arguments: uuid.UUID | str | int) -> list[Row]:
        """The rows for these arguments."""
        compiled = self._compiled
        values = [_stored(argument) for argument in arguments]
        filled = [
            values[at] if at >= 0 else constant
            for at, constant in zip(compiled.places, compiled.constants, strict=True)
        ]
        return compiled.convert(compiled.run(filled))

    def row(self, *arguments: uuid.UUID | str | int) -> Row | None:
        """The first row, or `None`."""
        return next(iter(self.rows(*arguments)), None)

    @cached_property
    def _compiled(self) -> _Compiled:
        stand_ins = [_stand_in(kind) for kind in self._kinds]
        compiler = self._make(*stand_ins).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        known = {_stored(stand_in): at for at, stand_in in enumerate(stand_ins)}
        converters = compiler.get_converters([each[0] for each in compiler.select])

        def convert(rows: list[Row]) -> list[Row]:
            return [*compiler.apply_converters(rows, converters)] if converters and rows else rows

        return _Compiled(_runner(sql), tuple(known.get(each, -1) for each in parameters), tuple(parameters), convert)


def _runner(sql: str) -> Callable[[list[Any]], list[Row]]:
    """Executes one statement. On SQLite it goes to Python's own connection: Django's cursor would turn the statement's
    marks into SQLite's anew every time, and that alone costs a third of the query."""
    if connection.vendor != "sqlite":
        return lambda values: _on_a_cursor(sql, values)
    with_marks = sql.replace("%s", "?").replace("%%", "%")

    def run(values: list[Any]) -> list[Row]:
        here = connections["default"]
        here.ensure_connection()
        with here.wrap_database_errors:
            found: list[Row] = here.connection.execute(with_marks, values).fetchall()
        return found

    return run


def _on_a_cursor(sql: str, values: list[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[Row] = cursor.fetchall() if cursor.description else []
    return found


def _stand_in(kind: Kind) -> uuid.UUID | str | int:
    """A value that occurs nowhere else, so that it can be told apart among the parameters."""
    if kind is uuid.UUID:
        return uuid.uuid4()
    # Within the range of every column for whole numbers: beyond it Django knows without asking that nothing is found.
    return secrets.token_hex(16) if kind is str else 2**30 + secrets.randbits(30)


def _stored(value: uuid.UUID | str | int) -> uuid.UUID | str | int:
    """The value as the database takes it."""
    return value.hex if isinstance(value, uuid.UUID) and not _knows_uuids() else value


@cache
def _knows_uuids() -> bool:
    """Whether this installation's database has a type for them; asked at every value, so looked up once."""
    return connection.features.has_native_uuid_field


def _prepared(field: Any, value: Any) -> Any:
    """A field's value as the database takes it; what needs no field to say how is not sent through one."""
    kind = type(value)
    if kind is uuid.UUID:
        return _stored(value)
    return (
        value
        if kind in _AS_THEY_ARE and not isinstance(field, JSONField)
        else field.get_db_prep_save(value, connection)
    )


class PreparedChange:
    """Adds rows to a table, or changes one field of a row; values are given in the order of the fields."""

    def __init__(self, model: type[Model], statement: str, *fields: str) -> None:
        self._fields: list[Any] = [model._meta.get_field(name) for name in fields]
        self._sql = statement.format(
            table=f'"{model._meta.db_table}"',
            columns=", ".join(f'"{field.column}"' for field in self._fields),
            marks=", ".join("%s" for _ in fields),
            **{field.name: f'"{field.column}"' for field in self._fields},
        )

    def __call__(self, *values: Any) -> None:
        """Execute it once; call inside a write."""
        self._run([_prepared(field, value) for field, value in zip(self._fields, values, strict=True)])

    @cached_property
    def _run(self) -> Callable[[list[Any]], list[Row]]:
        return _runner(self._sql)
