"""What one worksheet offers to another: lines to take over, and answers worked out from others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groundplan.plan.lines import lines_of
from groundplan.toolkit.model import Question, QuestionType, RelationKind, Role, Toolkit, Worksheet
from groundplan.workbook.answers import Answers, Chosen, Rated, Row, Value

MOST_OFFERS = 60
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that can be taken over: where it comes from, and why it is offered, in words.

    `strength` tells for a rated statement how far from the middle of its scale it was put, from 0 (not rated) to 1.
    """

    text: str
    origin: str
    why: str
    strength: float = 0.0


def offers(toolkit: Toolkit, question: Question, sheets: Sequence[Answers]) -> list[Offer]:
    """What a question's `picks_from` and `copies_from` offer; a rating offers its strongest statements as strengths and
    its weakest as weaknesses, and everything rated to any other role. A copy is offered too, never made unasked."""
    found: dict[str, Offer] = {}
    for target in question.targets(RelationKind.COPIES_FROM):
        for sheet, source in _sources(toolkit, target):
            for value in _values(sheets, sheet, source):
                for line in lines_of(f"{sheet.id}/{source.id}", source, value):
                    found.setdefault(line.address, Offer(line.text, line.address, f"{sheet.title}: {source.label}"))
    for target in question.targets(RelationKind.PICKS_FROM):
        for sheet, source in _sources(toolkit, target):
            for value in _values(sheets, sheet, source):
                for offer in _offered(f"{sheet.id}/{source.id}", sheet, source, value, question.role):
                    found.setdefault(offer.origin, offer)
    return _outermost(list(found.values()))[:MOST_OFFERS]


def _outermost(found: list[Offer]) -> list[Offer]:
    """Of rated statements only those at the very end: a short list to choose from, not a report."""
    end = max((offer.strength for offer in found), default=0.0)
    return [offer for offer in found if not offer.strength or offer.strength == end]


def _sources(toolkit: Toolkit, target: str) -> Iterator[tuple[Worksheet, Question]]:
    sheet_id, _slash, name = target.partition("/")
    sheet = toolkit.worksheet(sheet_id)
    if sheet is not None:
        for question in sheet.shown_questions():
            if name in ("", "*", question.id):
                yield sheet, question


def _values(sheets: Sequence[Answers], sheet: Worksheet, question: Question) -> Iterator[Value]:
    for answers in sheets:
        value = answers.get(question.id) if answers.worksheet == sheet.id else None
        if value:
            yield value


def _offered(address: str, sheet: Worksheet, source: Question, value: Value, role: Role | None) -> Iterator[Offer]:
    if isinstance(value, Rated):
        yield from _rated(address, sheet, source, value, role)
        return
    # In a wildcard, a sheet's lines are offered where they mean the same, or mean nothing special.
    if source.role not in (None, role) or source.type is QuestionType.GOALS:
        return
    for line in lines_of(address, source, value):
        if source.type in (QuestionType.LIST, QuestionType.TABLE, QuestionType.CHOICE):
            yield Offer(line.text, line.address, f"{sheet.title}: {source.label}")


def _rated(address: str, sheet: Worksheet, source: Question, value: Rated, role: Role | None) -> Iterator[Offer]:
    """The scale runs from weakest to strongest: strengths are in its upper half, weaknesses in its lower one."""
    ranks = {point.id: rank for rank, point in enumerate(source.scale)}
    labels = {point.id: point.label for point in source.scale}
    middle = (len(ranks) - 1) / 2
    for statement in source.statements:
        given = value.values.get(statement.id, "")
        if given not in ranks:
            continue
        height = (ranks[given] - middle) / middle if middle else 0.0
        strength = {Role.STRENGTHS: height, Role.WEAKNESSES: -height}.get(role, 0.0) if role else 0.0
        if strength > 0 or role not in (Role.STRENGTHS, Role.WEAKNESSES):
            yield Offer(statement.label, f"{address}/{statement.id}", f"{sheet.title}: {labels[given]}", strength)


def computed(toolkit: Toolkit, question: Question, sheets: Sequence[Answers]) -> str:
    """A computed question's answer as Markdown; empty where there is nothing to compute from."""
    found = [
        (source, value)
        for target in question.targets(RelationKind.COMPUTED_FROM)
        for sheet, source in _sources(toolkit, target)
        if source.id != question.id and source.type is not QuestionType.COMPUTED
        for value in _values(sheets, sheet, source)
    ]
    if question.computation == "sum":
        return _sum(found)
    if question.computation == "copy":
        return "\n".join(f"- {_escaped(line.text)}" for source, value in found for line in lines_of("", source, value))
    return _tally(found)


def _sum(found: Sequence[tuple[Question, Value]]) -> str:
    """The numbers added up: one sum for each column of numbers, or for all texts together."""
    sums: dict[str, float] = {}
    for source, value in found:
        for label, number in _numbers(source, value):
            sums[label] = sums.get(label, 0) + number
    if len(sums) == 1:
        return f"{next(iter(sums.values())):g}"
    return "\n".join(f"- {_escaped(label)}: {number:g}" for label, number in sums.items())


def _numbers(source: Question, value: Value) -> Iterator[tuple[str, float]]:
    if isinstance(value, str):
        written = [(source.label, value)]
    else:
        rows = [row for row in value if isinstance(row, Row)] if isinstance(value, tuple) else []
        columns = [column for column in source.columns if column.type == "number"]
        written = [(column.label, row.cells.get(column.id, "")) for column in columns for row in rows]
    for label, text in written:
        number = _NUMBER.search(text.replace(",", "").replace(" ", ""))
        if number:
            yield label, float(number.group(0))


def _tally(found: Sequence[tuple[Question, Value]]) -> str:
    """How many of what, one line a question: ratings by the words of their scale, in its order."""
    lines = []
    for source, value in found:
        counts = _counts(source, value)
        if counts:
            told = ", ".join(f"{label}: {number}" if label else str(number) for label, number in counts)
            lines.append(f"- **{_escaped(source.label)}** {_escaped(told)}")
    return "\n".join(lines)


def _counts(source: Question, value: Value) -> list[tuple[str, int]]:
    if isinstance(value, Rated):
        given = Counter(value.values.values())
        return [(point.label, given[point.id]) for point in source.scale if given[point.id]]
    if isinstance(value, Chosen):
        return [(option.label, 1) for option in source.options if option.id in value.options]
    return [("", len(value))] if isinstance(value, tuple) and value else []


def _escaped(text: str) -> str:
    """A text whose signs mean nothing in Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", " ".join(text.split()))
