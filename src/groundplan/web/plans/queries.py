"""Reading what lies beside a plan."""

from __future__ import annotations

from groundplan.plan.model import Settled
from groundplan.web.plans.models import Settlement
from groundplan.web.workbooks.queries import Access


def settled_in(access: Access) -> tuple[Settled, ...]:
    """The findings that are left as they are in a workbook, the oldest first."""
    workbook = access.workbook
    rows = Settlement.objects.filter(library_id=workbook.library_id, workbook=workbook, withdrawn__isnull=True)
    return tuple(Settled(*row) for row in rows.order_by("made", "id").values_list("check_name", "place", "because"))
