"""Asking “is it you?” before what must not be done by whoever finds a browser that is signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

View = Callable[..., HttpResponseBase]


def confirmed(view: View) -> View:
    """`view` for somebody who proved a moment ago who she is, if she has a way to prove it.

    A form that is sent too late is not carried on by itself, as allauth would: she sees its page again.
    """

    @login_required
    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if is_reauthentication_required(request, app="groundplan"):
            return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
        return view(request, *arguments, **named)

    return answer
