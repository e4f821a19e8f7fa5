"""Where an installation keeps its state: one folder, one secret, one server at a time.

`GROUNDPLAN_HOME` names the folder; without it, it is the platform's data folder. Nothing here needs Django, so the
command line can look at a running server without loading it. What is found damaged is told in one sentence and left
as it is.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from groundplan.errors import GroundplanError
from groundplan.words import say

# What a power cut leaves of a key is empty, cut off or full of zeros; one letter would let anybody forge a sign-in.
_KEY = re.compile(rb"[!-~]{40,}\s*")
_ADDRESS = re.compile(r"http://(?:\[[\w:.%]+\]|[\w.-]+):\d{1,5}")
_HANDED_OVER = re.compile(r"handed-over\.[0-9a-f]{32}")
# No command takes that long: whatever is older was left by one that was killed.
_LEFT_BEHIND = 60 * 60


class HomeError(GroundplanError):
    """The data folder cannot be used."""

    def __init__(self, folder: Path, why: OSError) -> None:
        super().__init__(
            say(
                "Groundplan cannot use its data folder {folder} ({why}): "
                "make it writable, or name another one in GROUNDPLAN_HOME.",
                folder=folder,
                why=why.strerror or why,
            )
        )


class UnusableKeyError(GroundplanError):
    """The installation's key is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say(
                "The key in {path} is damaged: restore it from a backup, or remove that file, "
                "after which everybody comes in anew by a fresh link and nothing written is lost.",
                path=path,
            )
        )


class UnusableDatabaseError(GroundplanError):
    """The database cannot be opened, read or written."""

    def __init__(self, database: object, why: object) -> None:
        super().__init__(
            say(
                "Groundplan cannot use its database {database} ({why}): see that it can be reached and written and "
                "that its disk has room, or restore it from a backup.",
                database=database,
                why=" ".join(str(why).split()).rstrip("."),
            )
        )


