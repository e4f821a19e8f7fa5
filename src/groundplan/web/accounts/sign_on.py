"""Signing in with a city's or a state's sign-on: the way there, the way back, and connecting it to one's account.

What is asked over the network is asked outside of any write: a sign-on that answers slowly must hold up nobody else.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.internal.flows import connect as connecting
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from groundplan.errors import GroundplanError
from groundplan.web.accounts.forms import LONGEST_NAME
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.limits import limited
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.presence import call_own
from groundplan.web.accounts.provider import ID
from groundplan.web.accounts.signing_in import shown_again, signed_in
from groundplan.web.writing import join, write
from groundplan.words import say

log = logging.getLogger(__name__)

# What a sign-on that is down, or answers what it should not, makes the code that asks it raise.
_NO_GOOD_ANSWER = (RequestException, OAuth2Error, ValueError, TypeError, KeyError, AttributeError)


class SilentSignOnError(GroundplanError):
    """The sign-on could not be reached, or what it answered cannot be believed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "{name} did not answer as it should. Nothing was changed. Try again in a few minutes, or sign in with "
                "your password; if it stays so, tell whoever looks after this server.",
                name=name,
            )
        )


class LostWayError(GroundplanError):
    """Somebody comes back from the sign-on whom this browser did not send there, or who was sent long ago."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "This sign-in with {name} was begun in another browser, took longer than ten minutes, or is used up. "
                "Begin it anew.",
                name=name,
            )
        )


class TurnedAwayError(GroundplanError):
    """The sign-on did not let her in, or she changed her mind there."""

    def __init__(self, name: str) -> None:
        super().__init__(say("{name} did not sign you in. Begin anew, or sign in another way.", name=name))


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Who comes in by a sign-on: the city says who she is, so she may, and sees nothing until somebody lets her in."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "no_password": gettext_lazy("Choose a password first: without this sign-on you could not come in any more."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Yes."""
        return True

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Person:
        """Somebody new with her name and nothing else."""
        person: Person = sociallogin.user
        # Empty until it is put down: allauth looks at it before, as it would at a name that somebody chose.
        person.handle = ""
        person.name = (data.get("name") or _("Somebody new"))[:LONGEST_NAME]
        return person

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Person:
        """Put her down, without a sign-in name: allauth would make one up."""
        person: Person = sociallogin.user
        person.handle = None
        person.set_unusable_password()
        sociallogin.save(request)
        return person

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Back to her account."""
        return reverse("account")


@require_POST
@limited("sign-on")
def begin(request: HttpRequest) -> HttpResponse:
    """Off to the sign-on, and back to `next`."""
    own = request.POST.get("remember") == "on"
    return _off(request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request), own_computer=own)


@require_POST
@login_required
@shown_again
def connect(request: HttpRequest) -> HttpResponse:
    """Off to the sign-on, to sign in here by it from now on."""
    return _off(request, AuthProcess.CONNECT)


def _off(request: HttpRequest, process: str, next_url: str | None = None, own_computer: bool = False) -> HttpResponse:
    """A page that leads to the sign-on at once.

    Not a redirect: a form may only lead to pages of ours (the page's policy, form-action), and browsers hold every
    redirect behind a form to that, also those within the sign-on, whose hosts nobody can list. A refresh is no form.
    """
    provider, nonce = _provider(request), secrets.token_urlsafe(24)
    try:
        answer = provider.redirect(
            request,
            process,
            next_url=next_url,
            auth_params={"nonce": nonce},
            nonce=nonce,
            own_computer=own_computer,
        )
    except _NO_GOOD_ANSWER as error:
        raise _told(error) from error
    where = answer["Location"]
    context = {"page": page_of(request, _("On the way")), "name": settings.GROUNDPLAN_SIGN_ON_NAME, "where": where}
    response = render(request, "accounts/on_the_way.html", context)
    response["Refresh"] = f"0; url={where}"
    return response


@require_safe
def callback(request: HttpRequest) -> HttpResponse:
    """Back from the sign-on."""
    provider, name = _provider(request), settings.GROUNDPLAN_SIGN_ON_NAME
    state_id = request.GET.get("state", "")
    state = statekit.unstash_state(request, provider_id=provider.sub_id, state_id=state_id)
    if state is None:
        raise LostWayError(name)
    if "code" not in request.GET:
        raise TurnedAwayError(name)
    login = _who_came(request, provider, state)
    response = _once_more_if_met(lambda: complete_social_login(request, login))
    if state["process"] == AuthProcess.LOGIN:
        call_own(request, bool(state.get("own_computer")))
    return response


def _who_came(request: HttpRequest, provider: Any, state: dict[str, Any]) -> SocialLogin:
    """Exchange the code and believe what comes, or not."""
    try:
        asked = provider.get_oauth2_adapter(request)
        asked.nonce = state["nonce"]
        client = asked.get_client(request, provider.app)
        answer = asked.get_access_token_data(
            request, provider.app, client, pkce_code_verifier=state["pkce_code_verifier"]
        )
        login = asked.complete_login(request, provider.app, asked.parse_token(answer), response=answer)
    except _NO_GOOD_ANSWER as error:
        raise _told(error) from error
    login.state = state
    return login


def _once_more_if_met(deed: Callable[[], HttpResponse]) -> HttpResponse:
    """Two browsers that bring the same new person in at once: the second finds her there."""
    try:
        return write(deed)
    except IntegrityError:
        return write(deed)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@shown_again
def disconnect(request: HttpRequest) -> HttpResponse:
    """Not to sign in by it any more."""
    mine = SocialAccount.objects.filter(user=signed_in(request), provider=ID).first()
    if mine is None:
        raise Http404
    wrong = ""
    if request.method == "POST":
        try:
            join(lambda: _disconnect(request, mine))
            return HttpResponseRedirect(reverse("account"))
        except ValidationError as error:
            wrong = error.messages[0]
    context = {
        "page": page_of(request, _("Do without {name}").format(name=settings.GROUNDPLAN_SIGN_ON_NAME)),
        "name": settings.GROUNDPLAN_SIGN_ON_NAME,
        "wrong": wrong,
    }
    return render(request, "accounts/disconnect.html", context, status=422 if wrong else 200)


def _disconnect(request: HttpRequest, account: SocialAccount) -> None:
    connecting.validate_disconnect(request, account)
    connecting.disconnect(request, account)


def _provider(request: HttpRequest) -> Any:
    if not settings.GROUNDPLAN_SIGN_ON_NAME:
        raise Http404
    return get_adapter(request).get_provider(request, ID)


def _told(error: Exception) -> SilentSignOnError:
    """What whoever signs in is told. The log has which error it was, and where it was noticed."""
    log.warning("sign-on.failed", exc_info=error)
    return SilentSignOnError(settings.GROUNDPLAN_SIGN_ON_NAME)
