"""The plan page: the simple plan first, everything that has grown from it below."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Role
from groundplan.web.plans.just_done import just_done
from groundplan.web.plans.look_back import offer
from groundplan.web.plans.quick_goal import quick_goal
from groundplan.web.plans.simple import offered_from_ratings, simple_form
from groundplan.web.plans.thread import thread_view
from groundplan.web.plans.whole import whole_html
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.documents_out import formats_of
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.goalviews import STATES
from groundplan.web.workbooks.surroundings import Neighbourhood

# What the simple plan asks for beside a goal: where all of it is written, it is folded.
_SIMPLE = (Role.MISSION, Role.STRENGTHS, Role.WEAKNESSES)


@require_safe
def plan(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """What follows from the answers, and the few fields that start it."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)
    cited = citations_of(access)
    neighbourhood = Neighbourhood(written, cited)
    found = neighbourhood.plan
    sheet = plan_sheet(access.edition.toolkit)
    exports = [
        (_(label), address(access, "download", what="plan", suffix=suffix))
        for suffix, (_kind, label) in formats_of("plan").items()
    ]
    messages = [("done", _("Saved"))] if "saved" in request.GET else []
    form = simple_form(written, found) if access.may_write else None
    sheet_url = address(access, "sheet", worksheet=sheet.id) if sheet else ""
    offered = offered_from_ratings(neighbourhood, written) if form else []
    context = {
        "page": frame(
            request, written, _("Our plan"), here=request.path, messages=messages,
            sheet=form.sheet if form else "", sheet_action=f"{sheet_url}?page=",
        ),
        "may_write": access.may_write,
        "begun": bool(found.goals) and all(found.part(role).lines for role in _SIMPLE),
        "simple_form": form,
        "offered": offered,
        "offered_count": sum(len(offers) for _title, offers in offered),
        "just": just_done(request, written, found),
        "another": quick_goal(written, found) if found.goals else None,
        "look_back": offer(written, found),
        "whole": whole_html(written, found, cited),
        "found_url": address(access, "found") if access.may_write else "",
        "sheet_url": sheet_url,
        "sheet_title": sheet.title if sheet else "",
        "exports": exports,
    }  # fmt: skip
    return render(request, "plans/plan.html", context)


@require_safe
def thread(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """From what the library wants to the goals and steps that serve it, and back."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)
    found = Neighbourhood(written, citations_of(access)).plan
    context = {
        "page": frame(request, written, _("The thread"), here=address(access, "plan")),
        "thread": thread_view(written, found),
        "states": {key: _(label) for key, label in STATES},
        "may_write": access.may_write,
    }
    return render(request, "plans/thread.html", context)
