"""Where the question of a thread stands now: reworded, moved, hidden or gone, the talk about it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from django.utils.translation import gettext as _

from groundplan.toolkit.model import Question, QuestionType, Worksheet
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.models import Thread
from groundplan.web.workbooks.queries import Written
from groundplan.web.workbooks.threads import names_of
from groundplan.workbook.answers import Answers, Chosen, GoalEntry, Item, Row, Value
from groundplan.workbook.placement import why_not_shown

MOST_TOLD = 90


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place of the workbook: the sheet and question as they are called now, or were last.

    `url` leads to the question on its sheet and is empty where no sheet shows it; then `why` says why. `order` sorts
    places as the toolkit does.
    """

    worksheet: str
    question: str
    occasion: str
    sheet_title: str
    label: str
    url: str = ""
    why: str = ""
    private: bool = False
    order: tuple[int, int] = (0, 0)

    @property
    def talk(self) -> dict[str, str]:
        """The parts of the address of the page with the talk about it."""
        parts = {"worksheet": self.worksheet, "question": self.question}
        return {**parts, "occasion": self.occasion} if self.occasion else parts


class Places:
    """Finds questions in a workbook's present edition, under the names that they had before as well."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._toolkit = written.access.edition.toolkit

    def of_thread(self, thread: Thread) -> Whereabouts:
        """Where the question of a thread stands now; its wording is that of the thread's edition where it is gone."""
        here = self.of(thread.worksheet, thread.question, thread.occasion)
        return here or self._gone(thread)

    def of(self, worksheet: str, question: str, occasion: str = "") -> Whereabouts | None:
        """Where a question stands now, hidden or not; `None` where the present edition does not have it."""
        found = self._present.get((worksheet, question))
        if found is None:
            return None
        sheet, asked, order = found
        title = dict(self._written.occasions(sheet.id)).get(occasion, "")
        shown = not sheet.withdrawn and any(each is asked for each in sheet.shown_questions())
        return Whereabouts(
            worksheet=sheet.id,
            question=asked.id,
            occasion=occasion,
            sheet_title=f"{sheet.title}: {title}" if title else sheet.title,
            label=asked.label,
            url=self._url(sheet.id, asked.id, occasion) if shown else "",
            why="" if shown else _why(sheet, asked),
            private=asked.private,
            order=order,
        )

    def question(self, place: Whereabouts) -> Question | None:
        """The question of a place, `None` where the present edition does not have it."""
        found = self._present.get((place.worksheet, place.question))
        return found[1] if found else None

    def answers(self, place: Whereabouts) -> Answers | None:
        """What the reader sees written on the sheet of a place; `None` where there is no such sheet any more."""
        sheet = self._toolkit.worksheet(place.worksheet)
        return self._written.filled(sheet, place.occasion).merged if sheet else None

    @cached_property
    def _present(self) -> dict[tuple[str, str], tuple[Worksheet, Question, tuple[int, int]]]:
        """Every question of the edition by its names; where one name fits two, the one that has it now."""
        found: dict[tuple[str, str], tuple[Worksheet, Question, tuple[int, int]]] = {}
        for at, sheet in enumerate(self._toolkit.worksheets):
            for number, question in enumerate(sheet.questions()):
                known = (sheet, question, (at, number))
                for name in names_of(sheet, question):
                    found.setdefault(name, known)
                found[(sheet.id, question.id)] = known
        return found

    def _gone(self, thread: Thread) -> Whereabouts:
        sheet = open_edition(thread.edition_id).toolkit.worksheet(thread.worksheet)
        asked = sheet.question(thread.question) if sheet else None
        there = self._toolkit.worksheet(thread.worksheet)
        return Whereabouts(
            worksheet=thread.worksheet,
            question=thread.question,
            occasion=thread.occasion,
            sheet_title=there.title if there else sheet.title if sheet else thread.worksheet,
            label=asked.label if asked else thread.question,
            why=why_not_shown(None) if there else _("This worksheet is not in the present version of the toolkit."),
        )

    def _url(self, sheet: str, question: str, occasion: str) -> str:
        name, more = ("sheet-occasion", {"occasion": occasion}) if occasion else ("sheet", {})
        there = address(self._written.access, name, worksheet=sheet, **more)
        return f"{there}#{dom_id(f'{sheet}/{question}')}--question"


def _why(sheet: Worksheet, question: Question) -> str:
    if sheet.withdrawn and not question.withdrawn:
        return _("This worksheet was withdrawn in version %(version)s of the toolkit.") % {"version": sheet.withdrawn}
    return why_not_shown(question)


def worded_then(thread: Thread, label: str) -> str:
    """The wording on which a thread began, where it is another one now; else empty."""
    sheet = open_edition(thread.edition_id).toolkit.worksheet(thread.worksheet)
    asked = sheet.question(thread.question) if sheet else None
    return asked.label if asked and asked.label != label else ""


def parts_of(question: Question, value: Value | None) -> dict[str, str]:
    """What of an answer can be talked about on its own: row → its words, cut to a line."""
    found = {row: " ".join(words.split()) for row, words in _parts(question, value)}
    return {row: in_short(words, MOST_TOLD) for row, words in found.items() if words}


def in_short(words: str, most: int) -> str:
    """Words cut where one ends, or within one that is longer than all there is room for."""
    return shorten(words, most, placeholder="…") if " " in words[:most] else words[:most]


def _parts(question: Question, value: Value | None) -> Iterator[tuple[str, str]]:
    if question.type is QuestionType.RATING:
        yield from ((statement.id, statement.label) for statement in question.statements)
    elif question.rows:
        yield from ((row.id, row.label) for row in question.rows)
    elif isinstance(value, Chosen):
        yield from ((item.id, item.text) for item in value.write_ins)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _of_entry(entry)


def _of_entry(entry: Item | Row | GoalEntry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Row):
        yield entry.id, " · ".join(text for text in entry.cells.values() if text)
    else:
        yield entry.id, entry.text
    if isinstance(entry, GoalEntry):
        yield from ((step.id, step.what) for step in entry.steps)


def part_told(thread: Thread, parts: dict[str, str], answers: Answers | None) -> str:
    """The words of the part that a thread is about, also where it was removed since; empty for the whole answer."""
    if not thread.row:
        return ""
    row, _slash, _column = thread.row.partition("/")
    if row in parts:
        return parts[row]
    spelling = f"{thread.worksheet}/{thread.question}/{row}"
    loose = answers.loose if answers else {}
    texts = (text for where, text in loose.items() if f"{where}/".startswith(f"{spelling}/") and text.strip())
    words = shorten(next(texts, ""), MOST_TOLD, placeholder="…")
    return _("a line that was removed: %(text)s") % {"text": words} if words else _("a line that is not there any more")
