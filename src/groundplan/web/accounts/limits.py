"""Limits on what can be tried again and again, with allauth's counters, so that all of sign-in counts in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]

# How often a form may be sent, from one address and about one sign-in name; allauth's own limits hold beside these.
LIMITS = {
    "code": "10/m/ip,5/300s/key",
    # A whole workshop comes in from one address within a minute or two; a code has 38 random bits.
    "join": "60/m/ip,600/h/ip",
    "link": "60/m/ip",
    # A link can be passed on, and there is a code of 38 random bits to be tried on its page.
    "confirming": "60/m/ip,20/300s/key",
    "sign-on": "60/m/ip",
    # Programs look every few hours; a whole library's may stand behind one address.
    "calendar": "120/m/ip",
    "data": "20/h/user",
}


def limited(action: str, field: str = "", part: str = "", *, looking: bool = False) -> Callable[[View], View]:
    """Answer forms of a view only as often as `LIMITS` says for `action`, `field` being what a form
    says it is about, or `part` the part of the address that does; `looking` is limited only where it is said."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if looking or request.method == "POST":
                about = str(named.get(part, "")) if part else request.POST.get(field, "").casefold()
                refused: HttpResponseBase | None = ratelimit.consume_or_429(
                    request, app="groundplan", action=action, config=LIMITS, key=about, limit_get=looking
                )
                if refused is not None:
                    return refused
            return view(request, *arguments, **named)

        return answer

    return decorate
