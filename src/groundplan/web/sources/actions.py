"""The deeds of a library's documents: adding one as a file or as pasted text, saying what it is, removing it."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.sources.reading import LARGEST, NothingInItError, SourceTooLargeError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.jobs.actions import enqueue
from groundplan.web.libraries.queries import NotFoundError
from groundplan.web.sources.kinds import TEXT, kind_of, place_of
from groundplan.web.sources.models import Source, State
from groundplan.web.sources.queries import Shelf, document, is_waited_for, room_taken, shelf
from groundplan.web.sources.sizes import MOST_BYTES, MOST_DOCUMENTS, in_mb
from groundplan.web.sources.text import kept, one_line
from groundplan.web.sources.told import takes_too_long
from groundplan.web.traces import leave_none
from groundplan.web.turns import pause
from groundplan.web.writing import in_turn, write
from groundplan.words import language, say

LONGEST_TITLE = 300
LONGEST_FILE_NAME = 120
READING = "read-source"


class ShelfFullError(GroundplanError):
    """A library has as many documents, or as much of them, as may be."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Nothing was added: a library can have {most} documents of {size} MB together, those that were removed "
                "in the last month among them. Remove some that nobody needs.",
                most=MOST_DOCUMENTS,
                size=in_mb(MOST_BYTES),
            )
        )


class NoFormError(GroundplanError):
    """A form came without the id that every one of them has."""

    def __init__(self) -> None:
        super().__init__(say("Nothing was added: load the page anew, and send the form once more."))


@dataclass(frozen=True, slots=True)
class About:
    """What somebody says of a document; an empty title leaves it its own."""

    title: str = ""
    dated: date | None = None
    begins: int = 0
    ends: int = 0

    def columns(self) -> dict[str, Any]:
        """As the row has it, without the title."""
        return {"dated": self.dated, "begins": self.begins, "ends": self.ends}


def add_file(
    person: Person, library: uuid.UUID, upload: File[bytes], about: About, edit: str, replaces: uuid.UUID | None = None
) -> uuid.UUID:
    """Add a file and have it read; returns its id, also when the form is sent twice.

    Raises `NotFoundError`, what `groundplan.sources.reading` says of a file by its name and size, `ShelfFullError` and
    `NoFormError`.
    """
    mine = shelf(person.id, library)
    name = file_name(upload.name or "")
    kind = kind_of(name)
    if not upload.size:
        raise NothingInItError(name)
    if upload.size > LARGEST:
        raise SourceTooLargeError(name)
    return _add(person, mine, upload, _Arriving(name, kind, about, edit, replaces))


def add_text(
    person: Person, library: uuid.UUID, words: str, about: About, edit: str, replaces: uuid.UUID | None = None
) -> uuid.UUID:
    """Add a text that somebody pasted, as a document like any other; returns its id, also when the form is sent twice.

    Raises `NotFoundError`, `SourceTooLargeError`, `ShelfFullError` and `NoFormError`.
    """
    mine = shelf(person.id, library)
    data = kept(words).replace("\r\n", "\n").encode()
    if len(data) > LARGEST:
        raise SourceTooLargeError(about.title)
    name = file_name(f"{about.title}.{TEXT}")
    return _add(person, mine, ContentFile(data, name), _Arriving(name, TEXT, about, edit, replaces, pasted=True))


def file_name(given: str) -> str:
    """A file's own name on one line: no folder in front of it, nothing that cannot be seen, its ending kept."""
    last = one_line(PurePath(given.replace("\\", "/")).name, 1000)
    stem, dot, ending = last.rpartition(".")
    return f"{stem[: LONGEST_FILE_NAME - 12]}{dot}{ending[:11]}" if dot else last[:LONGEST_FILE_NAME]


@dataclass(frozen=True, slots=True)
class _Arriving:
    """A document on its way in."""

    name: str
    kind: str
    about: About
    edit: str
    replaces: uuid.UUID | None
    pasted: bool = False

    @property
    def title(self) -> str:
        """What it is called until it is read."""
        return one_line(self.about.title, LONGEST_TITLE) or self.name.rpartition(".")[0] or self.name


