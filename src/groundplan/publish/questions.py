"""One question and its answer (or the room for one) → blocks: one function for each type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from groundplan.plan.offers import computed
from groundplan.publish import markup
from groundplan.publish.outline import Block, Cell, Heading, Image, ListBlock, ListItem, Paragraph, Table, plain
from groundplan.toolkit.model import Question, QuestionType, Toolkit
from groundplan.words import Say, mark
from groundplan.workbook.answers import Answers, Chosen, GoalEntry, Item, Picture, Rated, Row, Value

_WIDE = {"long_text": 4, "text": 3, "choice": 2, "date": 2, "number": 1}
MOST_BLANK_GOALS = 1


# The name that an answer refers to → bytes and media type, or `None` where the picture is gone.
Pictures = Callable[[str], tuple[bytes, str] | None]


def no_picture(name: str) -> tuple[bytes, str] | None:
    """For documents that show no pictures."""
    return None


@dataclass(frozen=True)
class Setting:
    """What a question's writing out needs besides the question: the toolkit, all answers, words, and whether it is
    the blank sheet; `level` is that of the question's heading, `brief` leaves out what is not
    answered; `picture` gives the bytes and media type of an uploaded one."""

    toolkit: Toolkit
    sheets: Sequence[Answers]
    say: Say
    blank: bool
    level: int = 3
    brief: bool = False
    picture: Pictures = no_picture


def question_blocks(question: Question, address: str, value: Value | None, setting: Setting) -> list[Block]:
    """The question as heading, its help on the blank sheet, and the answer."""
    found: list[Block] = [Heading(setting.level, question.label, address)]
    if setting.blank and question.help:
        found += markup.authored(question.help, "hint")
    if question.private:
        found.append(Paragraph(plain(setting.say("Private: only you see this answer.")), "hint"))
    return found + _BY_TYPE[question.type](question, None if setting.blank else value, setting)


def _nothing(setting: Setting, lines: int) -> list[Block]:
    if setting.blank:
        return [Paragraph((), "blank", lines)]
    return [Paragraph(plain(setting.say("Not answered yet.")), "hint")]


def _text(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    if not isinstance(value, str) or not value.strip():
        return _nothing(setting, 1 if question.type is QuestionType.TEXT else 5)
    if question.type is QuestionType.TEXT:
        return [Paragraph(plain(value))]
    return list(markup.blocks(value))


def _list(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    items = [item for item in value if isinstance(item, Item) and item.text.strip()] if isinstance(value, tuple) else []
    if not items:
        return _nothing(setting, max(question.starts, 3))
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
        return _nothing(setting, 1)
    return [ListBlock((*options, *written))]


def _rating(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    rated = value.values if isinstance(value, Rated) else {}
    if not rated and not setting.blank:
        return _nothing(setting, 1)
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
    widths = (3, *(1 for _ in question.scale))
    return [Table(header, tuple(rows), question.label, row_headers=True, widths=widths)]


def _table(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    present = {row.id: row for row in value if isinstance(row, Row)} if isinstance(value, tuple) else {}
    found: list[Block] = []
    header = tuple(column.label for column in question.columns)
    widths = tuple(_WIDE[column.type] for column in question.columns)
    if setting.blank and question.example_rows:
        rows = tuple(
            tuple(Cell(plain(row.get(column.id, ""))) for column in question.columns) for row in question.example_rows
        )
        found.append(Table(header, rows, setting.say("An example"), widths=widths))
    if question.rows:
        labelled = (setting.say("What"), *header)
        rows = tuple((Cell(plain(row.label)), *_cells(question, present.get(row.id), setting)) for row in question.rows)
        return [*found, Table(labelled, rows, question.label, row_headers=True, widths=(2, *widths))]
    if not present and not setting.blank:
        return found + _nothing(setting, 1)
    blanks = [None] * (max(question.starts, 3) if setting.blank else 0)
    rows = tuple(_cells(question, row, setting) for row in [*present.values(), *blanks])
    return [*found, Table(header, rows, question.label, widths=widths)]


def _cells(question: Question, row: Row | None, setting: Setting) -> tuple[Cell, ...]:
    cells = []
    for column in question.columns:
        text = row.cells.get(column.id, "") if row else ""
        labels = {option.id: option.label for option in column.options}
        cells.append(Cell(plain(labels.get(text, text)), lines=2 if setting.blank else 0))
    return tuple(cells)


def _goals(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    goals = [each for each in value if isinstance(each, GoalEntry)] if isinstance(value, tuple) else []
    if setting.blank:
        horizons = setting.toolkit.horizons[: 1 if question.starts == 1 else None]
        return [block for horizon in horizons for block in _blank_goal(horizon.label, question, setting)]
    labels = {horizon.id: horizon.label for horizon in setting.toolkit.horizons}
    found: list[Block] = []
    for goal in goals:
        if goal.text.strip() or any(step.what.strip() for step in goal.steps):
            found += _goal(goal, labels.get(goal.horizon, ""), setting)
    return found or _nothing(setting, 1)


def _blank_goal(label: str, question: Question, setting: Setting) -> list[Block]:
    say = setting.say
    header = (say("Step"), say("Who"), say("By when"))
    rows = tuple((Cell(lines=2), Cell(lines=2), Cell(lines=2)) for _ in range(max(question.steps, 1)))
    return [
        Heading(setting.level + 1, label),
        Paragraph((), "blank", 2),
        Table(header, rows, say("Steps"), widths=(4, 2, 2)),
        Paragraph(plain(say("We will know because:")), "hint"),
        Paragraph((), "blank", 1),
    ]


SCOPES = {
    "self": mark("Myself and my own learning"),
    "department": mark("My department"),
    "library": mark("The library"),
}


def _goal(goal: GoalEntry, horizon: str, setting: Setting) -> list[Block]:
    say = setting.say
    facts = [part for part in (horizon, say(SCOPES[goal.scope]) if goal.scope else "", goal.due) if part]
    found: list[Block] = [Heading(setting.level + 1, goal.text.strip() or say("A goal without words yet"))]
    if facts:
        found.append(Paragraph(plain(" · ".join(facts)), "hint"))
    steps = [step for step in goal.steps if step.what.strip()]
    if steps:
        header = (say("Step"), say("Who"), say("By when"), say("How it stands"))
        rows = tuple(
            tuple(Cell(plain(text)) for text in (step.what, step.who, step.by, say(STATES[step.state])))
            for step in steps
        )
        found.append(Table(header, rows, say("Steps"), widths=(4, 2, 2, 2)))
    for name, label in MORE.items():
        text = getattr(goal, name).strip()
        if text:
            found.append(Paragraph((*(run for run in markup.runs(f"**{say(label)}:** ")), *plain(" " + text))))
    return found


STATES = {"todo": mark("To do"), "doing": mark("Doing"), "done": mark("Done"), "dropped": mark("Dropped")}
MORE: Mapping[str, str] = {
    "know_because": mark("We will know because"),
    "outcome": mark("What will be different for teens"),
    "partners": mark("Partners"),
    "cost": mark("Cost"),
    "hours": mark("Hours"),
    "desk_cover": mark("Desk cover"),
    "who_agrees": mark("Who must agree"),
}


def _file(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    picture = value if isinstance(value, Picture) else Picture()
    drawn = setting.picture(picture.file) if picture.file else None
    if drawn is not None:
        return [Image(drawn[0], drawn[1], picture.alt.strip() or question.label, picture.caption.strip())]
    text = picture.caption.strip() or picture.alt.strip()
    if not text:
        return _nothing(setting, 3)
    return [Paragraph(plain(setting.say("Picture: {text}", text=text)))]


def _computed(question: Question, value: Value | None, setting: Setting) -> list[Block]:
    text = computed(setting.toolkit, question, () if setting.blank else setting.sheets)
    return list(markup.blocks(text)) if text else _nothing(setting, 1)


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
