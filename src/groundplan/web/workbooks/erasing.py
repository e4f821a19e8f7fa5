"""Erasing a name from a workbook: where it stands, and taking it out of answers and of their history.

Everything that people wrote in the workbook is looked at: each document with all of its log, private ones too, and
the texts that stand in columns of their own. What is not looked at, because it is changed elsewhere, is told.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from django.db.models import Case, IntegerField, Model, QuerySet, Value, When

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.libraries.models import Right
from groundplan.web.sources import citing
from groundplan.web.sources.queries import shelf
from groundplan.web.traces import leave_none
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import TEAM, Citation, Comment, Confirmation, Document, Proposal, Thread
from groundplan.web.workbooks.queries import Access, access, forget
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.erasure import Erasure
from groundplan.workbook.rewritten import rewrite, trace

# Texts, and data with texts in it, that stand in columns of their own, in rows that have a library and a workbook.
COLUMNS: Sequence[tuple[type[Model], str]] = (
    (Comment, "text"),
    (Citation, "quote"),
    (Citation, "title"),
    (Citation, "where"),
    (Confirmation, "who"),
    (Confirmation, "address"),
    (Proposal, "text"),
    (Proposal, "replaces"),
    (Proposal, "facts"),
)
# The same in rooms above this one, which say so themselves when they are made ready.
_ABOVE: list[tuple[type[Model], str]] = []
# Where the key of a further filling stands, which is made of its name.
KEYS: Sequence[tuple[type[Model], str]] = (
    (Document, "occasion"),
    (Thread, "occasion"),
    (Citation, "occasion"),
    (Proposal, "occasion"),
)
PLAIN_KEY = "talk"
LONGEST_TITLE = 200
_NAMED = re.compile(r"(@\[[0-9a-f,]+\])")
_NUMBER = re.compile(r"-([0-9a-f]{6})\Z")


class MayNotEraseError(GroundplanError):
    """Somebody who does not own a workbook would erase something from it."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Only an owner of this workbook can erase a name from it, because nothing brings it back: "
                "ask one of them."
            )
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that holds the text: where it was written, and what it says; `name` is that of the CRDT's text,
    `question/row/column`."""

    worksheet: str
    occasion: str
    title: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Where a text stands in a workbook. `answers` say it now, in `history` are as many more that said it once;
    `private` are answers that colleagues wrote to themselves, `titles` the names of further fillings, `others` are
    comments, `sources` what is said of where words come from; `elsewhere` are the things that erasing does not change,
    and `documents` those of the library that hold it, by address and title."""

    answers: Sequence[Standing] = ()
    history: int = 0
    private: int = 0
    titles: Sequence[str] = ()
    others: int = 0
    sources: int = 0
    elsewhere: Sequence[tuple[str, str]] = ()
    documents: Sequence[tuple[str, str]] = ()

    @property
    def count(self) -> int:
        """In how many places there is something to erase."""
        return len(self.answers) + self.history + self.private + len(self.titles) + self.others + self.sources


def owner_access(person: uuid.UUID | None, workbook: uuid.UUID) -> Access:
    """The workbook of somebody who owns it; raises `NotFoundError` and `MayNotEraseError`."""
    found = access(person, workbook)
    if found.right is not Right.OWNER:
        raise MayNotEraseError
    return found


def look(owner: Access, erasure: Erasure) -> Findings:
    """Where the text stands. Every log is read from its beginning, so this takes its time in a large workbook."""
    answers: list[Standing] = []
    history = private = 0
    for row in _documents(owner):
        found = trace(log.whole(row).edits, erasure)
        if row.participant not in (TEAM, str(owner.person)):
            private += max(len(found.held), found.values)
            continue
        history += max(len(found.held), found.values) - len(found.present)
        answers += [
            Standing(row.worksheet, row.occasion, row.title, name, text) for name, text in found.present.items()
        ]
    titles = {row.occasion: row.title for row in _documents(owner) if _is_named(row, erasure)}
    beside = [model for model, _column, _key, _text in _in_columns(owner, erasure)]
    others = beside.count(Comment)
    sources = len(beside) - others
    elsewhere, documents = list(_elsewhere(owner, erasure)), _in_documents(owner, erasure)
    return Findings(answers, history, private, list(titles.values()), others, sources, elsewhere, documents)


def erase(person: uuid.UUID, workbook: uuid.UUID, erasure: Erasure) -> int:
    """Take the text out of everything that was written in the workbook, and return in how many places it stood.

    Raises `NotFoundError` and `MayNotEraseError`. Done twice, the second time finds nothing more to do.
    """

    def deed() -> int:
        owner = owner_access(person, workbook)
        # First what keeps others from writing in these documents, always in the same order.
        rows = list(_documents(owner).select_for_update())
        count = sum(_clean(row, erasure) for row in rows)
        count += _clean_names(owner, rows, erasure)
        count += _clean_columns(owner, erasure)
        if count:
            name = Person.objects.get(id=owner.person).name
            told = {"instead": erasure.instead, "count": count}
            record("name-erased", owner.workbook.library_id, owner.person, name, **told)
        return count

    count = write(deed)
    if count:
        forget()
        leave_none()
    return count


