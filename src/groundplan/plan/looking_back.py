"""Looking back: which horizons have ended, which goals wait to be looked at, and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from groundplan.plan.build import months_after
from groundplan.plan.model import Goal, Plan, Rung
from groundplan.toolkit.model import Horizon
from groundplan.workbook.answers import Ended


@dataclass(frozen=True, slots=True)
class Past:
    """A horizon that is looked back on. `day` is its last day (or the last one on which one of its goals was due),
    `waiting` are the goals that nobody has looked at since, `seen` those that somebody has."""

    horizon: str
    label: str
    day: date
    waiting: tuple[Goal, ...] = ()
    seen: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of a goal when looking back; where it goes on, `until` a horizon or `due`, an ISO date."""

    how: Ended = ""
    why: str = ""
    learned: str = ""
    until: str = ""
    due: str = ""


def ends_on(plan: Plan, horizon: Horizon) -> date:
    """The last day of a horizon."""
    return months_after(plan.start, horizon.months)


def waits(goal: Goal, today: date) -> bool:
    """Whether a goal's day has passed and nobody has looked at it since; its last day is its own."""
    if not goal.is_open or goal.due is None or goal.due >= today:
        return False
    return goal.looked is None or goal.looked < goal.due


def look_back(plan: Plan, today: date, early: str | None = None) -> tuple[Past, ...]:
    """The horizons to look back on, nearest first: those that have ended or of which a goal's own day has passed, and
    the one named by `early`, before it has ended, with all its goals."""
    found = (_past(plan, rung, today, early=rung.horizon == early) for rung in plan.ladder)
    return tuple(each for each in found if each is not None)


def _past(plan: Plan, rung: Rung, today: date, *, early: bool) -> Past | None:
    horizon = next((each for each in plan.horizons if each.id == rung.horizon), None)
    end = ends_on(plan, horizon) if horizon else None
    waiting = tuple(goal for goal in rung.goals if (goal.is_open if early else waits(goal, today)))
    seen = tuple(goal for goal in rung.goals if goal not in waiting and (goal.looked or not goal.is_open))
    passed = end is not None and end < today
    if not (waiting or (seen and (passed or early))):
        return None
    days = [goal.due for goal in waiting if goal.due and goal.due < today]
    day = end if end is not None and (passed or early) else max(days, default=end or today)
    return Past(rung.horizon, rung.label, day, waiting, seen)


def ahead(plan: Plan, today: date) -> list[tuple[Horizon, date]]:
    """The horizons that have not ended, nearest first, with their last days: until when a goal can go on."""
    ends = [(horizon, ends_on(plan, horizon)) for horizon in plan.horizons]
    return sorted((each for each in ends if each[1] >= today), key=lambda each: each[0].months)


def nearest(plan: Plan, today: date) -> str:
    """The horizon that a new goal is first thought for: the nearest that has not ended, or the nearest of all."""
    found = [horizon for horizon, _end in ahead(plan, today)] or sorted(plan.horizons, key=lambda each: each.months)
    return found[0].id if found else ""


def comes_next(plan: Plan, horizon: str, today: date) -> tuple[Horizon, tuple[Goal, ...]] | None:
    """The nearest horizon behind this one that has not ended, with those of its goals that are still open."""
    months = next((each.months for each in plan.horizons if each.id == horizon), 0)
    later = next((each for each, _end in ahead(plan, today) if each.months > months), None)
    if later is None:
        return None
    return later, tuple(goal for goal in plan.goals if goal.horizon == later.id and goal.is_open)


def written_as(goal: Goal, told: Told, today: date) -> dict[str, str]:
    """What a goal's cells are to say once somebody has looked back on it. Words alone are kept and settle nothing."""
    cells = {"why": told.why, "learned": told.learned}
    if not told.how:
        return cells
    cells |= {"ended": told.how, "looked": today.isoformat()}
    if told.how != "moved" or not (told.until or told.due):
        return cells
    if goal.due and told.due != goal.due.isoformat():
        cells["moved_from"] = goal.due.isoformat()
    # A day that was set for the horizon before would stand in the way of the new one.
    cells["due"] = told.due
    return cells | ({"horizon": told.until} if told.until else {})


def is_due(pasts: Sequence[Past]) -> bool:
    """Whether any goal waits to be looked at."""
    return any(each.waiting for each in pasts)
