"""Actions of those who talk about answers: begin, reply, reword, remove, put back, resolve, reopen."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.workbooks.actions import BadEditIdError
from groundplan.web.workbooks.mentions import kept, people_of, tell
from groundplan.web.workbooks.models import TEAM, Comment, Document, Thread, Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, access, edition_shown
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.address import Address

LONGEST_COMMENT = 10_000
# About one question on one occasion, all threads together, so that its page stays one that can be read.
MOST_COMMENTS = 200


class EmptyCommentError(GroundplanError):
    """A comment came without words."""

    def __init__(self) -> None:
        super().__init__(say("There are no words in this comment yet: write some, then send it."))


class LongCommentError(GroundplanError):
    """A comment is longer than one can be."""

    def __init__(self, length: int) -> None:
        super().__init__(
            say(
                "This comment has {length} characters, and {most} fit into one. "
                "It was not saved: shorten it, or send it in parts.",
                length=length,
                most=LONGEST_COMMENT,
            )
        )


class TooManyCommentsError(GroundplanError):
    """There is no more room for talk about one question."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This question has {most} comments, the most there can be. "
                "Talk about it together, and write what came of it into the answer.",
                most=MOST_COMMENTS,
            )
        )


class PrivateAnswerError(GroundplanError):
    """Somebody wants to comment on answers that each sees alone."""

    def __init__(self) -> None:
        super().__init__(
            say("Only its writer sees an answer to this question, so there is nothing here to comment on together.")
        )


class NotYourWordsError(GroundplanError):
    """Somebody wants to change what another person said."""

    def __init__(self) -> None:
        super().__init__(say("Only who wrote a comment can change or remove it: write a reply instead."))


class ThreadGrewError(GroundplanError):
    """A thread is to be resolved by somebody who has not seen all of it."""

    def __init__(self) -> None:
        super().__init__(
            say("Somebody wrote here while you were reading, so it is still open. Read it, then resolve it.")
        )


class CommentChangedError(GroundplanError):
    """A comment is to be changed from a wording that it does not have any more."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "You changed this comment in another window, so it was left as it is there. "
                "Your text is below: bring the two together, then save it."
            )
        )


# How the right of whoever comments is found: that of a grant, unless a room above knows another.
Asking = Callable[[uuid.UUID, uuid.UUID], Access]


@dataclass(frozen=True, slots=True)
class Place:
    """What a comment is about: a question, a `row` (or `row/column`) of its answer or all of it, and the occasion."""

    worksheet: str
    question: str
    row: str = ""
    occasion: str = ""


def begin(
    person: uuid.UUID,
    workbook: uuid.UUID,
    place: Place,
    text: str,
    edit: str,
    edition: uuid.UUID | None = None,
    asking: Asking = access,
) -> uuid.UUID:
    """Begin a thread; `edition` is the one that the page showed. Returns the comment's id, also when sent twice.

    Raises `NotFoundError`, `MayNotCommentError`, `PrivateAnswerError`, `BadAddressError`, `BadEditIdError`,
    `EmptyCommentError`, `LongCommentError` and `TooManyCommentsError`.
    """
    Address.parse("/".join(filter(None, (place.worksheet, place.question, place.row))))

    def deed() -> uuid.UUID:
        writer = _writer(person, workbook, asking)
        shown = edition_shown(writer, edition)
        sheet = shown.toolkit.worksheet(place.worksheet) if writer.only in ("", place.worksheet) else None
        question = sheet.question(place.question) if sheet else None
        if question is None or not _has_occasion(writer, place):
            raise NotFoundError
        if question.private:
            raise PrivateAnswerError
        said, key = _said(text), _key(edit, text)
        if there := _sent_before(writer, key):
            return there
        _make_room(writer, place.worksheet, place.question, place.occasion)
        thread = Thread.objects.create(
            library_id=writer.workbook.library_id,
            workbook_id=workbook,
            worksheet=place.worksheet,
            question=place.question,
            row=place.row,
            occasion=place.occasion,
            edition_id=shown.id,
            began=timezone.now(),
        )
        return _add(writer, thread, said, key)

    return write(deed)


def reply(
    person: uuid.UUID, workbook: uuid.UUID, thread: uuid.UUID, text: str, edit: str, asking: Asking = access
) -> uuid.UUID:
    """Reply in a thread, and reopen it where it was resolved. Returns the comment's id, also when sent twice.

    Raises `NotFoundError`, `MayNotCommentError`, `BadEditIdError`, `EmptyCommentError`, `LongCommentError` and
    `TooManyCommentsError`.
    """

    def deed() -> uuid.UUID:
        writer = _writer(person, workbook, asking)
        found = _thread(writer, thread)
        said, key = _said(text), _key(edit, text)
        if there := _sent_before(writer, key):
            return there
        _make_room(writer, found.worksheet, found.question, found.occasion)
        _turn(writer, found, resolved=False)
        return _add(writer, found, said, key)

    return write(deed)


def reword(person: uuid.UUID, workbook: uuid.UUID, comment: uuid.UUID, text: str, seen: int) -> None:
    """Give one's own comment another wording; `seen` is the version that the page showed.

    Raises `NotFoundError`, `MayNotCommentError`, `NotYourWordsError`, `CommentChangedError`, `EmptyCommentError` and
    `LongCommentError`.
    """

    def deed() -> None:
        writer = _writer(person, workbook)
        found = _own(writer, comment)
        people = people_of(writer)
        wanted = kept(_said(text), people)
        if wanted == found.text:
            return
        if found.version != seen:
            raise CommentChangedError
        found.text, found.version = wanted, found.version + 1
        found.save(update_fields=["text", "version"])
        tell(found, people)

    write(deed)


def remove(person: uuid.UUID, workbook: uuid.UUID, comment: uuid.UUID) -> None:
    """Take one's own comment away; its writer can put it back. Raises as `reword` does."""

    def deed() -> None:
        found = _own(_writer(person, workbook), comment)
        found.removed = found.removed or timezone.now()
        found.save(update_fields=["removed"])

    write(deed)


