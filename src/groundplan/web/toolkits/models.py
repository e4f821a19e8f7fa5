"""Published toolkits, and editions: what a workbook's people are actually shown."""

from __future__ import annotations

import uuid

from django.db import models

from groundplan.web.libraries.models import Library


class PublishedToolkit(models.Model):
    """One version of a toolkit as it was published here: the whole folder as a zip, never changed afterwards.

    `checksum` is the SHA-256 of the folder's files and names; a version whose content differs is refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toolkit = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    checksum = models.CharField(max_length=64)
    archive = models.BinaryField()
    published = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["toolkit", "version"], name="toolkit_version_once")]

    def __str__(self) -> str:
        return f"{self.toolkit} {self.version}"


class Edition(models.Model):
    """Toolkit version + overlays + terms, immutable (FORMATS §3); a change of wording makes a new one.

    `overlays` holds the library's and the workbook's overlay as JSON, in that order; `terms` is
    `{"words": {term: word}, "solo": bool}`; `previous` is the edition that undo points the workbook back to and
    `note` says in words what was changed since.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="editions")
    published = models.ForeignKey(PublishedToolkit, on_delete=models.PROTECT, related_name="editions")
    overlays = models.JSONField(default=list)
    terms = models.JSONField(default=dict)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followers")
    note = models.CharField(max_length=300, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.published_id} {self.note}"
