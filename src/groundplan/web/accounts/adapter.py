"""How django-allauth behaves in this house: nobody signs up without a link or code, and it speaks our words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SAID = "said"
_WRONG = _(
    "This sign-in name and this password do not go together. Look at both again; capitals matter in the password."
)

# What allauth reports as done, by the name of its message.
_DONE: Mapping[str, Promise] = {
    "account/messages/password_changed.txt": _("Your password is changed. Other browsers are signed out."),
    "account/messages/password_set.txt": _("Your password is set."),
    "account/messages/email_confirmed.txt": _("Your e-mail address is confirmed."),
    "account/messages/email_confirmation_sent.txt": _(
        "A mail is on its way to you, with a link to confirm the address."
    ),
    "account/messages/email_deleted.txt": _("The e-mail address is removed."),
    "account/messages/primary_email_set.txt": _("This is now your first e-mail address."),
    "mfa/messages/totp_activated.txt": _("The app is set up: it is asked for at sign-in from now on."),
    "mfa/messages/totp_deactivated.txt": _("The app is not asked for any more."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("Here are your new recovery codes; the old ones are void."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Sign-in as Groundplan wants it."""

    error_messages: Mapping[str, Any] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG,
        "email_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "too_many_login_attempts": _("This was tried too often. Wait five minutes, then try again."),
        "enter_current_password": _("This is not your present password: look again."),
        "incorrect_password": _("This is not your password: look again."),
        "incorrect_code": _("This code is not right, or is used up. Codes change every half minute."),
        "rate_limited": _("This was tried too often. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come in by a link or a code, which says what they come in to."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_args: Any, **kwargs: Any
    ) -> None:
        """Keep what was done for the next page to say."""
        told = _DONE.get(message_template or "") or kwargs.get("message")
        if told:
            say_next(request, str(told))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Where no mail is set up there is nothing to send, and no page promises it."""
        if settings.GROUNDPLAN_MAIL:
            super().send_mail(template_prefix, email, context)

    def format_email_subject(self, subject: str) -> str:
        """The subject as it was written: Groundplan knows no “site” whose name could stand before it."""
        return subject


def say_next(request: HttpRequest, sentence: str) -> None:
    """Have the next page say what was done."""
    request.session[_SAID] = [*request.session.get(_SAID, []), sentence]


def said(request: HttpRequest) -> list[tuple[str, str]]:
    """What was done before this page, to be shown on it once."""
    sentences = request.session.pop(_SAID, []) if _SAID in request.session else []
    return [("good", sentence) for sentence in sentences]
