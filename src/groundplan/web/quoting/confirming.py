"""Actions of those who look at what was found: take lines, as they are or corrected, set them aside, undo that."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from groundplan.sources.model import Kind
from groundplan.web.quoting.actions import cite_within, in_turn
from groundplan.web.quoting.found import Asked, Candidate, asked_for, findings, settled_by
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import Citing, Quoted, Then
from groundplan.web.quoting.stating import Stated
from groundplan.web.sources.citing import Line
from groundplan.web.workbooks.actions import BadEditIdError, Sent, take
from groundplan.web.workbooks.models import Citation, Proposal
from groundplan.web.workbooks.queries import Access, NotFoundError, access
from groundplan.web.writing import write
from groundplan.workbook.citations import Origin, folded
from groundplan.workbook.edits import Post
from groundplan.workbook.proposals import From, Standing
from groundplan.workbook.revision import Revision

MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Looked:
    """What somebody says of found lines: the words of those that she takes by their keys, as she wants them, the keys
    of those that she sets aside, and for each kind what becomes of an answer that stands there."""

    edit: str
    words: Mapping[str, str]
    aside: Collection[str] = ()
    then: Mapping[Kind, Then] | None = None


def settle(person: uuid.UUID, workbook: uuid.UUID, looked: Looked) -> int:
    """Take and set aside found lines in one write; sent twice it is done once. Returns how many were settled.

    Raises `NotFoundError`, `MayNotWriteError`, `BadEditIdError`, and what `cite` raises for the words.
    """
    edit = looked.edit
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError

    def deed() -> int:
        writer = access(person, workbook)
        writer.must_write()
        in_turn(writer)
        offered = {each.key: each for each in findings(writer).candidates}
        taken = [offered[key] for key in looked.words if key in offered][:MOST_AT_ONCE]
        filled: set[Kind] = set()
        for each in taken:
            _take(writer, each, looked, further=each.line.statement.kind in filled)
            filled.add(each.line.statement.kind)
        aside = [offered[key] for key in looked.aside if key in offered and key not in looked.words]
        for each in aside[:MOST_AT_ONCE]:
            _settle(writer, each, looked, Standing.REJECTED, each.line.statement.text, Quoted(()))
        return len(taken) + len(aside)

    return write(deed)


def _take(writer: Access, candidate: Candidate, looked: Looked, *, further: bool) -> None:
    """Put a line into its answer; a `further` one for the same answer is added to it."""
    line = candidate.line
    asked = asked_for(writer.edition.toolkit, line.statement.kind)
    if asked is None:
        return
    text = looked.words[candidate.key]
    if asked.listed:
        text = " ".join(text.split())
    place = Place(asked.sheet.id, asked.question.id)
    then = Then.ADD if further or asked.listed else (looked.then or {}).get(line.statement.kind, Then.ADD)
    done = cite_within(writer, Citing(place, text, stated_of(line), _edit(looked.edit, candidate.key), then))
    same = folded(text) == folded(line.statement.text)
    _settle(writer, candidate, looked, Standing.ACCEPTED if same else Standing.CORRECTED, text, done)


def stated_of(line: Line) -> Stated:
    """Where a found line stands, as it is cited; where there are no pages, the headings above it are the place."""
    source = line.source
    return Stated(
        Origin.DOCUMENT,
        source.title,
        source.dated,
        source.begins,
        source.ends,
        line.statement.page,
        "" if line.statement.page else " › ".join(line.heading)[:300],
        source.id,
        line.statement.passage,
    )


def _edit(edit: str, key: str) -> str:
    """Each line's own edit id: the same for the same form."""
    return hashlib.sha256(f"{edit} {key}".encode()).hexdigest()[:32]


def _settle(writer: Access, candidate: Candidate, looked: Looked, standing: Standing, text: str, done: Quoted) -> None:
    statement, source = candidate.line.statement, candidate.line.source
    asked = asked_for(writer.edition.toolkit, statement.kind)
    facts: dict[str, Any] = {
        "source": str(source.id),
        "title": source.title,
        "kind": statement.kind.value,
        "passage": statement.passage,
        "page": statement.page,
        "whose": statement.whose.value,
        "owner": statement.owner,
        "reason": statement.reason,
        "confidence": statement.confidence,
        "found": statement.text,
        "edit": looked.edit,
        "citations": [str(each) for each in done.citations],
        "rows": list(done.rows),
        "before": done.before,
        "revision": done.revision,
    }
    now = timezone.now()
    Proposal.objects.update_or_create(
        library_id=writer.workbook.library_id,
        workbook_id=writer.workbook.id,
        key=candidate.key,
        defaults={
            "origin": From.FOUND,
            "worksheet": asked.sheet.id if asked else "",
            "question": asked.question.id if asked else "",
            "text": text,
            "standing": standing,
            "facts": facts,
            "made": now,
            "settled": now,
            "settled_by_id": writer.person,
        },
    )


def undo(person: uuid.UUID, workbook: uuid.UUID, keys: Collection[str]) -> None:
    """Offer lines again that were taken or set aside: what was put into answers for them is taken out, and what others
    wrote there since stays. Raises `NotFoundError` and `MayNotWriteError`."""

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        in_turn(writer)
        rows = [row for row in settled_by(writer, keys).values() if row.standing != Standing.OPEN]
        # The latest first: each gives back what stood before it.
        for row in sorted(rows, key=_when, reverse=True):
            _take_back(writer, row)
            row.standing, row.settled, row.settled_by_id = Standing.OPEN, None, None
            row.save(update_fields=["standing", "settled", "settled_by"])

    write(deed)


def _when(row: Proposal) -> int:
    """After how many edits of its worksheet a line was taken; those that changed no answer come last."""
    revision = row.facts.get("revision", "")
    return Revision.parse(revision).sequence if revision else 0


def _take_back(writer: Access, row: Proposal) -> None:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    Citation.objects.filter(**here, id__in=row.facts.get("citations", []), removed__isnull=True).update(
        removed=timezone.now()
    )
    revision = row.facts.get("revision", "")
    if not revision or writer.edition.toolkit.worksheet(row.worksheet) is None:
        return
    at = f"{row.worksheet}/{row.question}"
    rows = row.facts.get("rows", [])
    post = Post({}, acts=tuple(f"remove {at}/{each}" for each in rows)) if rows else Post({at: [row.facts["before"]]})
    edit = hashlib.sha256(f"undo {row.id} {revision} {timezone.now()}".encode()).hexdigest()[:32]
    take(writer, Sent(row.worksheet, row.occasion, post, edit, revision, "1.0", None))


def none_written(person: uuid.UUID, workbook: uuid.UUID, kind: Kind, edit: str) -> Asked:
    """Say that something is written down nowhere. Raises `NotFoundError`, `MayNotWriteError` and `BadEditIdError`."""

    def deed() -> Asked:
        writer = access(person, workbook)
        writer.must_write()
        asked = asked_for(writer.edition.toolkit, kind)
        if asked is None:
            raise NotFoundError
        place = Place(asked.sheet.id, asked.question.id)
        cite_within(writer, Citing(place, "", Stated(Origin.NONE_WRITTEN), _edit(edit, kind)))
        return asked

    return write(deed)
