"""A library's documents: the file that somebody added, what was read in it, and the statements found there."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from groundplan.web.libraries.models import Library


class State(models.TextChoices):
    """How far a document is read. It waits, is read, and then it is, or could not be; it can always be read again."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class Source(models.Model):
    """A document of a library: the file as it was added, or a text that somebody pasted.

    `title` is the document's own until somebody gives it one (`titled`); `dated` its day, `begins` and `ends` the years
    it is for (0: not said). `trouble` is the sentence for why it could not be read, in the language of whoever had it
    read. `unread` are the pages that hold pictures and no text. `replaces` is the older edition, in the same library.
    `edit` is the form that it came with, so that a form sent twice adds it once. A removed one can be put back until it
    is deleted for good.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="sources", db_index=False)
    title = models.CharField(max_length=300)
    titled = models.BooleanField(default=False)
    dated = models.DateField(null=True)
    begins = models.PositiveSmallIntegerField(default=0)
    ends = models.PositiveSmallIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    pasted = models.BooleanField(default=False)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=200)
    edit = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    turned = models.DateTimeField()
    trouble = models.TextField(blank=True)
    pages = models.PositiveIntegerField(default=0)
    passages = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=35, blank=True)
    unread = models.JSONField(default=list)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaced_by")
    removed = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "edit"], name="source_added_once")]
        indexes = [models.Index(fields=["removed"], name="source_by_removal")]

    def __str__(self) -> str:
        return self.title


class SourcePassage(models.Model):
    """A paragraph, heading, item or row of a document (`groundplan.sources.model.Passage`), by its number from 1: the
    passage `p12` is number 12. `folded` is its text as it is searched."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField(default=0)
    heading = models.JSONField(default=list)
    style = models.CharField(max_length=10)
    text = models.TextField()
    folded = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "source", "number"], name="passage_once")]

    def __str__(self) -> str:
        return f"p{self.number}"


class FoundStatement(models.Model):
    """A statement found in a document (`groundplan.sources.model.Statement`): nobody has said yet that it is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    text = models.TextField()
    passage = models.CharField(max_length=20)
    page = models.PositiveIntegerField(default=0)
    whose = models.CharField(max_length=20)
    owner = models.CharField(max_length=300, blank=True)
    confidence = models.FloatField(default=0.0)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "source", "number"], name="statement_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.passage}"
