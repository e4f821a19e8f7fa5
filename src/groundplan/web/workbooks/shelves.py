"""The shelf: everything written that the present edition shows nowhere, in sight."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from markupsafe import Markup

from groundplan.toolkit.model import Worksheet
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks import log
from groundplan.web.workbooks.asked import Asked, asked_of
from groundplan.web.workbooks.citations import Cited, citations_about, citations_of
from groundplan.web.workbooks.citedview import teller
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.models import Document, LogEntry
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.web.workbooks.reading import readable
from groundplan.workbook.address import Address
from groundplan.workbook.citations import Citation
from groundplan.workbook.placement import Shelved, place
from groundplan.workbook.revision import Revision


@dataclass(frozen=True, slots=True)
class ShelvedView:
    """One thing on the shelf: where it was written, the wording it answered, why it is here, and what it says, with
    the lines that say where its words come from.

    `act` puts a removed row back when it is posted to `action` with the fields of `form`; empty where nothing can.
    """

    sheet_title: str
    label: str
    why: str
    html: Markup
    url: str
    act: str = ""
    action: str = ""
    form: Sequence[tuple[str, str]] = ()
    sources: Sequence[str] = ()


def shelved(written: Written) -> list[ShelvedView]:
    """Hidden and withdrawn questions' answers, texts of removed rows, and whole sheets that are gone."""
    cited = citations_of(written.access)
    views = [view for filled in written.sheets() for view in _of_a_sheet(written, filled, cited)]
    return views + [view for row in _homeless(written) for view in _of_a_lost_sheet(written, row, cited)]


def _of_a_sheet(written: Written, filled: Filled, cited: Cited) -> list[ShelvedView]:
    """What lies on the shelf of one filling; the log is asked for wordings only where something does."""
    shelf = place(filled.merged, filled.worksheet).shelf
    if not shelf:
        return []
    asked = asked_of(filled.worksheet, filled.rows)
    tell = teller(written.access)
    told = {str(each.address): list(tell(_cited_at(cited, filled, each))) for each in shelf} if cited else {}
    views = ((each, _view(written, filled, asked, each)) for each in shelf)
    return [replace(view, sources=told.get(str(each.address), ())) for each, view in views]


def _cited_at(cited: Cited, filled: Filled, each: Shelved) -> list[Citation]:
    """What is cited of something on the shelf: of a whole question, also where only its old name is known."""
    question = filled.worksheet.question(each.address.question)
    if question is None:
        found = cited.get((filled.worksheet.id, filled.occasion, each.address.question), ())
    else:
        found = citations_about(cited, filled.worksheet, question, filled.occasion)
    return [one for one in found if f"{one.address}/".startswith(f"{each.address}/")]


def _view(written: Written, filled: Filled, asked: Asked, each: Shelved) -> ShelvedView:
    sheet = filled.worksheet
    answered = asked.question(each.address)
    label = answered.label if answered else each.address.question
    html = readable(answered, each.value)
    where = {"occasion": filled.occasion} if filled.occasion else {}
    url = address(written.access, "sheet-occasion" if where else "sheet", worksheet=sheet.id, **where)
    question = sheet.question(each.address.question)
    if question is None or question.hidden or not each.address.row:
        return ShelvedView(sheet.title, label, each.why, html, url)
    form = [
        ("revision", filled.team.revision),
        ("own_revision", filled.own.revision),
        ("edition", str(written.access.edition.id)),
        ("edit", secrets.token_hex(12)),
    ]
    back = f"restore {each.address.whole}/{each.address.row}"
    return ShelvedView(sheet.title, label, each.why, html, url, back, f"{url}?to=shelf", form)


def _homeless(written: Written) -> list[Document]:
    toolkit = written.access.edition.toolkit
    return [row for row in written.rows if row.sequence and toolkit.worksheet(row.worksheet) is None]


def _of_a_lost_sheet(written: Written, row: Document, cited: Cited) -> list[ShelvedView]:
    """A document whose sheet this edition does not have, read with the edition in which it was last written."""
    last = (
        LogEntry.objects.filter(library_id=row.library_id, document_id=row.id, epoch=row.epoch, sequence=row.sequence)
        .values_list("edition", flat=True)
        .first()
    )
    sheet: Worksheet | None = open_edition(last).toolkit.worksheet(row.worksheet) if last else None
    if sheet is None:
        return []
    answers = log.content_at(row, row.sequence).answers(sheet, str(Revision(row.epoch, row.sequence)))
    why = _("This worksheet is not in the present version of the toolkit.")
    home = address(written.access, "workbook")
    asked = asked_of(sheet, [row])
    tell = teller(written.access)
    told = (
        {key: list(tell(cited.get((row.worksheet, row.occasion, key), ()))) for key in answers.values} if cited else {}
    )
    return [
        ShelvedView(sheet.title, question.label, why, readable(question, value), home, sources=told.get(key, ()))
        for key, value in answers.values.items()
        if (question := asked.question(Address(sheet.id, key)))
    ]
