"""Everything that changes a workbook; each function is one deed and returns after the commit."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import QuestionType, Worksheet
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.actions import department_of, grant
from groundplan.web.libraries.models import Branch, Library, Right
from groundplan.web.toolkits.actions import make_edition
from groundplan.web.toolkits.models import PublishedToolkit
from groundplan.web.turns import pause
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import TEAM, Document, Picture, ReadPage, Workbook
from groundplan.web.workbooks.pictures import redrawn
from groundplan.web.workbooks.queries import Access, NotFoundError, access, edition_shown, remember
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.address import Address
from groundplan.workbook.answers import Answers
from groundplan.workbook.edits import Outcome, Post, Refusal, apply_post
from groundplan.workbook.revision import Revision

MOST_OCCASIONS = 50
Uploads = Mapping[str, "UploadedFile[Any]"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new workbook starts from. `department` is empty when `solo`; `library` is what a new library is called."""

    library: str
    department: str
    solo: bool
    start: date
    time_zone: str = "UTC"
    locale: str = "en"


def one_line(text: str) -> str:
    """One line without control characters: names stand in titles, file names and headers."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def open_workbook(
    person: Person, library: Library, published: PublishedToolkit, opening: Opening, branch: Branch | None = None
) -> Workbook:
    """A new workbook of a library that `person` owns; call inside a write."""
    department = department_of(library, opening.department, solo=opening.solo)
    words = {"library": library.name}
    if opening.department and not opening.solo:
        words["department"] = opening.department
    edition = make_edition(library, published, words=words, solo=opening.solo)
    workbook = Workbook.objects.create(
        library=library,
        department=department,
        branch=branch,
        edition=edition,
        start=opening.start,
        time_zone=opening.time_zone,
        locale=opening.locale,
        paper="letter" if opening.locale.endswith(("US", "CA", "MX")) or opening.locale == "en" else "a4",
    )
    grant(library, person, workbook.id, Right.OWNER)
    return workbook


class ForgedRevisionError(GroundplanError):
    """A form says it showed something that this document never said."""

    def __init__(self, claimed: str) -> None:
        super().__init__(
            say(
                "This form says that it showed revision {claimed}, which does not exist here, so nothing was saved. "
                "Your text is still below: open the worksheet anew and put it in.",
                claimed=claimed[:40],
            )
        )


class BegunAnewError(GroundplanError):
    """A form was opened before its document's history was begun anew: a name was erased, or a backup restored."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Since this page was opened, the history of this worksheet was begun anew (a name was erased from it, "
                "or a backup restored), so nothing was saved. Your text is still below: open the worksheet anew and "
                "put it in."
            )
        )


class BadEditIdError(GroundplanError):
    """An edit came without a usable id of its own."""

    def __init__(self) -> None:
        super().__init__(
            say("This form came without its edit number, so nothing was saved. Open the worksheet anew and save again.")
        )


def must_be_edit_id(edit: str) -> None:
    """Raise `BadEditIdError` unless this can be the id of an edit."""
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError


