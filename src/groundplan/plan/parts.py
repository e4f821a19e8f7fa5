"""The parts of a plan, in the order of the plan's own worksheet: a library that moves a question moves its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from groundplan.plan.headings import HEADINGS
from groundplan.plan.lines import NOTHING_CITED, Cited, lines_of
from groundplan.plan.model import Line, Part, Source
from groundplan.toolkit.model import Question, QuestionType, Role, Toolkit, Worksheet
from groundplan.workbook.answers import Answers
from groundplan.workbook.citations import Citation

Asked = tuple[Worksheet, Question]
Written = Sequence[tuple[Answers, Cited]]


def plan_sheet(toolkit: Toolkit) -> Worksheet | None:
    """The worksheet that the plan is written on: the one with goals and a mission, or else the last one with goals."""
    with_goals = [sheet for sheet, _question in toolkit.questions_with(Role.GOALS)]
    with_mission = {sheet.id for sheet, _question in toolkit.questions_with(Role.MISSION)}
    return next((sheet for sheet in with_goals if sheet.id in with_mission), with_goals[-1] if with_goals else None)


def parts_of(toolkit: Toolkit, sheets: Sequence[Answers], cited: Sequence[Cited] = ()) -> Iterator[Part]:
    """Every role's part, also where nothing is written for it yet, and every answered question of the plan's sheet
    that plays no role: what a library asks beyond the toolkit stands in its plan. Private answers stay out of it."""
    sheet = plan_sheet(toolkit)
    written = [*zip(sheets, chain(cited, repeat(NOTHING_CITED)), strict=False)]
    for place in _places(sheet):
        if isinstance(place, Role):
            # The plan's own sheet speaks first.
            asked = sorted(toolkit.questions_with(place), key=lambda each: each[0] is not sheet)
            yield Part(place, _wording(place, asked), tuple(_sources(asked, sheet, written, place)))
        elif sheet and (lines := tuple(_lines(sheet, place, written))):
            yield Part(None, place.label, (Source("", lines),))


def _places(sheet: Worksheet | None) -> list[Role | Question]:
    """What the sheet asks in its order; a role that it does not ask for stands before the one it usually precedes."""
    places: list[Role | Question] = []
    for question in sheet.shown_questions() if sheet else ():
        if question.role is None:
            places += [] if question.private else [question]
        elif question.role in HEADINGS and question.role not in places:
            places.append(question.role)
    at = len(places)
    for role in reversed(list(HEADINGS)):
        if role not in places:
            places.insert(at, role)
        at = places.index(role)
    return places


def _wording(role: Role, asked: Sequence[Asked]) -> str:
    """The question's label as heading where the library has worded it: a toolkit's own labels ask, and a heading tells.
    Where several questions speak, each of them is named with its lines; goals stand under one heading all together."""
    alone = len(asked) == 1 or role is Role.GOALS
    return asked[0][1].label if asked and alone and asked[0][1].reworded else ""


def _sources(asked: Sequence[Asked], own: Worksheet | None, written: Written, role: Role) -> Iterator[Source]:
    if role is Role.GOALS:
        return
    sheets = [sheet for sheet, _question in asked]
    for sheet, question in asked:
        title = question.label if sheet is own or sheets.count(sheet) > 1 else sheet.title
        lines = tuple(_lines(sheet, question, written))
        about = tuple(_about(sheet, question, written))
        if lines or about:
            listed = question.type not in (QuestionType.TEXT, QuestionType.LONG_TEXT)
            yield Source(title if len(asked) > 1 else "", lines, about, listed)


def _lines(sheet: Worksheet, question: Question, written: Written) -> Iterator[Line]:
    for answers, cited in written:
        value = answers.get(question.id) if answers.worksheet == sheet.id else None
        if value:
            yield from lines_of(f"{sheet.id}/{question.id}", question, value, cited)


def _about(sheet: Worksheet, question: Question, written: Written) -> Iterator[Citation]:
    """The citations of an answer as a whole, unless it is a text that has them beside its words."""
    for answers, cited in written:
        if answers.worksheet == sheet.id:
            value = answers.get(question.id)
            yield from () if isinstance(value, str) and value.strip() else cited.get(f"{sheet.id}/{question.id}", ())
