"""A foreign file, read in a process of its own, which may take little, sees no secret, and is there for one file only.

A process for each file costs a tenth of a second of processor time where one that is kept would cost nothing; pictures
are added a few times in a workbook's life, and nothing that one person's file did can touch another's
(docs/decisions/0027).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import groundplan
from groundplan.errors import GroundplanError
from groundplan.intake.cell import MADE, REFUSED, UnfitError
from groundplan.words import say

_HOUSE = str(Path(groundplan.__file__).parents[1])
_ENTRY = "import sys; sys.path.append(sys.argv[1]); from groundplan.intake.cell import main; main(sys.argv[2:])"
# What a program cannot start without on some systems; nothing of it is ours.
_KEPT = ("SYSTEMROOT",)


class TooMuchInItError(GroundplanError):
    """A file made what reads it crash, hang, or take more than it may."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Reading this file took too much time or memory, so it was not kept: save it anew in the program "
                "that made it, smaller if you can, or choose another one."
            )
        )


class ManyFilesError(GroundplanError):
    """As many files as may be are being read at this moment."""

    def __init__(self) -> None:
        super().__init__(
            say("Many files are being read at this moment, so this one was not kept: try again in a minute.")
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of memory beyond what the reader itself needs, seconds of a processor, and bytes of
    the answer. By the clock it may take three times the seconds: a processor is shared."""

    memory: int = 512 * 1024 * 1024
    seconds: int = 10
    answer: int = 16 * 1024 * 1024


# So many at a time, on the whole server process: more would only wait for each other's processors and memory.
_places = threading.BoundedSemaphore(2)
_PATIENCE = 20.0
_USUAL = Limits()


def confined(work: Callable[[bytes], bytes], data: bytes, limits: Limits = _USUAL) -> bytes:
    """What `work`, a function at the top of one of our plain modules, makes of `data`, in a process of its own.

    Believe of the answer only what you look at: a hostile file may have written it. Raises `UnfitError` where `work`
    did or could not read the file, `TooMuchInItError`, and `ManyFilesError` after waiting for a place.
    """
    if not _places.acquire(timeout=_PATIENCE):
        raise ManyFilesError
    try:
        with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answered:
            asked.write(data)
            asked.seek(0)
            ended_well = _run(work, limits, asked, answered)
            answered.seek(0)
            told = answered.read(limits.answer + 1)
    finally:
        _places.release()
    if not ended_well or len(told) > limits.answer:
        raise TooMuchInItError
    return _read(told)


def _read(told: bytes) -> bytes:
    sign, rest = told[:1], told[1:]
    if sign == REFUSED:
        raise UnfitError(rest[:40].decode("ascii", "replace"))
    if sign != MADE:
        raise TooMuchInItError
    return rest


def _run(work: Callable[[bytes], bytes], limits: Limits, asked: IO[bytes], answered: IO[bytes]) -> bool:
    """Start the process and wait for its end; whether it ended by itself and in order."""
    bounds = [str(limits.memory), str(limits.seconds), str(limits.answer)]
    # Isolated from whatever the environment says to Python, and in a group of its own: who stops the server from a
    # terminal stops this by its parent. Files instead of pipes: neither side can make the other wait.
    process = subprocess.Popen(  # noqa: S603 this Python and the name of a function of ours
        [sys.executable, "-I", "-c", _ENTRY, _HOUSE, work.__module__, work.__qualname__, *bounds],
        stdin=asked,
        stdout=answered,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        cwd=os.sep,
        close_fds=True,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=limits.seconds * 3) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(OSError):
            process.kill()
        process.wait()
