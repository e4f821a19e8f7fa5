"""Reading workbooks, always together with the right to: a stranger finds nothing."""

from __future__ import annotations

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Model

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import Worksheet
from groundplan.web import writing
from groundplan.web.libraries.models import Branch, Department, Grant, Library, Right
from groundplan.web.libraries.queries import COMMENTERS, WRITERS, has_more, looks_after, rights_of
from groundplan.web.libraries.queries import NotFoundError as NotFoundError
from groundplan.web.prepared import Prepared
from groundplan.web.toolkits.queries import OpenEdition, open_edition
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import TEAM, Document, Picture, ReadPage, Workbook
from groundplan.words import say
from groundplan.workbook.answers import Answers
from groundplan.workbook.revision import Revision


class MayNotWriteError(GroundplanError):
    """Somebody may read here, not write."""

    def __init__(self) -> None:
        super().__init__(say("You can read this workbook but not write in it: ask its owner for the right to edit."))


class MayNotCommentError(GroundplanError):
    """Somebody may read here, not comment."""

    def __init__(self) -> None:
        super().__init__(
            say("You can read what is said here but not comment on it: ask the workbook's owner for the right to.")
        )


@dataclass(frozen=True, slots=True)
class Access:
    """A workbook together with what its reader may do. `looks_after`: she is admin of its library; `has_more`: she can
    open another one. `only` is the one worksheet that is open to her, empty where all are."""

    workbook: Workbook
    person: uuid.UUID
    right: Right
    looks_after: bool = False
    has_more: bool = False
    only: str = ""

    @property
    def edition(self) -> OpenEdition:
        """The edition that the workbook is on."""
        return open_edition(self.workbook.edition_id)

    def sheet(self, worksheet: str) -> Worksheet:
        """The worksheet in the library's words; raises `NotFoundError`."""
        found = self.edition.toolkit.worksheet(worksheet)
        if found is None:
            raise NotFoundError
        return found

    @property
    def may_share(self) -> bool:
        """Whether the person may say who else comes in."""
        return self.right is Right.OWNER

    @property
    def may_write(self) -> bool:
        """Whether the person may write here."""
        return self.right in WRITERS

    @property
    def may_comment(self) -> bool:
        """Whether the person may comment on answers here."""
        return self.right in COMMENTERS

    def must_write(self) -> None:
        """Raise `MayNotWriteError` unless the person may write."""
        if not self.may_write:
            raise MayNotWriteError

    def must_comment(self) -> None:
        """Raise `MayNotCommentError` unless the person may comment."""
        if not self.may_comment:
            raise MayNotCommentError


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


_TOGETHER: tuple[tuple[type[Any], list[str]], ...] = tuple(
    (model, _columns(model)) for model in (Workbook, Library, Department)
)
_with_right = Prepared(
    lambda person, workbook: Workbook.objects.filter(id=workbook).values_list(
        rights_of(person),
        looks_after(person),
        has_more(person),
        "branch__name",
        *_TOGETHER[0][1],
        *(f"library__{name}" for name in _TOGETHER[1][1]),
        *(f"department__{name}" for name in _TOGETHER[2][1]),
    ),
    uuid.UUID,
    uuid.UUID,
)


def access(person: uuid.UUID | None, workbook: uuid.UUID) -> Access:
    """The workbook and the person's right on it, in one query; raises `NotFoundError` for strangers."""
    if person is None:
        raise NotFoundError
    row = _with_right.row(person, workbook)
    if row is None or row[0] is None:
        raise NotFoundError
    right, after, more, branch, *values = row
    made = [model.from_db("default", names, [values.pop(0) for _ in names]) for model, names in _TOGETHER]
    found, library, department = made
    found.library, found.department = library, department
    if found.branch_id is not None:
        found.branch = Branch(id=found.branch_id, library_id=found.library_id, name=branch)
    return Access(found, person, Right(right), bool(after), bool(more))


def owners_of(reader: Access) -> list[str]:
    """The names of the workbook's owners: whom to ask for a right that one does not have."""
    workbook = reader.workbook
    owners = Grant.objects.filter(library_id=workbook.library_id, thing=workbook.id, right=Right.OWNER)
    return list(owners.order_by("person__name").values_list("person__name", flat=True))


def edition_shown(writer: Access, edition: uuid.UUID | None) -> OpenEdition:
    """The edition that a form showed: a post against an older one of this library is accepted."""
    if edition is None or edition == writer.workbook.edition_id:
        return writer.edition
    is_ours = writer.workbook.library.editions.filter(id=edition).exists()
    return open_edition(edition) if is_ours else writer.edition


def workbooks_of(person: uuid.UUID) -> list[tuple[Workbook, Right]]:
    """The workbooks that a person may open, each with her right on it, oldest first."""
    things = Grant.objects.filter(person_id=person).values("thing")
    mine = Workbook.objects.filter(id__in=things).annotate(hers=rights_of(person)).filter(hers__isnull=False)
    rows = mine.select_related("library", "department", "branch").order_by("created")
    return [(row, Right(row.hers)) for row in rows]


