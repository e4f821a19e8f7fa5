"""Doors that links and codes open: what one is told in front of each, and what its button does.

Every purpose of links that lets people in has a door; `groundplan.web.home.joining` lists them in one table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Right
from groundplan.web.links.models import Link
from groundplan.web.sharing.actions import accept, accept_as_admin
from groundplan.web.sharing.queries import invitation, library_of


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands in front of a door: a heading, a sentence, facts as (what, which); nothing of what lies behind."""

    title: str
    lead: str
    facts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Door:
    """`sign` tells what a link opens, and changes nothing; `enter` lets a person in, inside a write, and returns the
    address that is open to her now.

    `questions` makes a form of what has to be known beside who she is, for somebody signed in or (`None`) new, from
    what was sent or nothing; its answers go to `enter`. All raise `DeadLinkError` where the link has died.
    """

    sign: Callable[[Link], Sign]
    enter: Callable[[Link, Person, Mapping[str, Any]], str]
    questions: Callable[[Link, Person | None, Any], forms.Form] | None = None


def right_in_words(right: Right) -> str:
    """What a right lets somebody do."""
    return {
        Right.OWNER: _("own it: write, and say who else comes in"),
        Right.EDITOR: _("read and write"),
        Right.COMMENTER: _("read and comment"),
        Right.VIEWER: _("read"),
    }[right]


def _sign_of_invitation(link: Link) -> Sign:
    given = invitation(link)
    facts = [(_("Library"), given.workbook.library.name)]
    if given.workbook.department.name:
        facts.append((_("Workbook of"), given.workbook.called))
    facts += [(_("Invited by"), given.inviter), (_("You can"), right_in_words(given.right))]
    return Sign(_("Come in to a workbook"), _("Somebody invites you to work in a workbook with them."), facts)


def _sign_of_library(link: Link) -> Sign:
    lead = _("You are to look after a library here: its people, its workbooks, its places.")
    return Sign(_("Look after a library"), lead, [(_("Library"), library_of(link).name)])


INVITATION_DOOR = Door(_sign_of_invitation, accept)
ADMIN_DOOR = Door(_sign_of_library, accept_as_admin)
