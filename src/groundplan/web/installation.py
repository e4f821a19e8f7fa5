"""Where an installation keeps its state: one folder, one secret, one server at a time.

`GROUNDPLAN_HOME` names the folder; without it, it is the platform's data folder. Nothing here needs Django, so the
command line can look at a running server without loading it.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from groundplan.errors import GroundplanError
from groundplan.words import say


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
class Installation:
    """The data folder and what lies in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.folder / "groundplan.sqlite3"

    @property
    def uploads(self) -> Path:
        """Where uploaded pictures are kept."""
        return self.folder / "uploads"

    @property
    def _server_file(self) -> Path:
        return self.folder / "server.json"

    def secret(self) -> str:
        """The installation's own key, made at the first call and readable by its owner only."""
        path = self.folder / "secret"
        try:
            return path.read_text(encoding="ascii")
        except FileNotFoundError:
            return self._make_secret(path)
        except OSError as error:
            raise HomeError(self.folder, error) from error

    def _make_secret(self, path: Path) -> str:
        """Write the key under another name first, so that two first starts at once end with one key."""
        fresh = path.with_name(f"secret.{secrets.token_hex(4)}")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
            return path.read_text(encoding="ascii")
        except OSError as error:
            raise HomeError(self.folder, error) from error

    @contextmanager
    def hold(self, patience: float = 0) -> Iterator[None]:
        """Keep every other writer away while the block runs; raises `AlreadyRunningError`, after `patience` seconds
        of waiting for another command to finish."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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
            self._server_file.unlink(missing_ok=True)
            lock.release()

    def announce(self, server: RunningServer) -> None:
        """Write down where this server is, readable by its owner only; call while holding the folder."""
        fresh = self._server_file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"url": server.url, "secret": server.secret, "pid": server.pid}, file)
        fresh.replace(self._server_file)

    def running_server(self) -> RunningServer | None:
        """The server that announced itself here, if its note can be read."""
        try:
            note = json.loads(self._server_file.read_text(encoding="utf-8"))
            return RunningServer(str(note["url"]), str(note["secret"]), int(note["pid"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def here() -> Installation:
    """The installation that this process works on."""
    named = os.environ.get("GROUNDPLAN_HOME", "")
    return Installation(Path(named).expanduser().resolve() if named else platformdirs.user_data_path("groundplan"))
