"""Buttons on rows: remove, bring back, move, take over."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from groundplan.toolkit.model import Question, QuestionType
from groundplan.workbook.address import Address
from groundplan.workbook.document import Document
from groundplan.workbook.intents import MOST_ROWS, Intent, SetText, SetValue, clean
from groundplan.workbook.projection import ROW_TEXT, Rows

# Below this gap two positions cannot be told apart any more after some further halvings: number the rows anew.
_SMALLEST_GAP = 1e-9


def act_intents(
    verb: str, address: Address, question: Question, present: Document, origin: str, text: str
) -> list[Intent]:
    """What a button wants; a row that is not there, or a verb that is none, wants nothing."""
    rows = Rows(present, question.id)
    if verb == "pick" and question.type in (QuestionType.TEXT, QuestionType.LONG_TEXT):
        return _copy(address, question, present, clean(text))
    if verb == "pick":
        return _pick(address, question, rows, origin, clean(text))
    if address.row not in rows.positions:
        return []
    if verb == "remove":
        return [SetValue(address, question.id, f"{address.row}/gone", True)]
    if verb == "restore":
        return _restore(address, question, rows)
    if verb in ("up", "down"):
        return _move(address, question, rows, -1 if verb == "up" else 1)
    return []


def _restore(address: Address, question: Question, rows: Rows) -> list[Intent]:
    """Put a removed row back; a step with the goal that it belongs to, without which it would be out of sight."""
    together = [address.row, rows.plain(address.row, "of")]
    gone = [row for row in together if row in rows.positions and row not in rows.alive]
    return [SetValue(address.within(row), question.id, f"{row}/gone", False) for row in gone]


def _copy(address: Address, question: Question, present: Document, text: str) -> list[Intent]:
    """Put an offered text beneath what is there already; twice is once."""
    there = present.text(question.id)
    if not text or text in there:
        return []
    if question.type is QuestionType.TEXT:
        return [SetText(address, question.id, " ".join(filter(None, (there, *text.split()))))]
    return [SetText(address, question.id, f"{there.rstrip()}\n\n{text}".lstrip())]


def _pick(address: Address, question: Question, rows: Rows, origin: str, text: str) -> list[Intent]:
    """Take an offered text over as a new row that names where it comes from."""
    taken = {rows.plain(row, "from") for row in rows.alive}
    if question.type not in (QuestionType.LIST, QuestionType.GOALS) or not text or not origin or origin in taken:
        return []
    if len(rows.alive) >= MOST_ROWS:
        return []
    row = secrets.token_hex(8)
    at = address.within(row)
    place = max(rows.positions.values(), default=0.0) + 1
    return [
        SetValue(at, question.id, f"{row}/position", place),
        SetValue(at, question.id, f"{row}/from", origin[:400]),
        SetText(at, f"{question.id}/{row}/{ROW_TEXT}", text),
    ]


def _move(address: Address, question: Question, rows: Rows, by: int) -> list[Intent]:
    siblings = [row for row in rows.alive if _company(rows, row) == _company(rows, address.row)]
    if address.row not in siblings:
        return []
    at = siblings.index(address.row)
    to = at + by
    if not 0 <= to < len(siblings):
        return []
    order = [row for row in siblings if row != address.row]
    order.insert(to, address.row)
    place = _between(rows, order, to)
    if place is not None:
        return [SetValue(address, question.id, f"{address.row}/position", place)]
    return [
        SetValue(address.within(row), question.id, f"{row}/position", float(number))
        for number, row in enumerate(order, 1)
    ]


def _company(rows: Rows, row: str) -> tuple[str, str]:
    """Rows move among their like: steps of one goal, goals of one horizon."""
    return rows.plain(row, "of"), rows.plain(row, "horizon")


def _between(rows: Rows, order: Sequence[str], at: int) -> float | None:
    """A position for the row at `at` between its new neighbours; `None` when there is no room between them."""
    before = rows.positions[order[at - 1]] if at else None
    after = rows.positions[order[at + 1]] if at + 1 < len(order) else None
    if before is None:
        return (after or 0.0) - 1
    if after is None:
        return before + 1
    return (before + after) / 2 if after - before > _SMALLEST_GAP else None
