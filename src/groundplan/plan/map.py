"""The map: which goal answers to which priority and takes up which weakness, and what waits on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groundplan.plan.alignment import Alignment, Strand, align
from groundplan.plan.mending import UNTOUCHED_WEAKNESS
from groundplan.plan.model import Goal, Line, Part, Plan, Settled
from groundplan.toolkit.model import Role


class Touch(StrEnum):
    """How a goal meets a line: by answering to it, by a step of it that mends it, or not any more."""

    GOAL = "goal"
    STEP = "step"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Row:
    """A line with the goals that meet it, by their numbers; `because` is why nothing is done about it now."""

    line: Line
    touches: Mapping[int, Touch]
    because: str = ""

    @property
    def waits(self) -> bool:
        """Whether nothing that is done, or to be done, meets it."""
        return all(touch is Touch.DROPPED for touch in self.touches.values())


@dataclass(frozen=True, slots=True)
class Hall:
    """A part of the plan whose lines are rows: the priorities (the mission where none is written), the weaknesses."""

    part: Part
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PlanMap:
    """The whole map: `goals` are its columns, numbered from 1; `elsewhere` are those that answer to lines which are no
    rows (a strength, a wish), and `loose` those that answer to nothing."""

    goals: tuple[Goal, ...]
    halls: tuple[Hall, ...]
    elsewhere: tuple[int, ...]
    loose: tuple[int, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of every hall."""
        return tuple(row for hall in self.halls for row in hall.rows)


def plan_map(plan: Plan, settled: Sequence[Settled] = ()) -> PlanMap:
    """The map of a plan; `settled` says which weaknesses are left for now, and why."""
    found = align(plan)
    numbers = {goal.address: number for number, goal in enumerate(plan.goals, 1)}
    because = {each.where: each.because for each in settled if each.check == UNTOUCHED_WEAKNESS}
    mending = _mending(plan.goals, numbers)
    halls = tuple(_hall(strand, numbers, mending, because) for strand in _strands(found))
    met = {number for hall in halls for row in hall.rows for number in row.touches}
    open_or_done = [number for number, goal in enumerate(plan.goals, 1) if goal.ended != "dropped"]
    nothing = {numbers[goal.address] for goal in found.loose}
    return PlanMap(
        goals=plan.goals,
        halls=halls,
        elsewhere=tuple(number for number in range(1, len(plan.goals) + 1) if number not in met | nothing),
        loose=tuple(number for number in open_or_done if number in nothing - met),
    )


def _strands(found: Alignment) -> Iterator[Strand]:
    """What the rows are: a mission only where no priority is written that a goal could answer to."""
    by_role = {strand.part.role: strand for strand in found.strands}
    chosen = (by_role.get(Role.PRIORITIES) or by_role.get(Role.MISSION), by_role.get(Role.WEAKNESSES))
    return (strand for strand in chosen if strand is not None)


def _mending(goals: Sequence[Goal], numbers: Mapping[str, int]) -> Mapping[str, list[int]]:
    """The address of a line → the goals of which a step was made for it."""
    found: dict[str, list[int]] = {}
    for goal in goals:
        for step in goal.steps:
            if step.mends and step.state != "dropped":
                found.setdefault(step.mends.address, []).append(numbers[goal.address])
    return found


def _hall(
    strand: Strand, numbers: Mapping[str, int], mending: Mapping[str, Sequence[int]], because: Mapping[str, str]
) -> Hall:
    rows = []
    dropped = {numbers[goal.address] for each in strand.lines for goal in each.goals if goal.ended == "dropped"}
    for each in strand.lines:
        touches = dict.fromkeys(mending.get(each.line.address, ()), Touch.STEP)
        touches |= dict.fromkeys((numbers[goal.address] for goal in each.goals), Touch.GOAL)
        touches |= {number: Touch.DROPPED for number in touches if number in dropped}
        rows.append(Row(each.line, touches, because.get(each.line.address, "")))
    return Hall(strand.part, tuple(rows))
