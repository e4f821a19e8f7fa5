"""The plan so far, as its page shows it: made once, and kept as long as nothing that it shows has changed (0014)."""

from __future__ import annotations

from typing import Any

from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from groundplan.plan.headings import heading, kind
from groundplan.plan.lines import laid_out
from groundplan.plan.model import Goal, Plan
from groundplan.publish.goals import person
from groundplan.web.conversations.queries import answered_count
from groundplan.web.plans.glance import in_small
from groundplan.web.plans.goal_places import goal_urls
from groundplan.web.plans.look_back import offer
from groundplan.web.plans.queries import LeftHere, left_in
from groundplan.web.plans.thread import anchor_of
from groundplan.web.plans.weaknessview import weaknesses_by_source
from groundplan.web.toolkits.queries import Kept
from groundplan.web.workbooks.citations import Cited, today_in
from groundplan.web.workbooks.citedview import told_to
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.goalviews import ENDS, LABELS, STATES, scopes
from groundplan.web.workbooks.queries import Access, Written, forget_too
from groundplan.words import say

# What a goal's card tells in one line, as far as it is said.
_MORE = ("outcome", "partners", "cost", "hours", "desk_cover", "who_agrees")

# A plan of 200 goals with ten steps each has some 400,000 characters; an ordinary one 10,000.
LONGEST_KEPT = 600_000
_kept: Kept[tuple[Any, ...], str] = Kept(48)
forget_too(_kept.clear)


def whole_html(written: Written, plan: Plan, cited: Cited) -> Markup:
    """Everything that has grown so far; nothing where nothing is written."""
    if not (plan.goals or any(part.is_told for part in plan.parts)):
        return Markup("")
    access = written.access
    left = left_in(access)
    asked = answered_count(access) if access.may_write else (0, 0)
    html = _kept.get(
        _state(written, cited, left, asked),
        lambda: str(get_template("plans/whole.html").render(_context(written, plan, left, asked))),
        lambda made: len(made) <= LONGEST_KEPT,
    )
    return Markup(html)  # noqa: S704 made by the template, which escapes


def _state(written: Written, cited: Cited, left: LeftHere, asked: tuple[int, int]) -> tuple[Any, ...]:
    """Everything that it follows from, apart from the plan itself, which follows from the same."""
    workbook = written.access.workbook
    return (
        workbook.id,
        workbook.edition_id,
        workbook.start,
        workbook.library.name,
        workbook.department.name,
        written.access.person,
        written.access.right,
        get_language(),
        # Whether years have ended, and whether a horizon has, changes with the day.
        today_in(workbook),
        asked,
        tuple((row.id, row.epoch, row.sequence) for row in written.rows),
        frozenset((key, tuple(citations)) for key, citations in cited.items()),
        frozenset(left.items()),
    )


def _context(written: Written, plan: Plan, left: LeftHere, asked: tuple[int, int]) -> dict[str, Any]:
    access = written.access
    told = told_to(access)
    return {
        "plan": plan,
        "may_write": access.may_write,
        "parts": [
            (part, heading(part, say), [(source.title, told(laid_out(source))) for source in part.sources])
            for part in plan.parts
        ],
        "kinds": {part.role: kind(part, say) for part in plan.parts if part.role},
        "weaknesses": weaknesses_by_source(access, plan, left),
        "checks_url": address(access, "checks"),
        "thread_url": address(access, "thread"),
        "glance_url": address(access, "glance"),
        "handing_url": address(access, "handing-over") if plan.goals else "",
        "confirm_url": address(access, "confirming") if access.may_write else "",
        "asked": asked,
        "small_ladder": in_small(plan),
        "look_back": offer(written, plan),
        "anchor_of": anchor_of,
        "urls": goal_urls(written, [goal.address for goal in plan.goals]) if access.may_write else {},
        "split_url": lambda goal: _split_url(access, goal),
        "more_of": _more_of,
        "ends": {key: _(label) for key, label in ENDS if key},
        "scopes": dict(scopes(access.workbook.department.name)),
        "states": {key: _(label) for key, label in STATES},
    }


def _more_of(goal: Goal) -> list[tuple[str, str]]:
    """What else a goal says, and who looks after it: (label, words)."""
    told = [(_(LABELS[name]), getattr(goal, name).strip()) for name in _MORE]
    told.append((_("Looked after by"), person(goal.who, goal.role)))
    return [(label, text) for label, text in told if text]


def _split_url(access: Access, goal: Goal) -> str:
    """Where a goal gets a smaller one before it: offered while it is worked on, to who may write."""
    if not (access.may_write and goal.is_open and goal.text):
        return ""
    worksheet, question, row = goal.address.split("/")
    return address(access, "split-goal", worksheet=worksheet, question=question, row=row)
