"""The look back: what became of the goals of a horizon that has ended, what was learned, and what comes next."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.plan.looking_back import Past, Told, ahead, comes_next, look_back
from groundplan.plan.model import Goal, Plan
from groundplan.toolkit.model import Horizon
from groundplan.web.plans import growing
from groundplan.web.plans.goal_places import Place, goal_url, place_of
from groundplan.web.plans.growing import NewGoal
from groundplan.web.plans.growing_forms import revisions_from, shown_from, told_from
from groundplan.web.plans.just_done import just_done, leading_to
from groundplan.web.plans.quick_goal import TOLD_HERE, QuickGoal, quick_goal
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.goalviews import ENDS, STATES
from groundplan.web.workbooks.queries import NotFoundError, Written
from groundplan.web.workbooks.surroundings import Neighbourhood


@dataclass(frozen=True, slots=True)
class NextView:
    """What opens when a horizon is behind one: the next one with its goals, and goals to build on, each with a form."""

    horizon: Horizon
    goals: Sequence[Goal]
    onward: Sequence[tuple[Goal, QuickGoal]]


@dataclass(frozen=True, slots=True)
class PastView:
    """A horizon that is looked back on: its form's hidden fields, what was typed of each goal, and what comes next,
    once one of its goals was looked at."""

    past: Past
    hidden: Sequence[tuple[str, str]]
    told: Mapping[str, Told]
    next: NextView | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def looking_back(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Every horizon that has ended, and one that is looked back on early."""
    if request.method != "POST":
        return _show(request, workbook, {}, "", 200)
    if request.user.pk is None:
        raise NotFoundError
    told = told_from(request)
    try:
        done = growing.look_back_on(request.user.pk, workbook, told, shown_from(request), revisions_from(request))
    except GroundplanError as error:
        if not isinstance(error, TOLD_HERE):
            raise
        return _show(request, workbook, told, error.sentence, 422)
    did = "looked" if done else "nothing"
    return HttpResponseRedirect(leading_to(request.path, did, done, early=request.POST.get("horizon", "")))


def _show(
    request: HttpRequest, workbook: uuid.UUID, typed: Mapping[str, Told], problem: str, status: int
) -> HttpResponse:
    access = queries.access(request.user.pk, workbook)
    access.must_write()
    written = queries.written(access)
    plan = Neighbourhood(written).plan
    today = today_in(access.workbook)
    asked = request.POST if request.method == "POST" else request.GET
    early = asked.get("horizon" if request.method == "POST" else "early")
    pasts = look_back(plan, today, early)
    context = {
        "page": frame(request, written, _("Look back"), here=address(access, "plan")),
        "pasts": [_past(written, plan, past, typed, today) for past in pasts],
        "early": _still_going_on(written, plan, pasts, today),
        "until": ahead(plan, today),
        "today": today,
        "states": {key: _(label) for key, label in STATES},
        "ends": {key: _(label) for key, label in ENDS if key},
        "url_of": lambda goal: goal_url(written, goal),
        "just": just_done(request, written, plan),
        "problem": problem,
        "edition": str(access.edition.id),
    }
    return render(request, "plans/look_back.html", context, status=status)


def _past(written: Written, plan: Plan, past: Past, typed: Mapping[str, Told], today: date) -> PastView:
    revisions = {place.key: place.revision for place in _places(written, past.waiting)}
    hidden = [(f"revision {key}", revision) for key, revision in revisions.items()]
    said = {goal.address: typed.get(goal.address, Told("", goal.why, goal.learned)) for goal in past.waiting}
    return PastView(
        past,
        [("edit", secrets.token_hex(12)), ("horizon", past.horizon), *hidden],
        said,
        _next(written, plan, past, today) if past.seen else None,
    )


def _places(written: Written, goals: Sequence[Goal]) -> list[Place]:
    found = (place_of(written, goal.address) for goal in goals)
    return [place for place in found if place is not None]


def _next(written: Written, plan: Plan, past: Past, today: date) -> NextView | None:
    following = comes_next(plan, past.horizon, today)
    if following is None:
        return None
    horizon, goals = following
    built_on = {goal.builds_on.address for goal in plan.goals if goal.builds_on}
    onward = []
    for number, goal in enumerate(goal for goal in past.seen if goal.text and goal.address not in built_on):
        typed = NewGoal("", horizon.id, goal.address)
        after = (goal.address, goal.text)
        form = quick_goal(written, plan, dom=f"onward-{past.horizon}-{number}", typed=typed, after=after)
        if form is not None and goal.ended != "dropped":
            onward.append((goal, form))
    return NextView(horizon, goals, onward)


def _still_going_on(written: Written, plan: Plan, pasts: Sequence[Past], today: date) -> list[tuple[str, str, date]]:
    """The horizons with open goals that have not ended, to be looked back on early: (address, label, last day)."""
    shown = {past.horizon for past in pasts}
    going = {goal.horizon for goal in plan.goals if goal.is_open} - shown
    here = address(written.access, "look-back")
    return [(f"{here}?early={each.id}", each.label, day) for each, day in ahead(plan, today) if each.id in going]


def offer(written: Written, plan: Plan) -> tuple[str, Past | None] | None:
    """The way to the look back for somebody who may write, with the nearest horizon that waits for it, if any; `None`
    where there is no goal."""
    if not (written.access.may_write and plan.goals):
        return None
    pasts = look_back(plan, today_in(written.access.workbook))
    return address(written.access, "look-back"), next((each for each in pasts if each.waiting), None)
