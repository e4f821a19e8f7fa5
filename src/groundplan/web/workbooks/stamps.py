"""How often each worksheet of a workbook was changed, and when last, as its calendar tells programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from groundplan.publish.dated import Stamp
from groundplan.web.workbooks.models import LogEntry
from groundplan.web.workbooks.queries import Written


def stamps_of(written: Written) -> Mapping[str, Stamp]:
    """The stamp of every worksheet in which something that this reader sees is written, all its fillings together."""
    rows = [row for row in written.rows if row.sequence]
    last = LogEntry.objects.filter(
        library_id=written.access.workbook.library_id,
        document__in=[row.id for row in rows],
        epoch=F("document__epoch"),
        sequence=F("document__sequence"),
    )
    changed: dict[object, datetime] = dict(last.values_list("document_id", "at"))
    found: dict[str, Stamp] = {}
    for row in rows:
        # A log that was begun anew has no entry in its epoch yet.
        before, at = found.get(row.worksheet, Stamp()), changed.get(row.id, row.created)
        found[row.worksheet] = Stamp(before.sequence + row.sequence, max(before.changed, at))
    return found
