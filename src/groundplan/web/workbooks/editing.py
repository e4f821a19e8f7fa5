"""Actions that put a workbook on a new edition: its names, its own words, the wording of its worksheets; and undo."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from groundplan.toolkit.model import Worksheet
from groundplan.toolkit.overlay import Overlay
from groundplan.web.libraries.actions import department_of
from groundplan.web.toolkits.actions import make_edition
from groundplan.web.toolkits.models import Edition
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
    """Set names, words, paper and start; new words make a new edition, which undo can point back from."""

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        row = writer.workbook
        row.library.name = settings.library
        row.library.save(update_fields=["name"])
        row.department = department_of(row.library, settings.department, solo=settings.solo)
        row.paper = settings.paper
        row.start = settings.start
        words = {**settings.words, "library": settings.library}
        if not settings.solo:
            words["department"] = settings.department
        open_now = writer.edition
        if (dict(open_now.words.values), open_now.words.solo) != (words, settings.solo):
            row.edition = make_edition(
                row.library,
                row.edition.published,
                words=words,
                solo=settings.solo,
                overlays=open_now.overlays,
                previous=row.edition,
            )
        row.save()

    write(deed)


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
