"""The page on which a plan is looked over: what the checks find, three at once, and what is left as it is."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.web.plans import actions
from groundplan.web.plans.actions import LONGEST_REASON, Leaving, LongReasonError, NoReasonError
from groundplan.web.plans.findingview import overview
from groundplan.web.plans.looking import plan_of
from groundplan.web.plans.queries import settlement
from groundplan.web.quoting.forms import id_of
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access, NotFoundError, access, written


@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """What a careful colleague would say of the plan, on request."""
    reader = access(request.user.pk, workbook)
    if request.method != "POST":
        return _show(request, reader)
    try:
        return HttpResponseRedirect(f"{request.path}?{leave_or_take_up(request.POST, reader)}")
    except (NoReasonError, LongReasonError) as error:
        return _show(request, reader, error)


def leave_or_take_up(fields: QueryDict, reader: Access) -> str:
    """Carry out what a form wants that leaves a finding as it is, or takes it up again; gives what the next page is
    told of it. Raises what `actions.leave` raises."""
    deed, left = fields.get("deed", ""), id_of(fields.get("left", ""))
    if deed == "leave":
        leaving = Leaving(fields.get("check", ""), fields.get("place", ""), fields.get("because", ""))
        return f"left={actions.leave(reader.person, reader.workbook.id, leaving)}#left"
    if left is None or deed not in ("take-up", "leave-again"):
        raise NotFoundError
    if deed == "take-up":
        actions.take_up(reader.person, reader.workbook.id, left)
        return f"taken-up={left}#left"
    actions.leave_again(reader.person, reader.workbook.id, left)
    return f"left={left}#left"


def _show(request: HttpRequest, reader: Access, error: GroundplanError | None = None) -> HttpResponse:
    seen = written(reader)
    context = {
        "page": frame(request, seen, _("Look the plan over"), here=address(reader, "plan")),
        "overview": overview(seen, plan_of(seen)),
        "may_write": reader.may_write,
        "here": request.path,
        "most": LONGEST_REASON,
        "done": done(request.GET, reader) if error is None else None,
        "trouble": error.sentence if error else "",
        "typed": (request.POST.get("check"), request.POST.get("place"), request.POST.get("because")),
    }
    return render(request, "plans/checks.html", context, status=422 if error else 200)


def done(parameters: Mapping[str, str], reader: Access) -> tuple[str, str, str] | None:
    """What was just done, and the deed that undoes it: (sentence, deed, id)."""
    if not reader.may_write:
        return None
    for name, deed in (("left", "take-up"), ("taken-up", "leave-again")):
        row = settlement(reader, id_of(parameters.get(name, "")))
        if row is not None and (row.withdrawn is None) == (name == "left"):
            told = _("It is left as it is: %(because)s") if name == "left" else _("It is taken up again.")
            return told % {"because": row.because}, deed, str(row.id)
    return None
