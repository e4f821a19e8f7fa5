"""Corrections that wait: what somebody would put otherwise who was asked to confirm it, told beside the answer."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db.models import Count

from groundplan.web.prepared import Prepared
from groundplan.web.workbooks.models import Proposal
from groundplan.web.workbooks.queries import Access
from groundplan.workbook.proposals import From, Standing

# (worksheet, occasion, question), as it was called when she was asked → how many corrections wait.
Waiting = Mapping[tuple[str, str, str], int]
NOTHING_WAITS: Waiting = {}

_waiting = Prepared(
    lambda library, workbook: (
        Proposal.objects.filter(
            library_id=library, workbook_id=workbook, origin=From.CONFIRMATION, standing=Standing.OPEN
        )
        .values_list("worksheet", "occasion", "question")
        .annotate(Count("id"))
        .order_by()
    ),
    uuid.UUID,
    uuid.UUID,
)


def corrections_waiting(reader: Access) -> Waiting:
    """How many corrections wait for each question, for those who may settle them; one prepared query."""
    if not reader.may_write:
        return NOTHING_WAITS
    rows = _waiting.rows(reader.workbook.library_id, reader.workbook.id)
    return {(worksheet, occasion, question): count for worksheet, occasion, question, count in rows}