def put_back(person: uuid.UUID, workbook: uuid.UUID, comment: uuid.UUID) -> None:
    """Show one's own removed comment again. Raises as `reword` does."""

    def deed() -> None:
        found = _own(_writer(person, workbook), comment)
        found.removed = None
        found.save(update_fields=["removed"])

    write(deed)


def resolve(person: uuid.UUID, workbook: uuid.UUID, thread: uuid.UUID, seen: int) -> None:
    """Resolve a thread; `seen` is how many comments of it the page showed, those that were removed too.

    Raises `NotFoundError`, `MayNotCommentError`, and `ThreadGrewError` where there are more by now.
    """

    def deed() -> None:
        writer = _writer(person, workbook)
        found = _thread(writer, thread)
        if found.comments.count() > seen:
            raise ThreadGrewError
        _turn(writer, found, resolved=True)

    write(deed)


def reopen(person: uuid.UUID, workbook: uuid.UUID, thread: uuid.UUID) -> None:
    """Open a resolved thread again. Raises `NotFoundError` and `MayNotCommentError`."""

    def deed() -> None:
        writer = _writer(person, workbook)
        _turn(writer, _thread(writer, thread), resolved=False)

    write(deed)


def _writer(person: uuid.UUID, workbook: uuid.UUID, asking: Asking = access) -> Access:
    """The person's access, with the talk of this workbook under its lock: limits and repeats are counted one by one."""
    writer = asking(person, workbook)
    writer.must_comment()
    Workbook.objects.select_for_update(no_key=True).values_list("id").get(id=workbook)
    return writer


def _has_occasion(writer: Access, place: Place) -> bool:
    filling = {"workbook_id": writer.workbook.id, "worksheet": place.worksheet, "occasion": place.occasion}
    return (
        not place.occasion
        or Document.objects.filter(library_id=writer.workbook.library_id, participant=TEAM, **filling).exists()
    )


def _said(text: str) -> str:
    """The words of a comment as they were typed, without what no database keeps."""
    said = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not any(each.isprintable() and not each.isspace() for each in said):
        raise EmptyCommentError
    if len(said) > LONGEST_COMMENT:
        raise LongCommentError(len(said))
    return said


def _key(edit: str, text: str) -> str:
    """A post's own id: a form keeps its edit id while somebody goes back and writes something else in it."""
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError
    return f"{edit[:40]}-{hashlib.sha256(text.encode()).hexdigest()[:20]}"


def _sent_before(writer: Access, key: str) -> uuid.UUID | None:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    found = Comment.objects.filter(**here, edit=key).only("id", "author_id").first()
    if found is not None and found.author_id != writer.person:
        raise BadEditIdError
    return found.id if found else None


def _make_room(writer: Access, worksheet: str, question: str, occasion: str) -> None:
    about = {"thread__worksheet": worksheet, "thread__question": question, "thread__occasion": occasion}
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    if Comment.objects.filter(**here, **about).count() >= MOST_COMMENTS:
        raise TooManyCommentsError


def _add(writer: Access, thread: Thread, said: str, key: str) -> uuid.UUID:
    people = people_of(writer)
    comment = Comment.objects.create(
        library_id=thread.library_id,
        workbook_id=thread.workbook_id,
        thread=thread,
        author_id=writer.person,
        text=kept(said, people),
        at=timezone.now(),
        edit=key,
    )
    tell(comment, people)
    return comment.id


def _thread(writer: Access, thread: uuid.UUID) -> Thread:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    found = Thread.objects.filter(**here, id=thread).first()
    if found is None or writer.only not in ("", found.worksheet):
        raise NotFoundError
    return found


def _own(writer: Access, comment: uuid.UUID) -> Comment:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    found = Comment.objects.filter(**here, id=comment).first()
    # What somebody else removed is not there for anybody else.
    if found is None or (found.removed and found.author_id != writer.person):
        raise NotFoundError
    if found.author_id != writer.person:
        raise NotYourWordsError
    return found


def _turn(writer: Access, thread: Thread, *, resolved: bool) -> None:
    if thread.resolved == resolved:
        return
    thread.resolved, thread.turned, thread.turned_by_id = resolved, timezone.now(), writer.person
    thread.save(update_fields=["resolved", "turned", "turned_by"])
