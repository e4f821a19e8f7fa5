"""What is done with documents in the background: reading them, and deleting what was removed a month ago."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.core.files.storage import default_storage
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.intake.confined import ManyFilesError
from groundplan.sources import reading
from groundplan.sources.model import Reading
from groundplan.web.jobs.kinds import Arguments
from groundplan.web.sources.actions import LONGEST_TITLE
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage, State
from groundplan.web.sources.sizes import most_text
from groundplan.web.sources.text import folded, kept, one_line
from groundplan.web.traces import leave_none
from groundplan.web.uploads import StoreError
from groundplan.web.writing import write
from groundplan.words import say, speaking

log = logging.getLogger(__name__)

# How long what was removed can be put back.
KEPT_REMOVED = timedelta(days=30)
# Some thirty milliseconds of the database's time.
_IN_ONE_WRITE = 500


class GoneFileError(GroundplanError):
    """The file of a document is not where it was kept."""

    def __init__(self) -> None:
        super().__init__(
            say("Its file is not there any more: add it once more, and tell whoever runs this server, who has backups.")
        )


class TooMuchTextError(GroundplanError):
    """There is more text in a document than is kept of one."""

    def __init__(self) -> None:
        super().__init__(
            say("There is more text in it than Groundplan takes of one document: add the part of it that you need.")
        )


class _OvertakenError(Exception):
    """The document was deleted meanwhile, or somebody has it read anew: what was read here is nobody's any more."""


def read(arguments: Arguments) -> None:
    """Read a document and keep what stands in it, in place of what was read before. Done twice it is done once.

    What cannot be read is told on the document's page, and what was read of it before stays; only what may go better
    later raises, to be tried again.
    """
    library, source = uuid.UUID(arguments["library"]), uuid.UUID(arguments["source"])
    row = write(lambda: _begun(library, source))
    if row is not None:
        with speaking(str(arguments.get("language", ""))), suppress(_OvertakenError):
            _read_and_keep(row)


def _begun(library: uuid.UUID, source: uuid.UUID) -> Source | None:
    waiting = Source.objects.select_for_update().filter(library_id=library, id=source)
    # What is read already was read by an earlier job for the same: there is nothing left to do.
    row = waiting.filter(state__in=(State.WAITING, State.READING)).first()
    if row is not None:
        _turn(row, State.READING)
    return row


def _turn(row: Source, state: State, trouble: str = "") -> None:
    row.state, row.turned, row.trouble = state, timezone.now(), trouble
    row.save(update_fields=["state", "turned", "trouble"])


def _read_and_keep(row: Source) -> None:
    try:
        found = _read(row)
    except (ManyFilesError, StoreError):
        write(lambda: _turn(_mine(row), State.WAITING))
        raise
    except GroundplanError as error:
        _failed(row, error.sentence)
    except Exception:
        log.exception("source.accident", extra={"kind": row.kind})
        _failed(row, say("Something in Groundplan went wrong while it was read. Try once more, or paste its text."))
    else:
        _keep(row, found)


def _failed(row: Source, sentence: str) -> None:
    write(lambda: _turn(_mine(row), State.FAILED, sentence))


def _mine(row: Source) -> Source:
    """The row, held, as long as this is the reading that was begun last; raises `_OvertakenError`."""
    there = Source.objects.select_for_update().filter(library_id=row.library_id, id=row.id, turned=row.turned)
    found = there.filter(state=State.READING).first()
    if found is None:
        raise _OvertakenError
    return found


def _read(row: Source) -> Reading:
    try:
        with default_storage.open(row.stored_as) as file:
            data = file.read()
    except OSError as error:
        raise GoneFileError from error
    found = reading.read(row.file_name, data)
    if sum(len(each.text) for each in found.passages) > most_text(row.size):
        raise TooMuchTextError
    return found


def _keep(row: Source, found: Reading) -> None:
    """Put in what was read: a little in each write, so that nobody who saves waits for a thick document."""
    write(lambda: _hide(_mine(row)))
    while write(lambda: _clear_some(_mine(row))):
        pass
    passages, statements = _passages(row, found), list(_statements(row, found))
    while some := list(islice(passages, _IN_ONE_WRITE)):
        write(partial(_put, row, some))
    write(lambda: _finish(_mine(row), found, statements))


def _hide(row: Source) -> None:
    """From here on nothing is shown of what was read before."""
    FoundStatement.objects.filter(library_id=row.library_id, source_id=row.id).delete()
    row.passages = 0
    row.save(update_fields=["passages"])


def _clear_some(row: Source) -> bool:
    """Delete the first of the passages that are still there; whether there were any."""
    here = SourcePassage.objects.filter(library_id=row.library_id, source_id=row.id)
    first = here.order_by("number").values_list("number", flat=True).first()
    return first is not None and bool(here.filter(number__lt=first + 4 * _IN_ONE_WRITE).delete())


def _put(row: Source, passages: Sequence[SourcePassage]) -> None:
    _mine(row)
    SourcePassage.objects.bulk_create(passages)


def _finish(row: Source, found: Reading, statements: Sequence[FoundStatement]) -> None:
    FoundStatement.objects.bulk_create(statements)
    own = one_line(found.title, LONGEST_TITLE)
    row.title = own if own and not row.titled else row.title
    row.pages, row.passages, row.unread = found.pages, len(found.passages), list(found.unread)
    row.language = found.language
    row.save(update_fields=["title", "pages", "passages", "unread", "language"])
    _turn(row, State.READ)


def _passages(row: Source, found: Reading) -> Iterator[SourcePassage]:
    for number, each in enumerate(found.passages, 1):
        yield SourcePassage(
            library_id=row.library_id,
            source_id=row.id,
            number=number,
            page=each.page,
            heading=[one_line(part, LONGEST_TITLE) for part in each.heading],
            style=str(each.style),
            text=kept(each.text),
            folded=folded(kept(each.text)),
        )


def _statements(row: Source, found: Reading) -> Iterator[FoundStatement]:
    for number, each in enumerate(found.statements, 1):
        yield FoundStatement(
            library_id=row.library_id,
            source_id=row.id,
            number=number,
            kind=str(each.kind),
            text=kept(each.text),
            passage=each.passage,
            page=each.page,
            whose=str(each.whose),
            owner=one_line(each.owner, LONGEST_TITLE),
            confidence=each.confidence,
            reason=kept(each.reason),
        )


def forget_removed(arguments: Arguments) -> None:
    """Delete for good what was removed a month ago: the rows first, and then the files that nothing refers to."""
    before = timezone.now() - KEPT_REMOVED
    waiting = Source.objects.filter(removed__lt=before).values_list("library_id", "id")
    gone = [place for each in list(waiting) for place in write(partial(_forget, *each, before))]
    for place in gone:
        try:
            default_storage.delete(place)
        except (OSError, GroundplanError) as error:
            log.error("sources.left-behind", exc_info=error)
    if gone:
        leave_none()


def _forget(library: uuid.UUID, source: uuid.UUID, before: datetime) -> list[str]:
    """Delete one, unless it was put back in this moment; returns its file."""
    there = Source.objects.select_for_update().filter(library_id=library, id=source, removed__lt=before)
    places = list(there.values_list("stored_as", flat=True))
    if places:
        Source.objects.filter(library_id=library, id=source).delete()
    return places


def files_of(library: uuid.UUID) -> list[str]:
    """Where a library's documents are kept, for whoever deletes the library."""
    return list(Source.objects.filter(library_id=library).values_list("stored_as", flat=True))
