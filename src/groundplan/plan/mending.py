"""What becomes of a weakness: the goals that answer to it, the steps that mend it, or why not now; and why an unused
horizon is not used yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from groundplan.plan.model import Goal, Line, Plan, Settled, Step
from groundplan.toolkit.model import Horizon, Role

# The checks of which somebody says “not now” or “not yet”.
UNTOUCHED_WEAKNESS = "untouched-weakness"
UNUSED_HORIZON = "horizons"


@dataclass(frozen=True, slots=True)
class Mending:
    """A weakness and what becomes of it. `steps` stand each with its goal; what was dropped is left out. `not_now` is
    why it waits."""

    line: Line
    goals: tuple[Goal, ...] = ()
    steps: tuple[tuple[Goal, Step], ...] = ()
    not_now: str = ""

    @property
    def is_taken_up(self) -> bool:
        """Whether a goal or a step is there for it."""
        return bool(self.goals or self.steps)


def mendings(plan: Plan, settled: Sequence[Settled] = ()) -> tuple[Mending, ...]:
    """Every weakness of a plan in its order, with what becomes of it."""
    waiting = {each.where: each.because for each in settled if each.check == UNTOUCHED_WEAKNESS}
    goals: dict[str, list[Goal]] = {}
    steps: dict[str, list[tuple[Goal, Step]]] = {}
    for goal in (each for each in plan.goals if each.ended != "dropped"):
        for address in {line.address for line in goal.answers_to}:
            goals.setdefault(address, []).append(goal)
        for step in goal.steps:
            if step.mends is not None and step.state != "dropped":
                steps.setdefault(step.mends.address, []).append((goal, step))
    return tuple(
        Mending(
            line,
            tuple(goals.get(line.address, ())),
            tuple(steps.get(line.address, ())),
            waiting.get(line.address, ""),
        )
        for line in plan.part(Role.WEAKNESSES).lines
    )


def not_yet(plan: Plan, settled: Sequence[Settled]) -> tuple[tuple[Horizon, str], ...]:
    """The horizons without a goal of which somebody said why, the nearest first."""
    used = {rung.horizon for rung in plan.ladder}
    waiting = {each.where: each.because for each in settled if each.check == UNUSED_HORIZON}
    found = ((horizon, waiting.get(f"horizon/{horizon.id}", "")) for horizon in plan.horizons)
    return tuple((horizon, because) for horizon, because in found if because and horizon.id not in used)
