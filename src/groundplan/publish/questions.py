"""One question and its answer (or the room for one) → blocks: one function for each type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from groundplan.dates import when
from groundplan.plan.headings import KINDS, kind
from groundplan.plan.lines import lines_of
from groundplan.plan.model import Part
from groundplan.plan.offers import computed
from groundplan.publish import markup
from groundplan.publish.goals import STATES as STATES
from groundplan.publish.goals import StepRow, fact, more_facts, steps_table
from groundplan.publish.outline import (
    Block,
    Cell,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Table,
    headed,
    plain,
)
from groundplan.publish.quotations import cited_blocks
from groundplan.publish.setting import Setting, kept, nothing
from groundplan.toolkit.model import Question, QuestionType
from groundplan.words import Say, mark
from groundplan.workbook.answers import GOAL_TEXTS, Chosen, GoalEntry, Item, Picture, Rated, Row, Value

LINE = 72
_WIDE = {"long_text": 4, "text": 3, "choice": 2, "date": 2, "number": 1}


def question_blocks(
    question: Question, address: str, value: Value | None, setting: Setting, code: str = ""
) -> list[Block]:
    """The question as heading with its number, its help on the blank sheet, and the answer."""
    found: list[Block] = [*headed(Heading(setting.level, question.label, address, code))]
    if setting.blank and question.help:
        found += kept(markup.authored(question.help, "hint"))
    if setting.blank and question.example:
        found.append(Paragraph(plain(setting.say("An example")), "hint", keep=True))
        shown = markup.authored(question.example)
        found += [Quotation(block.runs) if isinstance(block, Paragraph) else block for block in shown]
    if question.private:
        found.append(Paragraph(plain(setting.say("Private: only you see this answer.")), "hint", keep=True))
    return [*found, *_answer(question, address, None if setting.blank else value, setting)]


def _answer(question: Question, address: str, value: Value | None, setting: Setting) -> list[Block]:
    """The answer, its quoted words as quotations."""
    here = () if setting.blank else tuple(each for each in setting.cited if f"{each}/".startswith(f"{address}/"))
    if not here:
        return _BY_TYPE[question.type](question, value, setting)
    about = setting.cited.get(address, ())
    if isinstance(value, str) and value.strip():
        lines, listed, about = [(value, about)], False, ()
    elif question.type is QuestionType.LIST and isinstance(value, tuple):
        items = [item for item in value if isinstance(item, Item) and item.text.strip()]
        lines, listed = [(item.text, setting.cited.get(f"{address}/{item.id}", ())) for item in items], True
    else:
        told = cited_blocks((), about, setting.say, setting.language, setting.today, listed=False)
        return [*(_BY_TYPE[question.type](question, value, setting) if value else []), *told]
    return cited_blocks(lines, about, setting.say, setting.language, setting.today, listed=listed)


def _text(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    if not isinstance(value, str) or not value.strip():
        return nothing(setting, 1 if question.type is QuestionType.TEXT else 5)
    if question.type is QuestionType.TEXT:
        return [Paragraph(plain(value))]
    return list(markup.blocks(value))


def _list(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    items = [item for item in value if isinstance(item, Item) and item.text.strip()] if isinstance(value, tuple) else []
    if not items:
        return nothing(setting, max(question.starts, 3))
    return [ListBlock(tuple(ListItem(markup.runs(item.text)) for item in items))]


def _choice(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    chosen = value if isinstance(value, Chosen) else Chosen()
    options = [
        ListItem(plain(option.label), ticked=option.id in chosen.options)
        for option in question.options
        if setting.blank or question.many or option.id in chosen.options
    ]
    written = [ListItem(plain(item.text), ticked=True) for item in chosen.write_ins if item.text.strip()]
    if setting.blank:
        written = [ListItem(plain("…………………………………………"), ticked=False) for _ in range(question.write_ins)]
    if not options and not written:
        return nothing(setting, 1)
    return [ListBlock((*options, *written))]


def _rating(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    rated = value.values if isinstance(value, Rated) else {}
    if not rated and not setting.blank:
        return nothing(setting, 1)
    mark = plain("●")
    empty = plain("○")
    rows = [
        (
            Cell(plain(statement.label)),
            *(Cell(mark if rated.get(statement.id) == point.id else empty) for point in question.scale),
        )
        for statement in question.statements
    ]
    header = (setting.say("Statement"), *(point.label for point in question.scale))
    widths = _shares((max(4, len(question.scale)), *(1 for _ in question.scale)), header)
    return [Table(header, tuple(rows), question.label, row_headers=True, widths=widths, marks=True)]


def _shares(wanted: Sequence[int], words: Sequence[str]) -> tuple[int, ...]:
    """How wide columns are, in letters: as wanted, but none narrower than the longest of its words."""
    longest = [max((len(word) for word in text.split()), default=0) for text in words]
    return tuple(
        max(LINE * each // sum(wanted), min(least + 3, LINE)) for each, least in zip(wanted, longest, strict=True)
    )


def _table(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    present = {row.id: row for row in value if isinstance(row, Row)} if isinstance(value, tuple) else {}
    found: list[Block] = []
    header = tuple(column.label for column in question.columns)
    wide = tuple(_WIDE[column.type] for column in question.columns)
    widths = _shares(wide, header)
    if setting.blank and question.example_rows:
        rows = tuple(
            tuple(Cell(plain(row.get(column.id, ""))) for column in question.columns) for row in question.example_rows
        )
        example = setting.say("An example")
        found += [Paragraph(plain(example), "hint", keep=True), Table(header, rows, example, widths=widths)]
    if question.rows:
        labelled = (setting.say("What"), *header)
        named = _shares((2, *wide), (" ".join(row.label for row in question.rows), *header))
        rows = tuple((Cell(plain(row.label)), *_cells(question, present.get(row.id), setting)) for row in question.rows)
        return [*found, Table(labelled, rows, question.label, row_headers=True, widths=named)]
    if not present and not setting.blank:
        return found + nothing(setting, 1)
    blanks = [None] * (max(question.starts, 3) if setting.blank else 0)
    rows = tuple(_cells(question, row, setting) for row in [*present.values(), *blanks])
    return [*found, Table(header, rows, question.label, widths=widths)]


def _cells(question: Question, row: Row | None, setting: Setting) -> tuple[Cell, ...]:
    cells = []
    for column in question.columns:
        text = row.cells.get(column.id, "") if row else ""
        labels = {option.id: option.label for option in column.options}
        told = when(text, setting.language) if column.type == "date" else labels.get(text, text)
        cells.append(Cell(plain(told), lines=2 if setting.blank else 0))
    return tuple(cells)


def _goals(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    goals = [each for each in value if isinstance(each, GoalEntry)] if isinstance(value, tuple) else []
    if setting.blank:
        horizons = setting.toolkit.horizons[: 1 if question.starts == 1 else None]
        return [
            block
            for at, horizon in enumerate(horizons)
            for block in _blank_goal(horizon.label, question, setting, first=at == 0)
        ]
    found = [block for goal in goals if _says_something(goal) for block in _goal(goal, setting)]
    return found or nothing(setting, 1)


def _says_something(goal: GoalEntry) -> bool:
    texts = [getattr(goal, name) for name in GOAL_TEXTS]
    return any(text.strip() for text in texts) or any(step.what.strip() or step.who.strip() for step in goal.steps)


def _blank_goal(label: str, question: Question, setting: Setting, *, first: bool) -> list[Block]:
    """Room for one goal with everything that a plan needs of it; the first one has no earlier goal to build on."""
    say = setting.say
    scopes = [ListItem(plain(whose(scope, setting.department, say)), ticked=False) for scope in _SCOPES_IN_ORDER]
    earlier = [Paragraph(plain(say("Builds on an earlier goal:")), "hint", keep=True), Paragraph((), "blank", 1)]
    header = (say("Step"), say("Who"), say("By when"))
    rows = tuple((Cell(lines=2), Cell(lines=2), Cell(lines=2)) for _ in range(max(question.steps, 1)))
    return [
        Heading(setting.level + 1, label),
        Paragraph((), "blank", 2, keep=True),
        Paragraph(plain(say("Whose goal is it?")), "hint", keep=True),
        ListBlock(tuple(scopes)),
        *([] if first else earlier),
        Table(header, rows, say("Steps"), widths=(5, 2, 2)),
        Paragraph(plain(say("We will know because:")), "hint", keep=True),
        Paragraph((), "blank", 1),
    ]


SCOPES = {"self": mark("Myself and my own learning"), "library": mark("The library")}
_SCOPES_IN_ORDER = ("self", "department", "library")


def whose(scope: str, department: str, say: Say) -> str:
    """Whose goal it is, in the library's words; `department` is empty for somebody who has none."""
    if scope == "department":
        return department or say("My work with teens")
    return say(SCOPES[scope]) if scope in SCOPES else ""


