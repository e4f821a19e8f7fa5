"""Coming in by a link or a code: every way in is a row of one table, and a button is what does it.

Looking changes nothing, since mail scanners and previews look too. A short code is guessable by patience alone, so that
it is only ever tried through the form, whose tries are counted; what it opens is then named by a pass that this server
signed, good for an hour.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest

from groundplan.web.accounts import actions as accounts
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.views import sign_in
from groundplan.web.cohorts.actions import CODE as COHORT
from groundplan.web.cohorts.doors import COHORT_DOOR
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError, by_code, by_id, find
from groundplan.web.sharing.doors import ADMIN_DOOR, INVITATION_DOOR, Door
from groundplan.web.sharing.queries import ADMIN_INVITATION, INVITATION
from groundplan.web.writing import write

# Purpose of a link → its door.
DOORS: Mapping[str, Door] = {INVITATION: INVITATION_DOOR, ADMIN_INVITATION: ADMIN_DOOR, COHORT: COHORT_DOOR}

PASS_LASTS = timedelta(hours=1)
_signer = signing.TimestampSigner(salt="groundplan.joining")


def found(token: str) -> tuple[Link, Door]:
    """The link that the token of its address, or a pass, stands for, and its door; raises `DeadLinkError`."""
    link = by_id([*DOORS], _passed(token)) if ":" in token else find([*DOORS], token)
    return link, DOORS[link.purpose]


def pass_for(code: str) -> str:
    """What stands in the address in place of a code that was typed; raises `DeadLinkError`."""
    return _signer.sign(by_code([*DOORS], code).id.hex)


def _passed(token: str) -> uuid.UUID:
    try:
        return uuid.UUID(_signer.unsign(token, max_age=PASS_LASTS))
    except (signing.BadSignature, ValueError):
        raise DeadLinkError from None


def enter(token: str, person: Person, answers: Mapping[str, Any]) -> str:
    """Let somebody in who is signed in; returns the address that is open to her now. Raises `DeadLinkError`."""

    def deed() -> str:
        link, door = found(token)
        return door.enter(link, person, answers)

    return write(deed)


def enter_as_new(request: HttpRequest, token: str, who: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    """Let somebody in who says who she is: she is made, let in and signed in, or nothing of it.

    Raises `DeadLinkError`, and `IntegrityError` where her sign-in name was taken in the same moment.
    """

    def deed() -> str:
        link, door = found(token)
        person = accounts.new_person(who["name"], who["handle"], who["password"])
        opened = door.enter(link, person, answers)
        sign_in(request, person, own_computer=who["own_computer"])
        return opened

    return write(deed)
