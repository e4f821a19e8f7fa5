"""An answer to be read, not edited: as safe HTML, for the shelf and for answers shown again elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from groundplan.toolkit.model import Choice, Question
from groundplan.toolkit.pages import markdown
from groundplan.workbook.address import Address
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


def in_words(question: Question, value: Value | None, address: Address) -> str:
    """What a value says at an address, as plain text: of the whole question, of a row of it, or of a cell."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Chosen):
        labels = _labels(question.options)
        own = [item.text for item in value.write_ins if address.row in ("", item.id)]
        return "\n".join([*([] if address.row in _ids(value.write_ins) else _told(labels, value.options)), *own])
    if isinstance(value, Rated):
        given = {key: each for key, each in value.values.items() if address.row in ("", key)}
        return "\n".join(_rated(question, Rated(given)))
    if isinstance(value, Picture):
        return {"caption": value.caption, "alt": value.alt, "file": value.file}.get(address.column, value.caption)
    return "\n".join(filter(None, (_of_entry(question, entry, address) for entry in value)))


def _told(labels: Mapping[str, str], options: Iterable[str]) -> list[str]:
    return [labels.get(option, option) for option in options]


def _ids(items: Iterable[Item]) -> set[str]:
    return {item.id for item in items}


def _of_entry(question: Question, entry: Item | Row | GoalEntry, address: Address) -> str:
    """What a row says to an address: nothing where another one is meant; a goal speaks for its steps, too."""
    if address.row in ("", entry.id):
        if isinstance(entry, Row) and address.column:
            return _cell(question, address.column, entry.cells.get(address.column, ""))
        cell = getattr(entry, address.column, None) if address.column else None
        return cell if isinstance(cell, str) else _line(question, entry)
    steps = entry.steps if isinstance(entry, GoalEntry) else ()
    meant = next((step for step in steps if step.id == address.row), None)
    cell = getattr(meant, address.column or "what", "") if meant else ""
    return cell if isinstance(cell, str) else ""


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
        cells = " · ".join(_cell(question, column, text) for column, text in entry.cells.items() if text)
        return f"{rows[entry.id]}: {cells}" if entry.id in rows else cells
    if isinstance(entry, GoalEntry):
        steps = "; ".join(step.what for step in entry.steps if step.what)
        return f"{entry.text} ({steps})" if steps else entry.text
    return entry.text


def _cell(question: Question | None, column: str, text: str) -> str:
    """A cell's text; what was chosen in it, by its label."""
    options = [each.options for each in question.columns if each.id == column] if question else []
    return _labels(options[0] if options else ()).get(text, text)


def _bullets(lines: Iterable[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines if line)
    return Markup("<ul>{}</ul>").format(items)
