"""Tables as lines of text and back, for whichever database: the same rows give the same lines on each."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, QuerySet

# Whose rows say something of somebody: ours, and how people sign in.
OURS = ("groundplan.", "allauth.")
# A session is a browser's, not the installation's: restored elsewhere it would let in whoever had it.
# A letter on its way holds links that let somebody in, and would go out twice.
NOT_KEPT = {"accounts.session", "mail.letter"}
_AT_ONCE = 500


def ours() -> list[type[Model]]:
    """Every table that a backup holds; Django's own, which say nothing of anybody, are made anew."""
    return [
        model
        for app in apps.get_app_configs()
        if app.name.startswith(OURS)
        for model in app.get_models(include_auto_created=True)
        if model._meta.label_lower not in NOT_KEPT
    ]


def columns_of(model: type[Model]) -> tuple[str, ...]:
    """The names under which a row's values are known, in the order of the model."""
    return tuple(field.attname for field in model._meta.concrete_fields)


@contextmanager
def one_moment() -> Iterator[None]:
    """Whatever the block reads is what was committed at one moment; those who write go on writing."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # A transaction that Django begins here would be one that writes, and keep everybody else from writing.
        connection.connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.connection.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def lines_of(rows: QuerySet[Any], columns: Sequence[str]) -> Iterator[bytes]:
    """Rows of a table in the order of their keys, each a line of JSON."""
    for row in rows.order_by("pk").values_list(*columns).iterator(chunk_size=_AT_ONCE):
        text = json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        yield f"{text}\n".encode()


def _plain(value: Any) -> Any:
    """A value as JSON has it; a list or an object from a JSON field is that already."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    return value


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Put rows into a table as they were, times of making included; returns how many. Call inside a transaction.

    Raises `LookupError` where the table has no such column.
    """
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in columns]
    named = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join("%s" for _ in fields)
    sql = f'INSERT INTO "{model._meta.db_table}" ({named}) VALUES ({marks})'  # noqa: S608 names of our own models
    source, count = iter(rows), 0
    with connection.cursor() as cursor:
        while batch := list(islice(source, _AT_ONCE)):
            cursor.executemany(
                sql,
                [
                    [
                        field.get_db_prep_save(None if value is None else field.to_python(value), connection)
                        for field, value in zip(fields, row, strict=True)
                    ]
                    for row in batch
                ],
            )
            count += len(batch)
    return count
