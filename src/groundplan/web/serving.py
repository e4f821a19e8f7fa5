"""One server on one installation: migrate, start, tell where it is, stop cleanly."""

from __future__ import annotations

import asyncio
import gc
import os
import pkgutil
import secrets
import socket
import webbrowser
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from pathlib import Path

from groundplan.errors import GroundplanError
from groundplan.web.installation import Installation, RunningServer, database_in_one_sentence, here
from groundplan.words import say

FIRST_PORT = 8000
PORTS_TO_TRY = 50


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
    """How the server is to be started; `port` 0 stands for 8000 or the next free one."""

    host: str = "127.0.0.1"
    port: int = 0
    open_browser: bool = True


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

    Raises `AlreadyRunningError`, `HomeError`, `NoPortError`, `UnusableKeyError` and `UnusableDatabaseError`.
    """
    with installation.hold():
        installation.tidy()
        sock = listen(wish)
        secret = secrets.token_urlsafe(32)
        application = _prepare(secret)
        port = sock.getsockname()[1]
        host = f"[{wish.host}]" if ":" in wish.host else wish.host
        url = f"http://{host}:{port}"
        installation.announce(RunningServer(url, secret, os.getpid()))

        def ready() -> None:
            from groundplan.web.home.commands import link

            entrance = url + link({})["path"]
            tell(entrance)
            if wish.open_browser:
                webbrowser.open(entrance)

        from groundplan.web.jobs.runner import working

        with working():
            _run(application, sock, ready)


def _prepare(secret: str) -> object:
    """Set Django up, bring the database to the present shape, and get the application."""
    from groundplan.web.asgi import application

    made = application()
    from django.conf import settings

    settings.GROUNDPLAN_CONTROL_SECRET = secret
    migrate()
    # What is loaded by now stays: keeping it out of the collector's sight spares every request a share of the work.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    return made


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
        if not _has_every_migration():
            call_command("migrate", verbosity=0, interactive=False)


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


def _run(application: object, sock: socket.socket, ready: Callable[[], None]) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                await asyncio.get_running_loop().run_in_executor(None, ready)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await super().shutdown(sockets)
            # uvicorn would raise the signal once more, which ends the process before the folder is tidied up.
            self._captured_signals.clear()

    config = uvicorn.Config(
        application,  # type: ignore[arg-type] # a2wsgi's type for ASGI and uvicorn's differ in their callables
        log_config=None,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
        limit_concurrency=512,
        proxy_headers=False,
    )
    # A context of its own: what the terminal speaks is not what the people speak who come in over the web.
    Context().run(Server(config).run, [sock])
