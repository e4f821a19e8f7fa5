"""Reading the audit list of one library."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from groundplan.web.audit.deeds import DEEDS, WORDS
from groundplan.web.audit.models import Entry

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


def _line(entry: Entry) -> Line:
    sentence = str(DEEDS.get(entry.deed, entry.deed))
    told = {name: str(WORDS.get(name, {}).get(fact, fact)) for name, fact in entry.facts.items()}
    return Line(entry.at, entry.name, sentence.format_map(_Facts(told)))


class _Facts(dict[str, str]):
    """The words of a deed; one that an older release did not put down is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
