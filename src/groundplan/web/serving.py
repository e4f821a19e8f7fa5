"""One server on one installation: bring the database up to date, listen, tell where it is, stop cleanly.

One process serves by itself (`process.py`). Several are started and watched by one that does not serve (`crew.py`): on
PostgreSQL only, because an embedded database has one writer (docs/decisions/0004).
"""

from __future__ import annotations

import os
import pkgutil
import secrets
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from groundplan.errors import GroundplanError
from groundplan.web.environment import database
from groundplan.web.installation import Installation, RunningServer, database_in_one_sentence, here
from groundplan.words import say

FIRST_PORT = 8000
PORTS_TO_TRY = 50
# Names the lock under which migrations run, among all locks that programs take in one database.
_MIGRATING = 0x67706C616E


class OneProcessError(GroundplanError):
    """More processes were asked for than this installation can have."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Several server processes need a PostgreSQL database, named in DATABASE_URL, on Linux or macOS. An "
                "installation on SQLite has exactly one: start it without --workers."
            )
        )


class NoPortError(GroundplanError):
    """The server cannot listen where it was told to."""

    def __init__(self, host: str, port: int, why: OSError) -> None:
        super().__init__(
            say(
                "Groundplan cannot listen on {host}:{port} ({why}): name another port with --port.",
                host=host,
                port=port,
                why=why.strerror or why,
            )
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """How the server is to be started; `port` 0 stands for 8000 or the next free one, `workers` are processes."""

    host: str = "127.0.0.1"
    port: int = 0
    open_browser: bool = True
    workers: int = 1


def listen(wish: Wish) -> socket.socket:
    """A listening socket; raises `NoPortError`."""
    ports = [wish.port] if wish.port else [*range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY), 0]
    family = socket.AF_INET6 if ":" in wish.host else socket.AF_INET
    for port in ports:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((wish.host, port))
            sock.listen(128)
        except OSError as error:
            sock.close()
            last = error
        else:
            return sock
    raise NoPortError(wish.host, ports[0], last)


def serve(installation: Installation, wish: Wish, tell: Callable[[str], None]) -> None:
    """Serve until stopped. `tell` gets the address at which it opens, once the server answers.

    Raises `OneProcessError`, `AlreadyRunningError`, `HomeError`, `NoPortError`, `UnusableKeyError`,
    `UnusableDatabaseError`, and with several processes `NotStartedError`.
    """
    if wish.workers > 1:
        _must_be_on_postgresql()
    with installation.hold():
        installation.tidy()
        sock = listen(wish)
        secret = secrets.token_urlsafe(32)
        url = f"http://{_reached_at(wish.host)}:{sock.getsockname()[1]}"
        note = RunningServer(url, secret, os.getpid())

        def greet(path: str) -> None:
            tell(url + path)
            if wish.open_browser:
                webbrowser.open(url + path)

        if wish.workers > 1:
            from groundplan.web.crew import Crew

            installation.announce(note)
            Crew(sock, secret, greet).serve(wish.workers)
        else:
            from groundplan.web.process import entrance, prepare, run, server

            application = prepare(secret)
            installation.announce(note)
            run(server(application, lambda: greet(entrance())), sock)


def _reached_at(host: str) -> str:
    """The name in an address that leads here: who listens on every address is reached from this computer, too."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 compared, not listened on
    return f"[{host}]" if ":" in host else host


def _must_be_on_postgresql() -> None:
    if os.name != "posix" or not database():
        raise OneProcessError


def migrate() -> None:
    """Bring the database to the shape that this version needs; nothing is done when it has it.

    Raises `UnusableDatabaseError`.
    """
    from django.core.management import call_command
    from django.db import connection

    from groundplan.web.writing import alone

    if connection.vendor == "sqlite":
        here().look_at_database()
    with database_in_one_sentence(), alone():
        if _has_every_migration():
            return
        with _only_one():
            # Another server may have done it while this one waited.
            if not _has_every_migration():
                call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _only_one() -> Iterator[None]:
    """Keep every other server on this database waiting while the block runs; the folder's lock does it on SQLite."""
    from django.db import connection

    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
    try:
        yield
    finally:
        # A connection that broke has given its lock back by itself.
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])


def _has_every_migration() -> bool:
    """Whether the database has had each migration that lies in a package: asked by name at every start, because
    reading them all and sorting them takes as long as writing a document."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    had = MigrationRecorder(connection).applied_migrations()
    return all(
        (app.label, module.name) in had
        for app in apps.get_app_configs()
        for module in pkgutil.iter_modules([str(Path(app.path, "migrations"))])
    )