@dataclass(frozen=True, slots=True)
class Filled:
    """A worksheet as one person sees it filled: the team's document and her own; `rows` are those that exist."""

    worksheet: Worksheet
    occasion: str
    title: str
    team: Answers
    own: Answers
    rows: tuple[Document, ...]

    @property
    def merged(self) -> Answers:
        """Both documents' answers in one; a question lives in one of the two, never in both."""
        if not self.own.values:
            return self.team
        return Answers(
            self.team.worksheet,
            self.team.revision,
            {**self.team.values, **self.own.values},
            {**self.team.loose, **self.own.loose},
        )


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that one person can see written in a workbook, read in one query."""

    access: Access
    rows: tuple[Document, ...]

    def filled(self, worksheet: Worksheet, occasion: str = "") -> Filled:
        """One worksheet on one occasion, empty where nothing is written yet."""
        team = self._row(worksheet.id, TEAM, occasion)
        own = self._row(worksheet.id, str(self.access.person), occasion)
        rows = tuple(row for row in (team, own) if row is not None)
        edition = self.access.workbook.edition_id
        return Filled(
            worksheet,
            occasion,
            next((row.title for row in rows), ""),
            answers_of(team, worksheet, edition),
            answers_of(own, worksheet, edition),
            rows,
        )

    def occasions(self, worksheet: str) -> list[tuple[str, str]]:
        """(key, title) of every filling of a sheet, in the order in which they were started; the first is empty."""
        rows = [row for row in self.rows if row.worksheet == worksheet and row.participant == TEAM and row.occasion]
        return [("", ""), *((row.occasion, row.title) for row in rows)]

    def sheets(self) -> Iterable[Filled]:
        """Every worksheet of the edition with all its fillings, in the toolkit's order."""
        for sheet in self.access.edition.toolkit.worksheets:
            for occasion, _title in self.occasions(sheet.id):
                yield self.filled(sheet, occasion)

    def started(self) -> set[str]:
        """The ids of worksheets in which something is written."""
        return {row.worksheet for row in self.rows if row.sequence}

    def _row(self, worksheet: str, participant: str, occasion: str) -> Document | None:
        key = (worksheet, participant, occasion)
        return next((row for row in self.rows if (row.worksheet, row.participant, row.occasion) == key), None)


def written(reader: Access) -> Written:
    """What the reader may see written: the team's documents and her own, never a colleague's private ones."""
    found = _documents.rows(reader.workbook.library_id, reader.workbook.id, str(reader.person))
    return Written(reader, tuple(Document.from_db("default", _DOCUMENT, row) for row in found))


_DOCUMENT = _columns(Document)
_documents = Prepared(
    lambda library, workbook, person: (
        Document.objects.filter(library_id=library, workbook_id=workbook, participant__in=[TEAM, person])
        .order_by("created")
        .values_list(*_DOCUMENT)
    ),
    uuid.UUID,
    uuid.UUID,
    str,
)


class _Remembered:
    """Answers by document, kept while the document's place in the log and the edition stay the same; of more than
    `most`, those looked at longest ago are dropped."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[uuid.UUID, tuple[tuple[int, int, uuid.UUID], Answers]] = OrderedDict()

    def get(self, document: uuid.UUID, place: tuple[int, int, uuid.UUID]) -> Answers | None:
        with self._lock:
            kept = self._answers.get(document)
            if kept is None or kept[0] != place:
                return None
            self._answers.move_to_end(document)
            return kept[1]

    def put(self, document: uuid.UUID, place: tuple[int, int, uuid.UUID], answers: Answers) -> None:
        with self._lock:
            self._answers[document] = (place, answers)
            self._answers.move_to_end(document)
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()


# A plan sheet shows something of all worksheets, so whoever looks at one again after a save asks for those of a whole
# workbook: enough for 300 teams that are at work in eight worksheets each, at some two kilobytes a worksheet.
_remembered = _Remembered(2400)
writing.when_undone(_remembered.clear)
_kept_in_memory: list[Callable[[], None]] = [_remembered.clear]


def answers_of(row: Document | None, worksheet: Worksheet, edition: uuid.UUID) -> Answers:
    """A document's answers at the row's sequence; no row at all answers nothing."""
    if row is None:
        return Answers(worksheet.id, str(Revision(1, 0)))
    place = (row.epoch, row.sequence, edition)
    known = _remembered.get(row.id, place)
    if known is None:
        content = log.content_at(row, row.sequence)
        known = content.answers(worksheet, str(Revision(row.epoch, row.sequence)))
        _remembered.put(row.id, place, known)
    return known


def remember(row: Document, edition: uuid.UUID, answers: Answers) -> None:
    """Keep what the writer has just worked out, so that the next reader need not; call inside the write."""
    place = (row.epoch, row.sequence, edition)
    writing.keep_for_others(lambda: _remembered.put(row.id, place, answers))


def forget() -> None:
    """Let go of all answers that are kept in memory, also as parts of pages: something was erased."""
    for clear in _kept_in_memory:
        clear()


def forget_too(clear: Callable[[], None]) -> None:
    """Have `clear` called as well, by whoever keeps in memory what was made of answers."""
    _kept_in_memory.append(clear)


def read_pages(reader: Access) -> set[str]:
    """The pages that the reader has marked as read."""
    workbook = reader.workbook
    return set(
        ReadPage.objects.filter(
            library_id=workbook.library_id, workbook_id=workbook.id, person_id=reader.person
        ).values_list("page", flat=True)
    )


def picture_of(reader: Access, name: str) -> tuple[bytes, str] | None:
    """An uploaded picture of this workbook: its bytes and media type, or `None`."""
    try:
        # By its file's name, which is the one that answers have; its id is another where it came from elsewhere.
        place = f"{reader.workbook.id}/{uuid.UUID(name)}."
        found = Picture.objects.get(
            library_id=reader.workbook.library_id, workbook_id=reader.workbook.id, stored_as__startswith=place
        )
        with default_storage.open(found.stored_as) as file:
            return file.read(), found.media_type
    except (Picture.DoesNotExist, ValueError, OSError):
        return None
