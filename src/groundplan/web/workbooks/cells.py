"""Writing into single cells of goals and steps, wherever they stand: what pages beside the sheets do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from groundplan.errors import GroundplanError
from groundplan.web.workbooks.actions import Sent, take
from groundplan.web.workbooks.queries import Filled, NotFoundError, Written
from groundplan.workbook.address import Address
from groundplan.workbook.answers import Answers, GoalEntry
from groundplan.workbook.edits import Post


class NotPutDownError(GroundplanError):
    """A cell could not take its text; the sentence is the sheet's own."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


def put_down(written: Written, cells: Mapping[str, str], edit: str) -> None:
    """Write texts into cells of goals and steps (`worksheet/question/row/column`); call inside a write.

    Each is an edit against what `written` shows, so that a colleague's text of the same moment stays, too. `edit` has
    at most 50 characters: sent again, it is done once. Raises `NotFoundError` for a row that is not there (any more),
    `NotPutDownError`, and what `actions.take` raises.
    """
    places = dict(_places(written))
    sheets: dict[tuple[str, str], tuple[Filled, dict[str, list[str]]]] = {}
    for name, text in cells.items():
        address = Address.parse(name)
        filled = places.get(f"{address.worksheet}/{address.question}/{address.row}")
        if filled is None:
            raise NotFoundError
        key = (filled.worksheet.id, filled.occasion)
        sheets.setdefault(key, (filled, {}))[1][name] = [text]
    for number, (filled, fields) in enumerate(sheets.values(), 1):
        sent = Sent(
            worksheet=filled.worksheet.id,
            occasion=filled.occasion,
            post=Post(fields),
            edit=f"{edit}-{number}",
            revision=filled.team.revision,
            own_revision=filled.own.revision,
            edition=written.access.edition.id,
        )
        saved = take(written.access, sent)
        if saved.refused:
            raise NotPutDownError(saved.refused[0].sentence)


def _places(written: Written) -> Iterator[tuple[str, Filled]]:
    """Every goal and step, `worksheet/question/row`, with the filling of its sheet on which it stands."""
    for filled in written.sheets():
        for question, row in _rows(filled.merged):
            yield f"{filled.worksheet.id}/{question}/{row}", filled


def _rows(answers: Answers) -> Iterator[tuple[str, str]]:
    for question, value in answers.values.items():
        for entry in value if isinstance(value, tuple) else ():
            if isinstance(entry, GoalEntry):
                yield question, entry.id
                yield from ((question, step.id) for step in entry.steps)
