"""A cohort, who is in it, what they say that they have finished and shared, and the record of learning.

A cohort belongs to the library that leads it; what a member says belongs to the member's library. The two are joined by
the cohort's plain id, never by a foreign key, so that libraries can be divided among databases.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from groundplan.web.libraries.models import Library
from groundplan.web.workbooks.models import Workbook


class Cohort(models.Model):
    """Libraries going through one toolkit together. `closed` ends joining and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(max_length=200)
    sponsor = models.CharField(max_length=200, blank=True)
    welcome = models.TextField(blank=True)
    toolkit = models.CharField(max_length=80)
    closed = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class ModuleDate(models.Model):
    """By when, or on which day together, a module is meant to be done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="dates")
    module = models.CharField(max_length=80)
    day = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "cohort", "module"], name="module_dated_once")]

    def __str__(self) -> str:
        return f"{self.module} {self.day}"


class Membership(models.Model):
    """A workbook that is in a cohort; `library` is the workbook's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="memberships")
    cohort = models.UUIDField(db_index=True)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "cohort", "workbook"], name="in_a_cohort_once")]

    def __str__(self) -> str:
        return str(self.workbook_id)


class Finished(models.Model):
    """A module that a team says it has finished: said by them, never computed from what they opened. Not when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="finished")
    module = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "membership", "module"], name="finished_once")]

    def __str__(self) -> str:
        return self.module


class SharedSheet(models.Model):
    """A worksheet that a team lets its facilitators read and comment on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="shared")
    worksheet = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "membership", "worksheet"], name="sheet_shared_once")]

    def __str__(self) -> str:
        return self.worksheet


class Unit(models.TextChoices):
    """What a record of learning counts in: states differ."""

    HOURS = "hours"
    CREDITS = "credits"
    CEU = "ceu"


class Credit(models.Model):
    """One line of a person's record of learning, typed by a facilitator; what state libraries ask for.

    `library` is the person's; `cohort` the plain id of the one in which it was earned, and `name` what she was called
    then, which stays on the certificate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="credits")
    cohort = models.UUIDField(db_index=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="credits")
    name = models.CharField(max_length=120)
    event = models.CharField(max_length=200)
    sponsor = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    title = models.CharField(max_length=200, blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=5, decimal_places=2)
    unit = models.CharField(max_length=10, choices=Unit.choices, default=Unit.HOURS)
    category = models.CharField(max_length=120, blank=True)
    supervisor = models.CharField(max_length=120, blank=True)
    confirmed = models.DateField(null=True, blank=True)
    # The form that gave it: sent twice, it is given once.
    edit = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["library", "cohort", "person", "edit"], name="credit_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"
