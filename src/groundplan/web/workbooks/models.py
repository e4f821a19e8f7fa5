"""Workbooks and what is written in them: documents, their log, snapshots, pictures, read pages, comments, and what
lies beside answers: citations, confirmations of them, proposals."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from groundplan.web.libraries.models import Branch, Department, Library
from groundplan.web.toolkits.models import Edition

TEAM = "team"


class Workbook(models.Model):
    """A department's copy of a toolkit, to be written in; it points to one edition at a time, and where the library has
    branches perhaps to one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="workbooks")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="workbooks")
    branch = models.ForeignKey(Branch, on_delete=models.SET_NULL, null=True, blank=True, related_name="workbooks")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="workbooks")
    start = models.DateField(help_text="The day from which the plan's horizons are counted.")
    time_zone = models.CharField(max_length=60, default="UTC")
    locale = models.CharField(max_length=20, default="en")
    paper = models.CharField(max_length=10, default="letter", choices=[("letter", "Letter"), ("a4", "A4")])
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def called(self) -> str:
        """What it is called where several are told apart: by its department, or else its library, and its branch."""
        place = self.branch.name if self.branch else ""
        return ", ".join(filter(None, (self.department.name or self.library.name, place)))


class Document(models.Model):
    """One CRDT document: a worksheet, a participant, an occasion.

    `participant` is `team` or the id of a person (private answers); `occasion` is empty for the first filling, and a
    slug for a further one, which `title` names. `sequence` is that of the last log entry: taken under this row's
    lock, so that commit order is sequence order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="documents")
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="documents")
    worksheet = models.CharField(max_length=80)
    participant = models.CharField(max_length=40, default=TEAM)
    occasion = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200, blank=True)
    epoch = models.PositiveIntegerField(default=1)
    sequence = models.PositiveBigIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["library", "workbook", "worksheet", "participant", "occasion"], name="document_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.worksheet}/{self.participant}/{self.occasion}"


class LogEntry(models.Model):
    """One accepted edit: the source of truth (FORMATS §2), which nothing changes but erasing a name.

    `update` is the CRDT's bytes, `participant` the person signed in when it was made, `edit` the client's id for it,
    `edition` the edition that the form showed, `addresses` what it touched. The two unique constraints are the only
    indexes: every question to the log names its library and document first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="log", db_index=False)
    epoch = models.PositiveIntegerField()
    sequence = models.PositiveBigIntegerField()
    update = models.BinaryField()
    participant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    edit = models.CharField(max_length=64)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    addresses = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["library", "document", "epoch", "sequence"], name="log_in_order"),
            models.UniqueConstraint(fields=["library", "document", "edit"], name="edit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.epoch}.{self.sequence}"


class Snapshot(models.Model):
    """A document's whole state after one entry: speeds up loading, deletes nothing, can be made again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="snapshots", db_index=False)
    epoch = models.PositiveIntegerField()
    sequence = models.PositiveBigIntegerField()
    state = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["library", "document", "epoch", "sequence"], name="snapshot_once")
        ]

    def __str__(self) -> str:
        return f"{self.epoch}.{self.sequence}"


class Picture(models.Model):
    """An uploaded picture: `stored_as` is its place in the uploads folder, `WORKBOOK/NAME.SUFFIX`, and NAME is what an
    answer calls it. That is its id too, but for pictures that came with a workbook from another installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+")
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="pictures")
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=200)
    added = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.stored_as


class ReadPage(models.Model):
    """A page that a person has marked as read; not when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+")
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="read_pages")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "workbook", "person", "page"], name="page_read_once")]

    def __str__(self) -> str:
        return self.page


class Thread(models.Model):
    """What people say to each other about one answer: a comment and the replies to it.

    It stays with the answer's address, `worksheet/question` and what of it is meant (`row`, or empty for all of it),
    and its occasion; `edition` is the one whose wording it began on. `turned` is when it was last resolved or reopened,
    and `turned_by` who did: nobody while it is as it began, or when she has left.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="threads")
    worksheet = models.CharField(max_length=80)
    question = models.CharField(max_length=80)
    row = models.CharField(max_length=165, blank=True)
    occasion = models.CharField(max_length=80, blank=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    began = models.DateTimeField()
    resolved = models.BooleanField(default=False)
    turned = models.DateTimeField(null=True)
    turned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.worksheet}/{self.question}"


class Comment(models.Model):
    """One thing said in a thread. `text` names people as `groundplan.web.workbooks.mentions` writes them; `edit` is the
    id of the post that it came with, so that a post sent twice says it once; `version` counts its wordings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="+", db_index=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    edit = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    removed = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "workbook", "edit"], name="comment_once")]

    def __str__(self) -> str:
        return str(self.id)


class Mention(models.Model):
    """A person named in a comment by somebody who wanted her to see it; kept while both are there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "comment", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class Citation(models.Model):
    """Where an answer's words come from (`groundplan.workbook.citations.Citation` says what the columns mean).

    It belongs to the answer's address and occasion. `source` is the plain id of a document in the library's sources, of
    which this keeps all that a reader needs: when the document goes, the quotation stays. `removed` ones are kept, so
    that taking one away can be undone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="citations")
    worksheet = models.CharField(max_length=80)
    question = models.CharField(max_length=80)
    row = models.CharField(max_length=165, blank=True)
    occasion = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=20)
    quote = models.TextField(blank=True)
    title = models.CharField(max_length=300, blank=True)
    dated = models.DateField(null=True)
    begins = models.PositiveSmallIntegerField(default=0)
    ends = models.PositiveSmallIntegerField(default=0)
    page = models.PositiveIntegerField(default=0)
    where = models.CharField(max_length=300, blank=True)
    source = models.UUIDField(null=True)
    passage = models.CharField(max_length=20, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    edit = models.CharField(max_length=64)
    removed = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "workbook", "edit"], name="citation_once")]

    def __str__(self) -> str:
        return f"{self.worksheet}/{self.question}"


class Confirmation(models.Model):
    """Somebody's word that a citation says what she means: `who` as she is called, `how` and on which day. `address` is
    the mail address that a code went to, where one did; `recorded_by` who wrote down what was said in person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="+", db_index=False)
    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="confirmations")
    who = models.CharField(max_length=200)
    how = models.CharField(max_length=20)
    address = models.CharField(max_length=254, blank=True)
    on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.who


class Proposal(models.Model):
    """A change that somebody may accept (`groundplan.workbook.proposals.Proposal` says what the columns mean)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+", db_index=False)
    workbook = models.ForeignKey(Workbook, on_delete=models.CASCADE, related_name="proposals", db_index=False)
    key = models.CharField(max_length=120)
    origin = models.CharField(max_length=20)
    worksheet = models.CharField(max_length=80)
    question = models.CharField(max_length=80)
    row = models.CharField(max_length=165, blank=True)
    occasion = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    replaces = models.TextField(blank=True)
    standing = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    made = models.DateTimeField()
    settled = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["library", "workbook", "key"], name="proposal_once")]

    def __str__(self) -> str:
        return self.key
