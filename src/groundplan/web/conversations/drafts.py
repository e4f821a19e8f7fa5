"""A draft from a talk, or what was said and done, on its way into the plan: what it says, and what it can become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from groundplan.toolkit.model import Question, QuestionType, Role, Worksheet
from groundplan.web.conversations.queries import kind_of, plan_first
from groundplan.web.quoting.queries import PASTED_INTO, Place, can_be_cited, standing_lines
from groundplan.web.workbooks.queries import Filled, NotFoundError, Written
from groundplan.workbook.answers import Answers, Row
from groundplan.workbook.citations import Origin

LONGEST_WHERE = 300
MOST_TOLD = 120


@dataclass(frozen=True, slots=True)
class Target:
    """A question into which a draft can be put: `stands` is what it says now, `revision` and `rows` what a form has to
    say that it showed."""

    place: Place
    kind: str
    label: str
    sheet: str
    stands: str
    revision: str
    rows: Sequence[str]

    @property
    def key(self) -> str:
        """How a form names it."""
        return "/".join(filter(None, (self.place.worksheet, self.place.question, self.place.occasion)))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sheet says of a talk, or of what was said and done, as words for the plan.

    `title` is whom the talk was with, `when` the day in words, `heard` what was noted beside the draft, and `where` the
    dates and sources of what it is put together from.
    """

    filled: Filled
    origin: Origin
    text: str
    title: str
    heard: str
    where: str
    targets: Sequence[Target]


def draft_on(written: Written, worksheet: str, occasion: str) -> Draft:
    """The draft on one filling of a sheet; raises `NotFoundError` for a sheet that is about neither."""
    sheet = written.access.sheet(worksheet)
    origin = origin_of(sheet)
    if origin is None or sheet.withdrawn or occasion not in dict(written.occasions(worksheet)):
        raise NotFoundError
    filled = written.filled(sheet, occasion)
    said = Role.SAID_AND_DONE if origin is Origin.SAID_AND_DONE else Role.DRAFT_STATEMENT
    return Draft(
        filled,
        origin,
        text="\n".join(_texts(sheet, filled.team, said)),
        title=filled.title if origin is Origin.CONVERSATION else "",
        heard="\n\n".join(_texts(sheet, filled.team, Role.CONVERSATION)),
        where=shorten("; ".join(_traces(sheet, filled.team)), LONGEST_WHERE, placeholder="…"),
        targets=_targets(written),
    )


def origin_of(sheet: Worksheet) -> Origin | None:
    """What a sheet's words come from: a talk, what was said and done, or neither."""
    roles = {each.role for each in sheet.shown_questions() if not each.private}
    if roles & {Role.CONVERSATION, Role.DRAFT_STATEMENT}:
        return Origin.CONVERSATION
    return Origin.SAID_AND_DONE if Role.SAID_AND_DONE in roles else None


def _texts(sheet: Worksheet, answers: Answers, role: Role) -> list[str]:
    asked = [each for each in sheet.shown_questions() if each.role is role and not each.private]
    return [text.strip() for question in asked for _row, text in standing_lines(question, answers)]


def _traces(sheet: Worksheet, answers: Answers) -> list[str]:
    """Of each row of the sheet's tables what is short: where it was found, when, and by whom."""
    found: list[str] = []
    for question in sheet.shown_questions():
        value = answers.get(question.id) if question.type is QuestionType.TABLE and not question.private else None
        rows = [row for row in value if isinstance(row, Row)] if isinstance(value, tuple) else []
        found += [", ".join(_short_cells(question, row)) for row in rows]
    return [each for each in dict.fromkeys(found) if each]


def _short_cells(question: Question, row: Row) -> list[str]:
    told = []
    for column in question.columns:
        text = row.cells.get(column.id, "").strip() if column.type != "long_text" else ""
        options = {option.id: option.label for option in column.options}
        if text:
            told.append(options.get(text, text))
    return told


def _targets(written: Written) -> list[Target]:
    return [
        Target(
            place=Place(filled.worksheet.id, question.id, filled.occasion),
            kind=kind_of(question),
            label=question.label,
            sheet=f"{filled.worksheet.title} ({filled.title})" if filled.title else filled.worksheet.title,
            stands=shorten(" · ".join(text for _row, text in lines), MOST_TOLD, placeholder="…"),
            revision=filled.team.revision,
            rows=[row for row, _text in lines if row],
        )
        for filled in plan_first(written)
        for question in filled.worksheet.shown_questions()
        if not filled.worksheet.withdrawn and can_be_cited(question) and question.type in PASTED_INTO
        for lines in [standing_lines(question, filled.team)]
    ]
