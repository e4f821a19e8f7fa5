"""Deeds of a workbook's owners about who comes in, and of those who come in or go; each is put down for the admin."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.libraries import actions as rights
from groundplan.web.libraries.models import Library, Right
from groundplan.web.libraries.queries import right_on
from groundplan.web.links import actions as links
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError, of
from groundplan.web.mail.actions import send
from groundplan.web.sharing.queries import ADMIN_INVITATION, INVITATION, invitation, library_of, owned
from groundplan.web.workbooks.queries import Access, NotFoundError, access
from groundplan.web.writing import write
from groundplan.words import say

MOST_OPEN = 50
ADMIN_INVITATION_LASTS = timedelta(days=7)
# What “several people” means: a team, and not everybody whom a forwarded link reaches.
SEVERAL = 30


class TooManyInvitationsError(GroundplanError):
    """A workbook has as many open invitations as one can look through."""

    def __init__(self) -> None:
        super().__init__(
            say("{most} invitations are open already: take back those that nobody needs any more.", most=MOST_OPEN)
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """An invitation to be made: for whom (a note, to tell links apart), the right, the days, one person or several.

    `letter` writes the letter that takes the link along, as (address, subject, text), from its token; `None` where the
    link is passed on by hand.
    """

    who: str
    right: Right
    days: int
    several: bool
    letter: Callable[[str], tuple[str, str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """Rights that were taken away, by thing: what an undo gives back."""

    library: uuid.UUID
    person: uuid.UUID
    name: str
    rights: Sequence[tuple[uuid.UUID, Right]]

    def to_json(self) -> dict[str, Any]:
        """As a session keeps it."""
        given = [[thing.hex, str(right)] for thing, right in self.rights]
        return {"library": self.library.hex, "person": self.person.hex, "name": self.name, "rights": given}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Taken:
        """From a session."""
        given = [(uuid.UUID(thing), Right(right)) for thing, right in kept["rights"]]
        return cls(uuid.UUID(kept["library"]), uuid.UUID(kept["person"]), kept["name"], given)


def invite(giver: Person, workbook: uuid.UUID, wish: Wish) -> tuple[str, str]:
    """A new invitation: the token of its link and its short code, both told here and never again.

    Raises `NotFoundError`, `MayNotShareError` and `TooManyInvitationsError`.
    """

    def deed() -> tuple[str, str]:
        mine = owned(giver.id, workbook)
        library = mine.workbook.library_id
        if len(of(library, INVITATION, workbook)) >= MOST_OPEN:
            raise TooManyInvitationsError
        link, token = links.make(
            INVITATION,
            workbook,
            timedelta(days=wish.days),
            library=library,
            maker=giver.id,
            facts={"right": wish.right, "who": wish.who},
            most_uses=SEVERAL if wish.several else 1,
        )
        _put_down(mine, giver, "invited", who=wish.who or _somebody(wish), right=wish.right)
        if wish.letter is not None:
            # The outbox is part of the write: no letter without its invitation, and none twice.
            send(*wish.letter(token))
        return token, links.code_for(link)

    return write(deed)


def _somebody(wish: Wish) -> str:
    return say("several people") if wish.several else say("somebody")


def withdraw(giver: Person, workbook: uuid.UUID, link: uuid.UUID) -> None:
    """Take an invitation back; raises `NotFoundError` where there is none of that id to this workbook."""

    def deed() -> None:
        mine = owned(giver.id, workbook)
        library = mine.workbook.library_id
        if not any(each.id == link for each in of(library, INVITATION, workbook)):
            raise NotFoundError
        links.withdraw(library, link)
        _put_down(mine, giver, "invitation-withdrawn")

    write(deed)


def change_right(giver: Person, workbook: uuid.UUID, person: uuid.UUID, right: Right) -> None:
    """Give somebody who can open the workbook another right; raises what `libraries.actions.change_right` raises."""

    def deed() -> None:
        mine = owned(giver.id, workbook)
        before = rights.change_right(mine.workbook.library_id, workbook, person, right)
        if before is not right:
            _put_down(mine, giver, "right-given", who=_name(person), right=right)

    write(deed)


def take_right(giver: Person, workbook: uuid.UUID, person: uuid.UUID) -> Taken:
    """Let somebody not open the workbook any more; raises what `libraries.actions.take_right` raises."""

    def deed() -> Taken:
        mine = owned(giver.id, workbook)
        had = rights.take_right(mine.workbook.library_id, workbook, person)
        name = _name(person)
        _put_down(mine, giver, "right-taken", who=name)
        return Taken(mine.workbook.library_id, person, name, [(workbook, had)])

    return write(deed)


def leave(person: Person, workbook: uuid.UUID) -> None:
    """Give up one's own right on a workbook; raises `LastOwnerError`."""

    def deed() -> None:
        mine = access(person.id, workbook)
        had = rights.take_right(mine.workbook.library_id, workbook, person.id)
        _put_down(mine, person, "left", right=had)

    write(deed)


