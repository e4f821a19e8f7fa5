"""An answer to be read, not edited: as safe HTML, for the shelf and for answers shown again elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from groundplan.toolkit.model import Choice, Question
from groundplan.toolkit.pages import markdown
from groundplan.workbook.answers import Chosen, GoalEntry, Item, Picture, Rated, Row, Value


def safe(text: str) -> Markup:
    """Markdown as HTML that a template puts out as it is."""
    return Markup(markdown(text))  # noqa: S704 sanitised by groundplan.toolkit.pages


def readable(question: Question | None, value: Value) -> Markup:
    """The answer's words; ids are told by the labels that `question` gives them, where it still knows them."""
    if isinstance(value, str):
        # Two spaces at its end make a line a line, as the one who typed it saw it.
        return safe(value.replace("\n", "  \n"))
    if isinstance(value, Chosen):
        labels = _labels(question.options if question else ())
        return _bullets([labels.get(option, option) for option in value.options] + _texts(value.write_ins))
    if isinstance(value, Rated):
        return _bullets(_rated(question, value))
    if isinstance(value, Picture):
        return Markup("<p>{}</p>").format(value.caption or value.alt)
    return _bullets([_line(question, entry) for entry in value])


def _labels(choices: Sequence[Choice]) -> dict[str, str]:
    return {choice.id: choice.label for choice in choices}


def _rated(question: Question | None, value: Rated) -> Iterable[str]:
    statements = _labels(question.statements if question else ())
    scale = _labels(question.scale if question else ())
    return [f"{statements.get(key, key)}: {scale.get(given, given)}" for key, given in value.values.items()]


def _texts(items: Iterable[Item]) -> list[str]:
    return [item.text for item in items]


def _line(question: Question | None, entry: Item | Row | GoalEntry) -> str:
    if isinstance(entry, Row):
        rows = _labels(question.rows if question else ())
        cells = " · ".join(text for text in entry.cells.values() if text)
        return f"{rows[entry.id]}: {cells}" if entry.id in rows else cells
    if isinstance(entry, GoalEntry):
        steps = "; ".join(step.what for step in entry.steps if step.what)
        return f"{entry.text} ({steps})" if steps else entry.text
    return entry.text


def _bullets(lines: Iterable[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines if line)
    return Markup("<ul>{}</ul>").format(items)
