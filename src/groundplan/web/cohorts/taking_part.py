"""What teams do in a cohort: come in with a code, say where they are, leave; `actions.py` is the facilitators'."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.cohorts.actions import MOST_MEMBERS
from groundplan.web.cohorts.models import Cohort, Finished, Membership, SharedSheet
from groundplan.web.cohorts.queries import cohorts_of
from groundplan.web.libraries.actions import found_library
from groundplan.web.libraries.models import Right
from groundplan.web.links import actions as links
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.toolkits.queries import newest
from groundplan.web.workbooks.actions import Opening, open_workbook
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import NotFoundError, access
from groundplan.web.writing import write
from groundplan.words import say


class CohortFullError(GroundplanError):
    """A cohort takes no more workbooks."""

    def __init__(self) -> None:
        super().__init__(
            say("This cohort takes nobody in any more: it is closed or full. Ask the person who gave you the code.")
        )


class OtherToolkitError(GroundplanError):
    """A workbook is made from another toolkit than the cohort goes through."""

    def __init__(self) -> None:
        super().__init__(
            say("This workbook is made from another toolkit than the cohort’s: begin a new one to join with.")
        )


def join(workbook: Workbook, person: Person, cohort: uuid.UUID) -> Membership:
    """Put a workbook into a cohort; twice is once. Called inside a write by who has used a code.

    Raises `CohortFullError` and `OtherToolkitError`.
    """
    row = Cohort.objects.filter(id=cohort).first()
    if row is None or row.closed or Membership.objects.filter(cohort=cohort).count() >= MOST_MEMBERS:
        raise CohortFullError
    if workbook.edition.published.toolkit != row.toolkit:
        raise OtherToolkitError
    made, new = Membership.objects.get_or_create(library_id=workbook.library_id, cohort=cohort, workbook=workbook)
    if new:
        record("cohort-joined", workbook.library_id, person.id, person.name, what=row.name)
    return made


@dataclass(frozen=True, slots=True)
class Bringing:
    """What somebody joins with: her own workbook, or the names of a new library and department (empty: only she)."""

    workbook: uuid.UUID | None = None
    library: str = ""
    department: str = ""
    locale: str = "en"


def join_by(link: Link, person: Person, bringing: Bringing) -> Workbook:
    """Use a join code: the workbook that was brought, or a new one of a new library, is in the cohort afterwards.

    Always a new library: that somebody knows a library's name does not make her one of its people. Called inside a
    write. Raises `DeadLinkError`, `NotFoundError`, and what `join` raises.
    """
    cohort = Cohort.objects.filter(id=link.thing).first()
    if cohort is None:
        raise DeadLinkError
    links.spend(link)
    if bringing.workbook is not None:
        mine = access(person.id, bringing.workbook)
        if mine.right != Right.OWNER:
            raise NotFoundError
        workbook = mine.workbook
    else:
        opening = Opening(
            bringing.library, bringing.department, not bringing.department, timezone.localdate(), locale=bringing.locale
        )
        library = found_library(bringing.library, person)
        workbook = open_workbook(person, library, newest(cohort.toolkit), opening)
    join(workbook, person, cohort.id)
    return workbook


def say_where_we_are(
    person: Person, workbook: uuid.UUID, membership: uuid.UUID, finished: Collection[str], shared: Collection[str]
) -> None:
    """What a team says in a cohort: which modules it has finished, which worksheets its facilitators may read.

    Whoever may write says what is finished; only an owner shares or stops sharing. Raises `NotFoundError`.
    """

    def deed() -> None:
        writer = access(person.id, workbook)
        writer.must_write()
        mine = next((each for each in cohorts_of(writer.workbook) if each.membership.id == membership), None)
        if mine is None:
            raise NotFoundError
        toolkit = writer.edition.toolkit
        wanted = {module.id for module in toolkit.modules} & set(finished)
        _set(Finished, mine.membership, "module", mine.finished, wanted)
        if writer.right != Right.OWNER:
            return
        sheets = {sheet.id: sheet.title for sheet in toolkit.worksheets}
        chosen = set(sheets) & set(shared)
        _set(SharedSheet, mine.membership, "worksheet", mine.shared, chosen)
        for deed, changed in (("sheet-shared", chosen - mine.shared), ("sheet-unshared", mine.shared - chosen)):
            for sheet in changed:
                told = {"what": sheets.get(sheet, sheet), "who": mine.cohort.name}
                record(deed, writer.workbook.library_id, person.id, person.name, **told)

    write(deed)


def _set(
    model: type[Finished] | type[SharedSheet],
    membership: Membership,
    field: str,
    before: Collection[str],
    wanted: Collection[str],
) -> None:
    rows = model._default_manager.filter(library_id=membership.library_id, membership=membership)
    rows.filter(**{f"{field}__in": set(before) - set(wanted)}).delete()
    for each in sorted(set(wanted) - set(before)):
        found: dict[str, Any] = {"library_id": membership.library_id, "membership": membership, field: each}
        model._default_manager.get_or_create(**found)


def leave(person: Person, workbook: uuid.UUID, membership: uuid.UUID) -> None:
    """A team leaves a cohort: what it said and shared there goes, its workbook stays whole. Owners only."""

    def deed() -> None:
        owner = access(person.id, workbook)
        if owner.right != Right.OWNER:
            raise NotFoundError
        mine = next((each for each in cohorts_of(owner.workbook) if each.membership.id == membership), None)
        if mine is None:
            raise NotFoundError
        mine.membership.delete()
        record("cohort-left", owner.workbook.library_id, person.id, person.name, what=mine.cohort.name)

    write(deed)
