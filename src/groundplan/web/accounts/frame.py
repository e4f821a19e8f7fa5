"""The frame of pages about somebody's account, and what every page's template is told of her presence."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from groundplan.web.accounts.adapter import said
from groundplan.web.accounts.presence import idle_after
from groundplan.web.page import Page


def page_of(request: HttpRequest, title: str) -> Page:
    """The frame of a page about somebody's account."""
    person = str(request.user) if request.user.is_authenticated else ""
    return Page(title=title, person=person, signed_in=bool(person), messages=said(request))


def around(request: HttpRequest) -> dict[str, Any]:
    """For templates: `idle`, after how many seconds the page's script signs out (0: never), `page_of` for pages whose
    views are a library's, `sign_on`, the name of the city's or state's sign-on, if one is set up, and whether `mail`
    is."""
    return {
        "idle": idle_after(request),
        "page_of": page_of,
        "sign_on": settings.GROUNDPLAN_SIGN_ON_NAME,
        "mail": bool(settings.GROUNDPLAN_MAIL),
    }
