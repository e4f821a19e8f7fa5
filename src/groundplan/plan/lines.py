"""An answer as lines of text, whatever its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from groundplan.plan.model import Line, Source
from groundplan.toolkit.model import Question
from groundplan.workbook.answers import Chosen, GoalEntry, Item, Picture, Rated, Row, Value
from groundplan.workbook.citations import Citation
from groundplan.workbook.quoted import Stretch, stretches

# `worksheet/question[/row]` → the citations there.
Cited = Mapping[str, tuple[Citation, ...]]
NOTHING_CITED: Cited = {}


def lines_of(address: str, question: Question, value: Value, cited: Cited = NOTHING_CITED) -> Iterator[Line]:
    """Any answer as lines of text, each with where it stands and what it means; blank ones are left out."""
    for text, place, origin in _texts(address, question, value):
        if text.strip():
            yield Line(text.strip(), place, question.role, cited.get(place, ()), origin)


def laid_out(source: Source) -> list[Stretch]:
    """What one question brought to a part, its quoted words apart from others."""
    return stretches([(line.text, line.citations) for line in source.lines], source.about)


def _texts(address: str, question: Question, value: Value) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield value, address, ""
    elif isinstance(value, Chosen):
        labels = {option.id: option.label for option in question.options}
        yield from ((labels[each], f"{address}/{each}", "") for each in value.options if each in labels)
        yield from _rows(address, question, value.write_ins)
    elif isinstance(value, Picture):
        yield value.caption, address, ""
    elif isinstance(value, tuple):
        yield from _rows(address, question, value)
    elif isinstance(value, Rated):
        statements = {each.id: each.label for each in question.statements}
        scale = {each.id: each.label for each in question.scale}
        for key, given in value.values.items():
            yield f"{statements.get(key, key)}: {scale.get(given, given)}", f"{address}/{key}", ""


def _rows(address: str, question: Question, rows: Iterable[Item | Row | GoalEntry]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        yield _row(question, row) if isinstance(row, Row) else row.text, f"{address}/{row.id}", row.origin


def _row(question: Question, row: Row) -> str:
    """A table's row in one line, after its name where it has one, with what was chosen in words."""
    words = {column.id: {option.id: option.label for option in column.options} for column in question.columns}
    cells = [words.get(name, {}).get(text, text).strip() for name, text in row.cells.items() if text.strip()]
    name = next((each.label for each in question.rows if each.id == row.id), "")
    return " · ".join([name, *cells] if name and cells else cells)
