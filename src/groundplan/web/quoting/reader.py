"""The way from a citation to its line in the document, for those who may open that."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

from groundplan.web.quoting.stating import Stated
from groundplan.web.sources.citing import number_of, place
from groundplan.web.sources.models import Source
from groundplan.web.workbooks.queries import Access
from groundplan.workbook.citations import Citation

MOST_NAMED = 200
Reader = Callable[[Citation], str]


def documents_of(access: Access) -> list[tuple[str, str]]:
    """(id, title) of the documents that somebody who writes can cite, the newest first."""
    if not access.may_write:
        return []
    here = Source.objects.filter(library_id=access.workbook.library_id, removed=None).order_by("-added", "id")
    return [(str(source), title) for source, title in here.values_list("id", "title")[:MOST_NAMED]]


def completed(access: Access, stated: Stated) -> Stated:
    """What is said of a document, and where only the document is named, what its shelf says of it."""
    if stated.source is None or stated.title:
        return stated
    row = Source.objects.filter(library_id=access.workbook.library_id, id=stated.source, removed=None).first()
    if row is None:
        return replace(stated, source=None)
    return replace(
        stated,
        title=row.title,
        dated=stated.dated or row.dated,
        begins=stated.begins or row.begins,
        ends=stated.ends or row.ends,
    )


def reader_for(access: Access) -> Reader:
    """Gives the address at which a citation's line is read in its document; empty for who may not open it, and for a
    document that is not there any more. One query, whatever is asked of it."""
    if not (access.may_write or access.looks_after):
        return lambda citation: ""
    library = access.workbook.library_id
    here = {str(each) for each in Source.objects.filter(library_id=library, removed=None).values_list("id", flat=True)}

    def read(citation: Citation) -> str:
        if citation.source not in here:
            return ""
        return place(library, uuid.UUID(citation.source), number_of(citation.passage))

    return read
