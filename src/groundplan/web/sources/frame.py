"""The frame of the pages about a library's documents."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from groundplan.web.accounts.adapter import said
from groundplan.web.page import Page
from groundplan.web.sources.queries import Shelf


def page_of(request: HttpRequest, mine: Shelf, title: str) -> Page:
    """The frame around one of them."""
    here = {"library": mine.id}
    ways = [
        (_("Documents"), reverse("sources", kwargs=here)),
        *([(_("Library"), reverse("library", kwargs=here))] if mine.looks_after else []),
        (_("Your workbooks"), reverse("home")),
    ]
    return Page(
        title=title,
        library=mine.library.name,
        person=str(request.user),
        signed_in=True,
        nav=[(label, url, url == request.path) for label, url in ways],
        nav_name=_("Documents of the library"),
        messages=said(request),
    )
