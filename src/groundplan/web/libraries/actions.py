"""Making libraries and departments, and granting rights; called inside a write."""

from __future__ import annotations

import uuid

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Department, Grant, Library, Right


def library_named(name: str) -> Library:
    """The library of that name, made if there is none: an embedded installation knows libraries by their names."""
    return Library.objects.filter(name=name).first() or Library.objects.create(name=name)


def department_of(library: Library, name: str, *, solo: bool) -> Department:
    """The library's department of that name; `solo` stands for “no department, only me” and needs no name."""
    return Department.objects.get_or_create(library=library, name="" if solo else name, solo=solo)[0]


def grant(library: Library, person: Person, thing: uuid.UUID, right: Right) -> None:
    """Give a person one right on one thing, in place of the one she had."""
    Grant.objects.update_or_create(library=library, person=person, thing=thing, defaults={"right": right})
