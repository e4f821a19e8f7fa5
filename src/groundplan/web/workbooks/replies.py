"""What a script is told after a save: where the document is now, and what it says in the fields that were posted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from groundplan.web.workbooks.actions import Saved, Sent
from groundplan.workbook.address import Address, BadAddressError
from groundplan.workbook.answers import STEP_TEXTS, Answers, Chosen, GoalEntry, Item, Picture, Row

MOST_TOLD = 200


def reply(sent: Sent, saved: Saved) -> dict[str, Any]:
    """The JSON of a save: `answers` holds the present text of every posted text field."""
    return {
        "saved": True,
        "revision": saved.revision,
        "own_revision": saved.own_revision,
        "answers": dict(_texts(sent.post.fields, saved)),
        "merged": [str(address) for address in saved.merged],
        "refused": [
            {"name": str(refusal.address), "text": refusal.text, "sentence": refusal.sentence}
            for refusal in saved.refused[:MOST_TOLD]
        ],
    }


def _texts(names: Iterable[str], saved: Saved) -> Iterable[tuple[str, str]]:
    for name in names:
        try:
            address = Address.parse(name)
        except BadAddressError:
            continue
        for answers in (saved.team, saved.own):
            text = text_at(answers, address) if answers else None
            if text is not None:
                yield name, text


def text_at(answers: Answers, address: Address) -> str | None:
    """The running text at an address, or `None` where a snapshot holds none."""
    value = answers.get(address.question)
    if isinstance(value, str):
        return None if address.row else value
    if isinstance(value, Chosen):
        return _cell(value.write_ins, address)
    if isinstance(value, Picture):
        return {"caption": value.caption, "alt": value.alt}.get(address.column)
    return _cell(value, address) if isinstance(value, tuple) else None


def _cell(rows: Iterable[Item | Row | GoalEntry], address: Address) -> str | None:
    for row in rows:
        if isinstance(row, GoalEntry):
            for step in row.steps:
                if step.id == address.row:
                    return getattr(step, address.column) if address.column in STEP_TEXTS else None
        if row.id == address.row:
            return _of_row(row, address.column)
    return None


def _of_row(row: Item | Row | GoalEntry, column: str) -> str | None:
    if isinstance(row, Item):
        return row.text
    if isinstance(row, Row):
        return row.cells.get(column)
    text = getattr(row, column, None)
    return text if isinstance(text, str) else None
