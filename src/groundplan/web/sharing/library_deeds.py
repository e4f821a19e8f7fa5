"""What a library's admin does with the library: its names and places, its people, its workbooks."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import IntegrityError
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.accounts.actions import give_code as new_code
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.libraries import actions as rights
from groundplan.web.libraries.models import Branch, Department, Grant, Library, Right
from groundplan.web.libraries.queries import administered, may_give_code, only_hers, right_on
from groundplan.web.links.actions import withdraw_of
from groundplan.web.sharing.actions import Taken, restore
from groundplan.web.toolkits.actions import publish_starter
from groundplan.web.toolkits.queries import newest
from groundplan.web.workbooks import editing
from groundplan.web.workbooks.actions import Opening, open_workbook
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import NotFoundError
from groundplan.web.writing import write
from groundplan.words import say

MOST_PLACES = 300
MOST_WORKBOOKS = 1000


class NameTakenError(GroundplanError):
    """A library has a branch or department of that name already."""

    def __init__(self, name: str) -> None:
        super().__init__(say("“{name}” is there already: choose another name.", name=name[:60]))


class NoNameError(GroundplanError):
    """A form came without a name, or with one that is too long."""

    def __init__(self) -> None:
        super().__init__(say("Write a name, in at most 200 characters."))


class StillUsedError(GroundplanError):
    """A department is that of a workbook."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say("“{name}” has a workbook: give that another department in its settings first.", name=name[:60])
        )


class TooManyInLibraryError(GroundplanError):
    """A library has as many of something as one page can show."""

    def __init__(self, most: int) -> None:
        super().__init__(say("There are {most} already, which is as many as a library can have.", most=most))


