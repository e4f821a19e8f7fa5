"""Making people and changing how they sign in; called inside a write."""

from __future__ import annotations

import uuid
from datetime import timedelta

from allauth.account.models import EmailAddress

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.sessions import end_others
from groundplan.web.links import actions as links
from groundplan.web.links.queries import DeadLinkError, find
from groundplan.web.links.tokens import as_typed
from groundplan.words import say

CODE = "password-code"
CODE_LASTS = timedelta(days=2)


class WrongCodeError(GroundplanError):
    """A sign-in name and a one-use code do not go together; which of the two is wrong is not told."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This sign-in name and this code do not go together, or the code is used up or older than two days. "
                "Look at both again, or ask for a new code."
            )
        )


def new_person(name: str, handle: str, password: str) -> Person:
    """Somebody who signs in with a name (or an e-mail address) and a password; raises `IntegrityError` where the name
    was taken in the same moment."""
    person = Person(name=name, handle=handle, email=handle if "@" in handle else "")
    person.set_password(password)
    person.save(force_insert=True)
    _keep_address(person)
    return person


def give_sign_in(person: Person, handle: str, password: str) -> None:
    """Let somebody of this computer sign in from anywhere."""
    person.handle = handle
    person.email = person.email or (handle if "@" in handle else "")
    person.set_password(password)
    person.save(update_fields=["handle", "email", "password"])
    _keep_address(person)


def _keep_address(person: Person) -> None:
    """An address that somebody signs in with stands among her addresses, so that she sees it there; she has not
    confirmed it."""
    if person.email and not EmailAddress.objects.filter(user=person).exists():
        EmailAddress.objects.create(user=person, email=person.email, primary=True)


def sign_out_elsewhere(person: Person, keep: str | None) -> None:
    """End every session of hers but the one of that key."""
    end_others(person.id, keep)


def give_code(person: Person, library: uuid.UUID | None, giver: uuid.UUID) -> str:
    """A code with which somebody who forgot her password chooses a new one, once; an earlier one ends with it.

    Who may give one to whom is for the rooms above to say.
    """
    links.withdraw_all(library, CODE, person.id)
    return links.make(CODE, person.id, CODE_LASTS, library=library, maker=giver, to_type=True)[1]


def use_code(handle: str, code: str, password: str) -> Person:
    """Set a new password with a one-use code, and sign her out everywhere; raises `WrongCodeError`."""
    person = Person.objects.filter(handle=handle).first()
    try:
        known = person is not None and find(CODE, as_typed(code)).thing == person.id
        if person is None or not known:
            raise WrongCodeError
        links.use_code(CODE, code)
    except DeadLinkError:
        raise WrongCodeError from None
    person.set_password(password)
    person.save(update_fields=["password"])
    end_others(person.id, None)
    return person
