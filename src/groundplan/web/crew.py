"""Several processes that serve one installation, and the one that starts and watches them.

The one that watches loads no Django, opens no database and answers no request, so that little can go wrong in it. It
listens once and hands the listening socket to each worker, a program of its own (`worker.py`). A pair of sockets lies
between the two, a lifeline: over it the worker gets its orders and says that it answers; and when either is gone,
however it went, the other's end says so (docs/decisions/0020).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.words import say

# Seconds: a worker that ends before it has answered for so long is started again only after a pause, which doubles.
SOON = 2.0
SHORTEST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
# So often the first worker may end without a word before the start is given up.
MOST_TRIES = 5
# Longer than a worker takes to answer what it was asked (`worker.py`).
LONGEST_END = 12.0

WORKER = [sys.executable, "-P", "-m", "groundplan.web.worker"]


class NotStartedError(GroundplanError):
    """No worker comes up: one said why, or several ended without a word, the last one with `status`."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(
            sentence
            or say(
                "Groundplan was not started: its server processes ended {tries} times before they answered, the last "
                "one with status {status}. What they wrote above says more; so may `groundplan doctor`.",
                tries=MOST_TRIES,
                status=status,
            )
        )


class _Worker:
    """A process that serves, and our end of its lifeline."""

    def __init__(self, process: asyncio.subprocess.Process, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self._process, self._reader, self._writer = process, reader, writer
        self.pid = process.pid

    async def order(self, orders: dict[str, Any]) -> None:
        """Tell it what it needs to know; one that is gone already is noticed by `word`."""
        with contextlib.suppress(OSError):
            self._writer.write(json.dumps(orders).encode() + b"\n")
            await self._writer.drain()

    async def word(self) -> dict[str, Any]:
        """What it says once it answers or cannot; nothing when it ended without a word."""
        with contextlib.suppress(OSError, ValueError):
            told: dict[str, Any] = json.loads(await self._reader.readline())
            return told
        return {}

    async def ended(self) -> int:
        """Wait until it has ended; returns its status, negative for a signal."""
        with contextlib.suppress(OSError):
            await self._reader.read()
        return await self._process.wait()

    async def end(self) -> None:
        """Let go of the lifeline, on which it answers what it was asked and ends; or else it is ended."""
        self._writer.close()
        try:
            await asyncio.wait_for(self._process.wait(), LONGEST_END)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        # How the lifeline broke is of no interest any more, but asyncio complains aloud where nobody has asked.
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()


@dataclass(frozen=True, slots=True)
class _End:
    """How a worker ended: the seconds for which it answered, its status (negative for a signal), its last word."""

    answered: float
    status: int
    sentence: str
    pid: int = 0

    @property
    def told(self) -> str:
        """What whoever runs the server reads of it; of a process that never was, its sentence says all."""
        if not self.pid:
            return self.sentence
        facts = {"pid": self.pid, "number": abs(self.status)}
        if self.status < 0:
            return say("Server process {pid} was ended by signal {number}: another takes its place.", **facts)
        ended = say("Server process {pid} ended with status {number}: another takes its place.", **facts)
        return f"{ended} {self.sentence}".rstrip()


class Crew:
    """Workers on one listening socket. `greet` gets, once, the path at which the first of them can be entered."""

    def __init__(self, sock: socket.socket, secret: str, greet: Callable[[str], None]) -> None:
        self._sock = sock
        self._secret = secret
        self._greet = greet
        self._answers = asyncio.Event()

    def serve(self, workers: int) -> None:
        """Keep so many workers serving until SIGTERM or SIGINT; raises `NotStartedError`."""
        asyncio.run(self._serve(workers))

    async def _serve(self, workers: int) -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        stopped = asyncio.create_task(stop.wait())
        kept = [asyncio.create_task(self._keep())]
        answers = asyncio.create_task(self._answers.wait())
        try:
            # The first one brings the database up to date, and what is wrong is told once.
            await asyncio.wait({stopped, answers, *kept}, return_when=asyncio.FIRST_COMPLETED)
            if self._answers.is_set():
                kept += [asyncio.create_task(self._keep()) for _ in range(workers - 1)]
            done, _others = await asyncio.wait({stopped, *kept}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # Nobody is to wait at a door behind which nobody comes any more.
            self._sock.close()
            for task in (stopped, answers, *kept):
                task.cancel()
            await asyncio.wait({stopped, answers, *kept})
        for task in done - {stopped}:
            task.result()

    async def _keep(self) -> None:
        """Keep one worker serving, for ever; raises `NotStartedError` while none has ever answered."""
        pause, tries = SHORTEST_PAUSE, 0
        while True:
            end = await self._serve_once()
            tries += 1
            if not self._answers.is_set() and (end.sentence or tries >= MOST_TRIES):
                raise NotStartedError(end.sentence, end.status)
            sys.stderr.write(f"{end.told}\n")
            if end.answered > SOON:
                pause = SHORTEST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _serve_once(self) -> _End:
        """Have one worker serve until it ends, and tell how it went."""
        try:
            worker = await self._start()
        except OSError as error:
            # Neither memory nor a number for it, perhaps: there may be in a while.
            return _End(0.0, 1, say("A server process could not be started ({why}).", why=error.strerror or error))
        try:
            return await self._watch(worker)
        finally:
            await worker.end()

    async def _start(self) -> _Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            handed = (self._sock.fileno(), theirs.fileno())
            reader, writer = await asyncio.open_connection(sock=ours)
            # A group of its own: Ctrl+C comes to us alone, and we tell them.
            process = await asyncio.create_subprocess_exec(
                *WORKER, *map(str, handed), pass_fds=handed, process_group=0, stdin=asyncio.subprocess.DEVNULL
            )
        return _Worker(process, reader, writer)

    async def _watch(self, worker: _Worker) -> _End:
        """Wait until a worker has ended, and tell how it went."""
        await worker.order({"secret": self._secret, "greets": not self._answers.is_set()})
        told = await worker.word()
        began = time.monotonic()
        if "path" in told and not self._answers.is_set():
            self._answers.set()
            await asyncio.to_thread(self._greet, told["path"])
        status = await worker.ended()
        answered = time.monotonic() - began if "path" in told else 0.0
        return _End(answered, status, str(told.get("sentence", "")), worker.pid)
