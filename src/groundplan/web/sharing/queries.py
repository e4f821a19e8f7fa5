"""Reading who can open a workbook, and what an invitation is to."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Grant, Library, Right
from groundplan.web.libraries.queries import right_on, rights_on
from groundplan.web.links import queries as links
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import Access, access
from groundplan.words import say

# The purpose of links that invite to a workbook; their `thing` is the workbook, and their facts
# `{"right": Right, "who": for whom it was meant}`.
INVITATION = "invitation"
# The purpose of links that invite to look after a library, which whoever runs the installation makes.
ADMIN_INVITATION = "admin-invitation"


class MayNotShareError(GroundplanError):
    """Somebody who can open a workbook does not own it."""

    def __init__(self) -> None:
        super().__init__(say("Only an owner of this workbook can say who comes in: ask one of them."))


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that still lets somebody in: for whom, with which right, how often it was used, until when."""

    id: uuid.UUID
    who: str
    right: Right
    uses: int
    most_uses: int | None
    expires: datetime
    inviter: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who can open a workbook, as one of them sees it; the open invitations are for owners."""

    access: Access
    people: Sequence[Grant]
    invitations: Sequence[OpenInvitation]


def sharing(person: uuid.UUID | None, workbook: uuid.UUID) -> Sharing:
    """Who can open a workbook; raises `NotFoundError`."""
    reader = access(person, workbook)
    people = rights_on(reader.workbook.library_id, workbook)
    owning = {each.person_id: each.person.name for each in people if each.right == Right.OWNER}
    found = links.of(reader.workbook.library_id, INVITATION, workbook) if reader.may_share else []
    return Sharing(reader, people, [_open(link, owning[link.maker]) for link in found if link.maker in owning])


def _open(link: Link, inviter: str) -> OpenInvitation:
    facts = link.facts
    return OpenInvitation(
        link.id, facts["who"], Right(facts["right"]), link.uses, link.most_uses, link.expires, inviter
    )


def owned(person: uuid.UUID, workbook: uuid.UUID) -> Access:
    """A workbook for one of its owners; raises `NotFoundError` for strangers and `MayNotShareError` for the others."""
    found = access(person, workbook)
    if not found.may_share:
        raise MayNotShareError
    return found


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation gives: a right on a workbook, and from whom."""

    workbook: Workbook
    right: Right
    inviter: str


def invitation(link: Link) -> Invitation:
    """What a link invites to. It dies with its maker's ownership: then this raises `DeadLinkError`."""
    if link.library is None or link.maker is None or right_on(link.library, link.thing, link.maker) is not Right.OWNER:
        raise DeadLinkError
    try:
        giver = access(link.maker, link.thing)
    except GroundplanError:
        raise DeadLinkError from None
    inviter = Person.objects.values_list("name", flat=True).get(id=link.maker)
    return Invitation(giver.workbook, Right(link.facts["right"]), inviter)


def library_of(link: Link) -> Library:
    """The library that a link invites to look after; raises `DeadLinkError`."""
    found = Library.objects.filter(id=link.thing).first()
    if found is None:
        raise DeadLinkError
    return found