def _add(person: Person, mine: Shelf, file: File[bytes], coming: _Arriving) -> uuid.UUID:
    """Keep the file, and then the row that leads to it: whatever refers to a file is there after it."""
    edit = _key(coming, file)
    _must_have_room(mine.id, file.size)
    key = uuid.uuid4()
    place = place_of(mine.id, key, coming.kind)

    def deed() -> uuid.UUID:
        here = shelf(person.id, mine.id)
        in_turn(f"sources.{here.id}")
        there = Source.objects.filter(library_id=here.id, edit=edit).values_list("id", flat=True).first()
        if there is not None:
            return there
        _must_have_room(here.id, file.size)
        older = document(here, coming.replaces) if coming.replaces else None
        row = Source.objects.create(
            id=key,
            library_id=here.id,
            title=coming.title,
            titled=bool(one_line(coming.about.title, LONGEST_TITLE)),
            added_by=person,
            added=timezone.now(),
            file_name=coming.name,
            pasted=coming.pasted,
            kind=coming.kind,
            size=file.size,
            stored_as=place,
            edit=edit,
            turned=timezone.now(),
            replaces=older,
            **coming.about.columns(),
        )
        record("source-added", here.id, person.id, person.name, what=row.title)
        _have_read(row)
        return key

    made = None
    try:
        with pause():
            default_storage.save(place, file)
        made = write(deed)
        return made
    finally:
        # What a full disk left of it, or what came a second time, is nothing to keep.
        if made != key:
            default_storage.delete(place)


def _key(coming: _Arriving, file: File[bytes]) -> str:
    """A form's own id and what it holds: several files of one form are several documents, and a form that one goes back
    to and fills in anew is another one."""
    edit = coming.edit
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise NoFormError
    digest = hashlib.sha256(f"{coming.name}\n{coming.replaces}\n".encode())
    for chunk in file.chunks():
        digest.update(chunk)
    return f"{edit[:32]}-{digest.hexdigest()[:31]}"


def _must_have_room(library: uuid.UUID, size: int) -> None:
    documents, taken = room_taken(library)
    if documents >= MOST_DOCUMENTS or taken + size > MOST_BYTES:
        raise ShelfFullError


def _have_read(row: Source) -> None:
    """Put in that it is read, in the language of whoever asks: she is told why when it cannot be."""
    enqueue(READING, {"library": str(row.library_id), "source": str(row.id), "language": language()})


def change(person: Person, library: uuid.UUID, source: uuid.UUID, about: About) -> None:
    """Say what a document is called, of which day it is, and for which years; raises `NotFoundError`."""

    def deed() -> None:
        row = document(shelf(person.id, library), source)
        row.title = one_line(about.title, LONGEST_TITLE) or row.title
        row.titled = True
        for name, value in about.columns().items():
            setattr(row, name, value)
        row.save(update_fields=["title", "titled", *about.columns()])

    write(deed)


def read_again(person: Person, library: uuid.UUID, source: uuid.UUID) -> None:
    """Have a document read once more, in place of what was read before; what waits already waits once, however often
    that is asked. Raises `NotFoundError`."""

    def deed() -> None:
        row = document(shelf(person.id, library), source)
        if is_waited_for(row) and not takes_too_long(row, timezone.now()):
            return
        row.state, row.turned, row.trouble = State.WAITING, timezone.now(), ""
        row.save(update_fields=["state", "turned", "trouble"])
        _have_read(row)

    write(deed)


def remove(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    """Take a document off the shelf, and return its title; until it is deleted for good it can be put back. What was
    quoted from it stays, with where it is from. Raises `NotFoundError`."""

    def deed() -> str:
        row = document(shelf(person.id, library), source)
        row.removed = timezone.now()
        row.save(update_fields=["removed"])
        record("source-removed", library, person.id, person.name, what=row.title)
        return row.title

    return write(deed)


def delete(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    """Delete what was removed at once, file and all, and return its title: what names somebody must not wait for a
    month. Nothing brings it back. Raises `NotFoundError`."""

    def deed() -> tuple[str, str]:
        row = _removed(shelf(person.id, library), source)
        record("source-deleted", library, person.id, person.name, what=row.title)
        row.delete()
        return row.title, row.stored_as

    title, place = write(deed)
    default_storage.delete(place)
    leave_none()
    return title


def put_back(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    """Undo `remove`, and return the title; raises `NotFoundError` also where it is deleted for good."""

    def deed() -> str:
        row = _removed(shelf(person.id, library), source)
        row.removed = None
        row.save(update_fields=["removed"])
        record("source-put-back", library, person.id, person.name, what=row.title)
        return row.title

    return write(deed)


def _removed(mine: Shelf, source: uuid.UUID) -> Source:
    """A document that was removed, held; raises `NotFoundError` also where it is deleted for good."""
    there = Source.objects.select_for_update().filter(library_id=mine.id, id=source, removed__isnull=False)
    row = there.first()
    if row is None:
        raise NotFoundError
    return row
