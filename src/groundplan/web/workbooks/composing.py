"""A worksheet and what is written in it → what its template shows.

What depends only on the sheet (labels, rendered help) is worked out once per edition and kept; a request adds the
answers and fresh ids for the blank rows.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from groundplan.toolkit.model import Block, Choice, Note, Phase, Question, QuestionType, Quiz, Section, Worksheet
from groundplan.web.workbooks.goalviews import GoalChoices, rungs
from groundplan.web.workbooks.reading import safe
from groundplan.web.workbooks.sheetview import (
    BlockView,
    CitedView,
    Field,
    OfferView,
    Option,
    RowView,
    SectionView,
    ShownElsewhere,
    StatementGroup,
    TalkLink,
)
from groundplan.web.workbooks.troubles import refused_in
from groundplan.workbook.answers import Answers, Chosen, Item, Picture, Rated, Row
from groundplan.workbook.edits import Refusal


def fresh_rows(random: str = "") -> Callable[[], str]:
    """Ids for rows that are shown blank, so that two people's blank rows are two rows: a random part, the same for
    one showing of a sheet, and a number of fixed width, so that no id is the beginning of another."""
    part = random or secrets.token_hex(8)
    numbers = count()
    return lambda: f"{part}{next(numbers):04}"


def dom_id(address: str) -> str:
    """An address as an element id."""
    return address.replace("/", "--")


@dataclass(frozen=True)
class Surroundings:
    """What a sheet shows besides its own answers.

    `goals` are what goals can refer to; `offers`, `elsewhere`, `see` and `computed` give by question what is offered
    to take over, shown to read, named to look at, and counted, `talk` the way to what is said about it, and `cited`
    where its words come from; `extra` is how many further blank rows were asked for, by address; `refused` is what was
    refused by question and `merged` both texts by question, where a save met trouble; `groups` names strands;
    `fresh_row` gives ids for blank rows.
    """

    goals: GoalChoices
    offers: Callable[[Question], Sequence[OfferView]] = lambda question: ()
    elsewhere: Callable[[Question], Sequence[ShownElsewhere]] = lambda question: ()
    see: Callable[[Question], Sequence[tuple[str, str]]] = lambda question: ()
    computed: Callable[[Question], str] = lambda question: ""
    talk: Callable[[Question], TalkLink | None] = lambda question: None
    cited: Callable[[Question], CitedView | None] = lambda question: None
    picture_url: Callable[[str], str] = lambda picture: ""
    extra: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, Sequence[Refusal]] = field(default_factory=dict)
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    fresh_row: Callable[[], str] = field(default_factory=fresh_rows)


class Composer:
    """Composes one worksheet of one edition, again and again."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.intro = safe(worksheet.intro)
        self._sections = [(section, safe(section.intro)) for section in worksheet.sections if not section.hidden]
        self._fixed: dict[str, BlockView] = {}
        number = worksheet.number
        count = 0
        for section, _intro in self._sections:
            for block in section.blocks:
                count += isinstance(block, Question) and not block.hidden and not block.withdrawn
                self._fixed[block.id] = _fixed(worksheet.id, block, f"{number}.{count}" if number else str(count))

    def sections(self, answers: Answers, around: Surroundings, phase: Phase = Phase.ANY) -> list[SectionView]:
        """The sections with their answers; `phase` keeps to the questions that are asked then."""
        views = [
            SectionView(section.id, section.title, intro, self._blocks(section, answers, around, phase))
            for section, intro in self._sections
        ]
        return [view for view in views if view.blocks or view.intro]

    def _blocks(self, section: Section, answers: Answers, around: Surroundings, phase: Phase) -> list[BlockView]:
        return [
            self._answered(block, answers, around) if isinstance(block, Question) else self._fixed[block.id]
            for block in section.blocks
            if _is_asked(block, phase)
        ]

    def _answered(self, question: Question, answers: Answers, around: Surroundings) -> BlockView:
        fixed = self._fixed[question.id]
        filled = _COMPOSE[question.type](fixed, question, answers, around)
        return replace(
            filled,
            offers=around.offers(question),
            elsewhere=around.elsewhere(question),
            see=around.see(question),
            refused=refused_in(filled, around.refused.get(fixed.address, ())),
            merged=around.merged.get(fixed.address, ()),
            talk=around.talk(question),
            cited=around.cited(question),
        )


def _is_asked(block: Block, phase: Phase) -> bool:
    if block.hidden:
        return False
    if isinstance(block, Question):
        return not block.withdrawn and (phase is Phase.ANY or block.phase in (phase, Phase.ANY))
    return True


def _fixed(worksheet: str, block: Block, code: str) -> BlockView:
    if isinstance(block, Note):
        return BlockView("note", block.id, html=safe(block.body))
    if isinstance(block, Quiz):
        return BlockView(
            "quiz",
            block.id,
            html=safe(block.question),
            answer=safe(block.answer),
            scale=[Option(option.id, option.label, option.help) for option in block.options],
        )
    address = f"{worksheet}/{block.id}"
    return BlockView(
        "question",
        block.id,
        type=block.type.value,
        address=address,
        dom=dom_id(address),
        code=code,
        label=block.label,
        help=safe(block.help),
        example=safe(block.example),
        placeholder=block.placeholder,
        private=block.private,
        many=block.many,
    )


