"""The plan page: the simple plan first, everything that has grown from it below."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundplan.plan.headings import heading, kind
from groundplan.plan.lines import laid_out
from groundplan.plan.model import Goal
from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Role
from groundplan.web.conversations.queries import answered_count
from groundplan.web.plans.glance import in_small
from groundplan.web.plans.just_done import just_done
from groundplan.web.plans.look_back import offer
from groundplan.web.plans.quick_goal import quick_goal
from groundplan.web.plans.simple import offered_from_ratings, simple_form
from groundplan.web.plans.thread import anchor_of, thread_view
from groundplan.web.plans.weaknessview import weaknesses_by_source
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.citedview import told_to
from groundplan.web.workbooks.documents_out import formats_of
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.goalviews import ENDS, STATES, scopes
from groundplan.web.workbooks.queries import Access
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.words import say

# What the simple plan asks for beside a goal: where all of it is written, it is folded.
_SIMPLE = (Role.MISSION, Role.STRENGTHS, Role.WEAKNESSES)


@require_safe
def plan(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """What follows from the answers, and the few fields that start it."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)
    neighbourhood = Neighbourhood(written, citations_of(access))
    found = neighbourhood.plan
    told = told_to(access)
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
        "plan": found,
        "may_write": access.may_write,
        "parts": [
            (part, heading(part, say), [(source.title, told(laid_out(source))) for source in part.sources])
            for part in found.parts
        ],
        "kinds": {part.role: kind(part, say) for part in found.parts if part.role},
        "grown": bool(found.goals) or any(part.is_told for part in found.parts),
        "begun": bool(found.goals) and all(found.part(role).lines for role in _SIMPLE),
        "simple_form": form,
        "offered": offered,
        "offered_count": sum(len(offers) for _title, offers in offered),
        "weaknesses": weaknesses_by_source(access, found),
        "checks_url": address(access, "checks"),
        "thread_url": address(access, "thread"),
        "glance_url": address(access, "glance"),
        "small_ladder": in_small(found),
        "found_url": address(access, "found") if access.may_write else "",
        "handing_url": address(access, "handing-over") if found.goals else "",
        "anchor_of": anchor_of,
        "just": just_done(request, written, found),
        "another": quick_goal(written, found) if found.goals else None,
        "look_back": offer(written, found),
        "split_url": lambda goal: _split_url(access, goal),
        "ends": {key: _(label) for key, label in ENDS if key},
        "sheet_url": sheet_url,
        "sheet_title": sheet.title if sheet else "",
        "exports": exports,
        "confirm_url": address(access, "confirming") if access.may_write else "",
        "asked": answered_count(access) if access.may_write else (0, 0),
        "scopes": dict(scopes(access.workbook.department.name)),
        "states": {key: _(label) for key, label in STATES},
    }  # fmt: skip
    return render(request, "plans/plan.html", context)


def _split_url(access: Access, goal: Goal) -> str:
    """Where a goal gets a smaller one before it: offered while it is worked on, to who may write."""
    if not (access.may_write and goal.is_open and goal.text):
        return ""
    worksheet, question, row = goal.address.split("/")
    return address(access, "split-goal", worksheet=worksheet, question=question, row=row)


@require_safe
def thread(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """From what the library wants to the goals and steps that serve it, and back."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)
    found = Neighbourhood(written, citations_of(access)).plan
    context = {
        "page": frame(request, written, _("The thread"), here=address(access, "plan")),
        "thread": thread_view(written, found),
        "may_write": access.may_write,
    }
    return render(request, "plans/thread.html", context)
