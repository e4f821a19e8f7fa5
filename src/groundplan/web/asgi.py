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
from typing import Any

from a2wsgi.asgi_typing import HTTPScope, Receive, Scope, Send
from a2wsgi.wsgi import build_environ

THREADS = 8
# A form holds at most 8 MB of text and a picture 5 MB (settings.py, pictures.py); what is longer is no form of ours.
LONGEST_BODY = 16 * 1024 * 1024
_TOO_LONG = b"This is more than Groundplan takes at once, so nothing of it was kept: send it in smaller parts."
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

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class InThreads:
    """A WSGI application as an ASGI one; whole requests in, whole answers out, each worked on inside a `turn`."""

    def __init__(self, wsgi: Wsgi, threads: int, turn: Callable[[], AbstractContextManager[None]]) -> None:
        self._wsgi = wsgi
        self._turn = turn
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="groundplan")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; other kinds of connection are closed."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000, "reason": ""})
            return
        body = await _whole_body(receive)
        if body is None:
            status, headers, answer = 413, _REFUSAL, _TOO_LONG
        else:
            run = contextvars.copy_context().run
            loop = asyncio.get_running_loop()
            status, headers, answer = await loop.run_in_executor(self._pool, run, self._answer, scope, body)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def _answer(self, scope: HTTPScope, body: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Status, headers and body of the answer, worked out in this thread."""
        environ: Any = build_environ(scope, io.BytesIO(body))  # type: ignore[arg-type] # any readable will do
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


async def _whole_body(receive: Receive) -> bytes | None:
    """The request's body, or `None` when it is longer than any form of ours."""
    parts: list[bytes] = []
    length = 0
    more = True
    while more:
        message: Any = await receive()
        part = message.get("body", b"")
        length += len(part)
        if length > LONGEST_BODY:
            return None
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


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
