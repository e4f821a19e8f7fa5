"""Taking whole workbooks and private documents away, with the files that belong to them; called inside a write."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.core.files.storage import default_storage

from groundplan.web.libraries.models import Grant
from groundplan.web.toolkits.models import Edition
from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import Document, Picture, Workbook

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
        mine = _pictures_in([row]) - _pictures_in(Document.objects.filter(**here).exclude(id=row.id))
        found = Picture.objects.filter(**here, id__in=mine)
        files += found.values_list("stored_as", flat=True)
        found.delete()
        row.delete()
    return files


def _pictures_in(rows: Iterable[Document]) -> set[uuid.UUID]:
    """The pictures that documents show now."""
    names: set[uuid.UUID] = set()
    for row in rows:
        content = log.content_at(row, row.sequence)
        for question in content.everything():
            name = content.value(question, "file/file")
            try:
                names |= {uuid.UUID(str(name))} if name else set()
            except ValueError:
                continue
    return names


def remove_library_rows(library: uuid.UUID) -> None:
    """Delete a library's editions, once no workbook is on one of them."""
    Edition.objects.filter(library_id=library).delete()


def remove_files(files: Files) -> None:
    """Delete pictures from the disk; call after the commit that deleted their rows."""
    for file in files:
        default_storage.delete(file)
