"""How django-allauth behaves in this house: nobody signs up without a link or code, and it speaks our words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundplan.web.accounts.letters import letter
from groundplan.web.hosts import link
from groundplan.web.mail.actions import send
from groundplan.web.writing import join

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
    "account/messages/primary_email_set.txt": _("Letters go to this address from now on."),
    "account/messages/cannot_delete_primary_email.txt": _("Letters go to this address: choose another for them first."),
    "account/messages/unverified_primary_email.txt": _("Confirm this address first."),
    "mfa/messages/totp_activated.txt": _("The app is set up: it is asked for at sign-in from now on."),
    "mfa/messages/totp_deactivated.txt": _("The app is not asked for any more."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "socialaccount/messages/account_connected.txt": _("Connected: you can sign in by it from now on."),
    "socialaccount/messages/account_connected_updated.txt": _("It was connected already."),
    "socialaccount/messages/account_connected_other.txt": _(
        "Nothing was changed: that sign-on belongs to another account here. Sign in by it to come to that one."
    ),
    "socialaccount/messages/account_disconnected.txt": _("It does not sign you in here any more."),
}

# How somebody can show once more that it is she, by the id that allauth gives the way.
_AGAIN: Mapping[str, Promise] = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code from the app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
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
        "duplicate_email": _("This address is in your account already."),
        "max_email_addresses": _("An account holds at most %d addresses: remove one first."),
        "invalid_password_reset": _("This link is used up, or older than two days. Ask for a new one."),
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
        """Put the letter into the outbox, in our words; where no mail is set up, and no page promises any, nothing."""
        written = letter(template_prefix, context)
        if written is not None:
            join(lambda: send(email, written.subject, written.text))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Where a new password is chosen, at our own name."""
        person, _dash, token = key.partition("-")
        return link(self.request, reverse("account_reset_password_from_key", kwargs={"uidb36": person, "key": token}))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Where an address is confirmed, at our own name."""
        return link(request, reverse("account_confirm_email", kwargs={"key": emailconfirmation.key}))

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """The ways to show once more that it is she, in our words."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**way, "description": _AGAIN[way["id"]]} for way in ways]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """From a new password back to the account."""
        return reverse("account")


def say_next(request: HttpRequest, sentence: str) -> None:
    """Have the next page say what was done."""
    request.session[_SAID] = [*request.session.get(_SAID, []), sentence]


def said(request: HttpRequest) -> list[tuple[str, str]]:
    """What was done before this page, to be shown on it once."""
    sentences = request.session.pop(_SAID, []) if _SAID in request.session else []
    return [("good", sentence) for sentence in sentences]
