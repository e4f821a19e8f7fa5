"""The page of a question on which it is said where its words come from."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from textwrap import shorten
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.web.quoting import actions
from groundplan.web.quoting.forms import id_of, said_in
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import (
    AnswerStandsError,
    CitationChangedError,
    Citing,
    LongQuoteError,
    ManyCitationsError,
    ManyLinesError,
    NothingQuotedError,
    NotTakenError,
    Then,
)
from groundplan.web.quoting.quoteview import Trouble, quote_view
from groundplan.web.quoting.stating import NotAPageError, NotAYearError, NoTitleError, YearsTurnedError
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import BegunAnewError
from groundplan.web.workbooks.frame import frame
from groundplan.web.workbooks.queries import NotFoundError

LONGEST_TITLE = 70
# What the page itself can tell, with the text still in its field, and its status; everything else is an error's page.
_TOLD_HERE: Mapping[type[GroundplanError], int] = {
    AnswerStandsError: 409,
    CitationChangedError: 409,
    BegunAnewError: 409,
    NothingQuotedError: 422,
    LongQuoteError: 422,
    ManyLinesError: 422,
    ManyCitationsError: 422,
    NotTakenError: 422,
    NoTitleError: 422,
    NotAYearError: 422,
    NotAPageError: 422,
    YearsTurnedError: 422,
}


@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest, workbook: uuid.UUID, worksheet: str, question: str, occasion: str = "") -> HttpResponse:
    """Where the words of one answer come from, and the form that says it."""
    place = Place(worksheet, question, occasion)
    if request.method != "POST":
        return _show(request, workbook, place, Trouble(), 200)
    posted = Posted(request, workbook, place)
    deed = _deed_of(posted)
    if posted.said.wrong and posted.deed in ("cite", "change"):
        queries.access(request.user.pk, workbook).must_write()
        return _show(request, workbook, place, posted.trouble(_("Something is still to be put right here.")), 422)
    try:
        return HttpResponseRedirect(deed(posted))
    except GroundplanError as error:
        if type(error) not in _TOLD_HERE:
            raise
        return _show(request, workbook, place, posted.trouble(error.sentence), _TOLD_HERE[type(error)])


def _show(request: HttpRequest, workbook: uuid.UUID, place: Place, trouble: Trouble, status: int) -> HttpResponse:
    written = queries.written(queries.access(request.user.pk, workbook))
    view = quote_view(written, place, trouble, id_of(request.GET.get("removed", "")))
    title = _("Where it comes from: “%(question)s”") % {
        "question": shorten(view.place.label, LONGEST_TITLE, placeholder="…")
    }
    context = {"page": frame(request, written, title, messages=_messages(request)), "quote": view}
    return render(request, "quoting/quote.html", context, status=status)


def _messages(request: HttpRequest) -> list[tuple[str, str]]:
    if request.method == "POST":
        return []
    if "met" in request.GET:
        told = _("Saved. A colleague changed this answer at the same time, and both texts are kept: please look.")
        return [("done", told)]
    return [("done", _("Saved"))] if "saved" in request.GET else []


class Posted:
    """What a form on the page of a question sent."""

    def __init__(self, request: HttpRequest, workbook: uuid.UUID, place: Place) -> None:
        if request.user.pk is None:
            raise NotFoundError
        fields = request.POST
        self.person: uuid.UUID = request.user.pk
        self.workbook = workbook
        self.place = place
        self.path = request.path
        self.deed = fields.get("deed", "")
        self.text = fields.get("text", "")
        self.then = next((each for each in Then if each == fields.get("then", "")), None)
        self.said = said_in(fields)
        self.seen = fields.get("seen", "")
        self.edit = fields.get("edit", "")
        self.revision = fields.get("revision", "")
        self.edition = id_of(fields.get("edition", ""))
        self.rows = fields.getlist("row")
        self.ids = [found for each in fields.getlist("citation") if (found := id_of(each))]

    def trouble(self, sentence: str) -> Trouble:
        """What the page tells of a post that did not succeed."""
        target = str(self.ids[0]) if self.ids else ""
        return Trouble(self.deed, target, self.said, self.text, self.then or "", sentence)


def _deed_of(posted: Posted) -> Callable[[Posted], str]:
    if posted.deed not in _DEEDS or (posted.deed != "cite" and not posted.ids):
        raise NotFoundError
    return _DEEDS[posted.deed]


def _cite(posted: Posted) -> str:
    citing = Citing(
        posted.place,
        posted.text,
        posted.said.stated,
        posted.edit,
        posted.then,
        posted.revision,
        posted.edition,
        posted.rows,
    )
    done = actions.cite(posted.person, posted.workbook, citing)
    return f"{posted.path}?{urlencode({'met' if done.met else 'saved': 1, 'said': 1})}"


def _change(posted: Posted) -> str:
    actions.change(posted.person, posted.workbook, posted.ids, posted.said.stated, posted.seen)
    return f"{posted.path}?saved=1"


def _take_away(posted: Posted) -> str:
    actions.take_away(posted.person, posted.workbook, posted.ids)
    return f"{posted.path}?removed={posted.ids[0]}#removed"


def _put_back(posted: Posted) -> str:
    actions.put_back(posted.person, posted.workbook, posted.ids)
    return f"{posted.path}?saved=1"


_DEEDS: Mapping[str, Callable[[Posted], str]] = {
    "cite": _cite,
    "change": _change,
    "take-away": _take_away,
    "put-back": _put_back,
}
