"""The wording that an answer answered: that of the edition in which it was last touched, as the log tells."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max

from groundplan.toolkit.model import Question, Worksheet
from groundplan.web.toolkits.queries import open_edition
from groundplan.web.workbooks.models import Document, LogEntry
from groundplan.web.workbooks.queries import Filled
from groundplan.workbook.address import Address
from groundplan.workbook.placement import place

Editions = Mapping[str, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one filling of a worksheet was asked: for every address the edition in which it, or anything under it, was
    last touched. `worksheet` is the sheet as it is now."""

    worksheet: Worksheet
    editions: Editions

    def question(self, address: Address) -> Question | None:
        """The question as the one who answered last was asked it, in the library's words of that time.

        As it is now, where the log does not tell; `None` where that is not known either.
        """
        edition = self.editions.get(str(address))
        then = open_edition(edition).toolkit.worksheet(address.worksheet) if edition else None
        asked = then.question(address.question) if then else None
        return asked or self.worksheet.question(address.question)

    def wordings(self, addresses: Iterable[Address]) -> dict[str, str]:
        """Address → the wording of its question; without those of which nobody knows it."""
        found = {str(address): self.question(address) for address in addresses}
        return {address: question.label for address, question in found.items() if question}


def asked_of(worksheet: Worksheet, rows: Iterable[Document]) -> Asked:
    """What the documents of one filling were asked: one query for each in which something is written."""
    editions: dict[str, uuid.UUID] = {}
    for row in rows:
        if row.sequence:
            editions |= _last_touched(row)
    return Asked(worksheet, editions)


def wordings_of_shelf(filled: Filled) -> Mapping[str, str]:
    """The wording that each thing on one filling's shelf answered, by address; the log is read only if there is any."""
    shelf = place(filled.merged, filled.worksheet).shelf
    if not shelf:
        return {}
    return asked_of(filled.worksheet, filled.rows).wordings(each.address for each in shelf)


def _last_touched(row: Document) -> Editions:
    """The edition in which each address was last touched; touching a cell touches its row and its question.

    Earlier epochs count: what a restore began anew still answers what it answered, and sequences go on.
    Somebody who types touches one address again and again: the database tells each run of such entries as one.
    """
    entries = (
        LogEntry.objects.filter(library_id=row.library_id, document_id=row.id)
        .values_list("edition", "addresses")
        .annotate(last=Max("sequence"))
        .order_by("last")
    )
    found: dict[str, uuid.UUID] = {}
    for edition, addresses, _last in entries:
        for address in addresses:
            place = address
            while "/" in place:
                found[place] = edition
                place = place.rpartition("/")[0]
    return found
