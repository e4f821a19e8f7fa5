"""What becomes of each weakness, as the plan's page and a page of its own show it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundplan.plan.mending import UNTOUCHED_WEAKNESS, Mending, mendings
from groundplan.plan.model import Goal, Plan
from groundplan.toolkit.model import Role
from groundplan.web.plans.places import Places
from groundplan.web.plans.queries import LeftAlone, LeftHere, left_in
from groundplan.web.plans.taking_up import goals_place
from groundplan.web.workbooks.citedview import told_to
from groundplan.web.workbooks.composing import dom_id, fresh_rows
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Access
from groundplan.web.workbooks.sheetview import StretchView
from groundplan.workbook.quoted import stretches

Ways = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class WeaknessView:
    """A weakness and what becomes of it: `goals` and `steps` (words, address of their place), or why not now. `url` is
    the page on which it is taken up, `told` its words with where they come from."""

    address: str
    anchor: str
    text: str
    told: Sequence[StretchView]
    url: str
    written_at: str
    goals: Ways
    steps: Ways
    left: LeftAlone | None

    @property
    def is_open(self) -> bool:
        """Whether nothing has become of it so far."""
        return not (self.goals or self.steps or self.left)


@dataclass(frozen=True, slots=True)
class TakingUp:
    """The forms of the page: what a new goal or step comes with, the horizon that a goal is for, and the goals that a
    step can belong to (address, words)."""

    row: str
    edit: str
    horizon: str
    may_be_goal: bool
    goals: Ways


BySource = Sequence[tuple[str, Sequence[WeaknessView], Sequence[StretchView]]]


def weaknesses_by_source(access: Access, plan: Plan, left: LeftHere) -> BySource:
    """Every weakness in the plan's order: what asked for them where that is told, they, and what their answers as a
    whole rest on; `left` is what `left_in` gave."""
    sources = plan.part(Role.WEAKNESSES).sources
    if not sources:
        return []
    views = _Views(access, plan, left)
    found = {each.line.address: views.view(each) for each in mendings(plan)}
    return [
        (source.title, [found[line.address] for line in source.lines], views.tell(stretches([], source.about)))
        for source in sources
    ]


def weakness_view(access: Access, plan: Plan, place: str) -> WeaknessView | None:
    """One of them, or `None`."""
    found = next((each for each in mendings(plan) if each.line.address == place), None)
    return _Views(access, plan).view(found) if found else None


def taking_up(access: Access, plan: Plan) -> TakingUp:
    """What the forms need to make a goal or a step."""
    toolkit = access.edition.toolkit
    return TakingUp(
        row=fresh_rows()(),
        edit=secrets.token_hex(12),
        horizon=toolkit.horizons[0].label if toolkit.horizons else "",
        may_be_goal=goals_place(toolkit) is not None,
        goals=[(goal.address, goal.text) for goal in plan.goals if goal.is_open and goal.text],
    )


class _Views:
    def __init__(self, access: Access, plan: Plan, left: LeftHere | None = None) -> None:
        self._access = access
        self._places = Places(access, plan)
        self.tell: Callable[..., list[StretchView]] = told_to(access)
        self._left = left_in(access) if left is None else left

    def view(self, each: Mending) -> WeaknessView:
        line = each.line
        row = self._left.get((UNTOUCHED_WEAKNESS, line.address))
        return WeaknessView(
            address=line.address,
            anchor=f"weakness-{dom_id(line.address)}",
            text=line.text,
            told=self.tell(stretches([(line.text, line.citations)])),
            url=address(self._access, "weakness", place=line.address),
            written_at=self._places.url(line.address),
            goals=[self._goal(goal) for goal in each.goals],
            steps=[(step.what, self._places.url(step.address)) for _goal, step in each.steps],
            left=row if row and not each.is_taken_up else None,
        )

    def _goal(self, goal: Goal) -> tuple[str, str]:
        return goal.text, self._places.url(goal.address)


def words_of(plan: Plan, made: str) -> str:
    """The words of a goal or a step that stands in the plan; empty where it does not."""
    words = {goal.address: goal.text for goal in plan.goals}
    words |= {step.address: step.what for goal in plan.goals for step in goal.steps}
    return words.get(made, "")
