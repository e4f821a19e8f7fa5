"""What lies beside a plan: findings that somebody left as they are."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from groundplan.web.libraries.models import Library
from groundplan.web.workbooks.models import Workbook


class Settlement(models.Model):
    """A finding of a check that is left as it is, and why: "not yet" for a horizon, "not now" for a weakness.

    `check_name` and `place` are those of the finding (`groundplan.plan.checks.Finding`). Taking it up again sets
    `withdrawn`, so that this can be undone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="settlements")
    check_name = models.CharField(max_length=40)
    place = models.CharField(max_length=400)
    because = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["library", "workbook", "check_name", "place"], name="settled_once")
        ]

    def __str__(self) -> str:
        return f"{self.check_name} {self.place}"
