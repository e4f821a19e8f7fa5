"""Reading a library's documents, always together with the right to: a stranger finds nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from groundplan.web.libraries.models import Grant, Library, Right
from groundplan.web.libraries.queries import WRITERS, NotFoundError
from groundplan.web.sources import text
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage, State

# Passages on one page of the reader.
A_PAGE = 200
# Of a search, so many places are looked at, and so many shown on one page.
MOST_HITS = 300
HITS_A_PAGE = 25
SHORTEST_QUESTION = 2


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library whose documents are open to a person; `looks_after`: she is its admin."""

    library: Library
    person: uuid.UUID
    looks_after: bool

    @property
    def id(self) -> uuid.UUID:
        """The library's."""
        return self.library.id


def shelf(person: uuid.UUID | None, library: uuid.UUID) -> Shelf:
    """The library's documents, for those who write in one of its workbooks and for its admins, in one query; raises
    `NotFoundError` for everybody else (docs/decisions/0029)."""
    if person is None:
        raise NotFoundError
    mine = Grant.objects.filter(library_id=OuterRef("id"), person_id=person)
    admin = Exists(mine.filter(thing=OuterRef("id"), right=Right.OWNER))
    # Whoever leads a cohort owns something of the library too, and is no business of its documents: what the right is
    # on must be a workbook. This room knows of those only that a library has some.
    writer = Exists(mine.filter(right__in=WRITERS, library__workbooks__id=F("thing")))
    found = Library.objects.filter(id=library).annotate(admin=admin).filter(Q(admin=True) | Q(writer)).first()
    if found is None:
        raise NotFoundError
    return Shelf(found, person, bool(found.admin))


def workbooks_here(mine: Shelf) -> list[tuple[uuid.UUID, str]]:
    """The workbooks of the library that she writes in, and what their departments are called: where lines can go."""
    writes = Grant.objects.filter(library_id=mine.id, person_id=mine.person, right__in=WRITERS)
    there = writes.filter(library__workbooks__id=F("thing")).order_by("library__workbooks__created")
    return list(there.values_list("thing", "library__workbooks__department__name"))


def documents(mine: Shelf) -> list[Source]:
    """What is on the shelf, the newest first; with whether there is a newer edition of each (`newer`)."""
    return list(_there(mine).order_by("-added", "id"))


def removed(mine: Shelf) -> list[Source]:
    """What was removed and can be put back, the latest first."""
    return list(Source.objects.filter(library_id=mine.id, removed__isnull=False).order_by("-removed", "id"))


def document(mine: Shelf, source: uuid.UUID) -> Source:
    """One document with who added it and what it replaces; raises `NotFoundError`."""
    found = _there(mine).filter(id=source).first()
    if found is None:
        raise NotFoundError
    return found


def _there(mine: Shelf) -> QuerySet[Source]:
    newer = Source.objects.filter(library_id=mine.id, replaces=OuterRef("id"), removed__isnull=True)
    here = Source.objects.filter(library_id=mine.id, removed__isnull=True)
    return here.select_related("added_by", "replaces").annotate(newer=Exists(newer))


def newer_editions(mine: Shelf, source: Source) -> list[Source]:
    """The documents that were added as newer editions of one, the newest first."""
    found = Source.objects.filter(library_id=mine.id, replaces=source, removed__isnull=True)
    return list(found.order_by("-added", "id"))


def states(mine: Shelf) -> list[Source]:
    """How far every document is read: what a page that waits for it asks again and again."""
    return list(Source.objects.filter(library_id=mine.id, removed__isnull=True).order_by("-added", "id"))


def room_taken(library: uuid.UUID) -> tuple[int, int]:
    """How many documents a library has and how many bytes they are, those that can be put back among them."""
    found = Source.objects.filter(library_id=library).aggregate(documents=Count("id"), size=Sum("size"))
    return found["documents"], found["size"] or 0


def passages(mine: Shelf, source: Source, page: int) -> list[SourcePassage]:
    """One page of the reader, from 1."""
    begin = (page - 1) * A_PAGE
    here = SourcePassage.objects.filter(library_id=mine.id, source=source)
    return list(here.filter(number__gt=begin, number__lte=begin + A_PAGE).order_by("number"))


def pages_of(source: Source) -> int:
    """How many pages the reader has for a document, one at least."""
    return max(1, -(-source.passages // A_PAGE))


def page_with(number: int) -> int:
    """The page of the reader on which a passage stands."""
    return (max(number, 1) - 1) // A_PAGE + 1


def statements(mine: Shelf, source: Source) -> list[FoundStatement]:
    """What was found in a document, in its order."""
    return list(FoundStatement.objects.filter(library_id=mine.id, source=source).order_by("number"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found. `words` is what was looked for, folded; `is_short` that it was too little to look for;
    `more` that there are further places than those that are shown."""

    words: Sequence[str]
    places: Sequence[SourcePassage]
    is_short: bool = False
    more: bool = False

    @property
    def documents(self) -> int:
        """In how many documents it stands."""
        return len({each.source_id for each in self.places})


def search(mine: Shelf, question: str) -> Answer:
    """The passages that have every word of a question, by document, the newest first, and then in reading order."""
    words = text.wanted(question)
    if sum(len(word) for word in words) < SHORTEST_QUESTION:
        return Answer(words, (), is_short=bool(question.strip()))
    has_all = reduce(and_, (Q(folded__contains=word) for word in words))
    # What is being put in at this moment is not counted yet.
    here = SourcePassage.objects.filter(library_id=mine.id, source__removed__isnull=True, source__passages__gt=0)
    found = here.filter(has_all).select_related("source").order_by("-source__added", "source_id", "number")
    places = list(found[: MOST_HITS + 1])
    return Answer(words, places[:MOST_HITS], more=len(places) > MOST_HITS)


def is_waited_for(source: Source) -> bool:
    """Whether a document is on its way to being read."""
    return source.state in (State.WAITING, State.READING)
