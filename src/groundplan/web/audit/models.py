"""One line of the audit list."""

from __future__ import annotations

import uuid

from django.db import models

# What stands in the place of the name of somebody whose account is deleted; whoever reads it is told in words.
LEFT = "(left)"


class Entry(models.Model):
    """Something that was done: by whom, when, what, and about whom or what. Never what somebody wrote.

    `library` and `actor` are plain ids (this room knows nobody above it); `name` is what the actor was called then, so
    that the line can be read after her account is gone. `deed` is one of `audit.deeds.DEEDS`, `facts` its words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.UUIDField(null=True)
    name = models.CharField(max_length=120, blank=True)
    deed = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["library", "-at"], name="audit_of_a_library")]

    def __str__(self) -> str:
        return f"{self.deed} {self.at:%Y-%m-%d}"
