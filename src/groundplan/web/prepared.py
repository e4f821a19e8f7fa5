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
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

Row = Sequence[Any]
Kind = type[uuid.UUID] | type[str] | type[int]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`places` tells for each parameter of `sql` which argument it is, or (-1) that it is `constants[i]` itself."""

    sql: str
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
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, filled)
            found: list[Row] = cursor.fetchall()
        return compiled.convert(found)

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

        return _Compiled(sql, tuple(known.get(each, -1) for each in parameters), tuple(parameters), convert)


def _stand_in(kind: Kind) -> uuid.UUID | str | int:
    """A value that occurs nowhere else, so that it can be told apart among the parameters."""
    if kind is uuid.UUID:
        return uuid.uuid4()
    return secrets.token_hex(16) if kind is str else secrets.randbits(60)


def _stored(value: uuid.UUID | str | int) -> uuid.UUID | str | int:
    """The value as the database takes it."""
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


class PreparedInsert:
    """Adds rows to a table; the columns are the model's, named at every call by the same fields."""

    def __init__(self, model: type[Model], *fields: str) -> None:
        self._fields = [model._meta.get_field(name) for name in fields]
        columns = ", ".join(f'"{field.column}"' for field in self._fields)  # type: ignore[union-attr] # of this table
        marks = ", ".join("%s" for _ in fields)
        self._sql = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})'  # noqa: S608 our own names

    def add(self, *values: Any) -> None:
        """One row, its values in the order of the fields."""
        stored = [
            field.get_db_prep_save(value, connection)  # type: ignore[union-attr] # a column
            for field, value in zip(self._fields, values, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, stored)
