"""Actions of those who say where words come from: cite, change a citation, take it away, put it back."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from groundplan.web.quoting.pasting import pasted
from groundplan.web.quoting.queries import Place, citable, citation_rows, has_occasion
from groundplan.web.quoting.quotation import (
    MOST_CITATIONS,
    CitationChangedError,
    Citing,
    ManyCitationsError,
    Quoted,
    quotes_of,
)
from groundplan.web.quoting.reader import completed
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks.actions import BadEditIdError
from groundplan.web.workbooks.models import Citation, Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, access, edition_shown
from groundplan.web.writing import write


def cite(person: uuid.UUID, workbook: uuid.UUID, citing: Citing) -> Quoted:
    """Put words into an answer and say where they come from, in one write; a form sent twice cites once.

    Raises `NotFoundError`, `MayNotWriteError`, `BadEditIdError`, `AnswerStandsError`, `NothingQuotedError`,
    `LongQuoteError`, `ManyLinesError`, `ManyCitationsError`, `NotTakenError`, what `Stated.columns` raises, and for the
    revision what `save` raises.
    """
    return write(lambda: cite_within(access(person, workbook), citing))


def cite_within(writer: Access, citing: Citing) -> Quoted:
    """`cite` as part of a larger deed; call inside a write."""
    writer.must_write()
    shown = edition_shown(writer, citing.edition)
    sheet, question = citable(shown.toolkit.worksheet(citing.place.worksheet), citing.place)
    if not has_occasion(writer, citing.place):
        raise NotFoundError
    columns = completed(writer, citing.stated).columns()
    quotes = quotes_of(citing, question)
    in_turn(writer)
    key = _key(citing, columns)
    before = _sent_before(writer, citing)
    same = [row for row in before if row.edit.startswith(key)]
    _take_away([row for row in before if row not in same], timezone.now())
    if same:
        _take_away(same, None)
        return Quoted(tuple(row.id for row in same))
    lines, done = pasted(writer, citing, sheet, question, quotes)
    _make_room(writer, citing.place, len(lines))
    rows = [
        Citation(
            library_id=writer.workbook.library_id,
            workbook_id=writer.workbook.id,
            worksheet=sheet.id,
            question=question.id,
            row=row,
            occasion=citing.place.occasion,
            quote=quote,
            made_by_id=writer.person,
            made=timezone.now(),
            edit=f"{key}-{number}",
            **columns,
        )
        for number, (row, quote) in enumerate(_not_yet(writer, citing.place, lines, columns), 1)
    ]
    return replace(done, citations=tuple(each.id for each in Citation.objects.bulk_create(rows)))


def in_turn(writer: Access) -> None:
    """Hold the workbook's row: limits and repeats are counted one by one, as they are for comments."""
    Workbook.objects.select_for_update(no_key=True).values_list("id").get(id=writer.workbook.id)


def _key(citing: Citing, columns: Mapping[str, Any]) -> str:
    """The beginning of the edit ids of one form with what stands in it: who goes back and writes something else in the
    same form sends another one."""
    said = repr((citing.text, citing.then, sorted((name, str(value)) for name, value in columns.items())))
    return f"{_form(citing.edit)}{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _form(edit: str) -> str:
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError
    return f"{hashlib.sha256(edit.encode()).hexdigest()[:24]}-"


def _sent_before(writer: Access, citing: Citing) -> list[Citation]:
    """The citations that this form made, whatever stood in it then; it is nobody else's."""
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    found = list(Citation.objects.filter(**here, edit__startswith=_form(citing.edit)))
    if any(row.made_by_id != writer.person for row in found):
        raise BadEditIdError
    return found


def _here(writer: Access, place: Place) -> dict[str, Any]:
    return {
        "library_id": writer.workbook.library_id,
        "workbook_id": writer.workbook.id,
        "worksheet": place.worksheet,
        "question": place.question,
        "occasion": place.occasion,
    }


def _make_room(writer: Access, place: Place, more: int) -> None:
    if Citation.objects.filter(**_here(writer, place)).count() + more > MOST_CITATIONS:
        raise ManyCitationsError


def _not_yet(
    writer: Access, place: Place, lines: Sequence[tuple[str, str]], columns: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """The lines of which the same is not said already."""
    said = {
        *Citation.objects.filter(**_here(writer, place), **columns, removed__isnull=True).values_list("row", "quote")
    }
    return [line for line in lines if line not in said]


def change(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID], stated: Stated, seen: str) -> None:
    """Say otherwise where words come from; `seen` is what `facts_of` gave of what the page showed.

    Raises `NotFoundError`, `MayNotWriteError`, `CitationChangedError` and what `Stated.columns` raises.
    """

    def deed() -> None:
        writer = _writer(person, workbook)
        rows = citation_rows(writer, citations)
        columns = completed(writer, stated).columns()
        passage = columns.pop("passage")
        if all(_says(row, columns) for row in rows):
            return
        if any(facts_of(row) != seen for row in rows):
            raise CitationChangedError
        for row in rows:
            # Lines that are changed together keep their places in the document that they come from.
            row.passage = row.passage if row.source == columns["source"] else passage
            for name, value in columns.items():
                setattr(row, name, value)
            row.save(update_fields=[*columns, "passage"])

    write(deed)


def take_away(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> None:
    """Take citations away; the answer stays, and they can be put back. Raises `NotFoundError`, `MayNotWriteError`."""
    write(lambda: _take_away(_own(person, workbook, citations), timezone.now()))


def put_back(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> None:
    """Put citations back that were taken away. Raises `NotFoundError` and `MayNotWriteError`."""
    write(lambda: _take_away(_own(person, workbook, citations), None))


def _take_away(rows: Sequence[Citation], when: datetime | None) -> None:
    Citation.objects.filter(
        library_id__in={row.library_id for row in rows},
        id__in=[row.id for row in rows if (row.removed is None) != (when is None)],
    ).update(removed=when)


def _writer(person: uuid.UUID, workbook: uuid.UUID) -> Access:
    writer = access(person, workbook)
    writer.must_write()
    in_turn(writer)
    return writer


def _own(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> list[Citation]:
    return citation_rows(_writer(person, workbook), citations)


def _says(row: Citation, columns: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in columns.items())


def facts_of(row: Citation) -> str:
    """What a citation says, in a few characters, to tell whether it still says it."""
    said = (row.origin, row.title, row.dated, row.begins, row.ends, row.page, row.where, row.source)
    return hashlib.sha256(repr([str(each) for each in said]).encode()).hexdigest()[:16]
