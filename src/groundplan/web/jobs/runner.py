"""The one thread that does jobs: woken by a job that was put in, or by the clock."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import tzlocal
from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.jobs import actions, queries
from groundplan.web.jobs.actions import LEASE, Claimed
from groundplan.web.jobs.kinds import kind_named
from groundplan.web.jobs.schedule import Recurring
from groundplan.web.jobs.waking import leave, listen
from groundplan.words import say

log = logging.getLogger(__name__)

# Other processes put jobs in as well, and nobody wakes this one for those.
LONGEST_SLEEP = 30.0
# What is due and cannot be claimed is being claimed by another process in this moment.
SHORTEST_SLEEP = 0.05
# After an accident of the database, which would otherwise be asked again at once, for ever.
AFTER_AN_ACCIDENT = 5.0
# A server that is stopped waits so long for the job at hand. What is not done by then is begun anew later.
LONGEST_GOODBYE = 10.0


class Runner:
    """Does jobs from `start` to `stop`; several of them, in one process or many, share the work."""

    def __init__(self, recurring: Sequence[Recurring] = ()) -> None:
        self._recurring = recurring
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="groundplan-jobs", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        listen(self._woken)
        self._thread.start()

    def stop(self) -> None:
        """End after the job at hand, or after `LONGEST_GOODBYE` seconds without it."""
        self._stopping.set()
        self._woken.set()
        leave(self._woken)
        self._thread.join(LONGEST_GOODBYE)

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._woken.clear()
                self._woken.wait(self._round())
        finally:
            connection.close()

    def _round(self) -> float:
        """Do whatever is due, and return how many seconds there are until the next thing is."""
        try:
            close_old_connections()
            run_due(self._recurring, self._stopping)
            return _seconds_until(queries.next_due([each.kind for each in self._recurring]))
        except Exception:
            log.exception("jobs.accident")
            connection.close()
            return AFTER_AN_ACCIDENT


def _seconds_until(due: datetime | None) -> float:
    if due is None:
        return LONGEST_SLEEP
    return min(max((due - timezone.now()).total_seconds(), SHORTEST_SLEEP), LONGEST_SLEEP)


def run_due(recurring: Sequence[Recurring] = (), stopping: threading.Event | None = None) -> int:
    """Do every job that is due, one after the other, in this thread; returns how many were begun."""
    begun = 0
    actions.come_round(recurring, timezone.now(), tzlocal.get_localzone())
    while not (stopping and stopping.is_set()):
        # Asking first costs no write; claiming is one.
        now = timezone.now()
        claimed = actions.claim(now) if queries.to_be_claimed(now).exists() else None
        if claimed is None:
            break
        begun += 1
        _do(claimed)
    return begun


def _do(claimed: Claimed) -> None:
    """Do one job and say how it went. What went wrong in our own code is told by its name only: its words may quote
    what somebody wrote."""
    kind = kind_named(claimed.kind)
    if kind is None:
        # The table knew it when it was put in: another version did that, and may be back.
        actions.fail(
            claimed, say("This version of Groundplan does not know jobs of the kind {kind}.", kind=claimed.kind)
        )
    elif claimed.attempts > kind.attempts:
        _failed(claimed, actions.stopped_sentence())
    else:
        try:
            with _renewed(claimed):
                kind.function()(claimed.arguments)
        except GroundplanError as error:
            _failed(claimed, error.sentence)
        except Exception as error:
            log.exception("job.accident", extra={"kind": claimed.kind})
            _failed(claimed, say("Something went wrong in Groundplan ({error}).", error=type(error).__name__))
        else:
            actions.finish(claimed)


def _failed(claimed: Claimed, sentence: str) -> None:
    if actions.fail(claimed, sentence):
        log.error("job.given-up", extra={"kind": claimed.kind, "attempts": claimed.attempts})


@contextmanager
def _renewed(claimed: Claimed) -> Iterator[None]:
    """Renew the claim while the block runs, however long that takes."""
    over = threading.Event()

    def renewing() -> None:
        try:
            while not over.wait(LEASE.total_seconds() / 3):
                actions.renew(claimed, timezone.now())
        except Exception:
            # The job goes on: at worst it is done twice, which every kind must bear.
            log.exception("job.claim-not-renewed", extra={"kind": claimed.kind})
        finally:
            connection.close()

    keeper = threading.Thread(target=renewing, name="groundplan-job-claim", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


@contextmanager
def working() -> Iterator[None]:
    """Do jobs while the block runs: what a server does beside serving."""
    if settings.GROUNDPLAN_WRITER == "together":
        actions.release_all()
    runner = Runner(settings.GROUNDPLAN_RECURRING)
    runner.start()
    try:
        yield
    finally:
        runner.stop()
