"""Taking whole workbooks and private documents away, with the files that belong to them; called inside a write."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from groundplan.errors import GroundplanError
from groundplan.web.libraries.models import Grant
from groundplan.web.toolkits.models import Edition
from groundplan.web.workbooks.models import Document, LogEntry, Picture, Snapshot, Workbook

logger = logging.getLogger(__name__)

Files = Sequence[str]


def remove_workbook(workbook: Workbook) -> Files:
    """Delete a workbook with everything written in it, and every right on it; returns the files that belonged to it,
    for `remove_files` after the commit."""
    here = {"library_id": workbook.library_id, "workbook_id": workbook.id}
    files = list(Picture.objects.filter(**here).values_list("stored_as", flat=True))
    Grant.objects.filter(library_id=workbook.library_id, thing=workbook.id).delete()
    workbook.delete()
    return files


def remove_private(person: uuid.UUID) -> Files:
    """Delete what somebody wrote to herself, in every workbook, with the pictures that stand nowhere else; returns
    their files, for `remove_files` after the commit."""
    files: list[str] = []
    for row in Document.objects.filter(participant=str(person)).select_for_update():
        here = {"library_id": row.library_id, "workbook_id": row.workbook_id}
        every = list(Picture.objects.filter(**here))
        mine = _named_in(every, Document.objects.filter(id=row.id))
        others = _named_in(every, Document.objects.filter(**here).exclude(id=row.id))
        found = [picture for picture in every if picture.id in mine - others]
        files += [picture.stored_as for picture in found]
        Picture.objects.filter(**here, id__in=[picture.id for picture in found]).delete()
        row.delete()
    return files


def _named_in(pictures: Iterable[Picture], documents: QuerySet[Document]) -> set[uuid.UUID]:
    """Those of the pictures that one of the documents names, now or ever."""
    waiting = {Path(picture.stored_as).stem.encode(): picture.id for picture in pictures}
    found: set[uuid.UUID] = set()
    if waiting:
        updates = LogEntry.objects.filter(document__in=documents).values_list("update", flat=True)
        states = Snapshot.objects.filter(document__in=documents).values_list("state", flat=True)
        for content in chain(updates.iterator(chunk_size=500), states.iterator(chunk_size=500)):
            found |= {key for name, key in waiting.items() if name in bytes(content)}
    return found


def remove_library_rows(library: uuid.UUID) -> None:
    """Delete a library's editions, once no workbook is on one of them."""
    Edition.objects.filter(library_id=library).delete()


def remove_files(files: Files) -> None:
    """Delete pictures from where they are kept; call after the commit that deleted their rows. What cannot be deleted
    now is nothing that could be undone for: nobody is led to it any more."""
    for file in files:
        try:
            default_storage.delete(file)
        except (OSError, GroundplanError) as error:
            logger.error("pictures.left-behind", exc_info=error)
