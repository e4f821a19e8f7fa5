"""The log of a document: loading what it says, at its end or at an earlier revision, and appending to it.

The database is the log, this process is a cache: a held document is used only while its place in the log equals the
row's, and everything held is forgotten when a transaction did not reach the disk.
"""

from __future__ import annotations

import logging
import uuid
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from groundplan.web import writing
from groundplan.web.prepared import Prepared, PreparedChange
from groundplan.web.workbooks.models import Document, LogEntry, Snapshot
from groundplan.workbook.address import Address
from groundplan.workbook.document import Document as Content
from groundplan.workbook.revision import Revision
from groundplan.workbook.rewritten import Edit

logger = logging.getLogger(__name__)

SNAPSHOT_EVERY = 100
MOST_HELD = 400


@dataclass(frozen=True, slots=True)
class _Held:
    epoch: int
    sequence: int
    content: Content


_held: OrderedDict[uuid.UUID, _Held] = OrderedDict()
writing.when_undone(_held.clear)


_COLUMNS = [field.attname for field in Document._meta.concrete_fields]


def _one(library: uuid.UUID, workbook: uuid.UUID, sheet: str, participant: str, occasion: str) -> QuerySet[Document]:
    return Document.objects.filter(
        library_id=library, workbook_id=workbook, worksheet=sheet, participant=participant, occasion=occasion
    ).select_for_update()


def _has(edit: str) -> Exists:
    """Whether a document's log has an edit of that id."""
    entries = LogEntry.objects.filter(library_id=OuterRef("library_id"), document_id=OuterRef("id"), edit=edit)
    return Exists(entries)


_locked = Prepared(
    lambda edit, *key: _one(*key).values_list(_has(edit), *_COLUMNS), str, uuid.UUID, uuid.UUID, str, str, str
)


@dataclass(frozen=True, slots=True)
class Locked:
    """A document's row under its lock, and whether its log has the edit that was asked for already."""

    row: Document
    has_edit: bool = False


def locked(
    edit: str, library: uuid.UUID, workbook: uuid.UUID, sheet: str, participant: str, occasion: str
) -> Locked | None:
    """A document's row under its lock, or `None` where nothing is written yet; call inside a write."""
    found = _locked.row(edit, library, workbook, sheet, participant, occasion)
    return Locked(Document.from_db("default", _COLUMNS, found[1:]), bool(found[0])) if found else None


def begin(library: uuid.UUID, workbook: uuid.UUID, sheet: str, participant: str, occasion: str) -> Document:
    """The row of a document in which something is written for the first time; two who begin at once get the same."""
    row, fresh = Document.objects.get_or_create(
        library_id=library, workbook_id=workbook, worksheet=sheet, participant=participant, occasion=occasion
    )
    return row if fresh else _one(library, workbook, sheet, participant, occasion).get()


def take(row: Document) -> Content:
    """The document's content at the row's sequence, out of the cache: give it back with `hold` when all went well."""
    held = _held.pop(row.id, None)
    if held is not None and (held.epoch, held.sequence) == (row.epoch, row.sequence):
        return held.content
    return content_at(row, row.sequence)


def hold(row: Document, content: Content) -> None:
    """Keep the content for the next edit; `row.sequence` is its place in the log. Call inside a write, as the last."""
    held = _Held(row.epoch, row.sequence, content)
    writing.keep_for_others(lambda: _hold(row.id, held))


def _hold(document: uuid.UUID, held: _Held) -> None:
    there = _held.get(document)
    # Whoever wrote after this one may have come here before it.
    if there is None or (there.epoch, there.sequence) <= (held.epoch, held.sequence):
        _held[document] = held
    if len(_held) > MOST_HELD:
        _held.popitem(last=False)


def content_at(row: Document, sequence: int, own_edits: Collection[str] = ()) -> Content:
    """What the document said after entry `sequence`, with those later entries that carry one of `own_edits`."""
    content = Content.load(_updates(row, sequence, own_edits))
    if content.left_out:
        logger.error("log.unreadable-entries", extra={"document": str(row.id), "entries": content.left_out})
    return content


# Who opens a worksheet again after a while waits for these two, once for each worksheet of the workbook that it shows
# something of: building them from querysets took longer than reading and merging what they find.
_last_snapshot = Prepared(
    lambda library, document, epoch, most: (
        Snapshot.objects.filter(library_id=library, document_id=document, epoch=epoch, sequence__lte=most)
        .order_by("-sequence")
        .values_list("sequence", "state")[:1]
    ),
    uuid.UUID,
    uuid.UUID,
    int,
    int,
)
_between = Prepared(
    lambda library, document, epoch, since, most: (
        LogEntry.objects.filter(
            library_id=library, document_id=document, epoch=epoch, sequence__gt=since, sequence__lte=most
        )
        .order_by("sequence")
        .values_list("update")
    ),
    uuid.UUID,
    uuid.UUID,
    int,
    int,
    int,
)


def _updates(row: Document, sequence: int, own_edits: Collection[str]) -> Iterator[bytes]:
    here = (row.library_id, row.id, row.epoch)
    since, state = _last_snapshot.row(*here, sequence) or (0, b"")
    if state:
        yield bytes(state)
    for (update,) in _between.rows(*here, since, sequence):
        yield bytes(update)
    if own_edits:
        later = LogEntry.objects.filter(
            library_id=row.library_id,
            document_id=row.id,
            epoch=row.epoch,
            sequence__gt=sequence,
            edit__in=list(own_edits),
        )
        for update in later.order_by("sequence").values_list("update", flat=True):
            yield bytes(update)


