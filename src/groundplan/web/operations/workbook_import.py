"""Taking a workbook in from a file that anybody may have written: all of it, with new ids throughout, or nothing.

No row of the file says which library or workbook it belongs to, and no way in it leads to anything but another row of
the file: it cannot reach what is here already. People become names without sign-in. An account that is here is never
matched to one of them, by name or otherwise, since that would be a way to take somebody's rights; only whoever runs the
command may say who the owner is.
"""

from __future__ import annotations

import base64
import re
import uuid
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DataError, IntegrityError
from django.db.models import Count, F, Max, Model, Q
from django.db.models.functions import Coalesce

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.actions import department_of, grant
from groundplan.web.libraries.models import Department, Grant, Library, Right
from groundplan.web.operations.archive import Reading, reading
from groundplan.web.operations.arriving_rows import Ids, Row, arrived, checked, name_of
from groundplan.web.operations.tables import columns_of, insert
from groundplan.web.operations.workbook_file import (
    CARRIED,
    WORKBOOK_FILE,
    DamagedWorkbookError,
    NewerWorkbookError,
)
from groundplan.web.toolkits.actions import ToolkitHasErrorsError
from groundplan.web.toolkits.actions import take_in as take_in_toolkit
from groundplan.web.toolkits.models import PublishedToolkit
from groundplan.web.toolkits.packing import ToolkitTooLargeError
from groundplan.web.workbooks import log, queries
from groundplan.web.workbooks.models import Document, LogEntry, Picture, Workbook
from groundplan.web.workbooks.pictures import MOST_KEPT_BYTES, ForeignPictureError, media_type_of
from groundplan.web.workbooks.showing import workbook_json
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.address import BadAddressError
from groundplan.workbook.document import BrokenUpdateError
from groundplan.workbook.revision import BadRevisionError

# `WORKBOOK/NAME.SUFFIX`: the name is what answers call it, and stays.
_PICTURE = re.compile(r"[0-9a-f-]{36}/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[a-z]{3,4})")
# Whatever a value that Groundplan never writes makes Python, Django or the database raise.
_MISTAKES = (
    LookupError, ValueError, TypeError, ArithmeticError, AttributeError, RuntimeError, EOFError, zipfile.BadZipFile,
    zlib.error, ValidationError, DataError, IntegrityError, BadAddressError, BadRevisionError, BrokenUpdateError,
)  # fmt: skip
_TELLING = (ToolkitHasErrorsError, ToolkitTooLargeError, ForeignPictureError)
# Made by deeds of their own rooms; all other rows are put in as they are told.
_BY_DEEDS = (Person, Library, Department, PublishedToolkit, Grant)


class NoSuchPersonError(GroundplanError):
    """Nobody here, or more than one, is called as the owner of an imported workbook should be."""

    def __init__(self, named: str) -> None:
        super().__init__(
            say(
                "There is not exactly one person called “{named}” here, so nothing was taken in: "
                "write her name as it stands here, or leave --owner out.",
                named=named[:60],
            )
        )


@dataclass(frozen=True, slots=True)
class Arrived:
    """What was taken in. `again` tells that this workbook was here before, and is now here twice."""

    workbook: uuid.UUID
    library: str
    department: str
    owner: str
    people: int
    edits: int
    pictures: int
    pictures_missing: int
    again: bool


def person_named(named: str) -> Person:
    """The one person of that name or id; raises `NoSuchPersonError`."""
    try:
        found = list(Person.objects.filter(id=uuid.UUID(named)))
    except ValueError:
        found = list(Person.objects.filter(name=named)[:2])
    if len(found) != 1:
        raise NoSuchPersonError(named)
    return found[0]


def take_in(path: Path, owner: Person | None = None) -> Arrived:
    """Take a workbook in; `owner` stands for its exporting owner here, who else becomes a name like everybody.

    Raises `DamagedWorkbookError` and `NewerWorkbookError`; then nothing was changed.
    """
    with reading(path, WORKBOOK_FILE) as file:
        _refuse_unknown(path, file)
        file.verify()
        arriving = _Arriving(path, file, owner)
        kept: list[str] = []
        try:
            with arriving.in_one_sentence():
                arriving.number()
                arriving.keep_pictures(kept)
                return write(arriving.arrive)
        except BaseException:
            for place in kept:
                default_storage.delete(place)
            raise


def _refuse_unknown(path: Path, file: Reading) -> None:
    """A table or a column that this version does not know is a newer version's."""
    known = {each.name: each for each in CARRIED}
    names = [table.name for table in file.manifest.tables]
    for table in file.manifest.tables:
        if table.name not in known or not {*table.fields} <= {*known[table.name].columns}:
            raise NewerWorkbookError(file.manifest.version)
    if len(names) != len(set(names)) or any(
        len(table.fields) != len({*table.fields}) for table in file.manifest.tables
    ):
        raise DamagedWorkbookError(path, say("its list names something twice"))


