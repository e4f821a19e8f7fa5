"""What the forms on the plan's pages post → what the actions that change goals take."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from groundplan.plan.looking_back import Told
from groundplan.web.plans.growing import NewGoal, Shown, Split, Undo
from groundplan.web.workbooks.forms import uuid_in
from groundplan.workbook.answers import GOAL_TICKS, Ended

HOW: Mapping[str, Ended] = {"done": "done", "moved": "moved", "dropped": "dropped"}
# One form holds the goals of one horizon, and a plan has 200 goals at most.
MOST_GOALS = 200


def shown_from(request: HttpRequest) -> Shown:
    """What the form was made from."""
    fields = request.POST
    return Shown(fields.get("edit", ""), fields.get("revision", ""), uuid_in(fields.get("edition", "")))


def new_goal_from(request: HttpRequest) -> NewGoal:
    """A goal in a few words."""
    fields = request.POST
    return NewGoal(fields.get("text", ""), fields.get("horizon", "")[:80], fields.get("builds_on", "")[:400])


def split_from(request: HttpRequest, big: str) -> Split:
    """A smaller goal before the bigger one at `big`."""
    fields = request.POST
    return Split(
        big=big,
        text=fields.get("text", ""),
        horizon=fields.get("horizon", "")[:80],
        scope=fields.get("scope", "")[:20],
        ticks={name: fields.getlist(name) for name in GOAL_TICKS},
        steps=fields.getlist("step"),
        later=fields.get("later", "")[:80],
    )


def told_from(request: HttpRequest) -> dict[str, Told]:
    """What is said of each goal that the form showed, by its address."""
    fields = request.POST
    return {
        goal: Told(
            how=HOW.get(fields.get(f"how {goal}", ""), ""),
            why=fields.get(f"why {goal}", ""),
            learned=fields.get(f"learned {goal}", ""),
            until=fields.get(f"until {goal}", "")[:80],
            due=fields.get(f"due {goal}", "").strip(),
        )
        for goal in fields.getlist("goal")[:MOST_GOALS]
    }


def revisions_from(request: HttpRequest) -> dict[str, str]:
    """Which revision the form showed, for each question and occasion of which it has goals."""
    names = [name for name in request.POST if name.startswith("revision ")]
    return {name.partition(" ")[2]: request.POST.get(name, "") for name in names[:MOST_GOALS]}


def undo_from(request: HttpRequest) -> Undo:
    """Which edit is to be taken back."""
    fields = request.POST
    return Undo(fields.get("at", ""), fields.get("occasion", ""), fields.get("revision", ""))
