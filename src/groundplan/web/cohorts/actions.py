"""Everything that changes a cohort; each function is one deed and returns after the commit."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.accounts.actions import give_code
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.cohorts.models import Cohort, Credit, Finished, Membership, ModuleDate, SharedSheet
from groundplan.web.cohorts.queries import (
    Leading,
    cohorts_of,
    facilitators,
    leading,
    may_open_in,
    member_of,
    members,
    shared_access,
)
from groundplan.web.libraries.actions import found_library, grant
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.libraries.queries import libraries_of
from groundplan.web.links import actions as links
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.toolkits.queries import newest
from groundplan.web.workbooks.actions import Opening, open_workbook
from groundplan.web.workbooks.commenting import Place, begin, reply
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, access
from groundplan.web.writing import write
from groundplan.words import say

CODE = "cohort"
CODE_LASTS = timedelta(days=120)
MOST_MEMBERS = 500


class LastFacilitatorError(GroundplanError):
    """A cohort would be left without anybody who leads it."""

    def __init__(self) -> None:
        super().__init__(say("Somebody must lead this cohort: add another facilitator first, then leave it."))


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


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator says of a cohort: names, welcome (Markdown), toolkit by its id, and (day, note) by module."""

    name: str
    sponsor: str
    welcome: str
    toolkit: str
    dates: Mapping[str, tuple[date | None, str]]


def open_cohort(person: Person, library: uuid.UUID, plan: Plan) -> uuid.UUID:
    """A new cohort that `person` leads in the name of a library; raises `NotFoundError` where she may not."""

    def deed() -> uuid.UUID:
        mine = next((each for each in may_open_in(person.id) if each.id == library), None)
        if mine is None:
            raise NotFoundError
        made = Cohort.objects.create(
            library=mine, name=plan.name, sponsor=plan.sponsor, welcome=plan.welcome, toolkit=plan.toolkit
        )
        grant(mine, person, made.id, Right.OWNER)
        _set_dates(made, plan)
        record("cohort-opened", mine.id, person.id, person.name, what=made.name)
        return made.id

    return write(deed)


def change_cohort(person: uuid.UUID, cohort: uuid.UUID, plan: Plan) -> None:
    """Other names, welcome and dates; the toolkit stays, because workbooks have been made from it."""

    def deed() -> None:
        row = leading(person, cohort).cohort
        row.name, row.sponsor, row.welcome = plan.name, plan.sponsor, plan.welcome
        row.save(update_fields=["name", "sponsor", "welcome"])
        _set_dates(row, plan)

    write(deed)


def _set_dates(cohort: Cohort, plan: Plan) -> None:
    ModuleDate.objects.filter(library_id=cohort.library_id, cohort=cohort).delete()
    ModuleDate.objects.bulk_create(
        ModuleDate(library_id=cohort.library_id, cohort=cohort, module=module, day=day, note=note)
        for module, (day, note) in plan.dates.items()
        if day or note
    )


def set_closed(person: uuid.UUID, cohort: uuid.UUID, *, closed: bool) -> None:
    """End joining, or take people in again."""

    def deed() -> None:
        row = leading(person, cohort).cohort
        row.closed = closed
        row.save(update_fields=["closed"])

    write(deed)


def new_code(person: uuid.UUID, cohort: uuid.UUID) -> tuple[str, str]:
    """The token of a new join link and its short code, both told here and never again; older ones go on working."""

    def deed() -> tuple[str, str]:
        row = leading(person, cohort).cohort
        link, token = links.make(CODE, row.id, CODE_LASTS, library=row.library_id, maker=person, most_uses=MOST_MEMBERS)
        return token, links.code_for(link)

    return write(deed)


def withdraw_code(person: uuid.UUID, cohort: uuid.UUID, link: uuid.UUID) -> None:
    """End one join code; those who came in by it stay."""

    def deed() -> None:
        row = leading(person, cohort).cohort
        if Link.objects.filter(id=link, thing=row.id, purpose=CODE).exists():
            links.withdraw(row.library_id, link)

    write(deed)


def add_facilitator(person: uuid.UUID, cohort: uuid.UUID, other: uuid.UUID) -> None:
    """Somebody of the leading library leads the cohort too; raises `NotFoundError` for anybody else."""

    def deed() -> None:
        row = leading(person, cohort).cohort
        found = Person.objects.filter(id=other, grants__library_id=row.library_id).first()
        if found is None:
            raise NotFoundError
        grant(row.library, found, row.id, Right.OWNER)

    write(deed)


