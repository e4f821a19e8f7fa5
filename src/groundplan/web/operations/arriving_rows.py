"""One row of a workbook's file made fit for this installation: new ids, and no value that Groundplan never writes.

Whatever is wrong raises `ValueError`, `TypeError`, `LookupError`, `ValidationError` or `BadAddressError`.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils import timezone

from groundplan.toolkit.adapting import LONGEST_OVERLAY
from groundplan.toolkit.overlay import Overlay
from groundplan.web.accounts.models import Person
from groundplan.web.plans.actions import LONGEST_REASON
from groundplan.web.plans.models import Settlement
from groundplan.web.quoting.quotation import LONGEST_QUOTE
from groundplan.web.quoting.stating import FIRST_YEAR, LAST_YEAR
from groundplan.web.steps.models import HandOver
from groundplan.web.toolkits.models import Edition
from groundplan.web.workbooks.actions import one_line
from groundplan.web.workbooks.mentions import LONGEST_KEPT, readdressed
from groundplan.web.workbooks.models import (
    TEAM,
    Citation,
    Comment,
    Confirmation,
    Document,
    LogEntry,
    Picture,
    Proposal,
    Thread,
    Workbook,
)
from groundplan.workbook.address import PART, Address
from groundplan.workbook.citations import How, Origin
from groundplan.workbook.intents import MOST_STEPS
from groundplan.workbook.proposals import From, Standing
from groundplan.workbook.revision import Revision

Row = Mapping[str, Any]
# A save brings at most one form and a picture's name (asgi.py): no edit is larger.
MOST_BYTES = 16 * 1024 * 1024
LONGEST_NAME = 200
_LOCALE = re.compile(r"[A-Za-z0-9_]{1,20}")
_OCCASION = re.compile(r"[-a-zA-Z0-9_]{0,80}")
_EDIT = re.compile(r"[-a-zA-Z0-9]{1,64}")
LONGEST_FACTS = 50_000


@dataclass(slots=True)
class Ids:
    """New ids for the file's rows by their model and old one, and what every row belongs to."""

    rows: dict[type[Model], dict[str, uuid.UUID]] = field(default_factory=dict)
    owner: str = ""
    library: uuid.UUID | None = None
    workbook: uuid.UUID | None = None

    def add(self, model: type[Model], old: object) -> None:
        """Give a row a new id; two of the same are a mistake."""
        known = self.rows.setdefault(model, {})
        key = str(uuid.UUID(str(old)))
        if key in known:
            raise ValueError
        known[key] = uuid.uuid4()

    def of(self, model: Any, old: object) -> uuid.UUID:
        """The new id of a row of the file; there is no way to any other row."""
        return self.rows[model][str(old)]


def arrived(model: type[Model], told: Row, ids: Ids) -> list[Any]:
    """A row's values as they are put in here, in the order of the model's columns."""
    for value in told.values():
        _must_be_text(value)
    if model is Proposal:
        _must_fit_origin(told)
    return [_value(each, told, ids) for each in model._meta.concrete_fields]


def _must_be_text(value: Any) -> None:
    """Half a character, or a character of no width that ends texts elsewhere, would fail where it is read."""
    if isinstance(value, str):
        value.encode()
        if "\0" in value:
            raise ValueError
    elif isinstance(value, dict):
        for key, each in value.items():
            _must_be_text(key)
            _must_be_text(each)
    elif isinstance(value, list):
        for each in value:
            _must_be_text(each)


def _value(column: Field[Any, Any], told: Row, ids: Ids) -> Any:
    name = column.attname
    if column.primary_key:
        return ids.of(column.model, told["id"])
    if name in ("library_id", "workbook_id"):
        return ids.library if name == "library_id" else ids.workbook
    if name not in told:
        return _default(column)
    given = told[name]
    if column.related_model is not None:
        return None if given is None and column.null else ids.of(column.related_model, given)
    value = checked(column, given)
    change = _OWN.get((column.model, name))
    return change(value, ids) if change else value