class _Arriving:
    """One file on its way in."""

    def __init__(self, path: Path, file: Reading, owner: Person | None) -> None:
        self._path, self._file, self._owner = path, file, owner
        self._tables = {table.name: table for table in file.manifest.tables}
        self._kept: dict[str, tuple[str, int]] = {}
        self._ids = Ids()

    @contextmanager
    def in_one_sentence(self) -> Iterator[None]:
        """Whatever does not fit is told as damage of the file."""
        try:
            yield
        except _TELLING as error:
            raise DamagedWorkbookError(self._path, error.sentence.rstrip(".")) from error
        except _MISTAKES as error:
            raise DamagedWorkbookError(self._path, say("what is in it does not fit together")) from error

    def _rows(self, model: type[Model]) -> Iterator[Row]:
        table = self._tables.get(model._meta.label_lower)
        for row in self._file.lines(table) if table else ():
            yield dict(zip(table.fields, row, strict=True)) if table else {}

    def _only(self, model: type[Model]) -> Row:
        (row,) = self._rows(model)
        return row

    def number(self) -> None:
        """Give every row its new id, so that rows can lead to each other in any order."""
        for each in CARRIED:
            for row in self._rows(each.model):
                self._ids.add(each.model, row["id"])
        self._ids.owner = str(self._only(Grant)["person_id"])
        self._ids.workbook = self._ids.of(Workbook, self._only(Workbook)["id"])

    def keep_pictures(self, kept: list[str]) -> None:
        """Put every picture into its folder, as soon as it is known to be one, and its place into `kept`."""
        told = {str(row["stored_as"]) for row in self._rows(Picture)}
        for each in self._file.manifest.files:
            named = _PICTURE.fullmatch(each.name)
            data = b"".join(self._file.chunks(each.member)) if named else b""
            if named is None or each.name not in told or len(data) > MOST_KEPT_BYTES:
                raise ForeignPictureError
            media_type = media_type_of(data, named[1])
            place = f"{self._ids.workbook}/{each.name.rpartition('/')[2]}"
            kept.append(place)
            default_storage.save(place, ContentFile(data))
            self._kept[each.name] = media_type, len(data)

    def arrive(self) -> Arrived:
        """The deed: every row put in, and the whole looked at as its owner will see it."""
        told = self._only(Workbook)
        again = Workbook.objects.filter(created=datetime.fromisoformat(str(told["created"]))).exists()
        owner, people = self._people()
        library = Library.objects.create(name=name_of(self._only(Library)["name"]))
        self._ids.library = library.id
        department = self._department(library)
        for row in self._rows(PublishedToolkit):
            archive = base64.b64decode(row["archive"], validate=True)
            self._ids.rows[PublishedToolkit][str(row["id"])] = take_in_toolkit(archive).id
        counts = {each.model: self._insert(each.model) for each in CARRIED if each.model not in _BY_DEEDS}
        assert self._ids.workbook is not None
        for thing in (library.id, self._ids.workbook):
            grant(library, owner, thing, Right.OWNER)
        self._look_at_it(owner, library)
        return Arrived(
            workbook=self._ids.workbook,
            library=library.name,
            department=department.name,
            owner=owner.name,
            people=people,
            edits=counts[LogEntry],
            pictures=counts[Picture],
            pictures_missing=self._file.manifest.missing,
            again=again,
        )

    def _people(self) -> tuple[Person, int]:
        """The owner as she is called here, and how many came along as names without sign-in."""
        came = 0
        for row in self._rows(Person):
            name = name_of(row["name"], longest=120)
            if str(row["id"]) == self._ids.owner and self._owner is not None:
                person = self._owner
            else:
                person, came = Person.objects.create_named(name), came + 1
            self._ids.rows[Person][str(row["id"])] = person.id
        return Person.objects.get(id=self._ids.of(Person, self._ids.owner)), came

    def _department(self, library: Library) -> Department:
        row = self._only(Department)
        solo = checked(Department._meta.get_field("solo"), row["solo"])
        department = department_of(library, "" if solo else name_of(row["name"]), solo=solo)
        self._ids.rows[Department][str(row["id"])] = department.id
        return department

    def _insert(self, model: type[Model]) -> int:
        return insert(model, columns_of(model), (arrived(model, row, self._ids) for row in self._told(model)))

    def _told(self, model: type[Model]) -> Iterator[Row]:
        """The rows as the file tells them; of pictures, those that are there, as what they were found to be."""
        for row in self._rows(model):
            if model is not Picture:
                yield row
            elif str(row["stored_as"]) in self._kept:
                media_type, size = self._kept[str(row["stored_as"])]
                yield {**row, "media_type": media_type, "size": size}

    def _look_at_it(self, owner: Person, library: Library) -> None:
        """The log is whole, every document can be read, and the workbook can be shown."""
        here = Document.objects.filter(library=library)
        counted = here.annotate(entries=Count("log"), last=Coalesce(Max("log__sequence"), 0), newest=Max("log__epoch"))
        wrong = ~Q(entries=F("sequence")) | ~Q(last=F("sequence")) | Q(newest__gt=F("epoch")) | Q(epoch__lt=1)
        if counted.filter(wrong).exists():
            raise DamagedWorkbookError(self._path, say("edits are missing in it"))
        for row in here:
            if log.content_at(row, row.sequence).left_out:
                raise DamagedWorkbookError(self._path, say("edits in it cannot be read"))
        try:
            workbook_json(queries.written(queries.access(owner.id, self._ids.workbook or uuid.UUID(int=0))))
        except Exception as error:
            # It comes from strangers: what makes our own pages fail must not be taken in.
            raise DamagedWorkbookError(self._path, say("it cannot be shown")) from error
