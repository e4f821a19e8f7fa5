"""What somebody wrote, as the log of a workbook tells it: when, where, and what stood there before and after."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from groundplan.toolkit.model import Question, Worksheet
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import TEAM, Document, LogEntry
from groundplan.web.workbooks.queries import Written
from groundplan.web.workbooks.reading import in_words
from groundplan.workbook.address import Address
from groundplan.workbook.answers import Answers
from groundplan.workbook.document import Document as Content
from groundplan.workbook.document import is_readable
from groundplan.workbook.rewritten import Edit


@dataclass(frozen=True, slots=True)
class Contribution:
    """One thing that she changed, in the words in which the question was asked then."""

    at: datetime
    worksheet: str
    occasion: str
    question: str
    address: str
    private: bool
    before: str
    after: str


def contributions(written: Written) -> Iterator[Contribution]:
    """Everything that the reader wrote in a workbook, sheet by sheet, in the order in which it was written. Read from
    the team's documents and her own; what colleagues wrote to themselves is in neither."""
    for row in written.rows:
        here = {"library_id": row.library_id, "document_id": row.id, "participant_id": written.access.person}
        if LogEntry.objects.filter(**here).exists():
            yield from _in_document(row, written.access.person)


def _in_document(row: Document, person: uuid.UUID) -> Iterator[Contribution]:
    content, whole = Content(), log.whole(row)
    for entry, edit in zip(whole.entries, whole.edits, strict=True):
        sheet = open_edition(entry.edition_id).toolkit.worksheet(row.worksheet)
        if entry.participant_id != person or sheet is None:
            _apply(content, edit)
            continue
        before = content.answers(sheet, "")
        _apply(content, edit)
        yield from _changes(row, entry, sheet, before, content.answers(sheet, ""))


def _apply(content: Content, edit: Edit) -> None:
    for update in edit.updates:
        if is_readable(update):
            content.apply_to(edit.questions, update)


def _changes(
    row: Document, entry: LogEntry, sheet: Worksheet, before: Answers, after: Answers
) -> Iterator[Contribution]:
    for spelling in entry.addresses:
        address = Address.parse(spelling)
        question = sheet.question(address.question)
        if question is None:
            continue
        yield Contribution(
            at=entry.at,
            worksheet=sheet.title,
            occasion=row.title,
            question=question.label,
            address=spelling,
            private=row.participant != TEAM,
            before=_words(question, before, address),
            after=_words(question, after, address),
        )


def _words(question: Question, answers: Answers, address: Address) -> str:
    return in_words(question, answers.get(question.id), address)
