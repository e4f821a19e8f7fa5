"""One answer typed on the command line → the post that a form would have sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from groundplan.toolkit.model import Choice, QuestionType, Worksheet
from groundplan.web.workbooks.composing import fresh_rows
from groundplan.workbook.edits import Post

Fields = dict[str, Sequence[str]]


def typed(sheet: Worksheet, place: str, text: str, horizon: str) -> Post:
    """The post for `text` at `place`, a question's id, with `/row` or `/row/column` behind it for one cell.

    In a list or among goals every line of the text is a further one (goals for `horizon`); options and values of a
    scale are named by their id or in words. What has no place is left to be refused by the save.
    """
    name, _slash, cell = place.partition("/")
    question = sheet.question(name)
    at = f"{sheet.id}/{place}"
    if question is None or (cell and question.type is not QuestionType.RATING):
        return Post({at: [text]})
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if question.type is QuestionType.RATING:
        return Post({at: [_meant(text.strip(), question.scale)]})
    if question.type is QuestionType.CHOICE:
        return Post({at: [_meant(line, question.options) for line in lines]}, frozenset([at]))
    make = _ROWS.get(question.type)
    if make is None:
        return Post({at: [text]})
    rows = fresh_rows()
    return Post({name: [value] for line in lines for name, value in make(f"{at}/{rows()}", line, horizon).items()})


def _meant(words: str, choices: Sequence[Choice]) -> str:
    return next((each.id for each in choices if words.casefold() in (each.id, each.label.casefold())), words)


_ROWS: Mapping[QuestionType, Callable[[str, str, str], dict[str, str]]] = {
    QuestionType.LIST: lambda row, line, horizon: {row: line},
    QuestionType.GOALS: lambda row, line, horizon: {f"{row}/text": line, f"{row}/horizon": horizon},
}
