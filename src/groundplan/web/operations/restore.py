"""Restoring a backup: into an installation that is empty, or in the place of one that is put aside.

On SQLite the restored database is made beside the present one and takes its place at the very end, in one step of the
file system: killed at any time, the installation is the one before or the one after. On PostgreSQL an empty database is
filled in one transaction.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.installation import HomeError, Installation
from groundplan.web.operations.archive import DamagedBackupError, Manifest, Reading, Stored, reading
from groundplan.web.operations.tables import insert, lines_of
from groundplan.web.sources.kinds import PLACE
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import Document
from groundplan.web.writing import alone
from groundplan.words import say

_FILE = re.compile(rf"[0-9a-f-]{{36}}/[0-9a-f-]{{36}}\.[a-z]{{3,4}}|{PLACE.pattern}")


class InstallationNotEmptyError(GroundplanError):
    """There is an installation already where a backup is to be restored."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            say(
                "There is something written in {folder} already, so nothing was restored: name an empty folder in "
                "GROUNDPLAN_HOME, or add --replace, which puts the present database aside and keeps it.",
                folder=folder,
            )
        )


class DatabaseNotEmptyError(GroundplanError):
    """A database on a server holds an installation already."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "There is something written in this database already, so nothing was restored: "
                "name an empty database in DATABASE_URL."
            )
        )


class NewerBackupError(GroundplanError):
    """A backup was made by a version that knows more than this one."""

    def __init__(self, version: str) -> None:
        super().__init__(
            say(
                "This backup was made by Groundplan {version}, which is newer than this one, so nothing was restored: "
                "bring Groundplan up to date, then restore it.",
                version=version[:40],
            )
        )


def restore(installation: Installation, path: Path, *, replace: bool) -> tuple[Manifest, Path | None]:
    """Restore a backup and return its list, and where the database before was put. Call while holding the folder.

    Raises `DamagedBackupError`, `InstallationNotEmptyError`, `DatabaseNotEmptyError`, `NewerBackupError` and, where the
    folder cannot be written, `HomeError`, or, where a store that keeps files does not take them, `StoreError`; then
    everything is as it was before.
    """
    try:
        return _restore(installation, path, replace=replace)
    except OSError as error:
        raise HomeError(installation.folder, error) from error


def _restore(installation: Installation, path: Path, *, replace: bool) -> tuple[Manifest, Path | None]:
    with reading(path) as backup:
        _files_named_as_ours(path, backup.manifest.files)
        backup.verify()
        if connection.vendor != "sqlite":
            with alone():
                if tables_there():
                    raise DatabaseNotEmptyError
                # Files that nothing refers to do no harm; rows whose files could not be kept would.
                bring_files(backup)
                fill(path, backup)
            return backup.manifest, None
        if not replace and has_something(installation.database):
            raise InstallationNotEmptyError(installation.folder)
        fresh = installation.restoring
        try:
            installation.clear_restoring()
            _make(fresh, path, backup)
            bring_files(backup)
            return backup.manifest, take_its_place(installation.database, fresh)
        finally:
            installation.clear_restoring()


def _files_named_as_ours(path: Path, files: Collection[Stored]) -> None:
    """No name leads out of the folder of uploads."""
    if any(not _FILE.fullmatch(each.name) for each in files):
        raise DamagedBackupError(path, say("a file in it has a name that Groundplan never gives"))


def has_something(database: Path) -> bool:
    """Whether anybody is in an embedded database; one that cannot be read counts as one that is in use."""
    if not database.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as there:
            return bool(there.execute("SELECT EXISTS (SELECT 1 FROM accounts_person)").fetchone()[0])
    except sqlite3.Error:
        return True


def tables_there() -> list[str]:
    """The tables of the database, none when it is empty."""
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _make(fresh: Path, path: Path, backup: Reading) -> None:
    """The restored database, whole and closed, as the file `fresh`."""
    settings = connections["default"].settings_dict
    before, settings["NAME"] = settings["NAME"], str(fresh)
    try:
        with alone():
            fill(path, backup)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        settings["NAME"] = before


def fill(path: Path, backup: Reading, *, new_epochs: bool = True) -> None:
    """The backup's tables in a database of their shape, which is then brought to today's.

    Every document begins a new epoch, because forms and tabs that are open somewhere know revisions that this history
    may not have had; unless it is the same history, taken elsewhere at once. Raises `NewerBackupError` and
    `DamagedBackupError`; on PostgreSQL, the database is then as empty as before.
    """
    executor = MigrationExecutor(connection)
    had = set(backup.manifest.migrations)
    if not had <= executor.loader.graph.nodes.keys():
        raise NewerBackupError(backup.manifest.version)
    graph = executor.loader.graph
    last = [node for node in sorted(had) if not any(child.key in had for child in graph.node_map[node].children)]
    # SQLite changes tables outside of transactions only; there, the file of a restore that failed is thrown away.
    with transaction.atomic() if connection.vendor != "sqlite" else nullcontext():
        executor.migrate(last)
        with transaction.atomic():
            _load(path, backup, executor.loader.project_state(last).apps)
        newer = MigrationExecutor(connection, progress_callback=_settled)
        newer.migrate(newer.loader.graph.leaf_nodes())
        call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic():
            if not new_epochs:
                return
            for row in Document.objects.filter(sequence__gt=0).iterator():
                log.begin_epoch(row)


def _settled(action: str, *_migration: object) -> None:
    """Before each migration, that what refers to something refers to what is there. PostgreSQL puts that off to the end
    of a transaction, which all of a restore is, and until then it does not let the tables be altered."""
    if action == "apply_start":
        connection.check_constraints()


def _load(path: Path, backup: Reading, apps: Any) -> None:
    """Every row, and then each table read again: what is there now must have the checksum of what was there."""
    for table in backup.manifest.tables:
        try:
            model = apps.get_model(table.name)
            insert(model, table.fields, backup.lines(table))
        except (LookupError, ValueError, TypeError, ValidationError, DataError, IntegrityError) as error:
            raise DamagedBackupError(path, say("{member} does not fit its version", member=table.member)) from error
        digest = hashlib.sha256()
        for line in lines_of(model._base_manager.all(), table.fields):
            digest.update(line)
        if digest.hexdigest() != table.sha256:
            raise DamagedBackupError(path, say("{member} was changed", member=table.member))
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise DamagedBackupError(path, say("something in it refers to what is not there")) from error
    _count_on([apps.get_model(table.name) for table in backup.manifest.tables])


def _count_on(models: list[type[Model]]) -> None:
    """Where a table's keys are counted (those of sign-in are), the next one must not be one that has come back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def bring_files(backup: Reading) -> None:
    """The files under their own names, which no two share: one that is there already is the same."""
    for each in backup.manifest.files:
        if not default_storage.exists(each.name):
            default_storage.save(each.name, ContentFile(b"".join(backup.chunks(each.member))))


def take_its_place(database: Path, fresh: Path) -> Path | None:
    """Put the present database aside, where there is one, and the restored one in its place."""
    aside = None
    if database.exists():
        aside = _unused(database.with_name(f"{database.name}.before-{timezone.now():%Y%m%d-%H%M%S}"))
        # What lies beside a database belongs to it: folded in first, or kept under the name put aside.
        with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as there:
            there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for ending in ("-wal", "-shm", "-journal"):
            beside = database.with_name(database.name + ending)
            if beside.exists():
                beside.replace(aside.with_name(aside.name + ending))
        _keep(database, aside)
    fresh.replace(database)
    return aside


def _keep(database: Path, aside: Path) -> None:
    """The same file under a second name; a copy where the disk has no second names."""
    try:
        os.link(database, aside)
    except OSError:
        shutil.copyfile(database, aside)


def _unused(path: Path) -> Path:
    """The path, or one with a number behind it where something has that name already."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in itertools.count(2))
    return next(each for each in itertools.chain([path], numbered) if not each.exists())
