"""The deeds of this room: taking out is put down, and leaving deletes an account."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from django.db.models import Q

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import forget, record
from groundplan.web.audit.models import LEFT
from groundplan.web.libraries.actions import grant, leave_everything
from groundplan.web.libraries.models import Department, Grant, Library, Right
from groundplan.web.libraries.queries import only_hers
from groundplan.web.links.models import Link
from groundplan.web.people.queries import OwnedAlone, belongings_of, owned_alone
from groundplan.web.sources.background import files_of
from groundplan.web.traces import leave_none
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.removing import remove_files, remove_library_rows, remove_private, remove_workbook
from groundplan.web.writing import write
from groundplan.words import say

# What becomes of something that she owns alone: the person who owns it next, or `None` where it goes with her.
Choices = Mapping[uuid.UUID, uuid.UUID | None]


class NotSettledError(GroundplanError):
    """Something would be left without an owner."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Something here has no owner but you, so your account was not deleted: choose for each of these "
                "workbooks and libraries who owns it next."
            )
        )


def put_down_taking_out(person: Person) -> None:
    """Put down, in each of her libraries, that somebody took her data out."""

    def deed() -> None:
        libraries: set[uuid.UUID | None] = {each.library.id for each in belongings_of(person.id)}
        for library in libraries or {None}:
            record("data-taken", library, person.id, person.name)

    write(deed)


def leave(person: uuid.UUID, choices: Choices) -> None:
    """Delete an account: what she wrote with others stays without her name, what she wrote to herself goes.

    Raises `NotFoundError` where she has left already, and `NotSettledError`.
    """
    files = write(lambda: _leave(person, choices))
    remove_files(files)
    queries.forget()
    leave_none()


def _leave(person_id: uuid.UUID, choices: Choices) -> Sequence[str]:
    person = Person.objects.select_for_update().filter(id=person_id).first()
    if person is None:
        raise queries.NotFoundError
    mine = set(Grant.objects.filter(person=person).values_list("library_id", flat=True))
    # Two owners of one thing who leave at once: the second one finds out that the first is gone.
    libraries = list(Library.objects.select_for_update(no_key=True).filter(id__in=mine).order_by("id"))
    files = [file for each in owned_alone(person.id) for file in _settle(person, each, choices)]
    files += remove_private(person.id)
    Link.objects.filter(Q(maker=person.id) | Q(thing=person.id)).delete()
    for library in libraries:
        record("account-deleted", library.id, None, LEFT)
    forget(person.id, {person.name, person.handle or "", person.email}, mine)
    # Held from here on, whoever else owns something with her cannot go at the same time.
    leave_everything(person.id, {each.thing for each in only_hers(person.id)})
    # The log has no index by person: this looks through all of it, once.
    person.delete()
    return [*files, *(file for library in libraries for file in _close(library))]


def _settle(person: Person, each: OwnedAlone, choices: Choices) -> Sequence[str]:
    """Hand one thing over, or delete it; returns files to be removed."""
    if each.thing not in choices:
        raise NotSettledError
    chosen = choices[each.thing]
    heir = next((one for one in each.heirs if one.id == chosen), None)
    workbook = each.belonging.workbook
    if chosen is None and each.may_go and workbook is not None:
        return remove_workbook(workbook)
    if heir is None:
        raise NotSettledError
    library = each.belonging.library
    grant(library, heir, each.thing, Right.OWNER)
    what = workbook.department.name or library.name if workbook else library.name
    record("right-given", library.id, person.id, person.name, who=heir.name, right=Right.OWNER.value, what=what)
    return ()


def _close(library: Library) -> Sequence[str]:
    """Delete a library that nobody is in any more and that has no workbook, with its documents; returns their files."""
    if Grant.objects.filter(library=library).exists() or Workbook.objects.filter(library=library).exists():
        return ()
    files = files_of(library.id)
    remove_library_rows(library.id)
    Department.objects.filter(library=library).delete()
    Link.objects.filter(library=library.id).delete()
    library.delete()
    return files
