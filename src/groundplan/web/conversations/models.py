"""Whom a team asked whether its words are hers too, and what she said to each of them.

What came of it, confirmations and proposals, belongs to the workbook and goes where it goes; the asking itself hangs on
a link, and a link opens something in the installation that made it.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from groundplan.web.libraries.models import Library
from groundplan.web.workbooks.models import Citation, Confirmation, Proposal, Workbook


class Asking(models.Model):
    """Somebody without an account is asked, through a link, whether statements say what she means.

    `who` is how the team calls her and `email` where she was invited, if anywhere; `signed` and `office` are what she
    says herself when she answers. `link` is the id of her link, `edit` that of the post that made it, `told` whether
    whoever asks wants a letter about the answer, and `version` counts her answers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="askings", db_index=False)
    who = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    note = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    ends = models.DateTimeField()
    link = models.UUIDField()
    edit = models.CharField(max_length=64)
    told = models.BooleanField(default=False)
    signed = models.CharField(max_length=120, blank=True)
    office = models.CharField(max_length=120, blank=True)
    answered = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "workbook", "edit"], name="asked_once")]

    def __str__(self) -> str:
        return self.who


class Reply(models.Model):
    """One statement that she is asked about, as the citation quotes it, and what she said to it.

    `said` is empty until she answers. `words` is how she would put it, `remark` what she adds to a no. `confirmation`
    and `proposal` are what came of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="+", db_index=False)
    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="replies")
    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="replies")
    position = models.PositiveSmallIntegerField()
    said = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    remark = models.TextField(blank=True)
    confirmation = models.ForeignKey(Confirmation, on_delete=models.SET_NULL, null=True, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "asking", "citation"], name="asked_about_once")]

    def __str__(self) -> str:
        return self.said
