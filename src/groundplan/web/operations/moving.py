"""Taking an installation over to another database, whole, and leaving the one before as it is.

What goes over is what a backup holds, read again and compared table by table at the other end. Unlike a restore, it is
the same installation: documents go on in their epoch, so that pages which are open stay good, and pictures stay in the
folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import dj_database_url
from django.conf import settings
from django.db import connection, connections

from groundplan.errors import GroundplanError
from groundplan.web.installation import HomeError, Installation, database_in_one_sentence
from groundplan.web.operations.archive import Manifest, Reading, reading
from groundplan.web.operations.backup import back_up
from groundplan.web.operations.restore import fill, has_something, tables_there, take_its_place
from groundplan.web.writing import alone
from groundplan.words import say

# What stands for the database in the data folder, which has no address.
EMBEDDED = "sqlite"


class NoAddressError(GroundplanError):
    """What was named is no address of a database; it is not repeated, for it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This is no address of a database that Groundplan can use: "
                "write postgres://account:password@host:5432/name, or sqlite for the one in the data folder."
            )
        )


class TargetNotEmptyError(GroundplanError):
    """There is something in the database that an installation is to be moved to."""

    def __init__(self, where: str) -> None:
        super().__init__(
            say(
                "There is something in the database {where} already, so nothing was moved: name an empty one.",
                where=where,
            )
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """Where everything is now, without password, where it was, and what it is."""

    to: str
    before: str
    manifest: Manifest


def move(installation: Installation, address: str) -> Moved:
    """Fill the database at `address` with everything that is here. Call while holding the folder.

    Killed at any time, the database here is untouched, and the other one is empty or whole. Raises `NoAddressError`,
    `TargetNotEmptyError`, `UnusableDatabaseError`, `HomeError` and what a backup raises.
    """
    target = _target(installation, address)
    before = _where()
    _refuse_unless_empty(installation, target)
    file = installation.moving
    try:
        manifest = back_up(file)
        with reading(file) as backup, _database(target), database_in_one_sentence():
            _bring(installation, backup)
            return Moved(_where(), before, manifest)
    except OSError as error:
        raise HomeError(installation.folder, error) from error
    finally:
        with suppress(OSError):
            installation.clear_moving()
            installation.clear_restoring()


def _target(installation: Installation, address: str) -> dict[str, Any]:
    """Django's settings for the database at that address."""
    if address == EMBEDDED:
        return {**settings.EMBEDDED_DATABASE, "NAME": installation.restoring}
    if not address.startswith(("postgres://", "postgresql://")):
        raise NoAddressError
    try:
        found = dict(dj_database_url.parse(address))
    except ValueError as error:
        raise NoAddressError from error
    if not found["NAME"]:
        raise NoAddressError
    return found


def _refuse_unless_empty(installation: Installation, target: dict[str, Any]) -> None:
    if target["NAME"] == installation.restoring:
        if connection.vendor == "sqlite" or has_something(installation.database):
            raise TargetNotEmptyError(str(installation.database))
        installation.clear_restoring()
        return
    with _database(target), database_in_one_sentence():
        if tables_there():
            raise TargetNotEmptyError(_where())


def _bring(installation: Installation, backup: Reading) -> None:
    """Fill the database that is the present one inside the block; an embedded one takes its place when it is whole."""
    fill(installation.moving, backup, new_epochs=False)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        take_its_place(installation.database, installation.restoring)


def _where() -> str:
    named = connection.settings_dict
    return "/".join(str(part) for part in (named["HOST"], named["NAME"]) if part)


@contextmanager
def _database(wanted: dict[str, Any]) -> Iterator[None]:
    """Whatever the block asks the database, it asks the one of these settings."""
    known = connections.settings
    before = known["default"]
    connections["default"].close()
    known["default"] = connections.configure_settings({"default": dict(wanted)})["default"]
    del connections["default"]
    try:
        with alone():
            yield
    finally:
        connections["default"].close()
        known["default"] = before
        del connections["default"]
