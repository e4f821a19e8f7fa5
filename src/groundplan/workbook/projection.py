"""From texts and flat keys to the frozen values that everybody else sees.

Tolerant on purpose: unknown keys and values of the wrong kind are passed over, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from groundplan.toolkit.model import Question, QuestionType, Worksheet
from groundplan.workbook.answers import (
    GOAL_TEXTS,
    STEP_TEXTS,
    Answers,
    Chosen,
    Ended,
    GoalEntry,
    Item,
    Picture,
    Rated,
    Row,
    Scope,
    StepEntry,
    StepState,
    Value,
)

if TYPE_CHECKING:
    from groundplan.workbook.document import Document

ROW_TEXT = "text"
_STATES = ("todo", "doing", "done", "dropped")
_SCOPES = ("self", "department", "library")
_ENDS = ("done", "moved", "dropped")


class Rows:
    """The rows of one question, alive and gone, in their order: equal positions sort by row id."""

    def __init__(self, document: Document, question: str) -> None:
        self.values = document.values(question)
        self.texts = document.texts(question)
        self.question = question
        self.positions = {
            key.removesuffix("/position"): float(position)
            for key, position in self.values.items()
            if key.endswith("/position") and key.count("/") == 1 and isinstance(position, float | int)
        }
        self.order = sorted(self.positions, key=lambda row: (self.positions[row], row))
        self.alive = [row for row in self.order if self.values.get(f"{row}/gone") is not True]

    def text(self, row: str, column: str = ROW_TEXT) -> str:
        """The running text of a cell."""
        return self.texts.get(f"{self.question}/{row}/{column}", "")

    def plain(self, row: str, column: str) -> str:
        """A cell that holds one value."""
        found = self.values.get(f"{row}/{column}", "")
        return found if isinstance(found, str) else ""

    def ticks(self, row: str, column: str) -> tuple[str, ...]:
        """The targets that are ticked under a cell, in the order of their names."""
        return tuple(sorted(self._ticked.get(f"{row}/{column}", ())))

    @cached_property
    def _ticked(self) -> Mapping[str, Sequence[str]]:
        """Every tick by its cell (`row/column`), gone through once for all rows."""
        found: dict[str, list[str]] = {}
        for key, on in self.values.items():
            row, _slash, rest = key.partition("/")
            column, _slash, target = rest.partition("/")
            if on is True and target:
                found.setdefault(f"{row}/{column}", []).append(target)
        return found

    def items(self) -> tuple[Item, ...]:
        """The living rows as lines."""
        return tuple(Item(row, self.text(row), self.plain(row, "from")) for row in self.alive)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a document says to one question, and the texts under it that the question has no place for."""

    question: Question
    value: Value | None
    loose: Mapping[str, str]


def project(document: Document, worksheet: Worksheet, revision: str) -> Answers:
    """Everything that a document says to a worksheet; what the worksheet has no place for is loose."""
    parts = [_part(document, question) for question in worksheet.questions()]
    asked = {part.question.id for part in parts}
    values = {part.question.id: part.value for part in parts if part.value}
    loose = {name: text for part in parts if part.loose for name, text in part.loose.items()}
    for question in document.questions():
        if question not in asked:
            loose |= {name: text for name, text in document.texts(question).items() if text}
    placed = {f"{worksheet.id}/{name}": text for name, text in loose.items()}
    return Answers(worksheet.id, revision, MappingProxyType(values), MappingProxyType(placed))


def _part(document: Document, question: Question) -> _Part:
    """One question's part: an edit changes few questions, so the parts of the others are kept with the document."""
    kept: _Part | None = document.made_of.get(question.id)
    if kept is not None and kept.question is question:
        return kept
    rows = Rows(document, question.id)
    loose = {name: text for name, text in rows.texts.items() if text and not _has_place(rows, question, name)}
    made = _Part(question, _READ[question.type](rows, question), loose)
    document.made_of[question.id] = made
    return made


def _has_place(rows: Rows, question: Question, name: str) -> bool:
    _question, _slash, rest = name.partition("/")
    if not rest:
        return question.type in (QuestionType.TEXT, QuestionType.LONG_TEXT)
    row, _slash, column = rest.partition("/")
    return _SHOWN[question.type](rows, question, row, column)


def _in_row(rows: Rows, question: Question, row: str, column: str) -> bool:
    return column == ROW_TEXT and row in rows.alive


def _in_table(rows: Rows, question: Question, row: str, column: str) -> bool:
    fixed = {each.id for each in question.rows}
    return column in {each.id for each in question.columns} and (row in fixed if fixed else row in rows.alive)


