"""Libraries, their branches and departments, and the one table of rights.

Every row names its library first: unique constraints begin with it and no foreign key leads into another library's
rows, so that the data can be divided by library without a rewrite.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Library(models.Model):
    """A library as its people call it; two may have one name. `leads`: whether its people may open cohorts here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    leads = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Branch(models.Model):
    """A branch, for libraries that have several: a workbook may say at which one it is written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="branches")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "name"], name="branch_once_a_library")]

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A department; `solo` where somebody has none and is “the one who works with teens”."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="departments")
    name = models.CharField(max_length=200, blank=True)
    solo = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "name", "solo"], name="department_once_a_library")]

    def __str__(self) -> str:
        return self.name


class Right(models.TextChoices):
    """What a grant allows, from most to least. `OWNER` of a library itself is its admin."""

    OWNER = "owner"
    EDITOR = "editor"
    COMMENTER = "commenter"
    VIEWER = "viewer"

    def covers(self, other: Right) -> bool:
        """Whether who has this right may do all that the other one allows."""
        order = list(Right)
        return order.index(self) <= order.index(other)


class Grant(models.Model):
    """One right of one person on one thing. `thing` is the id of a library or a workbook: rooms above write it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="grants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    thing = models.UUIDField()
    right = models.CharField(max_length=10, choices=Right.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "person", "thing"], name="one_right_a_thing")]
        indexes = [models.Index(fields=["person", "thing"], name="grant_by_person")]

    def __str__(self) -> str:
        return f"{self.right} {self.thing}"
