"""A document's log as it would be had a text never been written in it: the one way in which a log is changed.

Who wrote when and where stays, entry by entry. Of an answer that ever held the text only the present wording is kept,
cleaned, in the entry that touched it last: its earlier wordings hold the text, or parts of it as it was being typed.
Every other answer keeps all of its history. The CRDT's own bytes are made anew, so that nothing of the text is left in
them, not even as something removed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from groundplan.workbook.address import PART
from groundplan.workbook.document import Document, Plain, is_readable
from groundplan.workbook.erasure import Erasure


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of a log: its update, with what an epoch began with before it, and the questions that it touched."""

    updates: Sequence[bytes]
    questions: Collection[str]


@dataclass(frozen=True, slots=True)
class Traces:
    """Where a text stands in a log. `held` are the names of texts that ever held it, `present` those that do now with
    what they say, `last` the number of the edit that touched each text of `held` last."""

    held: Collection[str]
    present: Mapping[str, str]
    last: Mapping[str, int]
    values: bool = False

    def __bool__(self) -> bool:
        return bool(self.held) or self.values


@dataclass(slots=True)
class _Change:
    """What one edit changed: texts by name, values by (question, key)."""

    texts: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, str], Plain] = field(default_factory=dict)


def trace(edits: Sequence[Edit], erasure: Erasure) -> Traces:
    """Where the text stands, and stood, in a log."""
    held: set[str] = set()
    now: dict[str, str] = {}
    last: dict[str, int] = {}
    values = False
    for number, change in enumerate(_changes(edits)):
        for name, text in change.texts.items():
            last[name] = number
            now.pop(name, None)
            if erasure.found(text):
                held.add(name)
                now[name] = text
        values = values or any(_cleaned(value, erasure) != value for value in change.values.values())
    return Traces(held, now, {name: last[name] for name in held}, values)


def rewrite(edits: Sequence[Edit], traces: Traces, erasure: Erasure) -> tuple[list[bytes], bytes]:
    """The update that takes the place of each edit, and the state after the last one."""
    fresh, updates = Document(), []
    for number, change in enumerate(_changes(edits)):
        updates.append(_written(fresh, change, number, traces, erasure) or _NOTHING)
    return updates, fresh.snapshot_bytes()


def _written(fresh: Document, change: _Change, number: int, traces: Traces, erasure: Erasure) -> bytes:
    def write(document: Document) -> None:
        for name, text in change.texts.items():
            if name not in traces.held:
                document.set_text(name, text)
            elif traces.last[name] == number:
                document.set_text(name, erasure.clean(text))
        for (question, key), value in change.values.items():
            document.set_value(question, key, _cleaned(value, erasure))

    return fresh.edit(write)


# An edit that changes nothing.
_NOTHING = Document().snapshot_bytes()


def _cleaned(value: Plain, erasure: Erasure) -> Plain:
    """Values are ids, addresses, dates and numbers, which say nothing; what is not spelled like one is text."""
    if not isinstance(value, str) or all(PART.match(part) for part in value.split("/")):
        return value
    return erasure.clean(value)


def _changes(edits: Sequence[Edit]) -> Iterator[_Change]:
    """What each edit changed, as far as it can be read; after the last one everything is compared once more."""
    document = Document()
    texts: dict[str, Mapping[str, str]] = {}
    values: dict[str, Mapping[str, Plain]] = {}
    for number, edit in enumerate(edits):
        for update in edit.updates:
            if is_readable(update):
                document.apply_to(edit.questions, update)
        questions = edit.questions
        if number == len(edits) - 1:
            document = Document.load(update for each in edits for update in each.updates)
            questions = {*document.everything(), *texts, *values}
        change = _Change()
        for question in questions:
            _compare(texts.get(question, {}), document.texts(question), change.texts)
            before, after = values.get(question, {}), document.values(question)
            change.values |= {(question, key): value for key, value in after.items() if before.get(key) != value}
            texts[question], values[question] = dict(document.texts(question)), dict(after)
        yield change


def _compare(before: Mapping[str, str], after: Mapping[str, str], changed: dict[str, str]) -> None:
    for name in chain(before, after):
        if before.get(name, "") != after.get(name, ""):
            changed[name] = after.get(name, "")
