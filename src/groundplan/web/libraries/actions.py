"""Making libraries, branches and departments, and giving and taking rights; called inside a write.

Somebody always owns a workbook, and somebody always looks after a library: whatever takes a right away holds the rows
of all owners of the thing while it looks, so that two owners who leave at once do not both go.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Branch, Department, Grant, Library, Right
from groundplan.web.libraries.queries import (
    AmbiguousLibraryError,
    NotFoundError,
    libraries_called,
    libraries_of,
    only_hers,
)
from groundplan.web.links import actions as links
from groundplan.words import say


class LastOwnerError(GroundplanError):
    """The last owner of a workbook, or the last admin of a library, cannot go."""

    def __init__(self, *, of_library: bool = False) -> None:
        super().__init__(
            say("Somebody has to look after this library: make somebody else its admin first.")
            if of_library
            else say("Somebody has to own this workbook: make somebody else an owner first.")
        )


def found_library(name: str, person: Person) -> Library:
    """A new library, with whoever opens it as its admin. The first of an installation may lead cohorts."""
    library = Library.objects.create(name=name, leads=not Library.objects.exists())
    grant(library, person, library.id, Right.OWNER)
    return library


def library_named(name: str, person: Person) -> Library:
    """The library of that name or id, founded by `person` if there is none.

    For commands alone: whoever types them reads everything anyway, while on the web a name proves nothing. Raises
    `AmbiguousLibraryError`.
    """
    there = libraries_called(name)
    if len(there) > 1:
        raise AmbiguousLibraryError(name)
    return there[0] if there else found_library(name, person)


def department_of(library: Library, name: str, *, solo: bool) -> Department:
    """The library's department of that name; `solo` stands for “no department, only me” and needs no name."""
    return Department.objects.get_or_create(library=library, name="" if solo else name, solo=solo)[0]


def branch_of(library: Library, name: str) -> Branch:
    """The library's branch of that name."""
    return Branch.objects.get_or_create(library=library, name=name)[0]


def grant(library: Library, person: Person, thing: uuid.UUID, right: Right) -> None:
    """Give a person one right on one thing, in place of the one she had; whether she may have it was asked before."""
    Grant.objects.update_or_create(library=library, person=person, thing=thing, defaults={"right": right})


def owners(library: uuid.UUID, thing: uuid.UUID) -> list[uuid.UUID]:
    """Who owns a thing, held until the end of the write: nobody of them goes meanwhile."""
    held = Grant.objects.select_for_update().filter(library_id=library, thing=thing, right=Right.OWNER)
    return [each.person_id for each in held.order_by("id")]


def change_right(library: uuid.UUID, thing: uuid.UUID, person: uuid.UUID, right: Right) -> Right:
    """Give somebody who has a right on a thing another one, and return what she had. The invitations of an owner who is
    one no more end with it.

    Raises `NotFoundError` and `LastOwnerError`.
    """
    had = _held(library, thing, person, may_go=right is Right.OWNER)
    before = Right(had.right)
    had.right = right
    had.save(update_fields=["right"])
    if right is not Right.OWNER:
        links.withdraw_of(library, person, thing)
    return before


def take_right(library: uuid.UUID, thing: uuid.UUID, person: uuid.UUID) -> Right:
    """Take somebody's right on a thing away, her invitations to it with it, and return it.

    Raises `NotFoundError` and `LastOwnerError`.
    """
    had = _held(library, thing, person)
    had.delete()
    links.withdraw_of(library, person, thing)
    return Right(had.right)


def _held(library: uuid.UUID, thing: uuid.UUID, person: uuid.UUID, *, may_go: bool = False) -> Grant:
    owning = owners(library, thing)
    had = Grant.objects.filter(library_id=library, thing=thing, person_id=person).first()
    if had is None:
        raise NotFoundError
    if owning == [person] and not may_go:
        raise LastOwnerError(of_library=thing == library)
    return had


def leave_everything(person: uuid.UUID, letting_go: Collection[uuid.UUID] = ()) -> None:
    """Take all of a person's rights away, everywhere: for the deletion of an account.

    `letting_go` are things of which she is the last owner and which she decided about in the same write: workbooks
    that are deleted with her, a library in which nobody is left. For any other one this raises `LastOwnerError`, and
    `libraries.queries.only_hers` tells beforehand which those are.
    """
    for each in Grant.objects.filter(person_id=person, right=Right.OWNER).order_by("thing"):
        owners(each.library_id, each.thing)
    for each in only_hers(person):
        if each.thing not in letting_go:
            raise LastOwnerError(of_library=each.thing == each.library_id)
    for library in libraries_of(person):
        links.withdraw_of(library, person)
    Grant.objects.filter(person_id=person).delete()
