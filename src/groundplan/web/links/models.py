"""A link: what its token opens, until when, and how often."""

from __future__ import annotations

import uuid

from django.db import models


class Link(models.Model):
    """A token that opens one thing. Of the token only its hash is here: who reads the database cannot use it.

    `purpose` says which room made it and what for, `thing` what it opens there, `facts` what else that room needs to
    know. `uses` counts how often it let somebody in, and `most_uses` ends it there (`None`: as often as wanted). It
    belongs to no table of another room, and `library` is a plain id: this room knows nobody above it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.UUIDField(null=True)
    purpose = models.CharField(max_length=40)
    thing = models.UUIDField()
    facts = models.JSONField(default=dict)
    hash = models.CharField(max_length=64, unique=True)
    maker = models.UUIDField(null=True)
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)
    uses = models.PositiveIntegerField(default=0)
    most_uses = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["library", "purpose", "thing"], name="links_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"
