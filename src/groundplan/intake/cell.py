"""What runs in the confined process: it takes away what it does not need, reads one file, answers, and ends.

Nothing of Django, of the database or of the server is loaded here, and no secret: see `confined`, which starts it. The
answer is one sign and what follows it: `+` and the bytes that were made, or `-` and the word for why there are none.
"""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:
    # Windows knows no such limits: there the clock holds alone.
    resource = None  # type: ignore[assignment]

MADE, REFUSED = b"+", b"-"
UNREADABLE = "unreadable"
# Enough for the files that a library of Python opens while it reads one of its own.
_FILES = 16


class UnfitError(Exception):
    """What reads a file will not have it; `reason` is one word, for the side that knows the reader's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def main(told: list[str]) -> None:
    """Do one piece of work: its module and name, then memory in bytes, seconds, and the largest answer in bytes."""
    module, name, memory, seconds, most = told
    # A library that writes warnings must not write them into the answer.
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    _bound(int(seconds), int(most))
    work: Callable[[bytes], bytes] = getattr(importlib.import_module(module), name)
    # Only what the file makes us take is counted: what is loaded by now differs from one system to the next.
    _bound_memory(int(memory))
    out.write(_answer(work, sys.stdin.buffer.read()))
    out.flush()


def _answer(work: Callable[[bytes], bytes], data: bytes) -> bytes:
    try:
        return MADE + work(data)
    except UnfitError as error:
        return REFUSED + error.reason.encode()
    except MemoryError:
        # Told by the way it ends, like everything else that a file must not do.
        raise
    except Exception:
        return REFUSED + UNREADABLE.encode()


def _bound(seconds: int, most: int) -> None:
    """No processes, hardly a file, no more written than an answer may be, and an end however the parent fares."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds * 4)
    for limit, value in (
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", most),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
    ):
        _set(limit, value)


def _bound_memory(memory: int) -> None:
    _set("RLIMIT_NOFILE", _FILES)
    _set("RLIMIT_AS", _taken() + memory)


def _taken() -> int:
    """How much this process has by now, in bytes of address space; a guess where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError, AttributeError):
        return 256 * 1024 * 1024


def _set(limit: str, value: int) -> None:
    """A limit for good, where this system has it and lets it be set."""
    if hasattr(resource, limit):
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, limit), (value, value))