def _default(column: Field[Any, Any]) -> Any:
    """What a column gets that the file, from an older version, does not have."""
    value = timezone.now() if getattr(column, "auto_now_add", False) else column.get_default()
    if value is None and not column.null:
        raise ValueError
    return value


def checked(column: Field[Any, Any], given: Any) -> Any:
    """The value as the model has it, within the column's limits."""
    value = column.to_python(given)
    if value is None:
        if not column.null:
            raise ValueError
        return None
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError
    if isinstance(value, bytes | memoryview):
        value = bytes(value)
        if not 0 < len(value) <= MOST_BYTES:
            raise ValueError
        return value
    column.run_validators(value)
    if column.choices and value not in dict(column.flatchoices):
        raise ValidationError("choice")
    return value


def name_of(given: object, longest: int = LONGEST_NAME) -> str:
    """A name that fits into one line; raises `ValueError` where there is none, or too much."""
    name = one_line(given) if isinstance(given, str) else ""
    if not 0 < len(name) <= longest:
        raise ValueError
    return name


def _fitting(pattern: re.Pattern[str]) -> Callable[[str, Ids], str]:
    def must_fit(value: str, ids: Ids) -> str:
        if not pattern.fullmatch(value):
            raise ValueError
        return value

    return must_fit


def _participant(value: str, ids: Ids) -> str:
    """The team, or the owner: nobody else's private answers go along."""
    if value == TEAM:
        return TEAM
    if value != ids.owner:
        raise ValueError
    return str(ids.of(Person, value))


def _addresses(value: Any, ids: Ids) -> list[str]:
    return [str(Address.parse(spelling)) for spelling in value]


def _overlays(value: Any, ids: Ids) -> list[Any]:
    """At most the library's and the workbook's, each one that can be read."""
    if not isinstance(value, list) or len(value) > 2 or len(json.dumps(value)) > 3 * LONGEST_OVERLAY:
        raise ValueError
    for layer in value:
        Overlay.from_json(layer)
    return value


def _terms(value: Any, ids: Ids) -> dict[str, Any]:
    words = value["words"]
    if not all(isinstance(text, str) and len(text) <= LONGEST_NAME for pair in words.items() for text in pair):
        raise ValueError
    return {"words": dict(words), "solo": bool(value["solo"])}


def _said(value: str, ids: Ids) -> str:
    """A comment's words; who is named in them and did not come along is somebody who left."""
    if not 0 < len(value) <= LONGEST_KEPT:
        raise ValueError
    known = ids.rows.get(Person, {})
    return readdressed(value, lambda person: known.get(str(person)) or uuid.uuid4())


def _row_of_an_answer(value: str, ids: Ids) -> str:
    return value and str(Address.parse(f"worksheet/question/{value}")).split("/", 2)[2]


def _zone(value: str, ids: Ids) -> str:
    return ZoneInfo(value).key


def _not_to_come(value: datetime, ids: Ids) -> datetime:
    return min(value, timezone.now())


def _one_of(known: Iterable[str]) -> Callable[[str, Ids], str]:
    values = frozenset(map(str, known))

    def must_be(value: str, ids: Ids) -> str:
        if value not in values:
            raise ValueError
        return value

    return must_be


def _at_most(longest: int) -> Callable[[str, Ids], str]:
    def must_fit(value: str, ids: Ids) -> str:
        if len(value) > longest:
            raise ValueError
        return value

    return must_fit


def _year(value: int, ids: Ids) -> int:
    if value and not FIRST_YEAR <= value <= LAST_YEAR:
        raise ValueError
    return value


def _facts(value: Any, ids: Ids) -> dict[str, Any]:
    """What the origin of a proposal knows of it; the citations that it made are found again under their new ids."""
    if not isinstance(value, dict) or len(json.dumps(value)) > LONGEST_FACTS:
        raise ValueError
    known = ids.rows.get(Citation, {})
    made = [str(uuid.UUID(each)) for each in value.get("citations", [])]
    here = {"citations": [str(known[each]) for each in made if each in known]} if made else {}
    return {**value, **here}


