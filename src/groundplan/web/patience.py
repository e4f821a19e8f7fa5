"""How long a server waits for its clients, and for how many of them.

A request that comes in a byte at a time costs its sender nothing and holds a connection. So each stage in which it is
the client's turn has its limit; a body and an answer may take long as long as they get on, because a picture over a
village's telephone line does. Where there are too many connections, the one in which a client has kept us waiting the
longest makes room, so that who asks whole questions is always let in.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Below the 1,024 files that systems let a process open, with room for the database's connections.
MOST_CONNECTIONS = 512
# Seconds.
KEEP_ALIVE = 30
LONGEST_HEAD = 20
LONGEST_STANDSTILL = 30
# Bytes a second on the average, which a body must reach beyond its first half minute.
SLOWEST_BODY = 2048


class Connection(HttpToolsProtocol):
    """A connection that knows since when it waits for its client."""

    _stage = "head"
    _since = _taken = 0.0
    _received = _unsent = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        """A client is there; where there are too many, another one goes."""
        super().connection_made(transport)
        self._wait("head")
        if len(self.connections) > MOST_CONNECTIONS:
            make_room(each for each in self.connections if each is not self)

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._wait("head")

    def on_headers_complete(self) -> None:
        """The head of a request has come."""
        self._wait("body")
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body has come."""
        self._received += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The whole request has come: now it waits for us, unless it was answered before."""
        self._wait("next" if self.cycle is not None and self.cycle.response_complete else "")
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The answer is on its way; a body that nobody read may still be coming."""
        if not self._stage:
            self._wait("next")
        super().on_response_complete()

    def waits_for_client(self) -> bool:
        """Whether it is the client's turn, and not ours."""
        return bool(self._stage)

    def waits_since(self) -> float:
        """Since when it has been somebody's turn, by the monotonic clock."""
        return self._since

    def is_too_slow(self, now: float) -> bool:
        """Whether the client has had its time; to be asked about once a second."""
        unsent: int = self.transport.get_write_buffer_size()
        if unsent:
            # It reads its answer: as long as it takes more of it, it may.
            if unsent != self._unsent:
                self._unsent, self._taken = unsent, now
            return now - self._taken > LONGEST_STANDSTILL
        self._unsent = 0
        waited = now - self._since
        if self._stage == "body":
            return waited > LONGEST_STANDSTILL + self._received / SLOWEST_BODY
        limits = {"head": LONGEST_HEAD, "next": KEEP_ALIVE + LONGEST_HEAD}
        return bool(self._stage) and waited > limits[self._stage]

    def cut(self) -> None:
        """End the connection at once; from now on it counts no more."""
        self.connections.discard(self)
        self.transport.abort()

    def _wait(self, stage: str) -> None:
        """Begin a stage: `head`, `body` and `next` (request) are the client's turn, the empty one is ours."""
        self._stage = stage
        self._since = self._taken = time.monotonic()
        self._received = self._unsent = 0


def part_with_the_slow(connections: Iterable[Any]) -> None:
    """Cut every connection whose client has had its time. What it was sending is no whole request: nothing is lost that
    was acknowledged, and a browser sends it again."""
    now = time.monotonic()
    for each in list(connections):
        if isinstance(each, Connection) and each.is_too_slow(now):
            each.cut()


def make_room(connections: Iterable[Any]) -> None:
    """Cut the connection in which the client has kept us waiting the longest, if there is one in which it does."""
    waiting = [each for each in connections if isinstance(each, Connection) and each.waits_for_client()]
    if waiting:
        min(waiting, key=Connection.waits_since).cut()
