"""Backing an installation up while people go on writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.utils import timezone

from groundplan import __version__
from groundplan.web.operations.archive import Manifest, Stored, Table, Writing, writing
from groundplan.web.operations.tables import columns_of, lines_of, one_moment, ours
from groundplan.web.sources.models import Source
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import Picture, Snapshot


def back_up(path: Path) -> Manifest:
    """Write everything that is committed at this moment into one file, read it again, and return its list.

    A file is on disk before anything refers to it, so the tables are read first and the files after them.
    Raises `CannotWriteBackupError` and `UnreadableAgainError`.
    """
    with writing(path) as out:
        with one_moment():
            migrations = tuple(sorted(MigrationRecorder(connection).applied_migrations()))
            tables = tuple(_table(out, model) for model in ours())
            names = kept_files()
        files = tuple(_stored(out, name) for name in names if default_storage.exists(name))
        manifest = Manifest(
            made=timezone.now().isoformat(timespec="seconds"),
            version=__version__,
            migrations=migrations,
            tables=tables,
            files=files,
            missing=len(names) - len(files),
        )
        out.finish(manifest)
    return manifest


def kept_files() -> list[str]:
    """Where everything is kept that is no row: pictures, and the documents of libraries."""
    return [
        name for model in (Picture, Source) for name in model.objects.order_by("pk").values_list("stored_as", flat=True)
    ]


def _table(out: Writing, model: type[Model]) -> Table:
    rows = 0

    def counted(lines: Iterable[bytes]) -> Iterator[bytes]:
        nonlocal rows
        for line in lines:
            rows += 1
            yield line

    columns = columns_of(model)
    name = model._meta.label_lower
    kept = log.snapshots_to_keep() if model is Snapshot else model._base_manager.all()
    checksum = out.put(f"tables/{name}.jsonl", counted(lines_of(kept, columns)))
    return Table(name, columns, rows, checksum)


def _stored(out: Writing, name: str) -> Stored:
    with default_storage.open(name) as file:
        return Stored(name, out.put(f"uploads/{name}", iter(lambda: file.read(1024 * 1024), b"")))
