"""What higher rooms are told of a library's documents, as frozen plain values: lines to show, and places to cite."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from groundplan.sources.finding.reasons import said_again
from groundplan.sources.model import Kind, Passage, Statement, Style, Whose
from groundplan.web.libraries.queries import NotFoundError
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage
from groundplan.web.sources.queries import Shelf, document, page_with, shelf
from groundplan.web.sources.text import folded

# One document states a few dozen things at most; a whole shelf is read at once.
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Facts:
    """A document as it is cited. `dated` is its day, `begins` and `ends` the years it is for (0: not said); `is_old`:
    a newer edition of it is on the shelf, which replaces it; `replaces` is the older edition's id."""

    id: uuid.UUID
    library: uuid.UUID
    title: str
    dated: date | None = None
    begins: int = 0
    ends: int = 0
    language: str = ""
    is_old: bool = False
    replaces: uuid.UUID | None = None

    def has_ended(self, today: date) -> bool:
        """Whether the years that it is for have passed."""
        return 0 < self.ends < today.year


@dataclass(frozen=True, slots=True)
class Line:
    """A statement that was found, with the document and the headings that it stands under, outermost first."""

    source: Facts
    statement: Statement
    heading: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where it is read in its place."""
        return address(self.source, self.statement.passage)


def lines(mine: Shelf, *, kinds: Collection[Kind] = (), source: uuid.UUID | None = None) -> list[Line]:
    """The lines found in the documents of a shelf, newest document first and then in reading order; only those of some
    kinds, or of one document, where they are named. What is removed, or not read yet, has none."""
    here = FoundStatement.objects.filter(library_id=mine.id)
    rows = here.filter(source__removed__isnull=True, source__passages__gt=0)
    if kinds:
        rows = rows.filter(kind__in=[str(kind) for kind in kinds])
    if source is not None:
        rows = rows.filter(source_id=source)
    found = list(rows.select_related("source").order_by("-source__added", "source_id", "number")[:MOST_LINES])
    headings = _headings(mine, found)
    old = _old(mine)
    return [
        Line(facts(each.source, is_old=each.source_id in old), statement_of(each), headings.get(_place(each), ()))
        for each in found
    ]


def found(person: uuid.UUID | None, library: uuid.UUID, *, kinds: Collection[Kind] = ()) -> list[Line]:
    """`lines` of a person's shelf; none for whom it is closed, so that a page of another room is whole without it."""
    try:
        return lines(shelf(person, library), kinds=kinds)
    except NotFoundError:
        return []


def holding(mine: Shelf, words: str) -> Iterator[tuple[Facts, str, str]]:
    """The titles and passages that have some words, however they are written: the document, the text, and its address.
    Those of removed documents too, as long as they are kept; their address is the list's."""
    shelf_at = reverse("sources", kwargs={"library": mine.id})
    wanted = folded(words)
    for row in Source.objects.filter(library_id=mine.id).order_by("-added", "id"):
        if wanted in folded(row.title):
            yield facts(row), row.title, shelf_at if row.removed else place(mine.id, row.id)
    here = SourcePassage.objects.filter(library_id=mine.id, folded__contains=wanted).select_related("source")
    for each in here.order_by("source_id", "number").iterator(chunk_size=200):
        at = shelf_at if each.source.removed else place(mine.id, each.source_id, each.number)
        yield facts(each.source), each.text, at


def passage(mine: Shelf, source: uuid.UUID, name: str) -> tuple[Facts, Passage]:
    """A place in a document, by its passage's name (`p12`); raises `NotFoundError`."""
    row = document(mine, source)
    number = number_of(name)
    place = SourcePassage.objects.filter(library_id=mine.id, source=row, number=number).first()
    if place is None:
        raise NotFoundError
    return facts(row, is_old=row.id in _old(mine)), passage_of(place)


def address(source: Facts, name: str = "") -> str:
    """Where a document is read; at a passage (`p12`), where one is named."""
    return place(source.library, source.id, number_of(name))


def place(library: uuid.UUID, source: uuid.UUID, number: int = 0, question: str = "") -> str:
    """The address of a passage by its number, 0 for the document's beginning; `question` is what is marked there."""
    page = page_with(number)
    asked = {**({"page": page} if page > 1 else {}), **({"q": question} if question else {})}
    path = reverse("source", kwargs={"library": library, "source": source})
    return f"{path}{'?' if asked else ''}{urlencode(asked)}{f'#p{number}' if number else ''}"


def number_of(name: str) -> int:
    """The number of a passage that is called by its name, 0 for what is no such name."""
    number = name.removeprefix("p")
    return int(number) if name != number and number.isascii() and number.isdigit() and len(number) <= 7 else 0


@dataclass(frozen=True, slots=True)
class Added:
    """A document that somebody added, as she is told of it; `text` is what she pasted, where she may still see it."""

    library: str
    title: str
    at: datetime
    file_name: str
    dated: date | None
    begins: int
    ends: int
    removed: datetime | None
    text: str


def added_by(person: uuid.UUID) -> list[Added]:
    """Every document that a person added, in whatever library, oldest first."""
    rows = list(Source.objects.filter(added_by_id=person).select_related("library").order_by("added", "id"))
    mine = {library for library in {row.library_id for row in rows} if is_open(person, library)}
    return [
        Added(
            row.library.name,
            row.title,
            row.added,
            row.file_name,
            row.dated,
            row.begins,
            row.ends,
            row.removed,
            _text_of(row) if row.pasted and row.library_id in mine else "",
        )
        for row in rows
    ]


def is_open(person: uuid.UUID, library: uuid.UUID) -> bool:
    """Whether a library's documents are open to a person."""
    try:
        shelf(person, library)
    except NotFoundError:
        return False
    return True


def _text_of(row: Source) -> str:
    here = SourcePassage.objects.filter(library_id=row.library_id, source=row)
    return "\n\n".join(here.order_by("number").values_list("text", flat=True))


def facts(row: Source, *, is_old: bool = False) -> Facts:
    """A row as it is cited."""
    return Facts(
        row.id, row.library_id, row.title, row.dated, row.begins, row.ends, row.language, is_old, row.replaces_id
    )


def passage_of(row: SourcePassage) -> Passage:
    """A row as it was read."""
    return Passage(f"p{row.number}", row.text, row.page, tuple(row.heading), Style(row.style))


def statement_of(row: FoundStatement) -> Statement:
    """A row as it was found."""
    kind, whose = Kind(row.kind), Whose(row.whose)
    return Statement(kind, row.text, row.passage, row.page, whose, row.owner, row.confidence, said_again(row.reason))


def _place(row: FoundStatement) -> tuple[uuid.UUID, int]:
    return row.source_id, number_of(row.passage)


def _headings(mine: Shelf, rows: Collection[FoundStatement]) -> dict[tuple[uuid.UUID, int], tuple[str, ...]]:
    """The headings above each statement's passage."""
    places = {_place(row) for row in rows}
    here = SourcePassage.objects.filter(
        library_id=mine.id,
        source_id__in={source for source, _number in places},
        number__in={number for _source, number in places},
    )
    read = here.values_list("source_id", "number", "heading")
    return {(source, number): tuple(heading) for source, number, heading in read if (source, number) in places}


def _old(mine: Shelf) -> set[uuid.UUID]:
    """The documents of which a newer edition is on the shelf."""
    newer = Source.objects.filter(library_id=mine.id, removed__isnull=True, replaces__isnull=False)
    return {each for each in newer.values_list("replaces_id", flat=True) if each}
