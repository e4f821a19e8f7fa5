"""What a library's admin sees of it: names, people, rights and places, and never what somebody wrote."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Branch, Department, Grant, Library, Right
from groundplan.web.libraries.queries import administered, may_give_code, only_hers, places_of, rights_in
from groundplan.web.toolkits.models import PublishedToolkit
from groundplan.web.toolkits.queries import newest_of_each
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import NotFoundError


@dataclass(frozen=True, slots=True)
class WorkbookLine:
    """A workbook as its library's admin sees it; `may_open` where she has a right on it herself."""

    id: uuid.UUID
    name: str
    branch: uuid.UUID | None
    toolkit: str
    begun: datetime
    people: Sequence[tuple[str, Right]]
    may_open: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a right in the library: on which workbooks (name, right), and whether she is its admin."""

    person: Person
    is_admin: bool
    rights: Sequence[tuple[str, Right]]


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """A library for its admin. `used` counts the workbooks of each branch and department by id."""

    library: Library
    workbooks: Sequence[WorkbookLine]
    people: Sequence[Member]
    branches: Sequence[Branch]
    departments: Sequence[Department]
    used: Mapping[uuid.UUID, int]
    toolkits: Sequence[PublishedToolkit]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person of a library for its admin: what she alone owns there, who could own it after her, and whether the
    admin may give her a code."""

    library: Library
    member: Member
    alone: Sequence[str]
    successors: Sequence[Person]
    may_give_code: bool


def library_page(admin: uuid.UUID, library: uuid.UUID) -> LibraryPage:
    """The library's page; raises `NotFoundError` for everybody but its admins."""
    found = administered(admin, library)
    workbooks = _workbooks(found)
    grants = rights_in(library)
    branches, departments = places_of(library)
    used: dict[uuid.UUID, int] = {}
    for row in workbooks:
        for place in (row.branch_id, row.department_id):
            if place is not None:
                used[place] = used.get(place, 0) + 1
    lines = [_line(row, grants, admin) for row in workbooks]
    return LibraryPage(
        found, lines, _members(workbooks, grants, library), branches, departments, used, newest_of_each()
    )


def person_page(admin: uuid.UUID, library: uuid.UUID, person: uuid.UUID) -> PersonPage:
    """One person's page; raises `NotFoundError` where she has no right in the library."""
    found = administered(admin, library)
    grants = rights_in(library)
    workbooks = _workbooks(found)
    members = _members(workbooks, grants, library)
    member = next((each for each in members if each.person.id == person), None)
    if member is None:
        raise NotFoundError
    names = {row.id: row.called for row in workbooks}
    alone = [names[each.thing] for each in only_hers(person) if each.library_id == library and each.thing in names]
    successors = [each for each in grants if each.id != person]
    return PersonPage(found, member, alone, successors, may_give_code(admin, library, member.person))


def _workbooks(library: Library) -> list[Workbook]:
    rows = Workbook.objects.filter(library=library).order_by("created")
    return list(
        rows.select_related("library", "department", "branch", "edition__published").defer(
            "edition__published__archive"
        )
    )


def _line(row: Workbook, grants: Mapping[Person, Sequence[Grant]], admin: uuid.UUID) -> WorkbookLine:
    people = [
        (person.name, Right(each.right)) for person, hers in grants.items() for each in hers if each.thing == row.id
    ]
    published = row.edition.published
    return WorkbookLine(
        row.id,
        row.called,
        row.branch_id,
        f"{published.title} {published.version}",
        row.created,
        people,
        any(person.id == admin and each.thing == row.id for person, hers in grants.items() for each in hers),
    )


def _members(
    workbooks: Sequence[Workbook], grants: Mapping[Person, Sequence[Grant]], library: uuid.UUID
) -> list[Member]:
    names = {row.id: row.called for row in workbooks}
    return [
        Member(
            person,
            any(each.thing == library and each.right == Right.OWNER for each in hers),
            [(names[each.thing], Right(each.right)) for each in hers if each.thing in names],
        )
        for person, hers in grants.items()
    ]
