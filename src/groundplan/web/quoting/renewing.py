"""A newer edition of a cited document: what became of the lines that were taken, and taking over what it says now."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from groundplan.sources.editions import Fate, Outcome, compare
from groundplan.web.quoting.actions import in_turn
from groundplan.web.quoting.queries import standing_lines
from groundplan.web.sources.citing import Facts, facts, passage_of, statement_of
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage
from groundplan.web.sources.queries import shelf
from groundplan.web.workbooks import models, queries
from groundplan.web.workbooks.actions import BadEditIdError, Sent, take
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.queries import Access, NotFoundError, access
from groundplan.web.writing import write
from groundplan.workbook.citations import Citation, folded
from groundplan.workbook.edits import Post

# Of a workbook that cites more renewed documents, the others come when these are done.
MOST_EDITIONS = 4
MOST_PASSAGES = 6_000


@dataclass(frozen=True, slots=True)
class Renewed:
    """A line that was taken from the older edition: its place (worksheet, occasion, question), what became of it, and
    whether the answer still has the old words, so that the new ones can take their place."""

    place: tuple[str, str, str]
    citation: Citation
    outcome: Outcome
    stands: bool


@dataclass(frozen=True, slots=True)
class Renewal:
    """A document of which there is a newer edition, and the lines that were taken from it."""

    old: str
    new: Facts
    lines: Sequence[Renewed]

    def those(self, fate: Fate) -> list[Renewed]:
        """The lines of which this became."""
        return [each for each in self.lines if each.outcome.fate is fate]


def renewals(writer: Access) -> list[Renewal]:
    """Every cited document that has a newer edition on the shelf; none for whom the shelf is closed."""
    cited: dict[str, list[tuple[tuple[str, str, str], Citation]]] = {}
    for place, here in citations_of(writer).items():
        for each in here:
            if each.source and each.quote:
                cited.setdefault(each.source, []).append((place, each))
    newest = _newest(writer) if cited else {}
    pairs = [(old, newest[uuid.UUID(old)]) for old in cited if uuid.UUID(old) in newest][:MOST_EDITIONS]
    return [_renewal(writer, cited[old], new) for old, new in pairs]


def _newest(writer: Access) -> dict[uuid.UUID, Source]:
    """Each document that was replaced → the newest edition of it that is read."""
    mine = shelf(writer.person, writer.workbook.library_id)
    here = Source.objects.filter(library_id=mine.id, removed__isnull=True, replaces__isnull=False, passages__gt=0)
    following = {row.replaces_id: row for row in here.order_by("added", "id") if row.replaces_id}
    newest: dict[uuid.UUID, Source] = {}
    for old, row in following.items():
        seen = {old}
        while row.id in following and row.id not in seen:
            seen.add(row.id)
            row = following[row.id]
        newest[old] = row
    return newest


def _renewal(writer: Access, cited: Sequence[tuple[tuple[str, str, str], Citation]], new: Source) -> Renewal:
    here = {"library_id": writer.workbook.library_id, "source": new}
    rows = SourcePassage.objects.filter(**here).order_by("number")[:MOST_PASSAGES]
    found = FoundStatement.objects.filter(**here).order_by("number")
    outcomes = compare(
        [each.quote for _place, each in cited], [passage_of(row) for row in rows], [statement_of(row) for row in found]
    )
    written = queries.written(writer)
    lines = [
        Renewed(place, citation, outcome, bool(_post(written, place, citation, outcome)))
        for (place, citation), outcome in zip(cited, outcomes, strict=False)
    ]
    return Renewal(cited[0][1].title, facts(new), lines)


def _post(
    written: queries.Written, place: tuple[str, str, str], citation: Citation, outcome: Outcome
) -> Mapping[str, str]:
    """The edit that puts a line's new words where its old ones stand; none where they stand there no more."""
    worksheet, occasion, name = place
    sheet = written.access.edition.toolkit.worksheet(worksheet)
    question = sheet.question(name) if sheet else None
    if outcome.fate is not Fate.CHANGED or sheet is None or question is None:
        return {}
    row = citation.address.split("/", 2)[2:]
    for part, words in standing_lines(question, written.filled(sheet, occasion).team):
        if part == "".join(row) and part and folded(words) == folded(citation.quote):
            return {f"{worksheet}/{name}/{part}": " ".join(outcome.new.split())}
        if not part and not row and (changed := _exchanged(words, citation.quote, outcome.new)) != words:
            return {f"{worksheet}/{name}": changed}
    return {}