def give_back(giver: Person, workbook: uuid.UUID, taken: Taken) -> None:
    """Undo `take_right`; a right that she was given meanwhile and that allows more is left."""

    def deed() -> None:
        mine = owned(giver.id, workbook)
        if [thing for thing, _right in taken.rights] != [workbook]:
            raise NotFoundError
        restore(mine.workbook.library, taken)
        _put_down(mine, giver, "put-back", who=taken.name)

    write(deed)


def restore(library: Library, taken: Taken) -> None:
    """Give back what was taken, as far as the person is still there; call inside a write that asked who may."""
    person = Person.objects.filter(id=taken.person).first()
    if person is None or taken.library != library.id:
        raise NotFoundError
    for thing, right in taken.rights:
        give_at_least(library, person, thing, right)


def give_at_least(library: Library, person: Person, thing: uuid.UUID, right: Right) -> bool:
    """Give a right unless she has one that covers it; whether it was given. Call inside a write."""
    has = right_on(library.id, thing, person.id)
    if has is not None and has.covers(right):
        return False
    rights.grant(library, person, thing, right)
    return True


def accept(link: Link, person: Person, _answers: Mapping[str, Any]) -> str:
    """Let somebody in by an invitation, and return the address of what is open to her now; call inside a write.

    An invitation never lowers a right, and is not used up by somebody to whom it gives nothing. Its maker's ownership
    is held while she comes in, so that it cannot end in between. Raises `DeadLinkError`.
    """
    if link.library is None or link.maker not in rights.owners(link.library, link.thing):
        raise DeadLinkError
    given = invitation(link)
    library, here = given.workbook.library, reverse("workbook", kwargs={"workbook": link.thing})
    if give_at_least(library, person, link.thing, given.right):
        links.spend(link)
        facts = {"what": given.workbook.called, "right": given.right, "who": given.inviter}
        record("joined", library.id, person.id, person.name, **facts)
    return here


def new_library(name: str) -> Library:
    """A library in which nobody is yet: its admin is to come in by `invite_admin`. Call inside a write."""
    return Library.objects.create(name=name, leads=not Library.objects.exists())


def invite_admin(library: Library) -> tuple[str, str]:
    """An invitation to look after a library, made by whoever runs the installation: its token and its code, told here
    and never again. An earlier one that nobody used ends with it. Call inside a write."""
    links.withdraw_all(library.id, ADMIN_INVITATION, library.id)
    link, token = links.make(ADMIN_INVITATION, library.id, ADMIN_INVITATION_LASTS, library=library.id)
    return token, links.code_for(link)


def accept_as_admin(link: Link, person: Person, _answers: Mapping[str, Any]) -> str:
    """Let somebody look after a library, by an invitation; call inside a write. Raises `DeadLinkError`."""
    library = library_of(link)
    if give_at_least(library, person, library.id, Right.OWNER):
        links.spend(link)
        record("joined", library.id, person.id, person.name, what=library.name, right="admin", who="–")
    return reverse("library", kwargs={"library": library.id})


def _put_down(mine: Access, actor: Person, deed: str, **facts: object) -> None:
    record(deed, mine.workbook.library_id, actor.id, actor.name, what=mine.workbook.called, **facts)


def _name(person: uuid.UUID) -> str:
    return Person.objects.values_list("name", flat=True).get(id=person)
