"""Sign-ins of a library's people, and changes of how they sign in, put down for its admin: connected to the signals of
Django and of allauth when the room is ready.

Whoever is in several libraries stands in the list of each. How somebody came in is told by the address that let her in;
a sign-in name or a password that is wrong is told only where the name is somebody's of that library. Signing out is not
put down: the two together would tell when somebody worked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models import Q
from django.http import HttpRequest

from groundplan.web.accounts.forms import plain_handle
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.libraries.queries import libraries_of
from groundplan.web.writing import join

# The name of an address → how one comes in there, as `groundplan.web.audit.deeds` tells it.
WAYS: Mapping[str, str] = {
    "account_login": "password",
    "own-sign-in": "password",
    "mfa_authenticate": "second step",
    "mfa_login_webauthn": "passkey",
    "sign-on-callback": "sign-on",
    "joining": "link",
    "enter": "this computer",
    "who": "this computer",
    "first": "this computer",
}
# Steps of sign-in that are put down, as `groundplan.web.audit.deeds` tells them.
STEPS = ("totp", "webauthn")


def signed_in(sender: object, request: HttpRequest | None, user: Person, **_more: Any) -> None:
    """Put a sign-in down."""
    _for_each_library(user, "signed-in", how=_way(request))


def failed(sender: object, credentials: Mapping[str, Any], **_more: Any) -> None:
    """Put a wrong password down, where the name belongs to somebody."""
    given = plain_handle(str(credentials.get("username") or credentials.get("email") or ""))[:150]
    person = Person.objects.filter(Q(handle=given) | Q(email__iexact=given)).first() if given else None
    if person is not None:
        join(lambda: _record(person, "sign-in-failed", actor=False, who=person.name))


def password_changed(sender: object, user: Person, **_more: Any) -> None:
    """Put a new password down."""
    _for_each_library(user, "password-changed")


def step_added(sender: object, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    """Put down that somebody added a passkey or an app; the recovery codes that come along say nothing more."""
    if authenticator.type in STEPS:
        _for_each_library(user, "factor-added", what=authenticator.type)


def step_removed(sender: object, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    """Put down that somebody does without a passkey or an app from now on."""
    if authenticator.type in STEPS:
        _for_each_library(user, "factor-removed", what=authenticator.type)


def _for_each_library(person: Person, deed: str, **facts: str) -> None:
    join(lambda: _record(person, deed, actor=True, **facts))


def _record(person: Person, deed: str, *, actor: bool, **facts: str) -> None:
    for library in libraries_of(person.id):
        record(deed, library, person.id if actor else None, person.name if actor else "", **facts)


def _way(request: HttpRequest | None) -> str:
    match = getattr(request, "resolver_match", None)
    return WAYS.get(match.url_name or "", "another way") if match else "another way"


def listen() -> None:
    """Connect to the signals; called once."""
    user_logged_in.connect(signed_in, dispatch_uid="groundplan.libraries.signed_in")
    user_login_failed.connect(failed, dispatch_uid="groundplan.libraries.failed")
    for each in (account.password_changed, account.password_set, account.password_reset):
        each.connect(password_changed, dispatch_uid="groundplan.libraries.password")
    mfa.authenticator_added.connect(step_added, dispatch_uid="groundplan.libraries.added")
    mfa.authenticator_removed.connect(step_removed, dispatch_uid="groundplan.libraries.removed")
