"""Reading the audit list of one library."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from groundplan.web.audit.deeds import DEEDS, WORDS
from groundplan.web.audit.models import LEFT, Entry

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One deed as it is read: when, who (empty: nobody who was signed in), and what in words."""

    at: datetime
    who: str
    what: str


def lines(library: uuid.UUID, page: int = 1) -> tuple[list[Line], bool]:
    """One page of a library's deeds, the newest first, and whether there are older ones."""
    begin = (max(page, 1) - 1) * A_PAGE
    found = list(Entry.objects.filter(library=library).order_by("-at", "id")[begin : begin + A_PAGE + 1])
    return [_line(entry) for entry in found[:A_PAGE]], len(found) > A_PAGE


def every_line(library: uuid.UUID) -> Iterator[Line]:
    """All of a library's deeds, the newest first, read as they are taken."""
    for entry in Entry.objects.filter(library=library).order_by("-at", "id").iterator(chunk_size=500):
        yield _line(entry)


def of_person(person: uuid.UUID) -> list[Line]:
    """Everything that somebody did, in whatever library, the newest first: for herself."""
    return [_line(entry) for entry in Entry.objects.filter(actor=person).order_by("-at", "id")]


def _line(entry: Entry) -> Line:
    sentence = str(DEEDS.get(entry.deed, entry.deed))
    facts = {name: _name(str(WORDS.get(name, {}).get(fact, fact))) for name, fact in entry.facts.items()}
    return Line(entry.at, _name(entry.name), sentence.format_map(_Facts(facts)))


def _name(stored: str) -> str:
    return _("somebody who left") if stored == LEFT else stored


class _Facts(dict[str, str]):
    """The words of a deed; one that an older release did not put down is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