def _goal(goal: GoalEntry, setting: Setting) -> list[Block]:
    say = setting.say
    horizon = setting.toolkit.horizon(goal.horizon)
    strands = {strand.id: strand.label for strand in setting.toolkit.strands}
    facts = (
        horizon.label if horizon else "",
        whose(goal.scope, setting.department, say),
        when(goal.due, setting.language),
        ", ".join(strands[each] for each in goal.moves if each in strands),
    )
    text = goal.text.strip() or say("A goal without words yet")
    found: list[Block] = [*headed(Heading(setting.level + 1, text))]
    if any(facts):
        found.append(Paragraph(plain(" · ".join(filter(None, facts))), "hint", keep=True))
    if any(step.what.strip() or step.who.strip() for step in goal.steps):
        found.append(_steps(goal, setting))
    if earlier := _line_at(goal.builds_on, setting):
        found.append(fact(say("Builds on"), earlier[1]))
    if lines := [line for address in goal.answers_to if (line := _line_at(address, setting))]:
        found.append(fact(say("Answers to"), "; ".join(f"{kind}: {text}" if kind else text for kind, text in lines)))
    return found + more_facts(goal, setting.language, say)


def _steps(goal: GoalEntry, setting: Setting) -> Table:
    told = [step for step in goal.steps if step.what.strip() or step.who.strip()]
    rows = [
        StepRow(step, when(step.by, setting.language), (_line_at(step.mends, setting) or ("", ""))[1]) for step in told
    ]
    return steps_table(rows, setting.say)


