"""The file of one workbook, `.groundplan`: what goes along to another installation, and what stays.

It is written and checked like a backup. Every table of the house is in one of the two lists below, so that a table that
comes later must be put into one of them before the tests pass.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Model, Q, QuerySet

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Branch, Department, Grant, Library
from groundplan.web.operations.archive import DamagedFileError, Kind
from groundplan.web.operations.tables import columns_of
from groundplan.web.plans.models import Settlement
from groundplan.web.steps.models import HandOver
from groundplan.web.toolkits.models import Edition, PublishedToolkit
from groundplan.web.workbooks.log import snapshots_to_keep
from groundplan.web.workbooks.models import (
    TEAM,
    Citation,
    Comment,
    Confirmation,
    Document,
    LogEntry,
    Mention,
    Picture,
    Proposal,
    ReadPage,
    Snapshot,
    Thread,
    Workbook,
)
from groundplan.words import say

SUFFIX = "groundplan"


class DamagedWorkbookError(DamagedFileError):
    """A file holds no workbook, or no whole one, or something that Groundplan never writes."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            say(
                "{path} holds no whole workbook ({what}), so nothing was taken in: export it once more.",
                path=path.name,
                what=what,
            ),
            what,
        )


class NewerWorkbookError(GroundplanError):
    """A workbook was exported by a version that knows more than this one."""

    def __init__(self, version: str) -> None:
        super().__init__(
            say(
                "This workbook was exported by Groundplan {version}, which is newer than this one, so nothing was "
                "taken in: bring Groundplan up to date, then import it.",
                version=version[:40],
            )
        )


WORKBOOK_FILE = Kind("groundplan_workbook", 1, DamagedWorkbookError, NewerWorkbookError, strict=True)

# What every row has that is in a library or workbook: the importing installation fills it in, no file says it.
FILLED_IN = ("library_id", "workbook_id")


@dataclass(frozen=True, slots=True)
class Departing:
    """What is taken along: one workbook, as its owner sees it."""

    workbook: Workbook
    owner: uuid.UUID

    def documents(self) -> QuerySet[Document]:
        """The team's documents and the owner's own, never a colleague's private ones."""
        return Document.objects.filter(
            library_id=self.workbook.library_id, workbook=self.workbook, participant__in=[TEAM, str(self.owner)]
        )

    def log(self) -> QuerySet[LogEntry]:
        """Everything that was ever written in those."""
        return LogEntry.objects.filter(library_id=self.workbook.library_id, document__in=self.documents())

    def snapshots(self) -> QuerySet[Snapshot]:
        """What their epochs began with."""
        return snapshots_to_keep().filter(library_id=self.workbook.library_id, document__in=self.documents())

    def comments(self) -> QuerySet[Comment]:
        """What is said about answers; what somebody else took back stays with her."""
        mine = Q(removed__isnull=True) | Q(author=self.owner)
        return Comment.objects.filter(mine, library_id=self.workbook.library_id, workbook=self.workbook)

    def threads(self) -> QuerySet[Thread]:
        """The threads in which it is said."""
        said = self.comments().order_by().values("thread_id")
        return Thread.objects.filter(library_id=self.workbook.library_id, id__in=said)

    def citations(self) -> QuerySet[Citation]:
        """Where answers' words come from, as it stands now."""
        here = {"library_id": self.workbook.library_id, "workbook": self.workbook}
        return Citation.objects.filter(**here, removed__isnull=True)

    def people(self) -> QuerySet[Person]:
        """Everybody whom a row that goes along leads to: who wrote, and the owner."""
        found: set[uuid.UUID] = set()
        for each in CARRIED:
            for way in each.ways_to(Person):
                found |= {*each.rows(self).exclude(**{way: None}).order_by().values_list(way, flat=True).distinct()}
        return Person.objects.filter(id__in=found)

    def editions(self) -> QuerySet[Edition]:
        """The present edition, those in which something was written or said, and whatever undo leads back to."""
        every = Edition.objects.filter(library_id=self.workbook.library_id)
        before = dict(every.values_list("id", "previous_id"))
        seen = (rows.values_list("edition_id", flat=True).distinct() for rows in (self.log(), self.threads()))
        found = {self.workbook.edition_id, *(edition for editions in seen for edition in editions)}
        waiting = [*found]
        while waiting:
            previous = before.get(waiting.pop())
            if previous is not None and previous not in found:
                found.add(previous)
                waiting.append(previous)
        return every.filter(id__in=found)

    def pictures(self) -> QuerySet[Picture]:
        """Pictures that a document names which is taken along, now or ever: a private one stays with its answer."""
        every = Picture.objects.filter(library_id=self.workbook.library_id, workbook=self.workbook)
        names = {picture.id: Path(picture.stored_as).stem.encode() for picture in every}
        found: set[uuid.UUID] = set()
        if names:
            for rows in (self.log().values_list("update", flat=True), self.snapshots().values_list("state", flat=True)):
                for content in rows.iterator(chunk_size=500):
                    found |= {key for key, name in names.items() if key not in found and name in bytes(content)}
        return every.filter(id__in=found)


