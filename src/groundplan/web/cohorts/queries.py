"""Reading cohorts, always together with the right to: a facilitator sees who has finished what, and of contents what a
team shares with her, sheet by sheet."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from groundplan.toolkit.model import Module, Toolkit
from groundplan.web.accounts.models import Person
from groundplan.web.cohorts.models import Cohort, Credit, Finished, Membership, ModuleDate, SharedSheet
from groundplan.web.libraries.models import Grant, Library, Right
from groundplan.web.libraries.queries import WRITERS, rights_of
from groundplan.web.toolkits.models import PublishedToolkit
from groundplan.web.toolkits.queries import as_published, newest
from groundplan.web.workbooks.mentions import as_html, names_in
from groundplan.web.workbooks.models import TEAM, Document, Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, Written
from groundplan.web.workbooks.threads import threads_of, with_comments


@dataclass(frozen=True, slots=True)
class Leading:
    """A cohort together with who leads it."""

    cohort: Cohort
    person: uuid.UUID

    @property
    def toolkit(self) -> Toolkit:
        """The newest version of the cohort's toolkit, in its own words."""
        return as_published(newest(self.cohort.toolkit).id)


def leading(person: uuid.UUID | None, cohort: uuid.UUID) -> Leading:
    """The cohort, for one of its facilitators; raises `NotFoundError` for everybody else."""
    if person is None:
        raise NotFoundError
    found = Cohort.objects.filter(id=cohort).annotate(right=rights_of(person)).select_related("library").first()
    if found is None or found.right != Right.OWNER:
        raise NotFoundError
    return Leading(found, person)


def led_by(person: uuid.UUID) -> list[Cohort]:
    """The cohorts that a person leads, the newest first."""
    mine = Grant.objects.filter(person_id=person, right=Right.OWNER).values("thing")
    return list(Cohort.objects.filter(id__in=mine).select_related("library").order_by("-created"))


def may_open_in(person: uuid.UUID) -> list[Library]:
    """The libraries in whose name a person may open a cohort: she is their admin, and the operator lets them lead."""
    mine = Grant.objects.filter(person_id=person, right=Right.OWNER).values("thing")
    return list(Library.objects.filter(id__in=mine, leads=True).order_by("name"))


def could_join(person: uuid.UUID, cohort: Cohort) -> list[Workbook]:
    """The workbooks that a person owns, made from the cohort's toolkit and not in it yet."""
    mine = Grant.objects.filter(person_id=person, right=Right.OWNER).values("thing")
    there = Membership.objects.filter(cohort=cohort.id).values("workbook_id")
    found = Workbook.objects.filter(id__in=mine, edition__published__toolkit=cohort.toolkit).exclude(id__in=there)
    return list(found.select_related("library", "department").order_by("created"))


def facilitators(cohort: Cohort) -> list[Person]:
    """Who leads a cohort."""
    found = Grant.objects.filter(library_id=cohort.library_id, thing=cohort.id, right=Right.OWNER)
    return [each.person for each in found.select_related("person").order_by("person__name")]


def could_lead(cohort: Cohort) -> list[Person]:
    """People of the leading library who do not lead it yet."""
    leading_now = {person.id for person in facilitators(cohort)}
    people = Person.objects.filter(grants__library_id=cohort.library_id).distinct().order_by("name")
    return [person for person in people if person.id not in leading_now]


def toolkits() -> list[tuple[str, str]]:
    """(id, title) of every toolkit that is published here, by title."""
    ids = PublishedToolkit.objects.values_list("toolkit", flat=True).distinct()
    return sorted(((each, newest(each).title) for each in set(ids)), key=lambda each: each[1])


def dates_of(cohort: Cohort) -> Mapping[str, ModuleDate]:
    """The dates of a cohort by module."""
    return {each.module: each for each in ModuleDate.objects.filter(library_id=cohort.library_id, cohort=cohort)}


@dataclass(frozen=True, slots=True)
class Member:
    """A workbook in a cohort as its facilitator sees it: names, what they say they have finished, what they share.

    `version` is that of the toolkit that they are on; `people` are those who may write in it.
    """

    membership: Membership
    version: str
    finished: frozenset[str]
    shared: Sequence[str]
    people: Sequence[Person]

    @property
    def library(self) -> str:
        """The library's name."""
        return self.membership.library.name

    @property
    def department(self) -> str:
        """The department's name, empty for somebody who has none."""
        return self.membership.workbook.department.name


