"""The shelf: everything written that the present edition shows nowhere, in sight."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from groundplan.toolkit.model import Worksheet
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks import log
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.models import Document, LogEntry
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.web.workbooks.reading import readable
from groundplan.workbook.placement import Shelved, place
from groundplan.workbook.revision import Revision


@dataclass(frozen=True, slots=True)
class ShelvedView:
    """One thing on the shelf: where it was written, the wording it answered, why it is here, and what it says."""

    sheet_title: str
    label: str
    why: str
    html: Markup
    url: str


def shelved(written: Written) -> list[ShelvedView]:
    """Hidden and withdrawn questions' answers, texts of removed rows, and whole sheets that are gone."""
    views = [
        _view(written, filled, each)
        for filled in written.sheets()
        for each in place(filled.merged, filled.worksheet).shelf
    ]
    return views + [view for row in _homeless(written) for view in _of_a_lost_sheet(written, row)]


def _view(written: Written, filled: Filled, each: Shelved) -> ShelvedView:
    question = filled.worksheet.question(each.address.question)
    label = question.label if question else each.address.question
    html = readable(question, each.value)
    return ShelvedView(
        filled.worksheet.title, label, each.why, html, address(written.access, "sheet", worksheet=filled.worksheet.id)
    )


def _homeless(written: Written) -> list[Document]:
    toolkit = written.access.edition.toolkit
    return [row for row in written.rows if row.sequence and toolkit.worksheet(row.worksheet) is None]


def _of_a_lost_sheet(written: Written, row: Document) -> list[ShelvedView]:
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
    return [
        ShelvedView(sheet.title, question.label, why, readable(question, value), home)
        for question in sheet.questions()
        if (value := answers.get(question.id))
    ]
