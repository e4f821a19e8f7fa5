"""Another goal in thirty seconds: its text and its horizon, and nothing else."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groundplan.errors import GroundplanError
from groundplan.plan.looking_back import nearest
from groundplan.plan.model import Plan
from groundplan.web.plans import growing
from groundplan.web.plans.goal_places import new_goals_place
from groundplan.web.plans.growing import NewGoal, NoGoalWordsError
from groundplan.web.plans.growing_forms import new_goal_from, shown_from, undo_from
from groundplan.web.plans.just_done import leading_to
from groundplan.web.quoting.quotation import NotTakenError
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import NotFoundError, Written
from groundplan.web.workbooks.surroundings import Neighbourhood

TOLD_HERE = (NoGoalWordsError, NotTakenError)


@dataclass(frozen=True, slots=True)
class QuickGoal:
    """The form. `dom` is the beginning of its ids, `horizons` are (id, label), and `after` is what the goal builds on:
    (address, text)."""

    action: str
    dom: str
    hidden: Sequence[tuple[str, str]]
    horizons: Sequence[tuple[str, str]]
    horizon: str = ""
    text: str = ""
    after: tuple[str, str] = ("", "")


def quick_goal(
    written: Written,
    plan: Plan,
    *,
    dom: str = "another",
    typed: NewGoal | None = None,
    after: tuple[str, str] = ("", ""),
) -> QuickGoal | None:
    """The form, or `None` where the toolkit has no goals or the reader may not write."""
    place = new_goals_place(written) if written.access.may_write else None
    if place is None:
        return None
    typed = typed or NewGoal("")
    first = nearest(plan, today_in(written.access.workbook))
    return QuickGoal(
        action=address(written.access, "plan-goal"),
        dom=dom,
        hidden=[
            ("edit", secrets.token_hex(12)),
            ("revision", place.revision),
            ("edition", str(written.access.edition.id)),
            *([("builds_on", after[0])] if after[0] else []),
        ],
        horizons=[(each.id, each.label) for each in written.access.edition.toolkit.horizons],
        horizon=typed.horizon or first,
        text=typed.text,
        after=after,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """The form by itself, and where it is saved from wherever it stands."""
    if request.method != "POST":
        typed = NewGoal("", request.GET.get("horizon", ""), request.GET.get("builds_on", ""))
        return _show(request, workbook, typed, "", 200)
    if request.user.pk is None:
        raise NotFoundError
    wanted = new_goal_from(request)
    try:
        done = growing.add_goal(request.user.pk, workbook, wanted, shown_from(request))
    except GroundplanError as error:
        if not isinstance(error, TOLD_HERE):
            raise
        return _show(request, workbook, wanted, error.sentence, 422)
    access = queries.access(request.user.pk, workbook)
    return HttpResponseRedirect(leading_to(address(access, "plan"), "goal", [done]))


def _show(request: HttpRequest, workbook: uuid.UUID, typed: NewGoal, problem: str, status: int) -> HttpResponse:
    access = queries.access(request.user.pk, workbook)
    access.must_write()
    written = queries.written(access)
    plan = Neighbourhood(written).plan
    goals = {each.address: each.text for each in plan.goals if each.text}
    after = (typed.builds_on, goals[typed.builds_on]) if typed.builds_on in goals else ("", "")
    form = quick_goal(written, plan, typed=typed, after=after)
    if form is None:
        raise NotFoundError
    page = frame(request, written, _("Another goal"), here=address(access, "plan"))
    context = {"page": page, "form": form, "problem": problem}
    return render(request, "plans/goal.html", context, status=status)


@require_POST
def undo(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Take back what was done to goals just now."""
    if request.user.pk is None:
        raise NotFoundError
    done = growing.take_back(request.user.pk, workbook, undo_from(request), request.POST.get("edit", ""))
    did = "undone" if done.undo.revision else "nothing"
    access = queries.access(request.user.pk, workbook)
    return HttpResponseRedirect(leading_to(address(access, "plan"), did, [done]))
