"""Reading what is cited in a workbook: a question that can be cited, with what stands there, and one citation."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from groundplan.toolkit.model import Question, QuestionType, Worksheet
from groundplan.web.workbooks.models import TEAM, Document
from groundplan.web.workbooks.models import Citation as CitationRow
from groundplan.web.workbooks.queries import Access, NotFoundError
from groundplan.workbook.answers import Answers, Item
from groundplan.workbook.citations import QUOTED

# Into these, words can be pasted; of the others it can only be said where they come from.
PASTED_INTO = (QuestionType.TEXT, QuestionType.LONG_TEXT, QuestionType.LIST)


@dataclass(frozen=True, slots=True)
class Place:
    """A question on one occasion, of which it can be said where its words come from."""

    worksheet: str
    question: str
    occasion: str = ""


def can_be_cited(question: Question) -> bool:
    """Whether it can be said of a question where its words come from; what each sees alone, nobody cites."""
    return question.role in QUOTED and not question.private


def citable(sheet: Worksheet | None, place: Place) -> tuple[Worksheet, Question]:
    """The question of a place on its sheet; raises `NotFoundError` where there is none that can be cited."""
    found = next((each for each in sheet.shown_questions() if each.id == place.question), None) if sheet else None
    if sheet is None or sheet.withdrawn or found is None or not can_be_cited(found):
        raise NotFoundError
    return sheet, found


def has_occasion(reader: Access, place: Place) -> bool:
    """Whether a sheet has been started for that occasion; the first filling is always there."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    filling = {"worksheet": place.worksheet, "participant": TEAM, "occasion": place.occasion}
    return not place.occasion or Document.objects.filter(**here, **filling).exists()


def standing_lines(question: Question, answers: Answers) -> list[tuple[str, str]]:
    """(row, words) of what an answer says: its one text under an empty row, or each line of a list under its own."""
    value = answers.get(question.id)
    if isinstance(value, str):
        return [("", value)] if value.strip() else []
    items = value if isinstance(value, tuple) else ()
    return [(item.id, item.text) for item in items if isinstance(item, Item) and item.text.strip()]


def citation_rows(reader: Access, ids: Collection[uuid.UUID]) -> list[CitationRow]:
    """Citations of a workbook by their ids, those that were taken away too; raises `NotFoundError` unless all are."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    found = list(CitationRow.objects.filter(**here, id__in=set(ids)).order_by("made", "id"))
    if not found or len(found) != len(set(ids)):
        raise NotFoundError
    return found


def rows_removed_with(reader: Access, citation: uuid.UUID) -> list[uuid.UUID]:
    """The citations that were taken away together with one, that one first; none where it stands."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    removed = CitationRow.objects.filter(**here, id=citation).values_list("removed", flat=True).first()
    if removed is None or not reader.may_write:
        return []
    return list(CitationRow.objects.filter(**here, removed=removed).values_list("id", flat=True))
