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
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT = 0.25

_turn = threading.Lock()
_here = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """Work while the block runs, as far as possible alone."""
    _here.has_it = _turn.acquire(timeout=LONGEST_WAIT)
    try:
        yield
    finally:
        _give_away()


@contextmanager
def pause() -> Iterator[None]:
    """Let somebody else work while the block waits; does nothing where no turn was taken."""
    had_it = getattr(_here, "has_it", False)
    _give_away()
    try:
        yield
    finally:
        if had_it:
            _here.has_it = _turn.acquire(timeout=LONGEST_WAIT)


def _give_away() -> None:
    if getattr(_here, "has_it", False):
        _here.has_it = False
        _turn.release()
