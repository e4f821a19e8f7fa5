"""The plan: what a library wants, in one frozen value computed from the answers; never a second truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundplan.workbook.answers import Scope, StepState


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the plan and where it was written. `address` is `worksheet/question[/row]`."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a goal; `overdue` is told by the caller's today, never by a clock in here."""

    what: str
    who: str
    by: date | None
    state: StepState
    address: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its references resolved: `answers_to` are lines of this plan, `builds_on` another goal's text."""

    text: str
    address: str
    horizon: str
    scope: Scope
    due: date | None
    steps: tuple[Step, ...]
    answers_to: tuple[Line, ...] = ()
    builds_on: Line | None = None
    moves: tuple[str, ...] = ()
    know_because: str = ""
    outcome: str = ""
    partners: str = ""
    cost: str = ""
    hours: str = ""
    desk_cover: str = ""
    who_agrees: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """The goals of one horizon, nearest horizon first; goals without a known horizon stand on a last, unnamed rung."""

    horizon: str
    label: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the plan page, the brief and the exports show."""

    library: str
    department: str
    start: date
    mission: tuple[Line, ...] = ()
    vision: tuple[Line, ...] = ()
    department_mission: tuple[Line, ...] = ()
    values: tuple[Line, ...] = ()
    priorities: tuple[Line, ...] = ()
    strengths: tuple[Line, ...] = ()
    weaknesses: tuple[Line, ...] = ()
    teens_wishes: tuple[Line, ...] = ()
    partners: tuple[Line, ...] = ()
    said_and_done: tuple[Line, ...] = ()
    outcomes: tuple[Line, ...] = ()
    ladder: tuple[Rung, ...] = ()

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal, nearest horizon first."""
        return tuple(goal for rung in self.ladder for goal in rung.goals)