@dataclass(frozen=True, slots=True)
class Sent:
    """A post as it came: the fields by address, what it showed, and what it was made against.

    `edition` is what the form says that it showed; what this library does not have counts as the present one.
    """

    worksheet: str
    occasion: str
    post: Post
    edit: str
    revision: str
    own_revision: str
    edition: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: where the team's and her own document are now, and the answers they give.

    `merged` are the addresses where somebody else's change met this one, `refused` what could not be taken.
    """

    revision: str
    own_revision: str
    team: Answers | None = None
    own: Answers | None = None
    merged: tuple[Address, ...] = ()
    refused: tuple[Refusal, ...] = field(default=())


def save(person: uuid.UUID, workbook: uuid.UUID, sent: Sent, uploads: Uploads | None = None) -> Saved:
    """Take a post into the log and return after the commit; `uploads` are pictures by the field they came under.

    Raises `NotFoundError`, `MayNotWriteError`, `ForgedRevisionError`, `BadRevisionError` and `BadEditIdError`; what is
    wrong with single fields is refused one by one and the rest is saved.
    """
    must_be_edit_id(sent.edit)
    Revision.parse(sent.revision)
    if uploads:
        sent = _with_pictures(person, workbook, sent, uploads)
    return write(lambda: take(access(person, workbook), sent))


def _with_pictures(person: uuid.UUID, workbook: uuid.UUID, sent: Sent, uploads: Uploads) -> Sent:
    """The post with the names of its pictures: kept only where the worksheet asks for one."""
    writer = access(person, workbook)
    writer.must_write()
    sheet = writer.sheet(sent.worksheet)
    asked = {f"{sheet.id}/{each.id}/file/file" for each in sheet.questions() if each.type is QuestionType.FILE}
    names = {name: [keep_picture(person, workbook, uploads[name])] for name in asked & uploads.keys()}
    return replace(sent, post=replace(sent.post, fields={**sent.post.fields, **names}))


def take(writer: Access, sent: Sent) -> Saved:
    """Take a post into the log as part of a larger deed; call inside a write. Raises as `save` does."""
    writer.must_write()
    shown = edition_shown(writer, sent.edition)
    worksheet = shown.toolkit.worksheet(sent.worksheet) or writer.sheet(sent.worksheet)
    own, team = _divide(sent.post, worksheet)
    saved = Saved(sent.revision, sent.own_revision)
    if not team.is_empty:
        result = _save_part(writer, sent, shown.id, worksheet, team, TEAM, Revision.parse(sent.revision))
        saved = Saved(result[0], saved.own_revision, result[1], None, result[2].merged, result[2].refused)
    if not own.is_empty:
        revision = Revision.parse(sent.own_revision)
        result = _save_part(writer, sent, shown.id, worksheet, own, str(writer.person), revision)
        saved = Saved(
            saved.revision,
            result[0],
            saved.team,
            result[1],
            saved.merged + result[2].merged,
            saved.refused + result[2].refused,
        )
    return saved


def _divide(post: Post, worksheet: Worksheet) -> tuple[Post, Post]:
    """A post in two: what belongs into the writer's own document, and what belongs to the team's."""
    private = {question.id for question in worksheet.questions() if question.private}
    return post.only(lambda question: question in private), post.only(lambda question: question not in private)


def _save_part(
    writer: Access,
    sent: Sent,
    edition: uuid.UUID,
    worksheet: Worksheet,
    post: Post,
    participant: str,
    revision: Revision,
) -> tuple[str, Answers, Outcome]:
    locked = _locked_row(writer, sent, participant)
    row = locked.row
    if revision.epoch < row.epoch:
        raise BegunAnewError
    if revision.epoch != row.epoch or revision.sequence > row.sequence:
        raise ForgedRevisionError(str(revision))
    edit, known = sent.edit, False
    if locked.has_edit:
        # Sent again. The same text once more is nothing new; but a form without script keeps its edit id while somebody
        # goes on typing in it, and what she added since is an edit of its own.
        revision = replace(revision, own_edits=(*revision.own_edits, edit))
        edit, post = _further(edit, post), post.again()
        known = log.has_edit(row, edit)
        if known:
            revision = replace(revision, own_edits=(*revision.own_edits, edit))
    present = log.take(row)
    base = log.base_for(row, revision, present, post.questions(worksheet.id))
    apart = bool(revision.own_edits) or revision.sequence != row.sequence
    outcome = apply_post(present, base, worksheet, post, apart=apart)
    if outcome.update:
        if known:
            # A button pressed once more after another one had undone it: the same content, and yet a change.
            edit = _further(edit, post, row.sequence)
        log.append(
            row,
            present,
            outcome.update,
            participant=writer.person,
            edit=edit,
            edition=edition,
            touched=outcome.touched,
        )
    answers = present.answers(worksheet, str(Revision(row.epoch, row.sequence)))
    log.hold(row, present)
    if edition == writer.workbook.edition_id:
        remember(row, edition, answers)
    return answers.revision, answers, outcome


def _further(edit: str, post: Post, sequence: int = 0) -> str:
    """The id of what was added to a form after it had been sent under `edit`: the same for the same content, unless
    the state that it came to is named too."""
    content = repr((sorted((name, *texts) for name, texts in post.fields.items()), post.acts, sequence))
    return f"{edit[:40]}-{hashlib.sha256(content.encode()).hexdigest()[:20]}"


def _locked_row(writer: Access, sent: Sent, participant: str) -> log.Locked:
    """The document's row under its lock; made when something is written on that occasion for the first time."""
    key = (writer.workbook.library_id, writer.workbook.id, sent.worksheet, participant, sent.occasion)
    found = log.locked(sent.edit, *key)
    if found is not None:
        return found
    if sent.occasion and log.locked(sent.edit, *key[:3], TEAM, sent.occasion) is None:
        raise NotFoundError
    return log.Locked(log.begin(*key))


