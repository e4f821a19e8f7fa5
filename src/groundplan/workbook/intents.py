"""What a post wants to become true: one intent for each text and each value, checked before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from groundplan.toolkit.model import Choice, Column, Question, QuestionType
from groundplan.words import say
from groundplan.workbook.address import Address
from groundplan.workbook.answers import DAYS, GOAL_TEXTS, GOAL_TICKS, GOAL_VALUES, STEP_TEXTS, STEP_VALUES
from groundplan.workbook.document import Document, Plain
from groundplan.workbook.projection import ROW_TEXT, Rows

LONGEST_BYTES = 1_000_000
LONGEST_NUMBER = 60
MOST_ROWS = 500
MOST_GOALS = 200
MOST_STEPS = 2_000
LONGEST_NUMBER = 60

# Cells that a blank row comes with: alone they do not make it a row.
PRESET = ("horizon", "state", "of", "position", "mends")
_KEPT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_NUMBER = re.compile(r"[-+]?[\d\s.,']*\d[\d\s.,']*\s*%?\Z")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be taken: where, the text, and one sentence."""

    address: Address
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SetText:
    """A text is to say `wanted`; `name` is the CRDT's name for it, without the mark."""

    address: Address
    name: str
    wanted: str

    def changes(self, base: Document) -> bool:
        """Whether the writer changed what the form showed."""
        return base.text(self.name) != self.wanted

    def met(self, base: Document, present: Document) -> bool:
        """Whether somebody else changed the same text meanwhile."""
        return present.text(self.name) not in (base.text(self.name), self.wanted)

    def write(self, document: Document) -> None:
        """Carry it out."""
        document.set_text(self.name, self.wanted)


@dataclass(frozen=True, slots=True)
class SetValue:
    """A flat key of a question is to hold `wanted`."""

    address: Address
    question: str
    key: str
    wanted: Plain

    def changes(self, base: Document) -> bool:
        """Whether the writer changed what the form showed; nothing and “off” are the same."""
        return (base.value(self.question, self.key) or "") != (self.wanted or "")

    def write(self, document: Document) -> None:
        """Carry it out."""
        document.set_value(self.question, self.key, self.wanted)


Intent = SetText | SetValue


@dataclass
class Made:
    """The intents and refusals of one question, as they are gathered."""

    question: Question
    worksheet: str
    base: Document
    present: Document
    shown: Collection[Address] = ()
    intents: list[Intent] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    @cached_property
    def base_rows(self) -> Rows:
        """The question's rows as the form showed them."""
        return Rows(self.base, self.question.id)

    def refuse(self, address: Address, text: str, sentence: str) -> None:
        """Note what cannot be taken; an empty text needs no word."""
        if text.strip():
            self.refused.append(Refusal(address, text, sentence))

    def text(self, address: Address, name: str, written: str) -> None:
        """A text as it was typed: line ends and unusable signs put right, its length limited."""
        text = clean(written)
        if len(text.encode()) > LONGEST_BYTES:
            self.refuse(
                address,
                text,
                say("This text is longer than one megabyte, the most that one answer holds: shorten or divide it."),
            )
        else:
            self.intents.append(SetText(address, f"{self.question.id}{name}", text))

    def value(self, address: Address, key: str, wanted: Plain) -> None:
        """A value under one of the question's flat keys."""
        self.intents.append(SetValue(address, self.question.id, key, wanted))

    def one_of(self, address: Address, key: str, given: str, known: Collection[str]) -> None:
        """A value that must be among `known`; empty takes it back."""
        if given and given not in known:
            self.refuse(address, given, _not_offered(given))
        else:
            self.value(address, key, given)

    def day(self, address: Address, key: str, given: str) -> None:
        """An ISO date, or nothing."""
        try:
            self.value(address, key, date.fromisoformat(given.strip()).isoformat() if given.strip() else "")
        except ValueError:
            sentence = say("“{given}” is not a date that can be read: write it like 2027-01-15.", given=given[:40])
            self.refuse(address, given, sentence)


def _not_offered(given: str) -> str:
    return say("“{given}” is not among the choices here: pick one that is shown.", given=given[:60])