class NotHandedOverError(GroundplanError):
    """A file that a command laid into the data folder for the server is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            say(
                "What this command laid into the data folder {folder} cannot be read there, so nothing was done: "
                "run the command again.",
                folder=folder,
            )
        )


class AlreadyRunningError(GroundplanError):
    """A server holds the data folder; `server` is what it wrote about itself, if that can be read."""

    def __init__(self, folder: Path, server: RunningServer | None) -> None:
        self.server = server
        if server is None:
            sentence = say(
                "Groundplan already runs on the data folder {folder}: "
                "open that one, or stop it before starting another.",
                folder=folder,
            )
        else:
            sentence = say(
                "Groundplan already runs on the data folder {folder} at {url}: "
                "open that one, or stop it before starting another.",
                folder=folder,
                url=server.url,
            )
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class RunningServer:
    """What a server writes about itself for commands on the same machine; `secret` opens its control door."""

    url: str
    secret: str
    pid: int


@dataclass(frozen=True, slots=True)
class LastBackup:
    """Where the last backup was put, and when it was made."""

    path: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Installation:
    """The data folder and what lies in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.folder / "groundplan.sqlite3"

    @property
    def restoring(self) -> Path:
        """Where a restored database is made, before it takes the place of the other."""
        return self.folder / f"{self.database.name}.restoring"

    @property
    def moving(self) -> Path:
        """Where what goes over to another database waits meanwhile."""
        return self.folder / "moving.zip"

    @property
    def uploads(self) -> Path:
        """Where uploaded pictures are kept."""
        return self.folder / "uploads"

    @property
    def _server_file(self) -> Path:
        return self.folder / "server.json"

    @property
    def _backup_note(self) -> Path:
        return self.folder / "last-backup.json"

    def secret(self) -> str:
        """The installation's own key, made at the first call and readable by its owner only."""
        path = self.folder / "secret"
        try:
            if not path.exists():
                self._make_secret(path)
            key = path.read_bytes()
        except IsADirectoryError as error:
            raise UnusableKeyError(path) from error
        except OSError as error:
            raise HomeError(self.folder, error) from error
        if not _KEY.fullmatch(key):
            raise UnusableKeyError(path)
        return key.decode("ascii").rstrip()

    def _make_secret(self, path: Path) -> None:
        """Write the key under another name first: two first starts at once end with one key, and a whole one."""
        self._make_folder()
        fresh = path.with_name(f"secret.{secrets.token_hex(4)}")
        try:
            _write_private(fresh, secrets.token_urlsafe(48).encode("ascii"))
            with suppress(FileExistsError):
                os.link(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(self.folder)

    def _make_folder(self) -> None:
        """The folder, there and writable; raises `OSError`."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def look_at_database(self) -> None:
        """Raise `UnusableDatabaseError` where the embedded database is read-only, no file, empty or cut off.

        SQLite itself would begin an empty file anew, drop what lies beside it, and miss a torn last page.
        """
        try:
            size = self.database.stat().st_size
            if not os.access(self.database, os.R_OK | os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            with self.database.open("rb") as file:
                header = file.read(100)
            beside = any(self._beside_database(each) for each in ("-wal", "-journal"))
        except FileNotFoundError:
            return
        except OSError as error:
            raise UnusableDatabaseError(self.database, error.strerror or error) from error
        # What lies beside may hold pages that are yet to come into the file.
        if size == 0 or (size < _promised(header) and not beside):
            raise UnusableDatabaseError(self.database, say("the file is empty or cut off"))

    def _beside_database(self, ending: str) -> int:
        try:
            return self.database.with_name(self.database.name + ending).stat().st_size
        except FileNotFoundError:
            return 0

    @contextmanager
    def handed_over(self, data: bytes) -> Iterator[str]:
        """Lay data into the folder for whoever runs a command there, under the name given; gone when the block ends."""
        path = self.folder / f"handed-over.{secrets.token_hex(16)}"
        try:
            try:
                self._make_folder()
                _write_private(path, data)
            except OSError as error:
                raise HomeError(self.folder, error) from error
            yield path.name
        finally:
            with suppress(OSError):
                path.unlink()

    def taken(self, name: str) -> bytes:
        """What was handed over under this name, and it is gone from the folder; raises `NotHandedOverError`."""
        if not _HANDED_OVER.fullmatch(name):
            raise NotHandedOverError(self.folder)
        path = self.folder / name
        try:
            with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
                data = file.read()
            path.unlink()
        except OSError as error:
            raise NotHandedOverError(self.folder) from error
        return data

    def clear_restoring(self) -> None:
        """Remove a database that is being made, with what lies beside it; call while holding the folder."""
        for ending in ("", "-wal", "-shm", "-journal"):
            self.restoring.with_name(self.restoring.name + ending).unlink(missing_ok=True)

    def clear_moving(self) -> None:
        """Remove what waited to be moved; call while holding the folder."""
        for path in (self.moving, self.moving.with_name(f".{self.moving.name}.new")):
            path.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what killed commands left; call while holding the folder."""
        with suppress(OSError):
            self.clear_restoring()
            self.clear_moving()
            for path in self.folder.glob("handed-over.*"):
                if _HANDED_OVER.fullmatch(path.name) and path.lstat().st_mtime < time.time() - _LEFT_BEHIND:
                    path.unlink()

    @contextmanager
    def hold(self, patience: float = 0) -> Iterator[None]:
        """Keep every other writer away while the block runs; raises `AlreadyRunningError`, after `patience` seconds
        of waiting for another command to finish."""
        try:
            self._make_folder()
            lock = FileLock(self.folder / "lock", timeout=patience)
            lock.acquire()
        except Timeout:
            raise AlreadyRunningError(self.folder, self.running_server()) from None
        except OSError as error:
            raise HomeError(self.folder, error) from error
        # Whatever is written meanwhile is for this account only, wherever the folder lies.
        before = os.umask(0o077)
        try:
            yield
        finally:
            os.umask(before)
            with suppress(OSError):
                self._server_file.unlink()
            lock.release()

    def note_backup(self, path: Path, made: datetime) -> None:
        """Write down that a backup was made, for whoever looks after the installation."""
        fresh = self._backup_note.with_suffix(".new")
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
            _write_private(fresh, json.dumps({"path": str(path), "made": made.isoformat()}).encode("utf-8"))
            fresh.replace(self._backup_note)

    def last_backup(self) -> LastBackup | None:
        """The last backup that was noted, if the note can be read."""
        try:
            note = json.loads(self._backup_note.read_text(encoding="utf-8"))
            return LastBackup(str(note["path"]), datetime.fromisoformat(note["made"]).astimezone(UTC))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None

    def announce(self, server: RunningServer) -> None:
        """Write down where this server is, readable by its owner only; call while holding the folder."""
        fresh = self._server_file.with_suffix(".new")
        note = {"url": server.url, "secret": server.secret, "pid": server.pid}
        try:
            fresh.unlink(missing_ok=True)
            _write_private(fresh, json.dumps(note).encode("utf-8"))
            fresh.replace(self._server_file)
        except OSError as error:
            raise HomeError(self.folder, error) from error

    def running_server(self) -> RunningServer | None:
        """The server that announced itself here, if its note can be read."""
        try:
            note = json.loads(self._server_file.read_text(encoding="utf-8"))
            server = RunningServer(str(note["url"]), str(note["secret"]), int(note["pid"]))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None
        return server if _ADDRESS.fullmatch(server.url) else None


def _write_private(path: Path, data: bytes) -> None:
    """A new file that only its owner reads, whole on the disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a folder's entries on the disk, where the platform lets folders be opened."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _promised(header: bytes) -> int:
    """How many bytes a database's header promises, as far as it does (SQLite's file format, 1.3)."""
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    believable = header.startswith(b"SQLite format 3\0") and header[24:28] == header[92:96]
    return (65536 if page == 1 else page) * pages if believable else 0


@contextmanager
def database_in_one_sentence() -> Iterator[None]:
    """Turn whatever the database refuses while the block runs into `UnusableDatabaseError`."""
    try:
        yield
    except Exception as error:
        from django.db import Error, connection

        if not isinstance(error, Error):
            raise
        named = connection.settings_dict
        where = "/".join(str(part) for part in (named["HOST"], named["NAME"]) if part)
        raise UnusableDatabaseError(where, error) from error


def here() -> Installation:
    """The installation that this process works on."""
    named = os.environ.get("GROUNDPLAN_HOME", "")
    return Installation(Path(named).expanduser().resolve() if named else platformdirs.user_data_path("groundplan"))