def _exchanged(text: str, old: str, new: str) -> str:
    """A text with the first standing of some words exchanged, however they are spaced there."""
    words = r"\s+".join(map(re.escape, old.split()))
    return re.sub(words, lambda _found: new, text, count=1, flags=re.IGNORECASE) if words else text


def cite_anew(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> int:
    """Cite lines that say the same from the newer edition; returns how many. Raises `NotFoundError` and
    `MayNotWriteError`; done twice, the second time finds nothing to do."""

    def deed() -> int:
        writer = _writer(person, workbook)
        done = 0
        for renewal, line in _those(writer, citations, Fate.SAME):
            _row(writer, line).update(**_columns(renewal.new, line.outcome))
            done += 1
        return done

    return write(deed)


def take_new_words(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID], edit: str) -> int:
    """Put the newer edition's words where a line's old ones stand, with their citation, in one write; the old citation
    is taken away. Returns how many; raises `NotFoundError`, `MayNotWriteError` and `BadEditIdError`."""
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError

    def deed() -> int:
        writer = _writer(person, workbook)
        done = 0
        for renewal, line in _those(writer, citations, Fate.CHANGED):
            done += _take(writer, renewal, line, hashlib.sha256(f"{edit} {line.citation.id}".encode()).hexdigest()[:32])
        return done

    return write(deed)


def _writer(person: uuid.UUID, workbook: uuid.UUID) -> Access:
    writer = access(person, workbook)
    writer.must_write()
    in_turn(writer)
    return writer


def _those(writer: Access, citations: Collection[uuid.UUID], fate: Fate) -> list[tuple[Renewal, Renewed]]:
    wanted = {str(each) for each in citations}
    found = [(renewal, line) for renewal in renewals(writer) for line in renewal.those(fate)]
    return [(renewal, line) for renewal, line in found if line.citation.id in wanted]


def _row(writer: Access, line: Renewed) -> Any:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    return models.Citation.objects.filter(**here, id=line.citation.id)


def _columns(new: Facts, outcome: Outcome) -> dict[str, Any]:
    return {
        "source": new.id,
        "title": new.title[:300],
        "dated": new.dated,
        "begins": new.begins,
        "ends": new.ends,
        "page": outcome.page,
        "passage": outcome.passage,
        "where": "",
    }


def _take(writer: Access, renewal: Renewal, line: Renewed, edit: str) -> int:
    written = queries.written(writer)
    fields = _post(written, line.place, line.citation, line.outcome)
    row = _row(writer, line).first()
    if not fields or row is None:
        return 0
    worksheet, occasion, _question = line.place
    sheet = written.access.sheet(worksheet)
    post = Post({name: [text] for name, text in fields.items()})
    take(writer, Sent(worksheet, occasion, post, edit, written.filled(sheet, occasion).team.revision, "1.0", None))
    now = timezone.now()
    row.removed = now
    row.save(update_fields=["removed"])
    for name, value in _columns(renewal.new, line.outcome).items():
        setattr(row, name, value)
    row.id, row.quote, row.removed, row.made, row.made_by_id, row.edit = (
        uuid.uuid4(), line.outcome.new, None, now, writer.person, edit,
    )  # fmt: skip
    row.save(force_insert=True)
    return 1


def editions_of(person: uuid.UUID | None, workbook: uuid.UUID) -> tuple[queries.Written, list[Renewal]]:
    """What there is to look at; raises `NotFoundError` and `MayNotWriteError`."""
    writer = access(person, workbook)
    writer.must_write()
    try:
        return queries.written(writer), renewals(writer)
    except NotFoundError:
        return queries.written(writer), []
