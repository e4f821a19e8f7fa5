"""What somebody has in hand in a plan, and how it goes on to somebody else: a staff member leaves, the work stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from groundplan.plan.model import Goal, Plan, Step
from groundplan.plan.whose import BETWEEN
from groundplan.words import mark

_PARTED = re.compile(rf"({BETWEEN})", re.IGNORECASE)
# The parts of a goal that were promised to somebody, or by somebody.
PROMISED: Mapping[str, str] = {
    "who_agrees": mark("Must agree, or has agreed"),
    "partners": mark("Partners who count on it"),
    "desk_cover": mark("Desk cover that was arranged"),
    "know_because": mark("We will know because"),
}


@dataclass(frozen=True, slots=True)
class InHand:
    """What one person has in hand: goals that she looks after, and steps with their goals."""

    goals: tuple[Goal, ...] = ()
    steps: tuple[tuple[Goal, Step], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hand over."""
        return not (self.goals or self.steps)

    @property
    def things(self) -> tuple[Goal | Step, ...]:
        """All of it: goals first."""
        return (*self.goals, *(step for _goal, step in self.steps))

    @property
    def promises(self) -> tuple[tuple[Goal, tuple[tuple[str, str], ...]], ...]:
        """What was promised about its goals, also those of single steps: (goal, (name of the part, what it says)s)."""
        about = {goal.address: goal for goal in (*self.goals, *(goal for goal, _step in self.steps))}
        told = (
            (goal, tuple((name, said) for name in PROMISED if (said := getattr(goal, name)))) for goal in about.values()
        )
        return tuple(each for each in told if each[1])


def holders(plan: Plan) -> dict[str, int]:
    """Whoever has open goals or steps in hand, as the plan calls her, with how many: the most first.

    The empty name stands for what nobody's name is on: in a one-person department often all of it.
    """
    found: dict[str, tuple[str, int]] = {}
    for who in _whose(plan):
        for name in _names(who):
            spelled, count = found.get(_folded(name), (name, 0))
            found[_folded(name)] = (spelled, count + 1)
    return dict(sorted(found.values(), key=lambda each: (not each[0], -each[1], each[0])))


def in_hand(plan: Plan, holder: str) -> InHand:
    """What somebody has in hand, under the name that `holders` gave."""
    goals = tuple(goal for goal in plan.goals if goal.is_open and goal.who and _is(goal.who, holder))
    steps = tuple((goal, step) for goal in plan.goals for step in goal.steps if step.is_open and _is(step.who, holder))
    return InHand(goals, steps)


def handed(who: str, giver: str, taker: str) -> str:
    """What stands under “who” afterwards: the taker in the giver's place, everybody else as before."""
    parts = _PARTED.split(who)
    names = [_instead(part, taker) if _folded(part) == _folded(giver) else part for part in parts[::2]]
    if len([name for name in names if _folded(name) == _folded(taker)]) > 1:
        # Both had it together: it is the taker's now.
        return ", ".join(dict.fromkeys(name.strip() for name in names if name.strip()))
    return "".join(part for pair in zip(names, [*parts[1::2], ""], strict=True) for part in pair).strip()


def _instead(name: str, taker: str) -> str:
    """The taker with the space around a name: looked for in the same go, with names, a long stretch takes minutes."""
    return f"{name[: len(name) - len(name.lstrip())]}{taker}{name[len(name.rstrip()) :] if name.strip() else ''}"


def _whose(plan: Plan) -> Iterator[str]:
    """What stands under “who” of each open goal and step; a goal need not be anybody's."""
    for goal in plan.goals:
        if goal.is_open and goal.who:
            yield goal.who
        yield from (step.who for step in goal.steps if step.is_open)


def _names(who: str) -> list[str]:
    return [name.strip() for name in _PARTED.split(who)[::2] if name.strip()] or [""]


def _is(who: str, holder: str) -> bool:
    return _folded(holder) in [_folded(name) for name in _names(who)]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
