"""The one way to write: every action of every room goes through `write`.

On SQLite a single thread writes for the whole installation. It takes all deeds that wait, runs each inside a
savepoint of its own, and commits them together, so that one sync to disk serves many people and one person's
mistake undoes only her own deed. On PostgreSQL, and in tests, the deed runs where it is asked for, as a transaction
of its own. A deed's result is handed back after the commit, never before: what the caller then calls saved, is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from groundplan.errors import GroundplanError
from groundplan.web.turns import pause
from groundplan.words import language, say, speaking

T = TypeVar("T")
# What is to be done, the language of whoever asks for it, and where the result goes.
_Deed = tuple[Callable[[], Any], str, "Future[Any]"]

# Enough to fill a sync with work, small enough that nobody waits for a long line of others.
MOST_AT_ONCE = 128

_may_write = threading.local()
_undone: list[Callable[[], None]] = []


def when_undone(forget: Callable[[], None]) -> None:
    """Have `forget` called whenever a transaction did not reach the disk, for caches that deeds fill as they go."""
    _undone.append(forget)


def _forget_what_was_undone() -> None:
    for forget in _undone:
        forget()


def write(deed: Callable[[], T]) -> T:
    """Run `deed` in a transaction and return its result once it is on disk; raises whatever the deed raises.

    The deed must do its own reading inside, and must not call `write` again.
    """
    if settings.GROUNDPLAN_WRITER == "in-place":
        return _in_place(deed)
    return _writer().run(deed)


def _in_place(deed: Callable[[], T]) -> T:
    try:
        with transaction.atomic():
            return deed()
    except BaseException:
        _forget_what_was_undone()
        raise


@contextmanager
def alone() -> Iterator[None]:
    """Let this thread write for itself: migrations and commands, while they hold the installation."""
    before = getattr(_may_write, "yes", False)
    _may_write.yes = True
    connection.close()
    try:
        yield
    finally:
        _may_write.yes = before
        connection.close()


class LostCommitError(GroundplanError):
    """The database undid a group of writes, those of others with them."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This was not saved: the database could not write, most often because the disk is full. "
                "Keep this page open, make room, and save again."
            )
        )


class _Writer:
    """The writer thread and the line of deeds that wait for it."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[_Deed] = SimpleQueue()
        threading.Thread(target=self._work, name="groundplan-writer", daemon=True).start()

    def run(self, deed: Callable[[], T]) -> T:
        outcome: Future[T] = Future()
        self._waiting.put((deed, language(), outcome))
        with pause():
            return outcome.result()

    def _work(self) -> None:
        _may_write.yes = True
        while True:
            self._commit_together([self._waiting.get(), *self._more()])

    def _more(self) -> Iterator[_Deed]:
        for _ in range(MOST_AT_ONCE - 1):
            try:
                yield self._waiting.get_nowait()
            except Empty:
                return

    def _commit_together(self, deeds: list[_Deed]) -> None:
        """Run the deeds in one transaction; a failing commit (a full disk) fails them all and keeps the thread."""
        outcomes: list[Callable[[], None]] = []
        try:
            with transaction.atomic():
                for deed, spoken, outcome in deeds:
                    with speaking(spoken):
                        outcomes.append(_run_in_savepoint(deed, outcome))
                if transaction.get_rollback():
                    # A full disk makes SQLite undo the whole transaction under a savepoint: then nothing is saved.
                    raise LostCommitError
        except BaseException as error:
            connection.close()
            _forget_what_was_undone()
            for _, spoken, outcome in deeds:
                with speaking(spoken):
                    outcome.set_exception(LostCommitError() if isinstance(error, LostCommitError) else error)
            return
        for tell in outcomes:
            tell()


def _run_in_savepoint(deed: Callable[[], T], outcome: Future[T]) -> Callable[[], None]:
    """Run one deed; what is returned tells its result or its mistake, to be called after the commit."""
    try:
        with transaction.atomic():
            result = deed()
    except Exception as error:
        mistake = error
        _forget_what_was_undone()
        return lambda: outcome.set_exception(mistake)
    return lambda: outcome.set_result(result)


_the_writer: _Writer | None = None
_starting = threading.Lock()


def _writer() -> _Writer:
    global _the_writer
    if _the_writer is None:
        with _starting:
            if _the_writer is None:
                _the_writer = _Writer()
    return _the_writer


def _readers_only_read(connection: BaseDatabaseWrapper, **_: object) -> None:
    """A connection of any other thread cannot write, whatever code runs on it."""
    if (
        connection.vendor == "sqlite"
        and settings.GROUNDPLAN_WRITER == "thread"
        and not getattr(_may_write, "yes", False)
    ):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=ON")


connection_created.connect(_readers_only_read, dispatch_uid="groundplan.readers_only_read")
