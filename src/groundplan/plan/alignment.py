"""The thread through a plan: from what a library wants to the goals and steps that serve it, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from groundplan.plan.model import Goal, Line, Part, Plan
from groundplan.toolkit.model import Page, Role, Toolkit, Worksheet

# What a goal can answer to, in the order in which it is offered.
ANSWERED_TO = (Role.MISSION, Role.PRIORITIES, Role.STRENGTHS, Role.WEAKNESSES, Role.TEENS_WISHES)


@dataclass(frozen=True, slots=True)
class Served:
    """A line of the plan and the goals that say they answer to it, the nearest first."""

    line: Line
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """A part of the plan that goals can answer to, line by line."""

    part: Part
    lines: tuple[Served, ...]

    @property
    def waiting(self) -> tuple[Served, ...]:
        """The lines that no goal answers to so far."""
        return tuple(each for each in self.lines if not each.goals)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The thread in one direction: `strands` in the order of the plan, and `loose` goals, which answer to nothing."""

    strands: tuple[Strand, ...]
    loose: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a goal rests on: a line that it answers to, the worksheets on which that was written (its own, and the one
    that it was taken over from), and the pages that place them."""

    line: Line
    worksheets: tuple[Worksheet, ...]
    pages: tuple[Page, ...]


def align(plan: Plan) -> Alignment:
    """Every line that goals can answer to with those that do."""
    serving: dict[str, list[Goal]] = {}
    for goal in plan.goals:
        for line in goal.answers_to:
            serving.setdefault(line.address, []).append(goal)
    strands = tuple(
        Strand(part, tuple(Served(line, tuple(serving.get(line.address, ()))) for line in part.lines))
        for part in plan.parts
        if part.role in ANSWERED_TO and part.lines
    )
    return Alignment(strands, tuple(goal for goal in plan.goals if not goal.answers_to))


def rests_on(toolkit: Toolkit, goal: Goal) -> Sequence[Ground]:
    """What a goal rests on, line by line; the thread in the other direction."""
    placing = _placing(toolkit)
    return [_ground(toolkit, line, placing) for line in goal.answers_to]


def _ground(toolkit: Toolkit, line: Line, placing: Mapping[str, Sequence[Page]]) -> Ground:
    sheets = tuple({sheet.id: sheet for sheet in _worksheets(toolkit, line)}.values())
    pages = {page.id for sheet in sheets for page in placing.get(sheet.id, ())}
    return Ground(line, sheets, tuple(page for page in toolkit.pages() if page.id in pages))


def _worksheets(toolkit: Toolkit, line: Line) -> Iterator[Worksheet]:
    for address in (line.address, line.origin):
        sheet = toolkit.worksheet(address.partition("/")[0]) if address else None
        if sheet is not None and not sheet.withdrawn:
            yield sheet


def _placing(toolkit: Toolkit) -> Mapping[str, Sequence[Page]]:
    """Worksheet → the pages that place it, in reading order."""
    found: dict[str, list[Page]] = {}
    for page in toolkit.pages():
        for placement in page.placements:
            found.setdefault(placement.worksheet, []).append(page)
    return found
