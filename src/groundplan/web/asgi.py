"""The application that a server runs: Django as WSGI in a pool of threads, inside one asynchronous process.

Measured in docs/decisions/0003. A request crosses into a thread once, whole, and its answer crosses back once: each
crossing costs about as much as a database query, and pages here are small enough to be held in memory.
"""

from __future__ import annotations

import asyncio
import contextvars
import io
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Any

from a2wsgi.asgi_typing import HTTPScope, Receive, Scope, Send
from a2wsgi.wsgi import build_environ

from groundplan.web.bodies import Bodies, TooLongError, takes_files

THREADS = 8
# This answer comes from in front of everything that puts headers on pages.
_REFUSAL = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"connection", b"close"),
]

# What a proxy says of its client counts where it is believed, and has been worked into the request by then
# (`process.py`). What is left of it anybody may have written.
_SAID_BY_ANYBODY = (
    "HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP",
)  # fmt: skip

Answer = tuple[int, list[tuple[bytes, bytes]], bytes]
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class InThreads:
    """A WSGI application as an ASGI one; whole requests in, whole answers out, each worked on inside a `turn`."""

    def __init__(self, wsgi: Wsgi, threads: int, turn: Callable[[], AbstractContextManager[None]]) -> None:
        self._wsgi = wsgi
        self._turn = turn
        self._bodies = Bodies()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="groundplan")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; other kinds of connection are closed."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000, "reason": ""})
            return
        status, headers, answer = await self._answered(scope, receive)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _answered(self, scope: HTTPScope, receive: Receive) -> Answer:
        async def may_be_large() -> bool:
            # Whoever may see the form, with the same cookies, may send it.
            return takes_files(scope) and (await self._in_a_thread({**scope, "method": "HEAD"}, io.BytesIO()))[0] == 200

        try:
            body = await self._bodies.whole(receive, may_be_large)
        except TooLongError as error:
            return error.status, _REFUSAL, error.said
        try:
            return await self._in_a_thread(scope, body)
        finally:
            self._bodies.done(body)

    async def _in_a_thread(self, scope: HTTPScope, body: IO[bytes]) -> Answer:
        run = contextvars.copy_context().run
        return await asyncio.get_running_loop().run_in_executor(self._pool, run, self._answer, scope, body)

    def _answer(self, scope: HTTPScope, body: IO[bytes]) -> Answer:
        """Status, headers and body of the answer, worked out in this thread."""
        environ: Any = build_environ(scope, body)  # type: ignore[arg-type] # any readable will do
        for name in _SAID_BY_ANYBODY:
            environ.pop(name, None)
        started: list[Any] = []
        with self._turn():
            answer = self._wsgi(environ, lambda status, headers, *_: started.append((status, headers)))
            try:
                whole = b"".join(answer)
            finally:
                getattr(answer, "close", lambda: None)()
        status, headers = started[-1]
        return (
            int(status.split(" ", 1)[0]),
            [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
            b"" if scope["method"] == "HEAD" else whole,
        )


def application() -> Any:
    """A fresh ASGI application; Django is set up on the first call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundplan.web.settings")
    import django
    from django.conf import settings

    django.setup(set_prefix=False)
    from groundplan.web.handler import Handler
    from groundplan.web.turns import turn

    wsgi: Any = Handler()  # the two packages describe WSGI in different types
    # A database on the network is waited for at every query: there, as many as can work at once.
    return InThreads(wsgi, THREADS, turn if settings.GROUNDPLAN_WRITER == "together" else nullcontext)