@dataclass(frozen=True, slots=True)
class Carried:
    """A table that goes along: which of its rows, and which of its columns."""

    model: type[Model]
    rows: Callable[[Departing], QuerySet[Any]]
    only: Collection[str] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in the file."""
        return tuple(self.only) or tuple(name for name in columns_of(self.model) if name not in FILLED_IN)

    def ways_to(self, model: type[Model]) -> list[str]:
        """The columns in the file that lead to rows of a model."""
        fields = self.model._meta.concrete_fields
        return [each.attname for each in fields if each.related_model is model and each.attname in self.columns]

    @property
    def name(self) -> str:
        """What the table is called in the file."""
        return self.model._meta.label_lower


# In the order in which rows can be made: what others lead to comes first. Of people, only names go along; of rights,
# who the owner is.
CARRIED = (
    Carried(Person, Departing.people, only=("id", "name")),
    Carried(Library, lambda going: Library.objects.filter(id=going.workbook.library_id), only=("id", "name")),
    Carried(Department, lambda going: Department.objects.filter(id=going.workbook.department_id)),
    Carried(Branch, lambda going: Branch.objects.filter(
        library_id=going.workbook.library_id, workbooks=going.workbook
    )),
    Carried(PublishedToolkit, lambda going: PublishedToolkit.objects.filter(editions__in=going.editions()).distinct()),
    Carried(Edition, Departing.editions),
    Carried(Workbook, lambda going: Workbook.objects.filter(id=going.workbook.id)),
    Carried(Document, Departing.documents),
    Carried(LogEntry, Departing.log),
    Carried(Snapshot, Departing.snapshots),
    Carried(Picture, Departing.pictures),
    Carried(Thread, Departing.threads),
    Carried(Comment, Departing.comments),
    Carried(Mention, lambda going: Mention.objects.filter(
        library_id=going.workbook.library_id, comment__in=going.comments()
    )),
    Carried(Citation, Departing.citations),
    # Who confirmed goes along as she is called, not where a letter reached her.
    Carried(Confirmation, lambda going: Confirmation.objects.filter(
        library_id=going.workbook.library_id, citation__in=going.citations()
    ), only=("id", "citation_id", "who", "how", "on", "recorded_by_id", "at")),
    Carried(Proposal, lambda going: Proposal.objects.filter(
        library_id=going.workbook.library_id, workbook=going.workbook
    )),
    Carried(Settlement, lambda going: Settlement.objects.filter(
        library_id=going.workbook.library_id, workbook=going.workbook
    )),
    Carried(HandOver, lambda going: HandOver.objects.filter(
        library_id=going.workbook.library_id, workbook=going.workbook
    )),
    Carried(Grant, lambda going: Grant.objects.filter(
        library_id=going.workbook.library_id, person_id=going.owner, thing=going.workbook.id
    ), only=("id", "person_id")),
    Carried(ReadPage, lambda going: ReadPage.objects.filter(
        library_id=going.workbook.library_id, workbook=going.workbook, person_id=going.owner
    )),
)  # fmt: skip

LEFT = frozenset({
    # A link opens something in the installation that made it.
    "links.link",
    # What was done about rights is the installation's own business.
    "audit.entry",
    # So is the work that it does by itself.
    "jobs.job", "jobs.recurrence",
    # How somebody signs in is hers: elsewhere she is a name until she comes in there.
    "account.emailaddress", "account.emailconfirmation", "mfa.authenticator",
    "socialaccount.socialaccount", "socialaccount.socialapp", "socialaccount.socialtoken",
    # A library's documents stay with it: a workbook's citations hold the words and where they are from.
    "sources.source", "sources.sourcepassage", "sources.foundstatement",
    # A cohort is led here, and what a team says in it is said to people here.
    "cohorts.cohort", "cohorts.moduledate", "cohorts.membership", "cohorts.finished", "cohorts.sharedsheet",
    "cohorts.credit",
    # Whom a team asked to confirm is asked through a link. What came of it, confirmations and proposals, goes along.
    "conversations.asking", "conversations.reply",
    # Whether somebody wants letters is a setting of hers.
    "steps.reminding",
})  # fmt: skip
