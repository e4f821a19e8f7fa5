"""The page of one weakness: make a goal of it, make a step of it, or say why not now."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from textwrap import shorten
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.plan.mending import UNTOUCHED_WEAKNESS
from groundplan.plan.model import Plan
from groundplan.web.plans import taking_up
from groundplan.web.plans.actions import LONGEST_REASON, LongReasonError, NoReasonError
from groundplan.web.plans.checking import done, leave_or_take_up
from groundplan.web.plans.looking import plan_of
from groundplan.web.plans.taking_up import NoGoalChosenError, NothingWrittenError, Wish
from groundplan.web.plans.weaknessview import taking_up as forms_of
from groundplan.web.plans.weaknessview import weakness_view, words_of
from groundplan.web.quoting.quotation import NotTakenError
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access, NotFoundError, Written, access, written

LONGEST_TITLE = 70
# What the page itself can tell → the field that it is told at.
_TOLD_AT: Mapping[type[GroundplanError], str] = {
    NothingWrittenError: "text",
    NotTakenError: "text",
    NoGoalChosenError: "goal",
    NoReasonError: "because",
    LongReasonError: "because",
}


@require_http_methods(["GET", "HEAD", "POST"])
def weakness(request: HttpRequest, workbook: uuid.UUID, place: str) -> HttpResponse:
    """What becomes of one weakness, and three quiet ways to take it up."""
    reader = access(request.user.pk, workbook)
    if request.method != "POST":
        return _show(request, reader, place)
    try:
        return HttpResponseRedirect(f"{request.path}?{_carry_out(request, reader, place)}")
    except tuple(_TOLD_AT) as error:
        return _show(request, reader, place, error)


def _carry_out(request: HttpRequest, reader: Access, place: str) -> str:
    """Do what the button pressed says; gives what the next page is told of it."""
    fields = request.POST
    deed, here, edit = fields.get("deed", ""), (reader.person, reader.workbook.id), fields.get("edit", "")
    if deed in ("goal", "step"):
        wish = Wish(place, fields.get("text", ""), fields.get("row", ""), edit, fields.get("goal", ""))
        made = taking_up.make_goal(*here, wish) if deed == "goal" else taking_up.make_step(*here, wish)
        return f"{urlencode({'made': made})}#done"
    if deed in ("remove", "restore"):
        made = fields.get("made", "")
        taking_up.turn(*here, made, deed, edit)
        return f"{urlencode({'made' if deed == 'restore' else 'taken': made})}#done"
    if deed == "leave" and (fields.get("check"), fields.get("place")) != (UNTOUCHED_WEAKNESS, place):
        raise NotFoundError
    return leave_or_take_up(fields, reader)


def _show(request: HttpRequest, reader: Access, place: str, error: GroundplanError | None = None) -> HttpResponse:
    seen = written(reader)
    plan = plan_of(seen)
    view = weakness_view(reader, plan, place)
    if view is None:
        raise NotFoundError
    title = _("To strengthen: “%(weakness)s”") % {"weakness": shorten(view.text, LONGEST_TITLE, placeholder="…")}
    context = {
        "page": frame(request, seen, title, here=address(reader, "plan")),
        "weakness": view,
        "forms": forms_of(reader, plan) if reader.may_write else None,
        "here": request.path,
        "check": UNTOUCHED_WEAKNESS,
        "most": LONGEST_REASON,
        "done": done(request.GET, reader) if error is None else None,
        "made": _made(request, seen, plan) if error is None else None,
        "trouble": (_TOLD_AT[type(error)], error.sentence) if error else None,
        "typed": request.POST if error else {},
    }
    return render(request, "plans/weakness.html", context, status=422 if error else 200)


def _made(request: HttpRequest, seen: Written, plan: Plan) -> tuple[str, str, str] | None:
    """What was just made or taken back, and the deed that undoes it: (sentence, deed, address)."""
    made, taken = request.GET.get("made", ""), request.GET.get("taken", "")
    if not seen.access.may_write:
        return None
    if made and (words := words_of(plan, made)):
        return _("It is in the plan: “%(words)s”") % {"words": shorten(words, 200, placeholder="…")}, "remove", made
    if taken and not words_of(plan, taken):
        return _("It is taken back."), "restore", taken
    return None
