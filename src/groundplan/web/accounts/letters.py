"""What is written to people about their account, by the name under which django-allauth sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Written:
    """A letter's subject and text."""

    subject: str
    text: str


def letter(name: str, facts: Mapping[str, Any]) -> Written | None:
    """The letter that allauth calls `name`; `None` where we write none. `facts` are allauth's, links among them."""
    if name in _WITH_A_LINK:
        return _WITH_A_LINK[name](facts)
    return _changed(str(_CHANGES[name])) if name in _CHANGES else None


def _place() -> str:
    return settings.GROUNDPLAN_HOSTS[0] if settings.GROUNDPLAN_HOSTS else _("this computer")


def _text(*paragraphs: str) -> str:
    return "\n\n".join([_("Good day,"), *paragraphs, f"Groundplan, {_place()}"]) + "\n"


def _confirm(facts: Mapping[str, Any]) -> Written:
    return Written(
        _("Confirm your e-mail address"),
        _text(
            _("Somebody, most likely you, put this address into an account on Groundplan at {place}.").format(
                place=_place()
            ),
            _("If it was you, open this page and press its button:"),
            str(facts["activate_url"]),
            _("If not, do nothing: without that nothing is sent here."),
        ),
    )


def _reset(facts: Mapping[str, Any]) -> Written:
    return Written(
        _("Choose a new password"),
        _text(
            _("Somebody, most likely you, asked for a new password for Groundplan at {place}.").format(place=_place()),
            _("Choose it on this page, within two days:"),
            str(facts["password_reset_url"]),
            _("If it was not you, do nothing: your password stays as it is."),
        ),
    )


def _changed(what: str) -> Written:
    return Written(
        _("How you sign in was changed"),
        _text(
            _("About your account on Groundplan at {place}:").format(place=_place()),
            what,
            _("If it was you, all is well. If not, tell your library’s admin, or whoever looks after the server."),
        ),
    )


_WITH_A_LINK: Mapping[str, Callable[[Mapping[str, Any]], Written]] = {
    "account/email/email_confirmation": _confirm,
    "account/email/password_reset_key": _reset,
}
_CHANGES: Mapping[str, Promise] = {
    "account/email/password_changed": gettext_lazy("The password was changed."),
    "account/email/password_reset": gettext_lazy("A new password was chosen by a link from a letter."),
    "account/email/password_set": gettext_lazy("A password was chosen."),
    "account/email/email_deleted": gettext_lazy("An e-mail address was removed."),
    "mfa/email/totp_activated": gettext_lazy("An app for codes was set up."),
    "mfa/email/totp_deactivated": gettext_lazy("The app for codes was removed."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
    "socialaccount/email/account_connected": gettext_lazy("A sign-on was connected."),
    "socialaccount/email/account_disconnected": gettext_lazy("A sign-on was disconnected."),
}
