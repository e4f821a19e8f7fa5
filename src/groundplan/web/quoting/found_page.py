"""The page on which what was found in documents is looked at: taken, corrected, set aside, or not written down."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.sources.model import Kind
from groundplan.web.quoting import confirming
from groundplan.web.quoting.confirming import Looked
from groundplan.web.quoting.foundview import Typed, findings_view
from groundplan.web.quoting.quotation import LongQuoteError, ManyCitationsError, NothingQuotedError, NotTakenError, Then
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.corrections import corrections_waiting
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import NotFoundError

_TOLD_HERE = (LongQuoteError, ManyCitationsError, NothingQuotedError, NotTakenError)
WORDS, THEN = "words:", "then:"


@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Everything that was found and nobody has looked at."""
    if request.method != "POST":
        return _show(request, workbook, Typed({}), 200)
    if request.user.pk is None:
        raise NotFoundError
    try:
        return HttpResponseRedirect(_done(request, request.user.pk, workbook))
    except GroundplanError as error:
        if not isinstance(error, _TOLD_HERE):
            raise
        return _show(request, workbook, _typed(request, error.sentence), 422)


def _show(request: HttpRequest, workbook: uuid.UUID, typed: Typed, status: int) -> HttpResponse:
    access = queries.access(request.user.pk, workbook)
    # Documents are open to those who write: what was found in them is read in answers by everybody else.
    access.must_write()
    written = queries.written(access)
    looks = request.method != "POST"
    messages = [("done", _("Saved"))] if looks and "saved" in request.GET else []
    if looks and "none" in request.GET:
        messages = [("done", _("No line was ticked, so nothing was changed."))]
    context = {
        "page": frame(request, written, _("Found in your documents"), messages=messages),
        "found": findings_view(written, typed, request.GET.get("just", "")),
        "corrections": sum(corrections_waiting(access).values()),
        "confirm_url": address(access, "confirming"),
    }
    return render(request, "quoting/found.html", context, status=status)


def _done(request: HttpRequest, person: uuid.UUID, workbook: uuid.UUID) -> str:
    """Do what the pressed button says; gives where that leads."""
    deed, _colon, target = request.POST.get("deed", "").partition(":")
    edit = request.POST.get("edit", "")
    if deed == "none":
        kind = next((each for each in Kind if each == target), None)
        if kind is None:
            raise NotFoundError
        confirming.none_written(person, workbook, kind, edit)
        return f"{request.path}?saved=1#{kind.value}"
    if deed == "undo":
        confirming.undo(person, workbook, request.POST.getlist("key"))
        return f"{request.path}?saved=1"
    typed = _typed(request)
    keys = [target] if target else list(typed.ticked)
    if deed not in ("take", "aside"):
        raise NotFoundError
    if not keys:
        queries.access(person, workbook).must_write()
        return f"{request.path}?none=1"
    confirming.settle(person, workbook, _looked(typed, keys, deed))
    return f"{request.path}?{urlencode({'just': edit})}#just"


def _looked(typed: Typed, keys: list[str], deed: str) -> Looked:
    then = {kind: Then(given) for kind in Kind if (given := (typed.then or {}).get(kind.value, "")) in set(Then)}
    words = {key: typed.words.get(key, "") for key in keys} if deed == "take" else {}
    return Looked(typed.edit, words, keys if deed == "aside" else (), then)


def _typed(request: HttpRequest, sentence: str = "") -> Typed:
    fields = request.POST
    return Typed(
        words={name.removeprefix(WORDS): fields[name] for name in fields if name.startswith(WORDS)},
        ticked=fields.getlist("tick"),
        then={name.removeprefix(THEN): fields[name] for name in fields if name.startswith(THEN)},
        sentence=sentence,
        edit=fields.get("edit", ""),
    )
