"""Reading what lies beside a plan."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from groundplan.plan.model import Settled
from groundplan.web.libraries.models import Grant
from groundplan.web.libraries.queries import WRITERS
from groundplan.web.plans.models import Settlement
from groundplan.web.prepared import Prepared
from groundplan.web.workbooks.models import TEAM, Document, LogEntry, ReadPage
from groundplan.web.workbooks.queries import Access


def settled_in(access: Access) -> tuple[Settled, ...]:
    """The findings that are left as they are in a workbook, the oldest first."""
    rows = _settlements(access).filter(withdrawn__isnull=True)
    return tuple(Settled(*row) for row in rows.order_by("made", "id").values_list("check_name", "place", "because"))


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """That a finding is left as it is: its id, why, by whom (empty for who is gone) and when."""

    id: str
    because: str
    who: str
    day: datetime


LeftHere = Mapping[tuple[str, str], LeftAlone]

_left = Prepared(
    lambda library, workbook: (
        Settlement.objects.filter(library_id=library, workbook_id=workbook, withdrawn__isnull=True)
        .order_by("made", "id")
        .values_list("check_name", "place", "id", "because", "made_by__name", "made")
    ),
    uuid.UUID,
    uuid.UUID,
)


def left_in(access: Access) -> LeftHere:
    """What is left as it is in a workbook, by check and place as it is kept, with who left it."""
    rows = _left.rows(access.workbook.library_id, access.workbook.id)
    return {
        (check, place): LeftAlone(str(key), because, who or "", day) for check, place, key, because, who, day in rows
    }


def kept_place(where: str) -> str:
    """A finding's place as it is kept: of a person only a mark by which her name is known again where it still stands
    in the plan, so that erasing it there erases it everywhere."""
    kind, _slash, name = where.partition("/")
    return f"person/{hashlib.sha256(name.encode()).hexdigest()[:32]}" if kind == "person" else where


def settlement(access: Access, key: uuid.UUID | None) -> Settlement | None:
    """One of them, also where it was taken up again; `None` for one that is not in this workbook."""
    return _settlements(access).filter(id=key).first() if key else None


def _settlements(access: Access) -> QuerySet[Settlement]:
    workbook = access.workbook
    return Settlement.objects.filter(library_id=workbook.library_id, workbook=workbook)


def writers_of(access: Access) -> tuple[str, ...]:
    """The names of those who may write in a workbook."""
    workbook = access.workbook
    grants = Grant.objects.filter(library_id=workbook.library_id, thing=workbook.id, right__in=WRITERS)
    return tuple(grants.order_by("person__name").values_list("person__name", flat=True))


def last_written(access: Access) -> Mapping[str, datetime]:
    """Worksheet → when the team last changed something on it; without those on which nothing is written."""
    workbook = access.workbook
    entries = LogEntry.objects.filter(library_id=OuterRef("library_id"), document_id=OuterRef("id"))
    latest = Subquery(entries.order_by("-epoch", "-sequence").values("at")[:1])
    rows = Document.objects.filter(library_id=workbook.library_id, workbook=workbook, participant=TEAM)
    found: dict[str, datetime] = {}
    for sheet, at in rows.annotate(latest=latest).values_list("worksheet", "latest"):
        if at is not None:
            found[sheet] = max(found.get(sheet, at), at)
    return found


def read_by_somebody(access: Access) -> set[str]:
    """The pages that anybody in a workbook has marked as read; not who."""
    workbook = access.workbook
    rows = ReadPage.objects.filter(library_id=workbook.library_id, workbook=workbook)
    return set(rows.values_list("page", flat=True))
