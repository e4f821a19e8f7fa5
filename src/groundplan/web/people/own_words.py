"""What somebody wrote, as the log of a workbook tells it: when, where, and what stood there before and after."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from groundplan.publish.goals import ENDS, STATES
from groundplan.publish.questions import whose
from groundplan.toolkit.model import Question, QuestionType, Toolkit, Worksheet
from groundplan.web.conversations.models import Asking
from groundplan.web.plans.models import Settlement
from groundplan.web.steps.models import HandOver
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks import log
from groundplan.web.workbooks.frame import department_in_words
from groundplan.web.workbooks.mentions import names_in, typed
from groundplan.web.workbooks.models import TEAM, Citation, Comment, Confirmation, Document, LogEntry
from groundplan.web.workbooks.queries import Access, Written
from groundplan.web.workbooks.reading import in_words
from groundplan.words import Say, say
from groundplan.workbook.address import Address
from groundplan.workbook.answers import Answers, Value
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
            yield from _in_document(row, written.access.person, department_in_words(written.access))


def comments_of(reader: Access) -> list[dict[str, Any]]:
    """What the reader said about answers, oldest first; the names of others in it as they are now."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    said = Comment.objects.filter(**here, author_id=reader.person, removed__isnull=True).select_related("thread")
    rows = list(said.order_by("at", "id"))
    names = names_in(row.text for row in rows)
    return [
        {
            "at": row.at,
            "address": "/".join(filter(None, (row.thread.worksheet, row.thread.question, row.thread.row))),
            "occasion": row.thread.occasion,
            "question": _asked(reader, row.thread.worksheet, row.thread.question),
            "text": typed(row.text, names),
        }
        for row in rows
    ]


def citations_of(reader: Access) -> list[dict[str, Any]]:
    """Where the reader said that words come from, and what she wrote down as confirmed, oldest first."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    made = Citation.objects.filter(**here, made_by_id=reader.person, removed__isnull=True).order_by("made", "id")
    recorded = Confirmation.objects.filter(**here, recorded_by_id=reader.person).select_related("citation")
    rows: list[tuple[datetime, Citation, Confirmation | None]] = [(row.made, row, None) for row in made]
    rows += [(each.at, each.citation, each) for each in recorded.order_by("at", "id")]
    return [_citation(reader, at, row, said) for at, row, said in sorted(rows, key=lambda each: each[0])]


def _citation(reader: Access, at: datetime, row: Citation, said: Confirmation | None) -> dict[str, Any]:
    return {
        "at": at,
        "address": "/".join(filter(None, (row.worksheet, row.question, row.row))),
        "occasion": row.occasion,
        "question": _asked(reader, row.worksheet, row.question),
        "quote": row.quote,
        "origin": row.origin,
        "title": row.title,
        "confirmed": f"{said.who} ({said.on.isoformat()})" if said else "",
    }


def askings_of(reader: Access) -> list[dict[str, Any]]:
    """Whom the reader asked to confirm something, and what she wrote to them, oldest first."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    rows = Asking.objects.filter(**here, asked_by_id=reader.person).order_by("made", "id")
    return [{"at": row.made, "who": row.who, "address": row.email, "note": row.note} for row in rows]


def hand_overs_of(reader: Access) -> list[dict[str, Any]]:
    """What the reader handed over from whom to whom, and why, oldest first."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    rows = HandOver.objects.filter(**here, made_by_id=reader.person).order_by("made", "id")
    return [{"at": row.made, "from": row.giver, "to": row.taker, "because": row.because} for row in rows]


def reasons_of(reader: Access) -> list[dict[str, Any]]:
    """Why the reader left findings on the plan as they are, oldest first; also what was taken up again since."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    rows = Settlement.objects.filter(**here, made_by_id=reader.person).order_by("made", "id")
    return [{"at": row.made, "check": row.check_name, "place": row.place, "because": row.because} for row in rows]


def _asked(reader: Access, worksheet: str, name: str) -> str:
    sheet = reader.edition.toolkit.worksheet(worksheet)
    question = sheet.question(name) if sheet else None
    return question.label if question else name


def _in_document(row: Document, person: uuid.UUID, department: str) -> Iterator[Contribution]:
    content, whole = Content(), log.whole(row)
    for entry, edit in zip(whole.entries, whole.edits, strict=True):
        toolkit = open_edition(entry.edition_id).toolkit
        sheet = toolkit.worksheet(row.worksheet)
        if entry.participant_id != person or sheet is None:
            _apply(content, edit)
            continue
        before = content.answers(sheet, "")
        _apply(content, edit)
        wording = _Wording(toolkit, sheet, department, say)
        yield from _changes(row, entry, wording, before, content.answers(sheet, ""))


def _apply(content: Content, edit: Edit) -> None:
    for update in edit.updates:
        if is_readable(update):
            content.apply_to(edit.questions, update)


def _changes(
    row: Document, entry: LogEntry, wording: _Wording, before: Answers, after: Answers
) -> Iterator[Contribution]:
    for spelling in entry.addresses:
        address = Address.parse(spelling)
        question = wording.sheet.question(address.question)
        if question is not None:
            yield Contribution(
                at=entry.at,
                worksheet=wording.sheet.title,
                occasion=row.title,
                question=question.label,
                address=spelling,
                private=row.participant != TEAM,
                before=wording.of(question, before, address),
                after=wording.of(question, after, address),
            )


@dataclass(frozen=True, slots=True)
class _Wording:
    """A worksheet as it was worded when something was written in it."""

    toolkit: Toolkit
    sheet: Worksheet
    department: str
    say: Say

    def of(self, question: Question, answers: Answers, address: Address) -> str:
        """What the answers say at an address; what is kept as an id is told in words."""
        value = answers.get(question.id)
        words = in_words(question, value, address)
        if question.type is QuestionType.GOALS and address.column == "mends" and words:
            return self._mended(answers, words)
        if question.type is QuestionType.GOALS and words:
            return self._of_goal(question, value, address.column, words)
        return words

    def _mended(self, answers: Answers, spelling: str) -> str:
        """The weakness that a step mends; by the name of its question where it stands on another sheet, or no more."""
        worksheet, name, row = (*spelling.split("/"), "", "")[:3]
        sheet = self.toolkit.worksheet(worksheet)
        question = sheet.question(name) if sheet else None
        if question is None:
            return ""
        here = Address(worksheet, name, row)
        told = in_words(question, answers.get(name), here) if worksheet == self.sheet.id else ""
        return told or question.label

    def _of_goal(self, question: Question, value: Value | None, column: str, words: str) -> str:
        if column == "horizon":
            horizon = self.toolkit.horizon(words)
            return horizon.label if horizon else words
        if column == "scope":
            return whose(words, self.department, self.say)
        if column == "state":
            return self.say(STATES[words]) if words in STATES else words
        if column == "ended":
            return self.say(ENDS[words]) if words in ENDS else words
        if column == "builds_on":
            earlier = in_words(question, value, Address(self.sheet.id, question.id, words.rpartition("/")[2]))
            return earlier or words
        return words
