"""Splitting a goal that is too big: where in the chain of what builds on what the smaller one comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from groundplan.plan.model import Goal, Plan
from groundplan.toolkit.model import Horizon


@dataclass(frozen=True, slots=True)
class Link:
    """The new goal's place: `above` will build on it, and it builds on `below`, which is empty for the first one."""

    above: str
    below: str = ""


def link(plan: Plan, big: str, horizon: str) -> Link:
    """The place of a smaller goal for `horizon` in the chain below `big`: it takes the place of the first goal there
    that is not meant for later than itself, so that everything still builds on what comes before it.

    It stays within the goals of the same worksheet, which are written together, and steps out of a circle that two
    people made at once.
    """
    goals = {goal.address: goal for goal in plan.goals}
    months = {each.id: each.months for each in plan.horizons}
    limit = months.get(horizon, 0)
    above, passed = big, {big}
    while True:
        below = _below(goals.get(above))
        if below in passed:
            return Link(above)
        there = goals.get(below)
        if there is None or not _is_later(there, limit, months) or _question(below) != _question(big):
            return Link(above, "" if _leads_to(goals, below, passed) else below)
        above = below
        passed.add(above)


def _below(goal: Goal | None) -> str:
    return goal.builds_on.address if goal and goal.builds_on else ""


def _is_later(goal: Goal, limit: int, months: Mapping[str, int]) -> bool:
    return months.get(goal.horizon, 0) > limit


def _question(goal: str) -> str:
    return goal.rpartition("/")[0]


def _leads_to(goals: Mapping[str, Goal], start: str, targets: set[str]) -> bool:
    """Whether a chain comes to one of the targets; whatever goes round in a circle ends where it began."""
    seen: set[str] = set()
    while start and start not in seen:
        if start in targets:
            return True
        seen.add(start)
        start = _below(goals.get(start))
    return False


def later_than(horizons: Sequence[Horizon], horizon: str) -> list[Horizon]:
    """The horizons behind this one, nearest first; all of them where a goal has none."""
    months = next((each.months for each in horizons if each.id == horizon), -1)
    return sorted((each for each in horizons if each.months > months), key=lambda each: each.months)
