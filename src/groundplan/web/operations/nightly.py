"""Backups that the server makes by itself: a whole new one first, and only then fewer old ones."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.installation import here
from groundplan.web.operations.archive import CannotWriteBackupError, Manifest
from groundplan.web.operations.backup import back_up
from groundplan.web.operations.keeping import Wanted
from groundplan.words import say

# No backup takes that long: what is older was left by a server that was killed.
_LEFT_BEHIND = 24 * 60 * 60


class NoBackupFolderError(GroundplanError):
    """The folder for backups is not there. It is not made: its disk may only not be mounted."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            say(
                "There is no folder {folder} for backups, which GROUNDPLAN_BACKUPS names: mount its disk, or make it.",
                folder=folder,
            )
        )


class NowhereToError(GroundplanError):
    """A backup was asked for without saying where to."""

    def __init__(self) -> None:
        super().__init__(
            say("Name the file to write the backup to, or a folder for all of them in GROUNDPLAN_BACKUPS.")
        )


def scheduled() -> Wanted | None:
    """The backups that this installation's settings ask for, if any."""
    found: Wanted | None = settings.GROUNDPLAN_BACKUPS
    return found


def make(arguments: Mapping[str, Any]) -> None:
    """The job: a new backup, and then fewer old ones; nothing where no backups are wanted any more."""
    if scheduled() is not None:
        back_up_and_tidy()


def back_up_and_tidy() -> tuple[Path, Manifest]:
    """Make a backup in the folder, read it again, and only then remove old ones of this installation's own.

    Raises `NowhereToError`, `NoBackupFolderError`, `CannotWriteBackupError` and `UnreadableAgainError`; then every old
    one is still there.
    """
    wanted = scheduled()
    if wanted is None:
        raise NowhereToError
    if not wanted.folder.is_dir():
        raise NoBackupFolderError(wanted.folder)
    path = wanted.folder / wanted.name_of(timezone.now())
    try:
        _remove_left_overs(wanted)
        manifest = back_up(path)
        here().note_backup(path, datetime.fromisoformat(manifest.made))
        _remove_old(wanted)
    except OSError as error:
        raise CannotWriteBackupError(path, error) from error
    return path, manifest


def _remove_old(wanted: Wanted) -> None:
    made = {moment: path for path in _files(wanted.folder) if (moment := wanted.made_at(path.name)) is not None}
    for moment in made.keys() - wanted.kept.of(made):
        # Somebody may have been quicker, or keeps one from being removed: neither is a reason to have failed.
        with suppress(OSError):
            made[moment].unlink()


def _remove_left_overs(wanted: Wanted) -> None:
    for path in _files(wanted.folder):
        if wanted.is_left_over(path.name) and path.lstat().st_mtime < time.time() - _LEFT_BEHIND:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    """The plain files of a folder; a link is nobody's to follow."""
    with os.scandir(folder) as entries:
        return [Path(each.path) for each in entries if each.is_file(follow_symlinks=False)]
