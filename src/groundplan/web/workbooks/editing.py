"""Actions that put a workbook on a new edition: its names, its own words, the wording of its worksheets; and undo."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from groundplan.toolkit.model import Worksheet
from groundplan.toolkit.overlay import Overlay
from groundplan.web.libraries.actions import department_of
from groundplan.web.libraries.models import Department, Library
from groundplan.web.toolkits.actions import make_edition
from groundplan.web.toolkits.models import Edition
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, access
from groundplan.web.writing import write


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set for a workbook: names, own words by term, paper and the plan's start."""

    library: str
    department: str
    solo: bool
    words: Mapping[str, str]
    paper: str
    start: date


def change_settings(person: uuid.UUID, workbook: uuid.UUID, settings: Settings) -> None:
    """Set names, words, paper and start; new words make a new edition, which undo can point back from.

    The library's name is its admin's to change; from anybody else it is left as it is.
    """

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        row = writer.workbook
        if writer.looks_after and settings.library != row.library.name:
            rename_library(row.library, settings.library)
            row.refresh_from_db(fields=["edition"])
        row.department = department_of(row.library, settings.department, solo=settings.solo)
        row.paper = settings.paper
        row.start = settings.start
        words = {**settings.words, "library": row.library.name}
        if not settings.solo:
            words["department"] = settings.department
        _say_in(row, words, solo=settings.solo)
        row.save()

    write(deed)


def rename_library(library: Library, name: str) -> None:
    """Give a library another name, on every page of every workbook of it; call inside a write."""
    library.name = name
    library.save(update_fields=["name"])
    _say_everywhere(Workbook.objects.filter(library=library), "library", name)


def rename_department(department: Department, name: str) -> None:
    """Give a department another name, on every page of its workbooks; call inside a write.

    Raises `IntegrityError` where the library has another one of that name.
    """
    department.name = name
    department.save(update_fields=["name"])
    _say_everywhere(
        Workbook.objects.filter(library_id=department.library_id, department=department), "department", name
    )


def _say_everywhere(workbooks: QuerySet[Workbook], term: str, word: str) -> None:
    for row in workbooks.select_related("library", "edition"):
        words = open_edition(row.edition_id).words
        if not (term == "department" and words.solo):
            _say_in(row, {**words.values, term: word}, solo=words.solo)
            row.save(update_fields=["edition"])


def _say_in(row: Workbook, words: Mapping[str, str], *, solo: bool) -> None:
    """Put a workbook on an edition with these words, if it is not on one already."""
    now = open_edition(row.edition_id)
    if (dict(now.words.values), now.words.solo) != (dict(words), solo):
        row.edition = make_edition(
            row.library,
            row.edition.published,
            words=dict(words),
            solo=solo,
            overlays=now.overlays,
            previous=row.edition,
        )


def change_wording(
    person: uuid.UUID,
    workbook: uuid.UUID,
    worksheet: str,
    change: Callable[[Overlay, Worksheet], Overlay],
    note: str,
) -> None:
    """Put the workbook on a new edition, whose overlay is `change` of the present one; answers stay as they are.

    Raises `NotFoundError`, `MayNotWriteError` and what `change` raises.
    """

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        now = writer.edition
        sheet = now.adapted.worksheet(worksheet)
        if sheet is None:
            raise NotFoundError
        *layers, mine = now.overlays or (Overlay(),)
        wanted = change(mine, sheet)
        if wanted == mine:
            return
        row = writer.workbook
        row.edition = make_edition(
            row.library,
            row.edition.published,
            words=dict(now.words.values),
            solo=now.words.solo,
            overlays=(*layers, wanted),
            previous=row.edition,
            note=note[:300],
        )
        row.save(update_fields=["edition"])

    write(deed)


def undo_wording(person: uuid.UUID, workbook: uuid.UUID, shown: uuid.UUID) -> None:
    """Point the workbook back to the edition before `shown`, which the page showed; pressed twice, it undoes once."""

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        row = writer.workbook
        if row.edition.previous_id is not None and shown == row.edition_id:
            row.edition_id = row.edition.previous_id
            row.save(update_fields=["edition"])

    write(deed)


def redo_wording(person: uuid.UUID, workbook: uuid.UUID, undone: uuid.UUID) -> None:
    """Point the workbook to the edition that undo left, unless something else was changed since."""

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        row = writer.workbook
        if follower(writer, undone) is not None:
            row.edition_id = undone
            row.save(update_fields=["edition"])

    write(deed)


def follower(reader: Access, edition: uuid.UUID) -> Edition | None:
    """The edition of that id if it was made from the one that the workbook is on."""
    row = reader.workbook
    return Edition.objects.filter(id=edition, library_id=row.library_id, previous_id=row.edition_id).first()
