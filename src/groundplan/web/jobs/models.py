"""Jobs, and what comes round again; rows of the installation, which belong to no library."""

from __future__ import annotations

import uuid

from django.db import models


class State(models.TextChoices):
    """Where a job stands; one that is being worked on is waiting too, under a claim."""

    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given up"


class Job(models.Model):
    """One thing to be done, at least once, at `due` or later.

    `arguments` are what the kind's function gets: ids, never what somebody wrote, because jobs are kept apart from the
    library that they are about. `attempts` counts how often it was begun; `error` is the sentence of the last attempt
    that failed. `claim` names the attempt that works on it now, and holds until `claimed_until`: a process that died is
    thereby out of the way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    due = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due"], name="job_by_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Recurrence(models.Model):
    """When a job of a kind comes round next, once for however many processes; `rule` is what that was worked out by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60, unique=True)
    rule = models.CharField(max_length=60)
    due = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.rule}"
