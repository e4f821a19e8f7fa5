"""Telling this process's runners that there is something to do."""

from __future__ import annotations

import threading

_runners: set[threading.Event] = set()


def listen(woken: threading.Event) -> None:
    """Have an event set whenever a job is put in here."""
    _runners.add(woken)


def leave(woken: threading.Event) -> None:
    """Set it no more."""
    _runners.discard(woken)


def wake() -> None:
    """Set the events of all who listen."""
    for woken in tuple(_runners):
        woken.set()