def members(cohort: uuid.UUID) -> list[Member]:
    """Everybody in a cohort by the library's name and in no other order, since nobody is ranked. Four queries."""
    found = list(
        Membership.objects.filter(cohort=cohort)
        .select_related("library", "workbook__department", "workbook__edition__published")
        .defer("workbook__edition__published__archive", "workbook__edition__overlays")
        .order_by("library__name", "workbook__department__name", "id")
    )
    finished, shared = defaultdict(set), defaultdict(list)
    for each in Finished.objects.filter(membership__in=found):
        finished[each.membership_id].add(each.module)
    for sheet in SharedSheet.objects.filter(membership__in=found):
        shared[sheet.membership_id].append(sheet.worksheet)
    people: dict[uuid.UUID, list[Person]] = defaultdict(list)
    grants = Grant.objects.filter(thing__in=[each.workbook_id for each in found], right__in=WRITERS)
    for grant in grants.select_related("person").order_by("person__name"):
        people[grant.thing].append(grant.person)
    return [
        Member(
            each,
            each.workbook.edition.published.version,
            frozenset(finished[each.id]),
            shared[each.id],
            people[each.workbook_id],
        )
        for each in found
    ]


def member_of(leader: Leading, membership: uuid.UUID) -> Membership:
    """One membership of the cohort that is led; raises `NotFoundError`."""
    found = Membership.objects.filter(id=membership, cohort=leader.cohort.id).select_related("library").first()
    if found is None:
        raise NotFoundError
    return found


def shared_access(leader: Leading, membership: uuid.UUID, worksheet: str) -> Access:
    """The one worksheet that is open to the cohort's facilitators because its team shares it: to read, and to comment
    on. Raises `NotFoundError`."""
    found = (
        SharedSheet.objects.filter(membership=membership, membership__cohort=leader.cohort.id, worksheet=worksheet)
        .select_related("membership__workbook__library", "membership__workbook__department")
        .first()
    )
    if found is None:
        raise NotFoundError
    return Access(found.membership.workbook, leader.person, Right.COMMENTER, only=worksheet)


def shared_sheet(leader: Leading, membership: uuid.UUID, worksheet: str) -> Written:
    """What a team has written in a worksheet that it shares: the team's answers, nothing private, nothing of any other
    sheet; raises `NotFoundError`."""
    reader = shared_access(leader, membership, worksheet)
    rows = Document.objects.filter(
        library_id=reader.workbook.library_id, workbook=reader.workbook, worksheet=worksheet, participant=TEAM
    )
    return Written(reader, tuple(rows.order_by("created")))


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread on a shared worksheet: about which question, and what was said as (who, day, safe HTML)."""

    id: uuid.UUID
    question: str
    resolved: bool
    said: Sequence[tuple[str, date, Markup]]


def talk_on(written: Written) -> list[Talk]:
    """The threads on a shared worksheet, oldest first."""
    sheet = written.access.sheet(written.access.only)
    found = with_comments(threads_of(written.access))
    names = names_in(comment.text for thread in found for comment in thread.comments.all())
    talks = []
    for thread in found:
        asked = sheet.question(thread.question)
        said = [
            (each.author.name if each.author else _("somebody who left"), each.at.date(), as_html(each.text, names))
            for each in thread.comments.all()
            if not each.removed
        ]
        talks.append(Talk(thread.id, asked.label if asked else thread.question, thread.resolved, said))
    return talks


@dataclass(frozen=True, slots=True)
class TeamsCohort:
    """A cohort as a team in it sees it: welcome, dates, and what the team itself has said."""

    cohort: Cohort
    membership: Membership
    dates: Mapping[str, ModuleDate]
    finished: frozenset[str]
    shared: frozenset[str]

    def modules(self, toolkit: Toolkit) -> list[tuple[Module, ModuleDate | None, bool]]:
        """The modules of the team's own edition, each with its date and whether they have said that it is finished."""
        return [(module, self.dates.get(module.id), module.id in self.finished) for module in toolkit.modules]


def cohorts_of(workbook: Workbook) -> list[TeamsCohort]:
    """The cohorts that a workbook is in."""
    mine = Membership.objects.filter(library_id=workbook.library_id, workbook=workbook)
    memberships = list(mine.prefetch_related("finished", "shared").order_by("id"))
    cohorts = {each.id: each for each in Cohort.objects.filter(id__in=[each.cohort for each in memberships])}
    return [
        TeamsCohort(
            cohorts[each.cohort],
            each,
            dates_of(cohorts[each.cohort]),
            frozenset(said.module for said in each.finished.all()),
            frozenset(sheet.worksheet for sheet in each.shared.all()),
        )
        for each in memberships
        if each.cohort in cohorts
    ]


def credits_in(cohort: uuid.UUID) -> list[Credit]:
    """The record of learning of a whole cohort, by person and day."""
    return list(Credit.objects.filter(cohort=cohort).select_related("library").order_by("name", "day", "id"))


def credits_of(person: uuid.UUID) -> list[Credit]:
    """A person's own record of learning."""
    return list(Credit.objects.filter(person=person).select_related("library").order_by("day", "id"))


def credit(person: uuid.UUID | None, wanted: uuid.UUID) -> Credit:
    """One line of the record, for her whose it is and for the cohort's facilitators; raises `NotFoundError`."""
    found = Credit.objects.filter(id=wanted).select_related("library").first()
    if found is None or person is None:
        raise NotFoundError
    if found.person_id != person:
        leading(person, found.cohort)
    return found
