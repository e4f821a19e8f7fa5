"""Pages with passkeys: allauth's views, made to ask the browser always for a passkey that is enough alone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import views as base
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.presence import call_own


class AddPasskey(webauthn.AddWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """Adding a passkey. The browser is asked for one that knows whose it is and asks for a PIN, a face or a finger:
    allauth's page leaves that to its script."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is made of; `options` is what the script asks the browser."""
        # allauth's own drops what it is given, and with it what was wrong.
        context: dict[str, Any] = {**super().get_context_data(), **kwargs}
        return {**context, "options": auth.begin_registration(self.request.user, True)}


class PasskeySignIn(webauthn.LoginWebAuthnView):  # type: ignore[misc] # the same
    """Signing in with a passkey and nothing else. A script gets what to ask the browser; a form without its answer,
    as a browser without script sends it, gets a page that says what to do."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Say what is wrong, and lead back."""
        wrong = next((sentence for sentences in form.errors.values() for sentence in sentences if sentence), "")
        context = {
            "page": page_of(self.request, _("Sign in with a passkey")),
            "wrong": wrong,
            "next": self.request.POST.get("next", ""),
        }
        return render(self.request, "accounts/passkey_not_taken.html", context, status=422)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """She is in, at a shared computer unless she called it her own."""
        response: HttpResponse = super().form_valid(form)
        call_own(self.request, form.cleaned_data["remember"])
        return response


class ShowAgain(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc] # the same
    """A passkey, before something about the account is changed."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Say what is wrong on the same page; allauth leads to the sign-in page, where she is signed in already."""
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is made of."""
        return {**super().get_context_data(), **kwargs}


class SecondStep(base.AuthenticateView):  # type: ignore[misc] # the same
    """After the password, or after a city's sign-on: a code, or a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is made of; `has_passkey` and `has_codes` are which ways she has."""
        user = self.stage.login.user
        context: dict[str, Any] = super().get_context_data(**kwargs)
        kinds = set(user.authenticator_set.values_list("type", flat=True))
        return {**context, "has_passkey": "webauthn" in kinds, "has_codes": bool(kinds - {"webauthn"})}
