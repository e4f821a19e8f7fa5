"""Putting jobs in, claiming them, and saying how they went."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from groundplan.web.jobs import queries
from groundplan.web.jobs.kinds import MOST_ATTEMPTS, Arguments, kind_named
from groundplan.web.jobs.models import Job, Recurrence, State
from groundplan.web.jobs.schedule import Recurring
from groundplan.web.jobs.waking import wake
from groundplan.web.writing import write
from groundplan.words import say

# Renewed while a job is worked on: after a kill it is this long until somebody else takes it up.
LEASE = timedelta(seconds=60)
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
KEPT_WHEN_DONE = timedelta(days=7)
_LONGEST_SENTENCE = 500


class UnknownKindError(LookupError):
    """A job of a kind that is not in the table of kinds: a mistake in our own code, not in anybody's input."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that is this process's to do, for as long as the claim is renewed."""

    id: uuid.UUID
    claim: uuid.UUID
    kind: str
    arguments: Arguments
    attempts: int


def enqueue(kind: str, arguments: Mapping[str, Any], due: datetime | None = None) -> uuid.UUID:
    """Put a job in and return its id; call inside a write, so that it is there if and only if the rest is.

    `arguments` are JSON, and hold ids rather than what people wrote; `due` is a time with its zone, by default now.
    Raises `UnknownKindError`.
    """
    if kind_named(kind) is None:
        raise UnknownKindError(kind)
    job = Job.objects.create(kind=kind, arguments=dict(arguments), due=due or timezone.now())
    transaction.on_commit(wake)
    return job.id


def claim(now: datetime) -> Claimed | None:
    """Claim the job that is due longest, or `None`; one that another process is claiming (PostgreSQL) is passed by."""

    def deed() -> Claimed | None:
        job = queries.to_be_claimed(now).select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.claim, job.claimed_until = uuid.uuid4(), now + LEASE
        job.attempts += 1
        job.save(update_fields=["claim", "claimed_until", "attempts"])
        return Claimed(job.id, job.claim, job.kind, job.arguments, job.attempts)

    return write(deed)


def renew(claimed: Claimed, now: datetime) -> None:
    """Say that the claim still holds."""
    write(lambda: _mine(claimed).update(claimed_until=now + LEASE))


def finish(claimed: Claimed) -> None:
    """Say that a job is done; one that was taken over by somebody else meanwhile is theirs to end."""
    ended = {"state": State.DONE, "ended": timezone.now(), "claim": None, "claimed_until": None, "error": ""}
    write(lambda: _mine(claimed).update(**ended))


def fail(claimed: Claimed, sentence: str) -> bool:
    """Say that an attempt failed: it is tried again later, or given up for good, which is returned."""
    kind, now = kind_named(claimed.kind), timezone.now()
    over = claimed.attempts >= (kind.attempts if kind else MOST_ATTEMPTS)
    told: dict[str, Any] = {"claim": None, "claimed_until": None, "error": sentence[:_LONGEST_SENTENCE]}
    told |= {"state": State.GIVEN_UP, "ended": now} if over else {"due": now + delay_after(claimed.attempts)}
    write(lambda: _mine(claimed).update(**told))
    return over


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: a minute, then twice as long each time, up to six hours."""
    return min(FIRST_DELAY * (1 << min(attempts - 1, 20)), LONGEST_DELAY)


def _mine(claimed: Claimed) -> QuerySet[Job]:
    return Job.objects.filter(id=claimed.id, claim=claimed.claim)


def release_all() -> None:
    """Let go of every claim. Only for the one process that holds an embedded installation: nobody else can have any."""
    write(lambda: Job.objects.filter(claim__isnull=False).update(claim=None, claimed_until=None))


def come_round(table: Iterable[Recurring], now: datetime, zone: tzinfo) -> None:
    """Put in a job for everything that has come round; what is new, or has a new rule, gets its time first.

    However many processes do this at once, each time brings one job, and none while the last one is not done.
    """
    rows = {row.kind: row for row in Recurrence.objects.all()}
    for each in table:
        row = rows.get(each.kind)
        if row is None or row.rule != str(each.rule) or row.due <= now:
            write(partial(_come_round, each, now, zone))


def _come_round(each: Recurring, now: datetime, zone: tzinfo) -> None:
    rule, first = str(each.rule), each.rule.first(now, zone)
    Recurrence.objects.get_or_create(kind=each.kind, defaults={"rule": rule, "due": first})
    row = Recurrence.objects.select_for_update().get(kind=each.kind)
    if row.rule != rule:
        row.rule, row.due = rule, first
    if row.due <= now:
        row.due = each.rule.next(row.due, now, zone)
        if not queries.waiting().filter(kind=each.kind).exists():
            enqueue(each.kind, {})
    row.save()


def forget_done(arguments: Arguments) -> None:
    """Delete jobs that were done a week ago or longer; what was given up stays in sight."""
    before = timezone.now() - KEPT_WHEN_DONE
    write(lambda: Job.objects.filter(state=State.DONE, ended__lt=before).delete())


def try_again() -> int:
    """Have everything that was given up, and whatever waits after a failure, tried again now; returns how many."""

    def deed() -> int:
        now = timezone.now()
        anew = queries.given_up().update(state=State.WAITING, attempts=0, due=now, ended=None)
        sooner = queries.in_trouble().filter(due__gt=now).update(due=now)
        transaction.on_commit(wake)
        return anew + sooner

    return write(deed)


def forget_given_up() -> int:
    """Delete what was given up; returns how many."""
    return write(lambda: queries.given_up().delete()[0])


def stopped_sentence() -> str:
    """What is said of a job that was begun often enough and never came to its end."""
    return say("The server stopped before it was done.")