def stop_leading(person: uuid.UUID, cohort: uuid.UUID) -> None:
    """Leave a cohort to its other facilitators; raises `LastFacilitatorError`."""

    def deed() -> None:
        # The row is held, so that two who leave at once are one after the other.
        row = Cohort.objects.select_for_update().get(id=leading(person, cohort).cohort.id)
        if len(facilitators(row)) < 2:
            raise LastFacilitatorError
        Grant.objects.filter(library_id=row.library_id, thing=row.id, person_id=person).delete()

    write(deed)


class NoPasswordCodeError(GroundplanError):
    """A facilitator may not give somebody a code for a new password."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "You cannot give this person a code: she has no sign-in name, gets a letter herself, or works in "
                "libraries that are not in your cohort. Her library's admin can help."
            )
        )


def give_password_code(person: uuid.UUID, cohort: uuid.UUID, other: uuid.UUID) -> str:
    """A one-use code with which somebody of the cohort chooses a new password, told here and never again.

    It takes an account over for whoever has it, so it is given only to people all of whose libraries are in the cohort,
    and is put down in each of them. Raises `NotFoundError` for anybody who is not in the cohort, and
    `NoPasswordCodeError`.
    """

    def deed() -> str:
        leader = leading(person, cohort)
        here = members(leader.cohort.id)
        found = next((each for member in here for each in member.people if each.id == other), None)
        if found is None:
            raise NotFoundError
        hers = set(libraries_of(found.id))
        reached = bool(settings.GROUNDPLAN_MAIL and found.email)
        if not found.handle or reached or not hers <= {member.membership.library_id for member in here}:
            raise NoPasswordCodeError
        giver = Person.objects.get(id=person)
        for library in hers:
            record("code-given", library, giver.id, giver.name, who=found.name)
        return give_code(found, None, giver.id)

    return write(deed)


def take_out(person: uuid.UUID, cohort: uuid.UUID, membership: uuid.UUID) -> None:
    """Take a workbook out of the cohort; it stays its team's, with everything in it."""

    def deed() -> None:
        row = leading(person, cohort).cohort
        Membership.objects.filter(id=membership, cohort=row.id).delete()

    write(deed)


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


@dataclass(frozen=True, slots=True)
class Given:
    """What is written down for several people at once; `unit` is one of `Unit`."""

    event: str
    sponsor: str
    day: date
    title: str
    presenter: str
    amount: Decimal
    unit: str
    category: str
    supervisor: str = ""
    confirmed: date | None = None


def give_credit(person: uuid.UUID, cohort: uuid.UUID, people: Collection[uuid.UUID], given: Given, edit: str) -> int:
    """Write one line into the record of learning of each of `people` who is in the cohort; how many they were.

    `edit` is the form's own id: sent twice, it is given once. Raises `NotFoundError` for a stranger to the cohort.
    """

    def deed() -> int:
        leader: Leading = leading(person, cohort)
        there = {each.id: (each, member) for member in members(leader.cohort.id) for each in member.people}
        chosen = [there[each] for each in people if each in there]
        for learner, member in chosen:
            Credit.objects.get_or_create(
                library_id=member.membership.library_id,
                cohort=leader.cohort.id,
                person=learner,
                edit=edit,
                defaults={"name": learner.name, **{each: getattr(given, each) for each in Given.__slots__}},
            )
        return len(chosen)

    return write(deed)


def take_credit_back(person: uuid.UUID, cohort: uuid.UUID, credit: uuid.UUID) -> None:
    """Remove a line that was written down by mistake."""

    def deed() -> None:
        row = leading(person, cohort).cohort
        Credit.objects.filter(id=credit, cohort=row.id).delete()

    write(deed)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a facilitator says on a shared worksheet: about a question, or in a thread that is there (`thread`)."""

    worksheet: str
    text: str
    edit: str
    question: str = ""
    thread: uuid.UUID | None = None


def comment(person: uuid.UUID, cohort: uuid.UUID, membership: uuid.UUID, remark: Remark) -> uuid.UUID:
    """Comment on a worksheet that a team shares; returns the comment's id, also when sent twice.

    Raises `NotFoundError` where it is not shared (any more), and what `workbooks.commenting` raises.
    """
    workbook = member_of(leading(person, cohort), membership).workbook_id

    def asking(person: uuid.UUID, _workbook: uuid.UUID) -> Access:
        return shared_access(leading(person, cohort), membership, remark.worksheet)

    if remark.thread is not None:
        return reply(person, workbook, remark.thread, remark.text, remark.edit, asking)
    return begin(person, workbook, Place(remark.worksheet, remark.question), remark.text, remark.edit, asking=asking)