def _text(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    text = value if isinstance(value, str) else ""
    return replace(fixed, field=Field(fixed.address, fixed.dom, question.label, text, question.type.value))


def _blank_count(present: int, starts: int, extra: int) -> int:
    return max(starts - present, 1) + extra


def _lines(fixed: BlockView, items: Sequence[Item], blanks: int, fresh_row: Callable[[], str]) -> list[RowView]:
    rows = [_line(fixed, item.id, item.text, origin=item.origin) for item in items]
    return rows + [_line(fixed, fresh_row(), "", blank=True) for _ in range(blanks)]


def _line(fixed: BlockView, row: str, text: str, *, origin: str = "", blank: bool = False) -> RowView:
    address = f"{fixed.address}/{row}"
    dom = f"{fixed.dom}--{row}"
    return RowView(row, address, dom, (Field(address, dom, fixed.label, text),), blank=blank, origin=origin)


def _list(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    items = [item for item in value if isinstance(item, Item)] if isinstance(value, tuple) else []
    blanks = _blank_count(len(items), question.starts, around.extra.get(fixed.address, 0))
    return replace(fixed, rows=_lines(fixed, items, blanks, around.fresh_row), repeating=True)


def _choice(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    chosen = value if isinstance(value, Chosen) else Chosen()
    options = [Option(option.id, option.label, option.help, option.id in chosen.options) for option in question.options]
    control = Field(fixed.address, fixed.dom, question.label, type="choice", options=options)
    blanks = max(question.write_ins - len(chosen.write_ins), 0)
    return replace(fixed, field=control, rows=_lines(fixed, chosen.write_ins, blanks, around.fresh_row))


def _rating(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    rated = value.values if isinstance(value, Rated) else {}
    groups: dict[str, list[Field]] = {}
    for statement in question.statements:
        address = f"{fixed.address}/{statement.id}"
        given = rated.get(statement.id, "")
        options = [Option(point.id, point.label, "", point.id == given) for point in question.scale]
        control = Field(address, dom_id(address), statement.label, given, "rating", statement.help, options)
        groups.setdefault(statement.group, []).append(control)
    return replace(
        fixed,
        scale=[Option(point.id, point.label, point.help) for point in question.scale],
        groups=[StatementGroup(around.groups.get(group, ""), controls) for group, controls in groups.items()],
    )


def _table(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    present = {row.id: row for row in value if isinstance(row, Row)} if isinstance(value, tuple) else {}
    if question.rows:
        rows = [_cells(fixed, question, row.id, present.get(row.id), row) for row in question.rows]
    else:
        blanks = _blank_count(len(present), question.starts, around.extra.get(fixed.address, 0))
        rows = [_cells(fixed, question, row.id, row) for row in present.values()]
        rows += [_cells(fixed, question, around.fresh_row(), None) for _ in range(blanks)]
    return replace(
        fixed,
        columns=question.columns,
        rows=rows,
        repeating=not question.rows,
        examples=[[row.get(column.id, "") for column in question.columns] for row in question.example_rows],
    )


def _cells(
    fixed: BlockView, question: Question, row_id: str, row: Row | None, fixed_row: Choice | None = None
) -> RowView:
    address = f"{fixed.address}/{row_id}"
    dom = f"{fixed.dom}--{row_id}"
    cells = row.cells if row else {}
    fields = [
        Field(
            f"{address}/{column.id}",
            f"{dom}--{column.id}",
            column.label,
            cells.get(column.id, ""),
            column.type,
            column.help,
            [Option(option.id, option.label, "", option.id == cells.get(column.id)) for option in column.options],
        )
        for column in question.columns
    ]
    if fixed_row is not None:
        return RowView(row_id, address, dom, fields, fixed_row.label, help=fixed_row.help)
    return RowView(row_id, address, dom, fields, blank=row is None)


def _goals(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    entries = value if isinstance(value, tuple) else ()
    views = rungs(fixed.address, question, entries, around.goals, around.extra, around.fresh_row)
    return replace(fixed, rungs=views, people=around.goals.people)


def _file(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    value = answers.get(question.id)
    picture = value if isinstance(value, Picture) else Picture()
    shown = {
        "file": picture.file,
        "url": around.picture_url(picture.file) if picture.file else "",
        "caption": Field(f"{fixed.address}/file/caption", f"{fixed.dom}--caption", "", picture.caption),
        "alt": Field(f"{fixed.address}/file/alt", f"{fixed.dom}--alt", "", picture.alt),
        "upload": f"{fixed.address}/file/file",
    }
    return replace(fixed, picture=shown)


def _computed(fixed: BlockView, question: Question, answers: Answers, around: Surroundings) -> BlockView:
    return replace(fixed, html=safe(around.computed(question)))


_COMPOSE: Mapping[QuestionType, Callable[[BlockView, Question, Answers, Surroundings], BlockView]] = {
    QuestionType.TEXT: _text,
    QuestionType.LONG_TEXT: _text,
    QuestionType.LIST: _list,
    QuestionType.CHOICE: _choice,
    QuestionType.RATING: _rating,
    QuestionType.TABLE: _table,
    QuestionType.GOALS: _goals,
    QuestionType.FILE: _file,
    QuestionType.COMPUTED: _computed,
}
