"""What was done to a goal just now, told on the page to which that leads, with the way to undo it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from groundplan.plan.model import Plan
from groundplan.web.plans.goal_places import goal_url
from groundplan.web.plans.growing import Grown
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Written

_MOST = 20


@dataclass(frozen=True, slots=True)
class JustDone:
    """`told` says what was done and `met` that two texts stand together; `more_url` is the goal's place on its sheet.
    `undo` are the hidden fields of the form that takes it back, posted to `undo_url`."""

    told: str
    undo_url: str
    undo: Sequence[tuple[str, str]] = ()
    goal: str = ""
    more_url: str = ""
    met: bool = False


def leading_to(path: str, did: str, done: Sequence[Grown], **more: str) -> str:
    """The address of the page that tells what was done."""
    grown = next((each for each in done if each.undo.revision), Grown())
    asked = {
        "did": did,
        "goal": grown.goal,
        "undo": grown.undo.revision,
        "at": grown.undo.at,
        "occasion": grown.undo.occasion,
        "met": "1" if any(each.met for each in done) else "",
        **more,
    }
    return f"{path}?{urlencode({name: text for name, text in asked.items() if text})}#just"


def just_done(request: HttpRequest, written: Written, plan: Plan) -> JustDone | None:
    """What the address says was done, in words; a goal is named only where the plan has it."""
    asked = request.GET
    told = _told().get(asked.get("did", ""))
    if told is None or not written.access.may_write:
        return None
    goal = next((each for each in plan.goals if each.address == asked.get("goal", "")), None)
    undo = [("at", asked.get("at", "")), ("occasion", asked.get("occasion", "")), ("revision", asked.get("undo", ""))]
    return JustDone(
        told=told,
        undo_url=address(written.access, "plan-undo"),
        undo=[*undo, ("edit", secrets.token_hex(12))] if asked.get("undo") else (),
        goal=goal.text if goal else "",
        more_url=goal_url(written, goal.address) if goal else "",
        met="met" in asked,
    )


def _told() -> dict[str, str]:
    return {
        "goal": _("The goal stands in your plan."),
        "split": _("The smaller goal stands in your plan, and the bigger one builds on it."),
        "looked": _("What you found out stands in your plan."),
        "undone": _("It is as it was before."),
        "nothing": _("Nothing was changed."),
    }
