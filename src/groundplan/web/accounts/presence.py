"""Who has not been at a shared computer for a while is signed out; what she had typed waits for her.

When somebody was last here stands in a signed cookie of her own browser and nowhere else: a session row would have to
be written at every page, and would tell when people worked. The cookie also says whose browser this was, so that a form
that arrives after the end of a session can be held for the same person (`holding`).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _

from groundplan.web.accounts.holding import hold
from groundplan.web.accounts.sessions import BEGUN

# Often enough to be true to the minute, seldom enough to leave most answers without a cookie.
TOLD_EVERY = 60
# Forms that are no work in progress: ways in and out.
_WAYS_IN = ("/account/", "/join/", "/enter/", "/first/", "/who/", "/leave/", "/control/")

_signer = signing.TimestampSigner(salt="groundplan.presence")


@dataclass(frozen=True, slots=True)
class Here:
    """Who was last at work in this browser, and how many seconds ago."""

    person: uuid.UUID
    ago: float


def here(request: HttpRequest) -> Here | None:
    """What this browser's cookie says; `None` where there is none or it is not ours."""
    given = request.COOKIES.get(settings.GROUNDPLAN_HERE_COOKIE, "")
    try:
        person = uuid.UUID(_signer.unsign(given))
        stamp = signing.b62_decode(given.split(":")[1])
    except (signing.BadSignature, ValueError, IndexError):
        return None
    return Here(person, now().timestamp() - stamp)


def shared(request: HttpRequest) -> bool:
    """Whether somebody is signed in at a computer that she did not call her own."""
    return request.user.is_authenticated and request.session.get_expire_at_browser_close()


def call_own(request: HttpRequest, own: bool) -> None:
    """Say whether the computer is her own: then the session lasts a month, and idle time does not end it."""
    request.session.set_expiry(request.session.get_session_cookie_age() if own else None)


def idle_after(request: HttpRequest) -> int:
    """After how many seconds without work she is signed out here, 0 for never."""
    limit: int = settings.GROUNDPLAN_IDLE_MINUTES * 60
    return limit if limit and getattr(request, "user", None) is not None and shared(request) else 0


class Presence:
    """Signs out who is idle, holds what comes in too late, and tells the browser that somebody is here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or request.session.modified:
            _tell(request, response)
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Called after the form's token was looked at, so that only forms of ours are ever held."""
        last = here(request)
        if last is None and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if request.user.is_authenticated:
            if not shared(request) or not _is_idle(request, last):
                return None
            last = Here(request.user.pk, settings.GROUNDPLAN_IDLE_MINUTES * 60)
            logout(request)
            if request.path.startswith(_WAYS_IN):
                return None
            return _signed_out(request, last.person, idle=True)
        late = last is not None and request.method == "POST" and not request.path.startswith(_WAYS_IN)
        return _signed_out(request, last.person, idle=False) if late and last else None


def _is_idle(request: HttpRequest, last: Here | None) -> bool:
    """A browser without its cookie counts from when the session began: leaving the cookie out gains nothing."""
    mine = last is not None and last.person == request.user.pk
    ago = last.ago if last and mine else now().timestamp() - request.session.get(BEGUN, 0)
    return bool(settings.GROUNDPLAN_IDLE_MINUTES) and ago > settings.GROUNDPLAN_IDLE_MINUTES * 60


def _signed_out(request: HttpRequest, person: uuid.UUID, *, idle: bool) -> HttpResponse:
    """The way to the sign-in page, with what was typed held on the way."""
    if "application/json" in request.headers.get("Accept", ""):
        sentence = _("You are signed out. Your text is kept in this tab: sign in again, and it is saved.")
        return JsonResponse({"saved": False, "out": True, "sentence": sentence}, status=401)
    back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("home")
    if request.method == "POST" and hold(request, person):
        back = reverse("held")
    asked = {"next": back, **({"idle": "1"} if idle else {})}
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(asked)}")


def _tell(request: HttpRequest, response: HttpResponse) -> None:
    name = settings.GROUNDPLAN_HERE_COOKIE
    if not request.user.is_authenticated:
        return
    last = here(request)
    if last is not None and last.person == request.user.pk and last.ago < TOLD_EVERY:
        return
    response.set_cookie(
        name,
        _signer.sign(request.user.pk.hex),
        max_age=None if shared(request) else settings.SESSION_COOKIE_AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
