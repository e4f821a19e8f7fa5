"""What leaves a workbook: choosing it, downloading it, and the pictures in it."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundplan.web.hosts import link
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.documents_out import formats_of, hand_out, make
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import NotFoundError

# The first formats of the table, Word and PDF, are what most people want; the rest is folded.
OFTEN = 2


@require_safe
def choose(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Everything that can be downloaded, as plain links."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)

    def links(what: str, ending: str = "") -> list[tuple[str, str]]:
        return [
            (_(label), address(access, "download", what=what, suffix=suffix) + ending)
            for suffix, (_kind, label) in formats_of(what).items()
        ]

    sheets = [
        {
            "title": sheet.title,
            "filled": links(f"worksheet:{sheet.id}"),
            "blank": links(f"worksheet:{sheet.id}", "?blank=1"),
        }
        for sheet in access.edition.toolkit.worksheets
        if not sheet.withdrawn
    ]
    context = {
        "page": frame(request, written, _("Download"), here=request.path),
        "whole": [(_("The plan"), links("plan")), (_("The whole workbook"), links("workbook"))],
        "along": address(access, "take-along") if access.right == Right.OWNER else "",
        "sheets": sheets,
        "often": OFTEN,
    }
    return render(request, "workbooks/export.html", context)


@require_safe
def download(request: HttpRequest, workbook: uuid.UUID, what: str, suffix: str) -> HttpResponse:
    """One document: `what` is `plan`, `workbook` or `worksheet:ID`, `?occasion=KEY` names a further filling.

    That it left the house is put down for the library's admin.
    """
    written = queries.written(queries.access(request.user.pk, workbook))
    blank = request.GET.get("blank") == "1"
    occasion = request.GET.get("occasion", "")
    # A client that only asks for the head is told how long the document is, and takes nothing along.
    give = hand_out if request.method == "GET" else make
    url = link(request, address(written.access, "plan")) if what == "plan" else ""
    made = give(written, what, suffix, blank=blank, occasion=occasion, url=url)
    return HttpResponse(
        made.data,
        content_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.file_name}"'},
    )


@require_safe
def picture(request: HttpRequest, workbook: uuid.UUID, picture: str) -> HttpResponse:
    """A picture that somebody put into an answer."""
    access = queries.access(request.user.pk, workbook)
    found = queries.picture_of(access, picture)
    if found is None:
        raise NotFoundError
    data, media_type = found
    return HttpResponse(data, content_type=media_type)
