"""Where on a workbook's pages a finding's place is seen, and what that place is called."""

from __future__ import annotations

from textwrap import shorten
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundplan.dates import Month
from groundplan.plan.headings import HEADINGS, heading
from groundplan.plan.model import Plan
from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Question, Role, Worksheet
from groundplan.web.plans.taking_up import goals_place
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Access
from groundplan.words import say

LONGEST_NAME = 90


class Places:
    """The places of one plan: addresses of answers, roles, horizons, months and people (`plan.findings.Finding`)."""

    def __init__(self, access: Access, plan: Plan) -> None:
        self._access = access
        self._plan = plan
        self._toolkit = access.edition.toolkit
        self._steps = {step.address: step.what for goal in plan.goals for step in goal.steps}
        self._texts = {
            **{line.address: line.text for part in plan.parts for line in part.lines},
            **{goal.address: goal.text for goal in plan.goals},
            **self._steps,
        }

    def url(self, where: str) -> str:
        """The question or goal on its worksheet, or the plan's page."""
        kind, _slash, name = where.partition("/")
        if kind == "horizon":
            return self._horizon(name)
        asked = self._asked(where)
        if asked is None:
            return address(self._access, "plan")
        sheet, question = asked
        there = address(self._access, "sheet", worksheet=sheet.id)
        if question.role is Role.GOALS and where in self._texts:
            return f"{there}#{dom_id(where)}{'--what' if where in self._steps else ''}"
        return f"{there}#{dom_id(f'{sheet.id}/{question.id}')}--question"

    def name(self, where: str) -> str:
        """What a place is called: its own words where something is written there."""
        kind, _slash, name = where.partition("/")
        if where in self._texts:
            return shorten(self._texts[where] or _("A goal without words yet"), LONGEST_NAME, placeholder="…")
        if kind == "horizon":
            horizon = self._toolkit.horizon(name)
            return horizon.label if horizon else _("Our plan")
        if kind == "month":
            return _month(name)
        if kind == "person":
            return name
        role, asked = _role(where), self._asked(where)
        if role is not None and role in HEADINGS:
            return heading(self._plan.part(role), say)
        return asked[1].label if asked else _("Our plan")

    def _asked(self, where: str) -> tuple[Worksheet, Question] | None:
        """The question that a place is about: the one of an address, or the plan's own for a role."""
        role = _role(where)
        if role is not None:
            own = plan_sheet(self._toolkit)
            asked = sorted(self._toolkit.questions_with(role), key=lambda each: each[0] is not own)
            return next(iter(asked), None)
        worksheet, _slash, rest = where.partition("/")
        sheet = self._toolkit.worksheet(worksheet)
        question = sheet.question(rest.partition("/")[0]) if sheet else None
        return (sheet, question) if sheet and question else None

    def _horizon(self, name: str) -> str:
        """A blank goal for a horizon, unfolded."""
        goals = goals_place(self._toolkit)
        if goals is None or self._toolkit.horizon(name) is None:
            return address(self._access, "plan")
        there = address(self._access, "sheet", worksheet=goals.partition("/")[0])
        blank = f"{goals}/{name}"
        return f"{there}?{urlencode({'more': blank})}#{dom_id(blank)}--added"


def _role(where: str) -> Role | None:
    try:
        return Role(where.replace("-", "_"))
    except ValueError:
        return None


def _month(name: str) -> str:
    try:
        return Month.parse(name).spoken(get_language() or "en")
    except ValueError:
        return _("Our plan")
