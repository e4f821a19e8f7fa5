"""Whose turn it is: on an embedded database, requests are worked on one after the other.

Threads that all want the interpreter hand it to each other at every query and pay for each handing over: with eight at
once, a page cost nearly twice the processor time of one alone, and its slowest requests suffered most (`bench/` prints
both; docs/decisions/0003). So a thread works on a request while it has the turn, and gives it away while it waits for
something else: for a commit, or for a document to be set.

The turn is a courtesy, not a lock that guards anything: who has waited for a quarter of a second goes on without it, so
that one slow request holds up nobody.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT = 0.25


class _Line:
    """Who has the turn, and who waits for it, in the order in which they get it.

    A plain lock goes to whoever happens to be awake: with it, one request in twenty waited half as long again as
    the others.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Lock] = deque()

    def take(self, *, first: bool = False) -> bool:
        """Wait for the turn, in front of the others or behind them; whether it was got before patience ended."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            handed = threading.Lock()
            handed.acquire()
            (self._waiting.appendleft if first else self._waiting.append)(handed)
        if handed.acquire(timeout=LONGEST_WAIT):
            return True
        with self._guard:
            if handed in self._waiting:
                self._waiting.remove(handed)
                return False
        # It was handed over in the very moment.
        return True

    def give(self) -> None:
        """Hand the turn to the first who waits."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


_line = _Line()
_here = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """Work while the block runs, as far as possible alone."""
    _here.has_it = _line.take()
    try:
        yield
    finally:
        _give_away()


@contextmanager
def pause() -> Iterator[None]:
    """Let somebody else work while the block waits; does nothing where no turn was taken.

    Who comes back has little left to do, and goes before those who have not begun.
    """
    had_it = getattr(_here, "has_it", False)
    _give_away()
    try:
        yield
    finally:
        if had_it:
            _here.has_it = _line.take(first=True)


def give_up() -> None:
    """Give the turn away for good: what is left of a request after its commit is little, and costs less than another
    place in the line (measured: three per cent of a save)."""
    _give_away()


def _give_away() -> None:
    if getattr(_here, "has_it", False):
        _here.has_it = False
        _line.give()
