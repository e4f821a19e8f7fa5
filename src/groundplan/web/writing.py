"""The one way to write: every action of every room goes through `write`.

On SQLite a single connection writes for the whole installation, and whoever asks for a deed does it there herself, one
after the other. The last of those who came commits for all of them, so that one sync to disk serves many people; each
deed lies in a savepoint of its own, so that one person's mistake undoes only her own. On PostgreSQL, and in tests, a
deed is a transaction of its own. A deed's result is handed back after the commit, never before: what the caller then
calls saved, is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from django.conf import settings
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from groundplan.errors import GroundplanError
from groundplan.web.turns import give_up, pause
from groundplan.words import say

T = TypeVar("T")
# Enough to fill a sync with work, small enough that nobody waits for a long line of others.
MOST_AT_ONCE = 128

_may_write = threading.local()
_undone: list[Callable[[], None]] = []


def when_undone(forget: Callable[[], None]) -> None:
    """Have `forget` called whenever a transaction did not reach the disk, for caches that deeds fill as they go."""
    _undone.append(forget)


def keep_for_others(put: Callable[[], None]) -> None:
    """Call `put`, which fills a cache with what a deed made; inside a write.

    Where one connection writes for all, the next deed may be in the same transaction and needs it at once: what does
    not reach the disk is forgotten by `when_undone`. On PostgreSQL the database may have undone a deed, and let another
    process take the same place in a log, before this process notices: there, only what is on disk is kept.
    """
    if settings.GROUNDPLAN_WRITER == "in-place":
        transaction.on_commit(put)
    else:
        put()


def in_turn(what: str) -> None:
    """Let no other deed that asks for its turn at `what` go on before this one has ended; inside a write.

    For what begins with “if there is none yet”: a row that is not there cannot be locked. Where one connection writes
    for all, deeds come one after the other anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"groundplan.{what}"])


def _forget_what_was_undone() -> None:
    for forget in _undone:
        forget()


def write(deed: Callable[[], T]) -> T:
    """Run `deed` in a transaction and return its result once it is on disk; raises whatever the deed raises.

    The deed must do its own reading inside, and must not call `write` again.
    """
    if settings.GROUNDPLAN_WRITER == "in-place":
        return _in_place(deed)
    return _writer.run(deed)


def join(deed: Callable[[], T]) -> T:
    """Run `deed` as part of the deed that runs now, if one does, and as one of its own otherwise.

    For what a library does in the middle of a deed of ours: it ends a session, say, while a password is changed.
    """
    if getattr(_may_write, "yes", False) or (settings.GROUNDPLAN_WRITER == "in-place" and connection.in_atomic_block):
        return deed()
    return write(deed)


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
                "Make room, and save again."
            )
        )


class _Group:
    """Deeds that one transaction takes to disk; `ended` is set when it is known whether it did."""

    def __init__(self) -> None:
        self.deeds = 0
        self.ended = threading.Event()
        self.mistake: BaseException | None = None
        self._transaction = ExitStack()

    def perform(self, deed: Callable[[], T]) -> T:
        """Do one deed inside the transaction, which the first one that succeeds leaves open."""
        try:
            if self.deeds:
                with transaction.atomic():
                    result = deed()
            else:
                with ExitStack() as opened:
                    opened.enter_context(transaction.atomic())
                    result = deed()
                    self._transaction = opened.pop_all()
        except BaseException:
            _forget_what_was_undone()
            raise
        self.deeds += 1
        return result

    def commit(self) -> None:
        """Take the deeds to disk; a commit that fails (a full disk) fails them all."""
        try:
            with self._transaction:
                if self.deeds and transaction.get_rollback():
                    # A full disk makes SQLite undo the whole transaction under a savepoint: then nothing is saved.
                    raise LostCommitError
        except BaseException as error:
            connection.close()
            _forget_what_was_undone()
            self.mistake = error
        self.ended.set()


class _Writer:
    """The connection that writes, and those who wait to work on it."""

    def __init__(self) -> None:
        self._working = threading.Lock()
        self._counting = threading.Lock()
        self._waiting = 0
        self._group = _Group()
        self._connection: BaseDatabaseWrapper | None = None

    def run(self, deed: Callable[[], T]) -> T:
        """Do `deed` and return when its group is on disk."""
        self._begin()
        group = self._group
        try:
            with self._on_its_connection():
                result = group.perform(deed)
        finally:
            # What waits for the disk needs no turn; and nobody may hold the connection while she waits for one.
            give_up()
            self._end(group)
            group.ended.wait()
        if group.mistake is not None:
            raise LostCommitError from group.mistake
        return result

    def _begin(self) -> None:
        with self._counting:
            self._waiting += 1
        if not self._working.acquire(blocking=False):
            with pause():
                self._working.acquire()
        with self._counting:
            self._waiting -= 1

    def _end(self, group: _Group) -> None:
        """Commit, unless somebody waits already: then she or one behind her does."""
        try:
            if not self._waiting or group.deeds >= MOST_AT_ONCE:
                self._group = _Group()
                with self._on_its_connection():
                    group.commit()
        finally:
            self._working.release()

    @contextmanager
    def _on_its_connection(self) -> Iterator[None]:
        """Whatever the block asks the database, it asks on the connection that writes."""
        own, might = connections["default"], getattr(_may_write, "yes", False)
        if self._connection is None:
            self._connection = connections.create_connection("default")
            self._connection.inc_thread_sharing()
        connections["default"], _may_write.yes = self._connection, True
        try:
            yield
        finally:
            connections["default"], _may_write.yes = own, might


_writer = _Writer()


def _readers_only_read(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Any other connection cannot write, whatever code runs on it."""
    if (
        connection.vendor == "sqlite"
        and settings.GROUNDPLAN_WRITER == "together"
        and not getattr(_may_write, "yes", False)
    ):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=ON")


connection_created.connect(_readers_only_read, dispatch_uid="groundplan.readers_only_read")
