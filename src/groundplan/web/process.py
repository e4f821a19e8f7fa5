"""One process that serves: Django made ready, then uvicorn on a socket that is listened at already."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable
from contextvars import Context

import uvicorn

from groundplan.web import patience


def prepare(secret: str) -> object:
    """Set Django up, bring the database to the present shape, and get the application; `secret` opens the door for
    commands. Raises `UnusableKeyError`, `UnusableDatabaseError` and what else is wrong with the settings."""
    from groundplan.web.asgi import application
    from groundplan.web.serving import migrate

    made = application()
    from django.conf import settings

    settings.GROUNDPLAN_CONTROL_SECRET = secret
    migrate()
    # What is loaded by now stays: keeping it out of the collector's sight spares every request a share of the work.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    return made


def entrance() -> str:
    """A path that opens Groundplan in a browser, once."""
    from django.db import connection

    from groundplan.web.home.commands import link

    try:
        return str(link({})["path"])
    finally:
        # Whoever asks for this asks for nothing else: no connection is left behind in its thread.
        connection.close()


class Server(uvicorn.Server):
    """A server that says when it answers, looks after slow clients, and ends without ending the process."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then tell."""
        await super().startup(sockets)
        if self.started:
            await asyncio.get_running_loop().run_in_executor(None, self._ready)

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second; once in each of them those who keep us waiting are looked at."""
        if counter % 10 == 0:
            patience.part_with_the_slow(self.server_state.connections)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what was asked, then end."""
        await super().shutdown(sockets)
        # uvicorn would raise the signal once more, which ends the process before the folder is tidied up.
        self._captured_signals.clear()


def server(application: object, ready: Callable[[], None]) -> Server:
    """The server for an application; `ready` is called, in a thread, once it answers."""
    from django.conf import settings

    config = uvicorn.Config(
        application,  # type: ignore[arg-type] # a2wsgi's type for ASGI and uvicorn's differ in their callables
        http=patience.Connection,
        log_config=None,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=patience.KEEP_ALIVE,
        timeout_graceful_shutdown=5,
        # Only when people wait for us in every connection there may be, the next one is sent away.
        limit_concurrency=patience.MOST_CONNECTIONS + 1,
        proxy_headers=bool(settings.GROUNDPLAN_PROXY),
        forwarded_allow_ips=settings.GROUNDPLAN_PROXY,
    )
    return Server(config, ready)


def run(made: Server, sock: socket.socket) -> None:
    """Serve on a listening socket until SIGTERM or SIGINT, with a thread for the work behind, in a context of its own:
    what the terminal speaks is not what the people speak who come in over the web."""
    from groundplan.web.jobs.runner import working

    with working():
        Context().run(made.run, [sock])