class TooManyOccasionsError(GroundplanError):
    """A sheet has been started too often."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This sheet has been started {most} times, the most there can be: go on in one of them.",
                most=MOST_OCCASIONS,
            )
        )


def start_occasion(person: uuid.UUID, workbook: uuid.UUID, worksheet: str, title: str) -> str:
    """Start a further filling of a sheet (the talk with the director, after the one with the manager).

    Returns its key; raises `NotFoundError` where the sheet is filled in only once, and `TooManyOccasionsError`.
    """

    def deed() -> str:
        writer = access(person, workbook)
        writer.must_write()
        if not writer.sheet(worksheet).occasions:
            raise NotFoundError
        here = {"library_id": writer.workbook.library_id, "workbook_id": workbook, "worksheet": worksheet}
        if Document.objects.filter(**here, participant=TEAM).count() >= MOST_OCCASIONS:
            raise TooManyOccasionsError
        key = f"{slugify(title)[:40].strip('-') or 'talk'}-{secrets.token_hex(3)}"
        Document.objects.create(**here, occasion=key, title=one_line(title)[:200])
        return key

    return write(deed)


def mark_read(person: uuid.UUID, workbook: uuid.UUID, page: str, *, read: bool = True) -> None:
    """Mark a page as read, or as unread again. Raises `NotFoundError` for a page that is not there."""

    def deed() -> None:
        reader = access(person, workbook)
        if reader.edition.toolkit.page(page) is None:
            raise NotFoundError
        mark: dict[str, Any] = {
            "library_id": reader.workbook.library_id,
            "workbook_id": workbook,
            "person_id": person,
            "page": page,
        }
        if read:
            ReadPage.objects.get_or_create(**mark)
        else:
            ReadPage.objects.filter(**mark).delete()

    write(deed)


def keep_picture(person: uuid.UUID, workbook: uuid.UUID, upload: UploadedFile[Any]) -> str:
    """Keep an uploaded picture and return the name by which an answer refers to it.

    Raises `NotAPictureError`, `PictureTooLargeError`, `TooMuchInItError`, `ManyFilesError`, `NotFoundError` and
    `MayNotWriteError`.
    """
    access(person, workbook).must_write()
    with pause():
        picture = redrawn(upload)
    name = uuid.uuid4()
    place = f"{workbook}/{name}{picture.suffix}"

    def deed() -> None:
        writer = access(person, workbook)
        Picture.objects.create(
            id=name,
            library_id=writer.workbook.library_id,
            workbook_id=workbook,
            media_type=picture.media_type,
            size=len(picture.data),
            stored_as=place,
        )

    try:
        default_storage.save(place, ContentFile(picture.data))
        write(deed)
    except BaseException:
        # What a full disk left of it, or what nobody may refer to, is nothing to keep.
        default_storage.delete(place)
        raise
    return str(name)
