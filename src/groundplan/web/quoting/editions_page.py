"""The page on which the lines that were taken from a document are compared with its newer edition."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from groundplan.sources.editions import Fate, Piece, difference
from groundplan.web.quoting import renewing
from groundplan.web.quoting.forms import id_of
from groundplan.web.quoting.renewing import Renewal, Renewed
from groundplan.web.sources.citing import address as reader
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import NotFoundError, Written


@dataclass(frozen=True, slots=True)
class LineView:
    """A line in its older wording and, where it changed, in its newer one, `pieces` of both word by word; `url` is its
    place on its worksheet, `reader` that in the newer edition."""

    id: str
    old: str
    new: str
    pieces: Sequence[Piece]
    url: str
    reader: str
    stands: bool


@dataclass(frozen=True, slots=True)
class RenewalView:
    """A document of which there is a newer edition, with its lines that are the same, changed and gone."""

    old: str
    new: str
    same: Sequence[LineView]
    changed: Sequence[LineView]
    gone: Sequence[LineView]


@require_http_methods(["GET", "HEAD", "POST"])
def editions(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """What changed in the lines that were taken."""
    if request.method == "POST":
        return HttpResponseRedirect(f"{request.path}?done={_done(request, workbook)}")
    written, found = renewing.editions_of(request.user.pk, workbook)
    done = request.GET.get("done", "")
    messages = [("done", _told(int(done)))] if done.isascii() and done.isdigit() and len(done) < 5 else []
    context = {
        "page": frame(request, written, _("Newer editions of your documents"), messages=messages),
        "renewals": [_view(written, renewal) for renewal in found],
        "edit": secrets.token_hex(12),
        "found_url": address(written.access, "found"),
    }
    return render(request, "quoting/editions.html", context)


def _told(done: int) -> str:
    return ngettext("%(num)s line was taken over.", "%(num)s lines were taken over.", done) % {"num": done}


def _done(request: HttpRequest, workbook: uuid.UUID) -> int:
    person = request.user.pk
    if person is None:
        raise NotFoundError
    ids = [found for each in request.POST.getlist("citation") if (found := id_of(each))]
    deed = request.POST.get("deed", "")
    if deed == "same":
        return renewing.cite_anew(person, workbook, ids)
    if deed == "changed":
        return renewing.take_new_words(person, workbook, ids, request.POST.get("edit", ""))
    raise NotFoundError


def _view(written: Written, renewal: Renewal) -> RenewalView:
    def views(fate: Fate) -> list[LineView]:
        return [_line(written, renewal, each) for each in renewal.those(fate)]

    return RenewalView(renewal.old, renewal.new.title, views(Fate.SAME), views(Fate.CHANGED), views(Fate.GONE))


def _line(written: Written, renewal: Renewal, line: Renewed) -> LineView:
    worksheet, occasion, question = line.place
    more = {"occasion": occasion} if occasion else {}
    sheet = address(written.access, "sheet-occasion" if more else "sheet", worksheet=worksheet, **more)
    changed = line.outcome.fate is Fate.CHANGED
    return LineView(
        id=line.citation.id,
        old=line.citation.quote,
        new=line.outcome.new,
        pieces=difference(line.citation.quote, line.outcome.new) if changed else (),
        url=f"{sheet}#{dom_id(f'{worksheet}/{question}')}--question",
        reader=reader(renewal.new, line.outcome.passage) if line.outcome.passage else "",
        stands=line.stands,
    )
