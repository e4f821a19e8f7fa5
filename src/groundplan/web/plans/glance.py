"""The plan at a glance: the ladder and the map, drawn, each with the same facts as a table."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from groundplan.plan.ladder import ladder
from groundplan.plan.map import plan_map
from groundplan.plan.model import Plan
from groundplan.publish.ladders import ladder_block
from groundplan.publish.maps import Places, map_block
from groundplan.publish.outline import Drawing, Table
from groundplan.publish.small_ladder import MOST_GOALS, small_ladder
from groundplan.web.plans.queries import settled_in
from groundplan.web.plans.thread import anchor_of, line_anchor
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.words import language, say

# Where a plan has more, its tables are folded: they are long, and the drawing stands above them.
MOST_UNFOLDED = 12


@dataclass(frozen=True, slots=True)
class DrawingView:
    """A drawing as the page shows it: `name` begins the ids of what belongs to it."""

    name: str
    title: str
    sheets: tuple[Markup, ...]
    table: Table
    is_open: bool


@require_safe
def glance(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """The whole plan in two pictures, and the same in words."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)
    plan = Neighbourhood(written).plan
    context = {
        "page": frame(request, written, _("The plan at a glance"), here=address(access, "plan")),
        "drawings": drawings(access, plan),
    }
    return render(request, "plans/glance.html", context)


def drawings(access: Access, plan: Plan) -> list[DrawingView]:
    """The ladder and the map of a plan; goals and lines in them lead to their places on the thread."""
    settled, thread = settled_in(access), address(access, "thread")
    goals = {number: f"{thread}#{anchor_of(goal.address)}" for number, goal in enumerate(plan.goals, 1)}
    lines = {line.address: f"{thread}#{line_anchor(line.address)}" for part in plan.parts for line in part.lines}
    drawn = ladder_block(ladder(plan, settled, today_in(access.workbook)), say, language(), places=goals)
    mapped = map_block(plan_map(plan, settled), say, places=Places(goals, lines))
    few = len(goals) <= MOST_UNFOLDED
    return [_view("ladder", _("The ladder"), drawn, few), _view("map", _("The map"), mapped, few)]


def in_small(plan: Plan) -> Markup:
    """The ladder in small for the plan's own page; empty where it would tell nothing."""
    if not 2 <= len(plan.goals) <= MOST_GOALS:
        return Markup("")
    return Markup(small_ladder(ladder(plan), say))  # noqa: S704 escaped by groundplan.publish.svg


def _view(name: str, title: str, drawing: Drawing, is_open: bool) -> DrawingView:
    sheets = tuple(Markup(sheet.svg) for sheet in drawing.sheets)  # noqa: S704 escaped by groundplan.publish.svg
    return DrawingView(name, title, sheets, drawing.table, is_open)