_ONE_TEXT = (QuestionType.TEXT, QuestionType.LONG_TEXT)


def _line_at(address: str, setting: Setting) -> tuple[str, str] | None:
    """The line of an answer that a goal refers to, with what it is to the plan; `None` where it is gone."""
    worksheet, _slash, place = address.partition("/")
    name, _slash, row = place.partition("/")
    sheet = setting.toolkit.worksheet(worksheet)
    question = sheet.question(name) if sheet else None
    values = [answers.get(name) for answers in setting.sheets if answers.worksheet == worksheet]
    if question is None or not (row or question.type in _ONE_TEXT):
        return None
    part = Part(question.role if question.role in KINDS else None, question.label if question.reworded else "")
    lines = [line for value in values if value for line in lines_of(f"{worksheet}/{name}", question, value)]
    return next(((kind(part, setting.say), line.text) for line in lines if line.address == address), None)


def _file(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    picture = value if isinstance(value, Picture) else Picture()
    drawn = setting.picture(picture.file) if picture.file else None
    if drawn is not None:
        return [Image(drawn[0], drawn[1], picture.alt.strip() or question.label, picture.caption.strip())]
    text = picture.caption.strip() or picture.alt.strip()
    if not text:
        return nothing(setting, 3)
    return [Paragraph(plain(setting.say("Picture: {text}", text=text)))]


def _computed(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    text = computed(setting.toolkit, question, () if setting.blank else setting.sheets)
    return list(markup.blocks(text)) if text else nothing(setting, 1)


_BY_TYPE: Mapping[QuestionType, Callable[[Question, Value | None, Setting], list[Block]]] = {
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
