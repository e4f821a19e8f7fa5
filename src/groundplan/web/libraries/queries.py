"""Who may do what: every reading of rights, always together with the thing that the right is on."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Branch, Department, Grant, Library, Right
from groundplan.words import say

WRITERS = (Right.OWNER, Right.EDITOR)
COMMENTERS = (*WRITERS, Right.COMMENTER)


class NotFoundError(GroundplanError):
    """There is no such thing, or it is none of the asker's business: the two look the same from outside."""

    def __init__(self) -> None:
        super().__init__(say("There is nothing at this address that you can open. Go back to your workbook."))


class AmbiguousLibraryError(GroundplanError):
    """A command names a library by a name that several have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "Several libraries here are called “{name}”: name the one that you mean by its id, "
                "which `groundplan library list` shows.",
                name=name[:60],
            )
        )


class NoSuchLibraryError(GroundplanError):
    """A command names a library that is not here."""

    def __init__(self, named: str) -> None:
        super().__init__(
            say("There is no library {named} here: `groundplan library list` shows those that are.", named=named[:60])
        )


def rights_of(person_id: uuid.UUID) -> Subquery:
    """A person's right on each row of a query of things that have a library, `None` for what is none of hers: rows
    and rights are then read together."""
    mine = Grant.objects.filter(library_id=OuterRef("library_id"), person_id=person_id, thing=OuterRef("id"))
    return Subquery(mine.values("right")[:1])


def looks_after(person_id: uuid.UUID) -> Exists:
    """Whether a person is admin of the library of each row of a query of things that have one."""
    library = OuterRef("library_id")
    return Exists(Grant.objects.filter(library_id=library, person_id=person_id, thing=library, right=Right.OWNER))


def has_more(person_id: uuid.UUID) -> Exists:
    """Whether a person has rights beside those on each row's thing and its library."""
    others = Grant.objects.filter(person_id=person_id)
    return Exists(others.exclude(thing=OuterRef("id")).exclude(thing=OuterRef("library_id")))


def administered(person: uuid.UUID | None, library: uuid.UUID) -> Library:
    """The library, for its admin; raises `NotFoundError` for everybody else."""
    found = administered_by(person).filter(id=library).first()
    if found is None:
        raise NotFoundError
    return found


def administered_by(person: uuid.UUID | None) -> QuerySet[Library]:
    """The libraries that somebody is admin of, by name."""
    if person is None:
        return Library.objects.none()
    # By her grants, of which there are few: asked of every library in turn, it would read through all of them.
    mine = Grant.objects.filter(person_id=person, right=Right.OWNER, thing=F("library_id")).values("thing")
    return Library.objects.filter(id__in=mine).order_by("name", "created")


def right_on(library: uuid.UUID, thing: uuid.UUID, person: uuid.UUID) -> Right | None:
    """A person's right on a thing, or `None`."""
    found = Grant.objects.filter(library_id=library, thing=thing, person_id=person)
    right = found.values_list("right", flat=True).first()
    return Right(right) if right else None


def rights_on(library: uuid.UUID, thing: uuid.UUID) -> list[Grant]:
    """Who has which right on a thing, the most powerful first, with the people."""
    found = Grant.objects.filter(library_id=library, thing=thing).select_related("person")
    order = list(Right)
    return sorted(found, key=lambda each: (order.index(Right(each.right)), each.person.name.casefold()))


def rights_in(library: uuid.UUID) -> dict[Person, list[Grant]]:
    """The people of a library by name, each with all her rights in it."""
    found: dict[Person, list[Grant]] = {}
    grants = Grant.objects.filter(library_id=library).select_related("person")
    for each in sorted(grants, key=lambda each: (each.person.name.casefold(), str(each.person_id))):
        found.setdefault(each.person, []).append(each)
    return found


def admins_of(library: uuid.UUID) -> list[str]:
    """The names of a library's admins: whom to ask."""
    found = Grant.objects.filter(library_id=library, thing=library, right=Right.OWNER)
    return list(found.order_by("person__name").values_list("person__name", flat=True))


def libraries_of(person: uuid.UUID) -> list[uuid.UUID]:
    """The libraries in which a person has any right."""
    return list(Grant.objects.filter(person_id=person).values_list("library_id", flat=True).distinct())


def only_hers(person: uuid.UUID) -> list[Grant]:
    """The rights of a person without whom a workbook, or a library, would have no owner."""
    others = Grant.objects.filter(library_id=OuterRef("library_id"), thing=OuterRef("thing"), right=Right.OWNER)
    mine = Grant.objects.filter(person_id=person, right=Right.OWNER)
    return list(mine.exclude(Exists(others.exclude(person_id=person))).order_by("library_id", "id"))


def may_give_code(giver: uuid.UUID, library: uuid.UUID, person: Person) -> bool:
    """Whether the admin `giver` of a library may let a person of it choose a new password by a one-use code.

    Only for a person who signs in with a name or address of her own, and only if the giver is admin of every library
    in which that person has a right: a code takes an account over, and must not open what the giver has no say in. A
    person whom mail reaches helps herself (docs/decisions/0023).
    """
    if person.id == giver or not person.handle or (settings.GROUNDPLAN_MAIL and person.email):
        return False
    hers = set(libraries_of(person.id))
    return library in hers and hers <= set(administered_by(giver).values_list("id", flat=True))


def places_of(library: uuid.UUID) -> tuple[list[Branch], list[Department]]:
    """A library's branches and departments, by name."""
    return (
        list(Branch.objects.filter(library_id=library).order_by("name")),
        list(Department.objects.filter(library_id=library).order_by("solo", "name")),
    )


def library_by(named: str) -> Library:
    """A library by its id or its name, for commands of whoever runs the installation and for nobody else.

    Raises `NoSuchLibraryError` and `AmbiguousLibraryError`.
    """
    found: Sequence[Library] = libraries_called(named)
    if not found:
        raise NoSuchLibraryError(named)
    if len(found) > 1:
        raise AmbiguousLibraryError(named)
    return found[0]


def libraries_called(named: str) -> list[Library]:
    """The libraries of that id or name; the web never asks this, since two libraries may have one name."""
    try:
        return list(Library.objects.filter(id=uuid.UUID(named)))
    except ValueError:
        return list(Library.objects.filter(name=named).order_by("created"))