def _in_goals(rows: Rows, question: Question, row: str, column: str) -> bool:
    if row not in rows.alive:
        return False
    goal = rows.plain(row, "of")
    if not goal:
        return column in GOAL_TEXTS
    # A step of a step is shown nowhere: only somebody's own program makes one.
    return column in STEP_TEXTS and goal in rows.alive and not rows.plain(goal, "of")


def _in_file(rows: Rows, question: Question, row: str, column: str) -> bool:
    return row == "file" and column in ("caption", "alt")


def _nowhere(rows: Rows, question: Question, row: str, column: str) -> bool:
    return False


_SHOWN: Mapping[QuestionType, Callable[[Rows, Question, str, str], bool]] = {
    QuestionType.TEXT: _nowhere,
    QuestionType.LONG_TEXT: _nowhere,
    QuestionType.LIST: _in_row,
    QuestionType.CHOICE: _in_row,
    QuestionType.RATING: _nowhere,
    QuestionType.TABLE: _in_table,
    QuestionType.GOALS: _in_goals,
    QuestionType.FILE: _in_file,
    QuestionType.COMPUTED: _nowhere,
}


def _text(rows: Rows, question: Question) -> Value | None:
    return rows.texts.get(question.id)


def _list(rows: Rows, question: Question) -> Value | None:
    return rows.items()


def _choice(rows: Rows, question: Question) -> Value | None:
    ticked = tuple(option.id for option in question.options if rows.values.get(option.id) is True)
    chosen = Chosen(ticked if question.many else ticked[:1], rows.items())
    return chosen if chosen.options or chosen.write_ins else None


def _rating(rows: Rows, question: Question) -> Value | None:
    scale = {point.id for point in question.scale}
    given = {each.id: rows.values.get(each.id) for each in question.statements}
    rated = {key: value for key, value in given.items() if isinstance(value, str) and value in scale}
    return Rated(MappingProxyType(rated)) if rated else None


def _table(rows: Rows, question: Question) -> Value | None:
    ids = [each.id for each in question.rows] or rows.alive
    found = [Row(row, MappingProxyType(_cells(rows, question, row)), rows.plain(row, "from")) for row in ids]
    return tuple(row for row in found if row.cells)


def _cells(rows: Rows, question: Question, row: str) -> dict[str, str]:
    cells = {}
    for column in question.columns:
        written = rows.text(row, column.id) if column.type in ("text", "long_text") else rows.plain(row, column.id)
        if written:
            cells[column.id] = written
    return cells


def _goals(rows: Rows, question: Question) -> Value | None:
    steps: dict[str, list[StepEntry]] = {}
    for row in rows.alive:
        goal = rows.plain(row, "of")
        if goal:
            steps.setdefault(goal, []).append(_step(rows, row))
    return tuple(_goal(rows, row, steps.get(row, ())) for row in rows.alive if not rows.plain(row, "of"))


def _step(rows: Rows, row: str) -> StepEntry:
    state = rows.plain(row, "state")
    return StepEntry(
        id=row,
        by=rows.plain(row, "by"),
        state=cast("StepState", state if state in _STATES else "todo"),
        mends=rows.plain(row, "mends"),
        **{name: rows.text(row, name) for name in STEP_TEXTS},
    )


def _goal(rows: Rows, row: str, steps: Sequence[StepEntry]) -> GoalEntry:
    scope, ended = rows.plain(row, "scope"), rows.plain(row, "ended")
    return GoalEntry(
        id=row,
        horizon=rows.plain(row, "horizon"),
        scope=cast("Scope", scope if scope in _SCOPES else ""),
        due=rows.plain(row, "due"),
        answers_to=rows.ticks(row, "answers_to"),
        builds_on=rows.plain(row, "builds_on"),
        moves=rows.ticks(row, "moves"),
        ended=cast("Ended", ended if ended in _ENDS else ""),
        looked=rows.plain(row, "looked"),
        moved_from=rows.plain(row, "moved_from"),
        steps=tuple(steps),
        origin=rows.plain(row, "from"),
        **{name: rows.text(row, name) for name in GOAL_TEXTS},
    )


def _file(rows: Rows, question: Question) -> Value | None:
    picture = Picture(rows.plain("file", "file"), rows.text("file", "caption"), rows.text("file", "alt"))
    return picture if picture.file or picture.caption or picture.alt else None


def _never(rows: Rows, question: Question) -> Value | None:
    return None


_READ: Mapping[QuestionType, Callable[[Rows, Question], Value | None]] = {
    QuestionType.TEXT: _text,
    QuestionType.LONG_TEXT: _text,
    QuestionType.LIST: _list,
    QuestionType.CHOICE: _choice,
    QuestionType.RATING: _rating,
    QuestionType.TABLE: _table,
    QuestionType.GOALS: _goals,
    QuestionType.FILE: _file,
    QuestionType.COMPUTED: _never,
}