class NoCodeForThemError(GroundplanError):
    """An admin may not give this person a code."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "You cannot give this person a code: they sign in without a password of their own, get mail for it, or "
                "also belong to a library that you do not look after."
            )
        )


@dataclass(frozen=True, slots=True)
class Start:
    """A workbook to be started: whose, for which department and branch, on which toolkit (empty: the starter)."""

    owner: uuid.UUID
    opening: Opening
    branch: uuid.UUID | None
    toolkit: str


def rename(admin: Person, library: uuid.UUID, name: str) -> None:
    """Give the library another name."""

    def deed() -> None:
        mine = administered(admin.id, library)
        if mine.name != name:
            editing.rename_library(mine, name)
            record("library-renamed", library, admin.id, admin.name, called=name)

    write(deed)


def add_branch(admin: Person, library: uuid.UUID, name: str) -> None:
    """A further branch; one of that name twice is one. Raises `TooManyInLibraryError`."""

    def deed() -> None:
        mine = administered(admin.id, library)
        if Branch.objects.filter(library=mine).count() >= MOST_PLACES:
            raise TooManyInLibraryError(MOST_PLACES)
        rights.branch_of(mine, name)

    write(deed)


def rename_branch(admin: Person, library: uuid.UUID, branch: uuid.UUID, name: str) -> None:
    """Give a branch another name; raises `NotFoundError` and `NameTakenError`."""

    def deed() -> None:
        row = _branch(administered(admin.id, library), branch)
        row.name = name
        row.save(update_fields=["name"])

    _named_once(deed, name)


def remove_branch(admin: Person, library: uuid.UUID, branch: uuid.UUID) -> None:
    """Remove a branch; its workbooks stay, and name none."""
    write(lambda: _branch(administered(admin.id, library), branch).delete())


def rename_department(admin: Person, library: uuid.UUID, department: uuid.UUID, name: str) -> None:
    """Give a department another name, in all its workbooks; raises `NotFoundError` and `NameTakenError`."""

    def deed() -> None:
        editing.rename_department(_department(administered(admin.id, library), department), name)

    _named_once(deed, name)


def remove_department(admin: Person, library: uuid.UUID, department: uuid.UUID) -> None:
    """Remove a department that no workbook has; raises `NotFoundError` and `StillUsedError`."""

    def deed() -> None:
        row = _department(administered(admin.id, library), department)
        if Workbook.objects.filter(library_id=library, department=row).exists():
            raise StillUsedError(row.name)
        row.delete()

    write(deed)


def place(admin: Person, library: uuid.UUID, workbook: uuid.UUID, branch: uuid.UUID | None) -> None:
    """Say at which branch a workbook is written; raises `NotFoundError`."""

    def deed() -> None:
        mine = administered(admin.id, library)
        row = Workbook.objects.filter(library=mine, id=workbook).first()
        if row is None:
            raise NotFoundError
        row.branch = _branch(mine, branch) if branch else None
        row.save(update_fields=["branch"])

    write(deed)


def start(admin: Person, library: uuid.UUID, wish: Start) -> Workbook:
    """Start another workbook for somebody of the library, who owns it.

    Raises `NotFoundError`, `NoSuchToolkitError` and `TooManyInLibraryError`.
    """

    def deed() -> Workbook:
        mine = administered(admin.id, library)
        if Workbook.objects.filter(library=mine).count() >= MOST_WORKBOOKS:
            raise TooManyInLibraryError(MOST_WORKBOOKS)
        owner = _member(mine, wish.owner)
        published = newest(wish.toolkit) if wish.toolkit else publish_starter()
        branch = _branch(mine, wish.branch) if wish.branch else None
        made = open_workbook(owner, mine, published, wish.opening, branch)
        record("workbook-opened", library, admin.id, admin.name, what=made.called, who=owner.name)
        return made

    return write(deed)


def make_admin(admin: Person, library: uuid.UUID, person: uuid.UUID) -> str:
    """Make somebody of the library its admin too; returns her name."""

    def deed() -> str:
        mine = administered(admin.id, library)
        member = _member(mine, person)
        if right_on(library, library, person) is not Right.OWNER:
            rights.grant(mine, member, library, Right.OWNER)
            record("admin-made", library, admin.id, admin.name, who=member.name)
        return member.name

    return write(deed)


def end_admin(admin: Person, library: uuid.UUID, person: uuid.UUID) -> str:
    """Somebody, perhaps oneself, is admin no more; raises `NotFoundError` and `LastOwnerError`."""

    def deed() -> str:
        mine = administered(admin.id, library)
        member = _member(mine, person)
        rights.take_right(library, library, person)
        record("admin-unmade", library, admin.id, admin.name, who=member.name)
        return member.name

    return write(deed)


def remove(admin: Person, library: uuid.UUID, person: uuid.UUID, successor: uuid.UUID) -> Taken:
    """Take all rights of a person in the library away. What she alone owns, `successor` owns from then on.

    Raises `NotFoundError`, also where the successor is not of the library, and `LastOwnerError` for its last admin.
    """

    def deed() -> Taken:
        mine = administered(admin.id, library)
        leaving = _member(mine, person)
        hers = list(Grant.objects.filter(library=mine, person=leaving).order_by("thing"))
        for each in hers:
            rights.owners(library, each.thing)
        for each in only_hers(person):
            if each.library_id == library:
                _hand_over(admin, mine, leaving, each.thing, successor)
        taken = Taken(library, person, leaving.name, [(each.thing, Right(each.right)) for each in hers])
        Grant.objects.filter(library=mine, person=leaving).delete()
        withdraw_of(library, person)
        record("removed", library, admin.id, admin.name, who=leaving.name)
        return taken

    return write(deed)


def _hand_over(admin: Person, library: Library, leaving: Person, thing: uuid.UUID, successor: uuid.UUID) -> None:
    if thing == library.id:
        raise rights.LastOwnerError(of_library=True)
    if successor == leaving.id:
        raise NotFoundError
    after = _member(library, successor)
    rights.grant(library, after, thing, Right.OWNER)
    workbook = Workbook.objects.get(library=library, id=thing)
    facts = {"who": after.name, "what": workbook.called, "before": leaving.name}
    record("handed-over", library.id, admin.id, admin.name, **facts)


def put_back(admin: Person, library: uuid.UUID, taken: Taken) -> None:
    """Undo `remove`; what was handed over meanwhile has two owners then."""

    def deed() -> None:
        mine = administered(admin.id, library)
        restore(mine, taken)
        record("put-back", library, admin.id, admin.name, who=taken.name)

    write(deed)


def give_code(admin: Person, library: uuid.UUID, person: uuid.UUID) -> str:
    """A one-use code with which somebody of the library chooses a new password; told here and never again.

    Raises `NotFoundError` and `NoCodeForThemError`, by the rule of `libraries.queries.may_give_code`.
    """

    def deed() -> str:
        mine = administered(admin.id, library)
        member = _member(mine, person)
        if not may_give_code(admin.id, library, member):
            raise NoCodeForThemError
        record("code-given", library, admin.id, admin.name, who=member.name)
        return new_code(member, library, admin.id)

    return write(deed)


def start_opening(library: Library, department: str, *, solo: bool) -> Opening:
    """What a further workbook starts from: the place and language of the library's first one, and today there."""
    first = Workbook.objects.filter(library=library).order_by("created").first()
    zone, locale = (first.time_zone, first.locale) if first else ("UTC", "en")
    try:
        today = timezone.localdate(timezone=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        today = timezone.localdate()
    return Opening(library.name, "" if solo else department, solo, today, time_zone=zone, locale=locale)


def _named_once(deed: Callable[[], None], name: str) -> None:
    try:
        write(deed)
    except IntegrityError:
        raise NameTakenError(name) from None


def _branch(library: Library, branch: uuid.UUID) -> Branch:
    found = Branch.objects.filter(library=library, id=branch).first()
    if found is None:
        raise NotFoundError
    return found


def _department(library: Library, department: uuid.UUID) -> Department:
    """A department with a name: “only me” has none to change."""
    found = Department.objects.filter(library=library, id=department, solo=False).first()
    if found is None:
        raise NotFoundError
    return found


def _member(library: Library, person: uuid.UUID) -> Person:
    found = Person.objects.filter(id=person, grants__library=library).distinct().first()
    if found is None:
        raise NotFoundError
    return found