def touched_since(row: Document, sequence: int) -> set[tuple[str, str]]:
    """The (worksheet, question) pairs that entries after `sequence` touched."""
    entries = LogEntry.objects.filter(
        library_id=row.library_id, document_id=row.id, epoch=row.epoch, sequence__gt=sequence
    ).values_list("addresses", flat=True)
    addresses = (Address.parse(spelling) for touched in entries for spelling in touched)
    return {(address.worksheet, address.question) for address in addresses}


def base_for(row: Document, revision: Revision, present: Content, questions: Collection[tuple[str, str]]) -> Content:
    """What a form at `revision` showed of some questions; the present content where nobody else touched them since."""
    if revision.sequence == row.sequence:
        return present
    if not revision.own_edits and touched_since(row, revision.sequence).isdisjoint(questions):
        return present
    return content_at(row, revision.sequence, revision.own_edits)


def has_edit(row: Document, edit: str) -> bool:
    """Whether this document's log has an edit of that id."""
    return LogEntry.objects.filter(library_id=row.library_id, document_id=row.id, edit=edit).exists()


def snapshots_to_keep() -> QuerySet[Snapshot]:
    """The snapshots that tell what no entry tells: those that an epoch began with. All others follow from the log."""
    of_the_same = Snapshot.objects.filter(
        library_id=OuterRef("library_id"), document_id=OuterRef("document_id"), epoch=OuterRef("epoch")
    )
    return Snapshot.objects.filter(~Exists(of_the_same.filter(sequence__lt=OuterRef("sequence"))), epoch__gt=1)


def begin_epoch(row: Document) -> None:
    """Start a document's next epoch with what it says now: what was open before knows revisions that may never have
    been in this log, as after a restored backup. Call inside a write."""
    state = content_at(row, row.sequence).snapshot_bytes()
    row.epoch += 1
    row.save(update_fields=["epoch"])
    Snapshot.objects.create(
        library_id=row.library_id, document_id=row.id, epoch=row.epoch, sequence=row.sequence, state=state
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a document's log, every epoch of it: its entries, and what each of them did, in order."""

    entries: Sequence[LogEntry]
    edits: Sequence[Edit]


def whole(row: Document) -> Whole:
    """A document's log from its very beginning, for those who look at its history or write it anew."""
    here = {"library_id": row.library_id, "document_id": row.id}
    begun = dict(snapshots_to_keep().filter(**here).values_list("epoch", "state"))
    entries = list(LogEntry.objects.filter(**here).order_by("epoch", "sequence"))
    edits: list[Edit] = []
    for entry in entries:
        before = [bytes(begun.pop(epoch)) for epoch in sorted(begun) if epoch <= entry.epoch]
        questions = {Address.parse(each).question for each in entry.addresses}
        edits.append(Edit((*before, bytes(entry.update)), questions))
    if edits and begun:
        rest = [bytes(begun[epoch]) for epoch in sorted(begun)]
        edits[-1] = Edit((*edits[-1].updates, *rest), edits[-1].questions)
    return Whole(entries, edits)


def write_anew(row: Document, entries: Sequence[LogEntry], updates: Sequence[bytes], state: bytes) -> None:
    """Put other bytes in the place of all that a document's log holds, and begin a new epoch: what was open before
    built on what is there no more. Who wrote when and where stays. Call inside a write, with the row locked."""
    row.epoch += 1
    row.save(update_fields=["epoch"])
    for entry, update in zip(entries, updates, strict=True):
        LogEntry.objects.filter(library_id=row.library_id, id=entry.id).update(epoch=row.epoch, update=update)
    here = {"library_id": row.library_id, "document_id": row.id}
    Snapshot.objects.filter(**here).delete()
    Snapshot.objects.create(**here, epoch=row.epoch, sequence=row.sequence, state=state)
    _held.pop(row.id, None)


_add_entry = PreparedChange(
    LogEntry,
    "INSERT INTO {table} ({columns}) VALUES ({marks})",
    "id",
    "library",
    "document",
    "epoch",
    "sequence",
    "update",
    "participant",
    "at",
    "edit",
    "edition",
    "addresses",
)


_set_sequence = PreparedChange(Document, "UPDATE {table} SET {sequence} = %s WHERE {id} = %s", "sequence", "id")


def append(
    row: Document,
    content: Content,
    update: bytes,
    *,
    participant: uuid.UUID | None,
    edit: str,
    edition: uuid.UUID,
    touched: Sequence[Address],
) -> None:
    """Add an edit to the log and raise the row's sequence; call inside a write, with the row locked."""
    row.sequence += 1
    _add_entry(
        uuid.uuid4(),
        row.library_id,
        row.id,
        row.epoch,
        row.sequence,
        update,
        participant,
        timezone.now(),
        edit,
        edition,
        [str(address) for address in touched],
    )
    _set_sequence(row.sequence, row.id)
    if row.sequence % SNAPSHOT_EVERY == 0:
        Snapshot.objects.create(
            library_id=row.library_id,
            document_id=row.id,
            epoch=row.epoch,
            sequence=row.sequence,
            state=content.snapshot_bytes(),
        )