def reach(model: type[Model], *columns: str) -> None:
    """Have names erased from these columns too: for rooms that keep texts of a workbook and stand above this one."""
    _ABOVE.extend((model, column) for column in columns if (model, column) not in _ABOVE)


def _documents(owner: Access) -> QuerySet[Document]:
    """Every document of the workbook: the team's before private ones, as a save locks them too."""
    private = Case(When(participant=TEAM, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Document.objects.filter(library_id=owner.workbook.library_id, workbook_id=owner.workbook.id)
    return found.order_by(private, "id")


def _clean(row: Document, erasure: Erasure) -> int:
    """Take the text out of one document's log; how many of its answers held it."""
    whole = log.whole(row)
    found = trace(whole.edits, erasure)
    if not found:
        return 0
    updates, state = rewrite(whole.edits, found, erasure)
    log.write_anew(row, whole.entries, updates, state)
    return max(len(found.held), 1)


def _here(owner: Access, model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.filter(library_id=owner.workbook.library_id, workbook_id=owner.workbook.id)


def _in_columns(owner: Access, erasure: Erasure) -> Iterator[tuple[type[Model], str, uuid.UUID, Any]]:
    for model, column in (*COLUMNS, *_ABOVE):
        for key, text in _here(owner, model).values_list("pk", column):
            if _without(text, erasure) != text:
                yield model, column, key, text


def _without(value: Any, erasure: Erasure) -> Any:
    """A text cleaned, or every text inside plain data, whose keys are ours; people named in it stand there by their
    ids, which are no text."""
    if isinstance(value, str):
        return "".join(part if at % 2 else erasure.clean(part) for at, part in enumerate(_NAMED.split(value)))
    if isinstance(value, Mapping):
        return {key: _without(each, erasure) for key, each in value.items()}
    return [_without(each, erasure) for each in value] if isinstance(value, list) else value


def _fitting(model: type[Model], column: str, value: Any) -> Any:
    """What stands instead of a name can be longer than it was."""
    longest = getattr(model._meta.get_field(column), "max_length", None)
    return value[:longest] if isinstance(value, str) else value


def _clean_columns(owner: Access, erasure: Erasure) -> int:
    found = list(_in_columns(owner, erasure))
    for model, column, key, text in found:
        cleaned = _fitting(model, column, _without(text, erasure))
        _here(owner, model).filter(pk=key).update(**{column: cleaned})
    return len(found)


def _clean_names(owner: Access, rows: Sequence[Document], erasure: Erasure) -> int:
    """Take the text out of the names of further fillings, and out of the keys that were made of them: those count on
    as `talk-3fa2b1`, with the number that they had. What shows them is shown anew, so their documents are, too."""
    found = [row for row in rows if _is_named(row, erasure)]
    for row in found:
        row.title = erasure.clean(row.title)[:LONGEST_TITLE]
        row.save(update_fields=["title"])
        log.begin_epoch(row)
    keys = {row.occasion for row in found if row.occasion}
    for key in keys:
        number = _NUMBER.search(key)
        fresh = f"{PLAIN_KEY}-{number[1] if number else uuid.uuid4().hex[:6]}"
        for model, column in KEYS:
            _here(owner, model).filter(**{column: key}).update(**{column: fresh})
    return len(keys)


def _is_named(row: Document, erasure: Erasure) -> bool:
    return erasure.found(row.title) or erasure.found(_spoken(row.occasion))


def _spoken(key: str) -> str:
    """The words that a filling's key was made of."""
    return _NUMBER.sub("", key).replace("-", " ")


def _elsewhere(owner: Access, erasure: Erasure) -> Iterator[tuple[str, str]]:
    """(kind, worksheet or empty) of what holds the text and is changed on other pages: names, own words, wordings."""
    workbook, edition = owner.workbook, owner.edition
    names = (workbook.library.name, workbook.department.name, *edition.words.values.values())
    if any(erasure.found(name) for name in names):
        yield "settings", ""
    for sheet in edition.adapted.worksheets:
        if sheet != edition.base.worksheet(sheet.id) and any(erasure.found(text) for text in _strings(sheet)):
            yield "words", sheet.id


def _in_documents(owner: Access, erasure: Erasure) -> list[tuple[str, str]]:
    """Where the library's documents hold it, each once: files that were written elsewhere and stay as they are."""
    found: dict[uuid.UUID, tuple[str, str]] = {}
    for facts, text, where in citing.holding(shelf(owner.person, owner.workbook.library_id), erasure.text):
        if facts.id not in found and erasure.found(text):
            found[facts.id] = (where, facts.title)
    return list(found.values())


def _strings(thing: Any) -> Iterator[str]:
    """Every text inside a frozen definition."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from _strings(getattr(thing, each.name))
    elif isinstance(thing, Mapping):
        yield from _strings(tuple(thing.values()))
    elif isinstance(thing, Iterable) and not isinstance(thing, bytes):
        for part in thing:
            yield from _strings(part)
