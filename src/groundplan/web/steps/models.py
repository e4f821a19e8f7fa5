"""What belongs to getting things done: who wants to be reminded, and what was handed over to whom."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from groundplan.web.libraries.models import Library
from groundplan.web.workbooks.models import Workbook


class Reminding(models.Model):
    """Whether somebody wants letters about her steps, and when: a setting of hers, in no library.

    `rhythm` is `week` (on the first working day, what the week brings) or `day` (the working day before a step is due).
    Letters leave within her working hours, from `opens` until `closes` o'clock on her working `days` (`12345`: Monday
    to Friday), in the time zone of each workbook. `told` is the last day for which a letter went out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=10, blank=True)
    days = models.CharField(max_length=7, default="12345")
    opens = models.PositiveSmallIntegerField(default=9)
    closes = models.PositiveSmallIntegerField(default=17)
    told = models.DateField(null=True)

    def __str__(self) -> str:
        return self.rhythm


class HandOver(models.Model):
    """Goals and steps that went from one person to another, and why; the names as they stood in the plan.

    `goals` and `steps` are addresses, each with its words as they were: `[{"address": …, "text": …}]`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="hand_overs")
    giver = models.CharField(max_length=200)
    taker = models.CharField(max_length=200)
    because = models.TextField(blank=True)
    goals = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    edit = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "workbook", "edit"], name="handed_over_once")]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}"
