"""What a person has: libraries and workbooks with her rights, and what has no owner but her."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Grant, Library, Right
from groundplan.web.workbooks.models import Workbook


@dataclass(frozen=True, slots=True)
class Belonging:
    """A right of hers on a workbook, or on the library itself where `workbook` is `None`."""

    library: Library
    workbook: Workbook | None
    right: Right

    @property
    def thing(self) -> uuid.UUID:
        """What the right is on."""
        return self.workbook.id if self.workbook else self.library.id


def belongings_of(person: uuid.UUID) -> list[Belonging]:
    """Every right of hers on something that is there, libraries first, then the oldest workbook."""
    grants = list(Grant.objects.filter(person_id=person).select_related("library"))
    found = Workbook.objects.filter(id__in=[grant.thing for grant in grants]).select_related("library", "department")
    workbooks = {workbook.id: workbook for workbook in found}
    mine = [
        Belonging(grant.library, workbooks.get(grant.thing), Right(grant.right))
        for grant in grants
        if grant.thing in workbooks or grant.thing == grant.library_id
    ]
    return sorted(mine, key=lambda each: (each.library.created, each.workbook is not None, str(each.thing)))


@dataclass(frozen=True, slots=True)
class OwnedAlone:
    """Something that has no owner but her: who could own it next, and whether it may go with her instead, because
    nobody else is in it."""

    belonging: Belonging
    heirs: Sequence[Person]
    may_go: bool

    @property
    def thing(self) -> uuid.UUID:
        """What is owned."""
        return self.belonging.thing


def owned_alone(person: uuid.UUID) -> list[OwnedAlone]:
    """What would have no owner if she left. A library that nobody else is in is left out: it has nobody to ask."""
    found = []
    for each in belongings_of(person):
        if each.right is Right.OWNER:
            others = _others(each, person)
            if Right.OWNER not in others.values():
                found.append(_alone(each, person, others))
    return [each for each in found if each.belonging.workbook or each.heirs]


def _others(each: Belonging, person: uuid.UUID) -> Mapping[uuid.UUID, str]:
    """Everybody else with a right on the same thing."""
    grants = Grant.objects.filter(library=each.library, thing=each.thing).exclude(person_id=person)
    return dict(grants.values_list("person_id", "right"))


def _alone(each: Belonging, person: uuid.UUID, others: Mapping[uuid.UUID, str]) -> OwnedAlone:
    around = Grant.objects.filter(library=each.library).exclude(person_id=person)
    if each.workbook:
        # Those who lead the library answer for what is in it; other colleagues may not know of this workbook.
        around = around.filter(thing=each.library.id, right=Right.OWNER)
    ids = {*others, *around.values_list("person_id", flat=True)}
    return OwnedAlone(each, list(Person.objects.filter(id__in=ids).order_by("name", "id")), may_go=not others)
