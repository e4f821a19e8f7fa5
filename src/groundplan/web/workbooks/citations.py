"""Reading where answers' words come from: all citations of a workbook with their confirmations, in one query."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from groundplan.toolkit.model import Question, Worksheet
from groundplan.web.prepared import Prepared, Row
from groundplan.web.workbooks import models
from groundplan.web.workbooks.queries import Access, Filled, Written
from groundplan.web.workbooks.threads import names_of
from groundplan.workbook.citations import Citation, Confirmation, How, Origin

# (worksheet, occasion, question), as it was called when it was cited → its citations, the oldest first.
Cited = Mapping[tuple[str, str, str], Sequence[Citation]]
# `worksheet/question[/row]`, as it is called now → its citations on one occasion.
CitedHere = Mapping[str, tuple[Citation, ...]]
NO_CITATIONS: Cited = {}

_COLUMNS = (
    "id", "worksheet", "occasion", "question", "row", "quote", "origin", "title", "dated", "begins", "ends", "page",
    "where", "source", "passage",
)  # fmt: skip
_CONFIRMED = ("confirmations__who", "confirmations__how", "confirmations__on")

# A row for each confirmation, and one where there is none.
_citations = Prepared(
    lambda library, workbook: (
        models.Citation.objects.filter(library_id=library, workbook_id=workbook, removed__isnull=True)
        .order_by("made", "id", "confirmations__at", "confirmations__id")
        .values_list(*_COLUMNS, *_CONFIRMED)
    ),
    uuid.UUID,
    uuid.UUID,
)


def citations_of(reader: Access) -> Cited:
    """Every citation of a workbook with who confirmed it; one prepared query, whatever is asked of it afterwards."""
    cited: dict[tuple[str, str, str], list[Citation]] = {}
    for row in _citations.rows(reader.workbook.library_id, reader.workbook.id):
        if reader.only not in ("", row[1]):
            continue
        here = cited.setdefault((row[1], row[2], row[3]), [])
        # The rows of one citation follow each other.
        if not here or here[-1].id != str(row[0]):
            here.append(_citation(row))
        if row[-1] is not None:
            here[-1] = _with_confirmation(here[-1], *row[len(_COLUMNS) :])
    return cited


def _citation(row: Row) -> Citation:
    name, worksheet, _occasion, question, part, quote, origin, *facts = row
    title, dated, begins, ends, page, where, source, passage = facts[:8]
    return Citation(
        id=str(name),
        address="/".join(filter(None, (worksheet, question, part))),
        quote=quote,
        origin=Origin(origin),
        title=title,
        dated=dated,
        begins=begins,
        ends=ends,
        page=page,
        where=where,
        source=str(source) if source else "",
        passage=passage,
    )


def _with_confirmation(citation: Citation, who: str, how: str, on: date) -> Citation:
    return replace(citation, confirmations=(*citation.confirmations, Confirmation(who, How(how), on)))


def citations_about(cited: Cited, worksheet: Worksheet, question: Question, occasion: str = "") -> list[Citation]:
    """The citations of one question on one occasion, under whatever name it had, at the address that it has now."""
    plain = not (worksheet.formerly or question.formerly)
    names = [(worksheet.id, question.id)] if plain or not cited else sorted(names_of(worksheet, question))
    found = (each for sheet, name in names for each in cited.get((sheet, occasion, name), ()))
    return [_at(each, worksheet, question) for each in found]


def _at(citation: Citation, worksheet: Worksheet, question: Question) -> Citation:
    here, part = f"{worksheet.id}/{question.id}", citation.address.split("/", 2)[2:]
    address = f"{here}/{part[0]}" if part else here
    return citation if citation.address == address else replace(citation, address=address)


def cited_in(cited: Cited, filled: Filled) -> CitedHere:
    """The citations on one filled worksheet, by the address that they are about."""
    found: dict[str, tuple[Citation, ...]] = {}
    for question in filled.worksheet.questions() if cited else ():
        for each in citations_about(cited, filled.worksheet, question, filled.occasion):
            found[each.address] = (*found.get(each.address, ()), each)
    return found


def cited_everywhere(written: Written, cited: Cited) -> list[CitedHere]:
    """The citations of each filled worksheet, in the order of `written.sheets()`."""
    return [cited_in(cited, filled) for filled in written.sheets()]


def today_in(workbook: models.Workbook, now: datetime | None = None) -> date:
    """The day that it is where the workbook is, which tells whether the years of a document have ended."""
    now = now or timezone.now()
    try:
        return now.astimezone(ZoneInfo(workbook.time_zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return now.date()