def clean(text: str) -> str:
    """Line ends as `\\n`, without NUL and lone surrogates, which no database keeps."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return plain.encode("utf-8", "replace").decode("utf-8")


Fields = Mapping[Address, Sequence[str]]


def question_intents(
    question: Question,
    worksheet: str,
    fields: Fields,
    shown: Collection[Address],
    base: Document,
    present: Document,
) -> Made:
    """What a post wants of one question. `fields` are its posted fields, `shown` its tick groups that were on show."""
    made = Made(question, worksheet, base, present, shown)
    _BY_TYPE[question.type](made, fields)
    return made


def _last(texts: Sequence[str]) -> str:
    return texts[-1] if texts else ""


def _text(made: Made, fields: Fields) -> None:
    for address, texts in fields.items():
        if address.row:
            sentence = say("This question has one answer and no rows, so this text was not saved.")
            made.refuse(address, _last(texts), sentence)
        else:
            made.text(address, "", _last(texts))


def _by_row(fields: Fields) -> dict[str, dict[str, tuple[Address, Sequence[str]]]]:
    rows: dict[str, dict[str, tuple[Address, Sequence[str]]]] = {}
    for address, texts in fields.items():
        rows.setdefault(address.row, {})[address.column] = (address, texts)
    return rows


def _new_rows(
    made: Made, candidates: Sequence[str], among: Callable[[str], bool] = lambda row: True, most: int = MOST_ROWS
) -> set[str]:
    """Give every candidate that is not a row yet a place at the end; returns the rows that are there afterwards."""
    known = set(made.base_rows.positions)
    wanted = [row for row in candidates if row not in known]
    living = Rows(made.present, made.question.id)
    room = most - sum(among(row) for row in living.alive)
    last = max(living.positions.values(), default=0.0)
    for number, row in enumerate(wanted[: max(room, 0)], 1):
        made.value(Address(made.worksheet, made.question.id, row), f"{row}/position", last + number)
    return known | set(wanted[: max(room, 0)])


def _no_room(made: Made, address: Address, text: str) -> None:
    sentence = say("This question has {most} rows, the most it can hold: remove one to add another.", most=MOST_ROWS)
    made.refuse(address, text, sentence)


def _lines(made: Made, fields: Fields) -> None:
    """Lines of text, each under its row: lists, and what is written in beside options."""
    rows = {
        address.row: (address, _last(texts)) for address, texts in fields.items() if address.row and not address.column
    }
    filled = [row for row, (_address, text) in rows.items() if text.strip()]
    there = _new_rows(made, filled)
    for row, (address, text) in rows.items():
        if row in there:
            made.text(address, f"/{row}/{ROW_TEXT}", text)
        else:
            _no_room(made, address, text)


def _list(made: Made, fields: Fields) -> None:
    _lines(made, fields)
    for address, texts in fields.items():
        if not address.row or address.column:
            made.refuse(address, _last(texts), say("A list takes its text line by line, so this was not saved."))


def _choice(made: Made, fields: Fields) -> None:
    _lines(made, fields)
    whole = Address(made.worksheet, made.question.id)
    if whole not in fields and whole not in made.shown:
        return
    ticked = [each for each in fields.get(whole, ()) if each]
    known = [option.id for option in made.question.options]
    for given in ticked:
        if given not in known:
            made.refuse(whole, given, _not_offered(given))
    picked = ticked if made.question.many else ticked[-1:]
    for option in known:
        made.value(whole, option, option in picked)


def _rating(made: Made, fields: Fields) -> None:
    statements = {each.id for each in made.question.statements}
    scale = [each.id for each in made.question.scale]
    for address, texts in fields.items():
        if address.row in statements and not address.column:
            made.one_of(address, address.row, _last(texts), scale)
        else:
            sentence = say("There is no such statement to rate here, so this was not saved.")
            made.refuse(address, _last(texts), sentence)


def _table(made: Made, fields: Fields) -> None:
    columns = {column.id: column for column in made.question.columns}
    fixed = {row.id for row in made.question.rows}
    rows = _by_row(fields)
    filled = [row for row, cells in rows.items() if row and any(_last(texts).strip() for _a, texts in cells.values())]
    there = fixed or _new_rows(made, filled)
    for row, cells in rows.items():
        for name, (address, texts) in cells.items():
            column = columns.get(name)
            if column is None or (fixed and row not in fixed):
                made.refuse(address, _last(texts), say("This table has no such cell, so this text was not saved."))
            elif row in there:
                _cell(made, address, column, _last(texts))
            else:
                _no_room(made, address, _last(texts))


def _cell(made: Made, address: Address, column: Column, given: str) -> None:
    key = f"{address.row}/{address.column}"
    if column.type in ("text", "long_text"):
        made.text(address, f"/{key}", given)
    elif column.type == "choice":
        made.one_of(address, key, given, _ids(column.options))
    elif column.type == "date":
        made.day(address, key, given)
    elif given.strip() and (len(given) > LONGEST_NUMBER or not _NUMBER.match(given.strip())):
        made.refuse(address, given, say("“{given}” is not a number: write it in figures.", given=given[:40]))
    else:
        made.value(address, key, clean(given).strip())


def _ids(choices: Sequence[Choice]) -> list[str]:
    return [choice.id for choice in choices]


def _goals(made: Made, fields: Fields) -> None:
    rows = _by_row(fields)
    for address in made.shown:
        rows.setdefault(address.row, {}).setdefault(address.column, (address, ()))
    filled = [row for row, cells in rows.items() if row and _says_something(cells)]
    # A step is worth nothing without its goal: a goal whose first words are a step comes to be with it.
    parents = [_last(rows[row]["of"][1]) for row in filled if "of" in rows[row]]
    wanted = list(dict.fromkeys([*(parent for parent in parents if parent in rows), *filled]))
    existing = Rows(made.present, made.question.id)
    steps = [row for row in wanted if "of" in rows[row]]
    goals = [row for row in wanted if row not in steps]
    there = _new_rows(made, goals, lambda row: not existing.plain(row, "of"), MOST_GOALS)
    there |= _new_rows(made, steps, lambda row: bool(existing.plain(row, "of")), MOST_STEPS)
    for row, cells in rows.items():
        for name, (address, texts) in cells.items():
            if row in there:
                _goal_cell(made, address, name, texts)
            else:
                text = _last(texts) if name not in PRESET else ""
                made.refuse(address, text, say("There is no room for another goal here."))


def _says_something(cells: Mapping[str, tuple[Address, Sequence[str]]]) -> bool:
    return any(any(text.strip() for text in texts) for name, (_address, texts) in cells.items() if name not in PRESET)


def _goal_cell(made: Made, address: Address, name: str, texts: Sequence[str]) -> None:
    key = f"{address.row}/{name}"
    given = _last(texts)
    if name in GOAL_TEXTS or name in STEP_TEXTS:
        made.text(address, f"/{key}", given)
    elif name in DAYS:
        made.day(address, key, given)
    elif name in GOAL_TICKS:
        _ticks(made, address, key, [text for text in texts if text])
    elif name in _CHOICES and given not in _CHOICES[name]:
        made.refuse(address, given, _not_offered(given))
    elif name in GOAL_VALUES or name in STEP_VALUES:
        made.value(address, key, clean(given[:400]))
    else:
        made.refuse(address, given, say("A goal has no such part, so this text was not saved."))


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "scope": ("", "self", "department", "library"),
    "state": ("", "todo", "doing", "done", "dropped"),
    "ended": ("", "done", "moved", "dropped"),
}


def _ticks(made: Made, address: Address, key: str, ticked: Sequence[str]) -> None:
    """One key for every tick, so that two people's ticks both stay."""
    before = made.base_rows.ticks(address.row, address.column)
    for target in dict.fromkeys([*before, *(clean(each[:400]) for each in ticked[:200])]):
        made.value(address, f"{key}/{target}", target in ticked)


def _file(made: Made, fields: Fields) -> None:
    for address, texts in fields.items():
        given = _last(texts)
        if address.row == "file" and address.column in ("caption", "alt"):
            made.text(address, f"/file/{address.column}", given)
        elif address.row == "file" and address.column == "file":
            _picture(made, address, given.strip())
        else:
            sentence = say("A picture has a caption and a text alternative, so this was not saved.")
            made.refuse(address, given, sentence)


def _picture(made: Made, address: Address, given: str) -> None:
    """The name under which an uploaded picture is kept, or nothing."""
    if given and not _KEPT.match(given):
        sentence = say("No picture is kept under this name, so it was not saved: choose the file again.")
        made.refuse(address, given, sentence)
    else:
        made.value(address, "file/file", given)


def _computed(made: Made, fields: Fields) -> None:
    for address, texts in fields.items():
        made.refuse(address, _last(texts), say("This answer is worked out from others and cannot be typed."))


_BY_TYPE: Mapping[QuestionType, Callable[[Made, Fields], None]] = {
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