def _must_fit_origin(told: Row) -> None:
    """Whoever settles or undoes a proposal relies on what its origin wrote: a whole word of somebody's, or what takes a
    line out of an answer again."""
    facts = told["facts"]
    if told["origin"] == From.CONFIRMATION:
        name_of(facts["who"])
        How(facts["how"])
        date.fromisoformat(facts["on"])
    elif facts.get("revision"):
        Revision.parse(facts["revision"])
        if not isinstance(facts["before"], str):
            raise ValueError
        for row in facts["rows"]:
            _row_of_an_answer(row, Ids())


def _handed(value: Any, ids: Ids) -> list[dict[str, str]]:
    """Goals or steps that were handed over: which, in what words, and whose name stood there before and after."""
    if not isinstance(value, list) or len(value) > MOST_STEPS or len(json.dumps(value)) > MOST_BYTES:
        raise ValueError
    found = [{name: each[name] for name in ("address", "text", "before", "after")} for each in value]
    if not all(isinstance(text, str) for each in found for text in each.values()):
        raise ValueError
    return [{**each, "address": str(Address.parse(each["address"]))} for each in found]


def _plain_line(value: str, ids: Ids) -> str:
    return one_line(value)


# What says of an answer where it stands, in every table that does.
_PLACE: Mapping[str, Callable[[Any, Ids], Any]] = {
    "worksheet": _fitting(PART),
    "question": _fitting(PART),
    "row": _row_of_an_answer,
    "occasion": _fitting(_OCCASION),
}
_OWN: Mapping[tuple[Any, str], Callable[[Any, Ids], Any]] = {
    (Workbook, "time_zone"): _zone,
    (Workbook, "locale"): _fitting(_LOCALE),
    (Workbook, "created"): _not_to_come,
    (Document, "participant"): _participant,
    (Document, "worksheet"): _fitting(PART),
    (Document, "occasion"): _fitting(_OCCASION),
    (Document, "title"): lambda value, ids: one_line(value),
    (LogEntry, "addresses"): _addresses,
    **{(model, name): check for model in (Thread, Citation, Proposal) for name, check in _PLACE.items()},
    # What the toolkit asks for nowhere can be set aside, and has no place.
    **{(Proposal, name): _fitting(re.compile(rf"(?:{PART.pattern})?")) for name in ("worksheet", "question")},
    (Citation, "origin"): _one_of(Origin),
    (Citation, "quote"): _at_most(LONGEST_QUOTE),
    (Citation, "title"): _plain_line,
    (Citation, "where"): _plain_line,
    (Citation, "begins"): _year,
    (Citation, "ends"): _year,
    # A library's documents stay where they are: their titles and pages went along in words.
    (Citation, "source"): lambda value, ids: None,
    (Citation, "edit"): _fitting(_EDIT),
    (Citation, "removed"): lambda value, ids: None,
    (Confirmation, "who"): _plain_line,
    (Confirmation, "how"): _one_of(How),
    (Proposal, "origin"): _one_of(From),
    (Proposal, "standing"): _one_of(Standing),
    (Proposal, "text"): _at_most(LONGEST_QUOTE),
    (Proposal, "replaces"): _at_most(LONGEST_QUOTE),
    (Proposal, "facts"): _facts,
    (Settlement, "because"): _at_most(LONGEST_REASON),
    (HandOver, "giver"): _plain_line,
    (HandOver, "taker"): _plain_line,
    (HandOver, "because"): _at_most(LONGEST_REASON),
    (HandOver, "goals"): _handed,
    (HandOver, "steps"): _handed,
    (HandOver, "edit"): _fitting(_EDIT),
    (Comment, "text"): _said,
    (Edition, "overlays"): _overlays,
    (Edition, "terms"): _terms,
    (Edition, "note"): lambda value, ids: one_line(value),
    (Picture, "stored_as"): lambda value, ids: f"{ids.workbook}/{value.rpartition('/')[2]}",
}
