"""What facilitators do with a cohort; each function is one deed and returns after the commit."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings

from groundplan.errors import GroundplanError
from groundplan.web.accounts.actions import give_code
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.cohorts.models import Cohort, Credit, Membership, ModuleDate
from groundplan.web.cohorts.queries import (
    Leading,
    facilitators,
    leading,
    may_open_in,
    member_of,
    members,
    shared_access,
)
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.libraries.queries import libraries_of
from groundplan.web.links import actions as links
from groundplan.web.links.models import Link
from groundplan.web.workbooks.commenting import Place, begin, reply
from groundplan.web.workbooks.queries import Access, NotFoundError
from groundplan.web.writing import write
from groundplan.words import say

CODE = "cohort"
CODE_LASTS = timedelta(days=120)
MOST_MEMBERS = 500


class LastFacilitatorError(GroundplanError):
    """A cohort would be left without anybody who leads it."""

    def __init__(self) -> None:
        super().__init__(say("Somebody must lead this cohort: add another facilitator first, then leave it."))


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
