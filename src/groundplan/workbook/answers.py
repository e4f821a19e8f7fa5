"""Answers as everybody outside the CRDT sees them: a frozen snapshot, plain and JSON-able.

A value's shape follows from its question's type:

=========================  =====================================================
type                       value
=========================  =====================================================
text, long_text            `str` (long text is Markdown)
list                       `tuple[Item, ...]`
choice                     `Chosen`
rating                     `Rated`
table                      `tuple[Row, ...]`
goals                      `tuple[GoalEntry, ...]`
file                       `Picture`
computed                   `str`, computed when read; never stored
=========================  =====================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any, Literal

Scope = Literal["", "self", "department", "library"]
StepState = Literal["todo", "doing", "done", "dropped"]
Ended = Literal["", "done", "moved", "dropped"]
# What a step says as long as it is to be done, and a goal as long as somebody works on it.
TO_BE_DONE: tuple[StepState, ...] = ("todo", "doing")
GOES_ON: tuple[Ended, ...] = ("", "moved")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, or a write-in; `origin` is the address it was picked or copied from, if any."""

    id: str
    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options ticked, in the toolkit's order as far as it is known, and what was written in."""

    options: tuple[str, ...] = ()
    write_ins: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Rated:
    """Statement id → id of a value of the scale; statements not rated are absent."""

    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: column id → text; empty cells are absent."""

    id: str
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    origin: str = ""


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One concrete step towards a goal; `by` is an ISO date or empty.

    `who` takes it and `role` is the post that it belongs to, whoever holds it; `why` is the reason for dropping it, and
    `mends` the address of a weakness that it is there for.
    """

    id: str
    what: str = ""
    who: str = ""
    by: str = ""
    state: StepState = "todo"
    role: str = ""
    hours: str = ""
    note: str = ""
    link: str = ""
    why: str = ""
    mends: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in TO_BE_DONE


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A goal as written down. `due` is an ISO date or empty (then plan start + horizon).

    `answers_to` holds addresses (statements, strengths, weaknesses, wishes), `builds_on` the address of a goal, and
    `moves` ids of strands. `who` looks after it, and `role` is the post that it belongs to, whoever holds it.

    Looking back fills in the rest: how it `ended` and `why`, what was `learned`, when somebody `looked` (an ISO date),
    and, where it goes on, the day that it was due before (`moved_from`).
    """

    id: str
    text: str = ""
    horizon: str = ""
    scope: Scope = ""
    due: str = ""
    answers_to: tuple[str, ...] = ()
    builds_on: str = ""
    moves: tuple[str, ...] = ()
    know_because: str = ""
    outcome: str = ""
    partners: str = ""
    cost: str = ""
    hours: str = ""
    desk_cover: str = ""
    who_agrees: str = ""
    who: str = ""
    role: str = ""
    ended: Ended = ""
    why: str = ""
    learned: str = ""
    looked: str = ""
    moved_from: str = ""
    steps: tuple[StepEntry, ...] = ()
    origin: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still worked on: neither done nor dropped."""
        return self.ended in GOES_ON


@dataclass(frozen=True, slots=True)
class Picture:
    """`file` names the stored upload; `caption` and `alt` are text."""

    file: str = ""
    caption: str = ""
    alt: str = ""


Value = str | tuple[Item, ...] | Chosen | Rated | tuple[Row, ...] | tuple[GoalEntry, ...] | Picture

# The columns of a goal and of a step that hold running text; the others hold one value each.
GOAL_TEXTS = (
    "text", "know_because", "outcome", "partners", "cost", "hours", "desk_cover", "who_agrees", "who", "role", "why",
    "learned",
)  # fmt: skip
GOAL_VALUES = ("horizon", "scope", "due", "builds_on", "ended", "looked", "moved_from")
GOAL_TICKS = ("answers_to", "moves")
STEP_TEXTS = ("what", "who", "role", "hours", "note", "link", "why")
STEP_VALUES = ("by", "state", "of", "mends")
# Which of them hold a day.
DAYS = ("due", "by", "looked", "moved_from")


@dataclass(frozen=True, slots=True)
class Answers:
    """What one document says at one revision: question id → value; unanswered questions are absent.

    `loose` holds texts that no question's value shows (rows removed while somebody typed in them), by address.
    """

    worksheet: str
    revision: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    loose: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, question_id: str) -> Value | None:
        """The value of a question, or `None` where nothing has been answered."""
        return self.values.get(question_id)


def to_json(value: Value) -> Any:
    """A value as plain lists, dicts and strings (FORMATS §4, `workbook show`)."""
    if isinstance(value, str):
        return value
    if isinstance(value, Rated):
        return dict(value.values)
    if isinstance(value, tuple):
        return [_row_json(entry) for entry in value]
    return _plain(asdict(value))


def _row_json(entry: Item | Row | GoalEntry) -> Any:
    if isinstance(entry, Row):
        return {"id": entry.id, "cells": dict(entry.cells), "origin": entry.origin}
    return _plain(asdict(entry))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
