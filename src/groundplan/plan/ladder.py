"""The ladder: every horizon as a room with its goals, what builds on what, and each day's place on one line of time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundplan.plan.build import months_after
from groundplan.plan.mending import UNUSED_HORIZON
from groundplan.plan.model import Goal, Plan, Settled, Step

# More ways beside each other cannot be told apart; what a goal builds on is said in words as well.
MOST_LANES = 6
# Where a day before the plan's start stands.
BEFORE = -1.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line of time from the plan's start to the last day that is named.

    Its walls are the days at which horizons end. All stretches between walls are equally long, so that the next month
    is as legible in a plan of ten years as in one of a quarter.
    """

    start: date
    walls: tuple[date, ...]

    def place(self, day: date) -> float:
        """Where a day stands: from 0 (the start) to 1 (the last wall), or `BEFORE`."""
        if day < self.start:
            return BEFORE
        at = bisect_left(self.walls, day)
        if at == len(self.walls):
            return 1.0
        begins = self.walls[at - 1] if at else self.start
        share = (day - begins).days / max((self.walls[at] - begins).days, 1)
        return (at + share) / len(self.walls)


@dataclass(frozen=True, slots=True)
class Placed:
    """A step and where its day stands; `None` where it has none."""

    step: Step
    at: float | None


@dataclass(frozen=True, slots=True)
class Beam:
    """A goal with its number in the plan; `due` is where its last day stands, and `builds_on` the number of the goal
    that comes first."""

    number: int
    goal: Goal
    due: float | None
    steps: tuple[Placed, ...]
    builds_on: int | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A horizon and its goals; `until` is the day at which it ends, and `because` why it is left empty for now. Goals
    without a horizon stand in a last room without a name."""

    horizon: str
    label: str
    until: date | None
    beams: tuple[Beam, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """From a goal to those that build on it, all by their numbers; `lane` counts from 0, `None` where there are too
    many ways to draw this one."""

    foot: int
    tops: tuple[int, ...]
    lane: int | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The whole picture; `today` is where today stands, if it is within."""

    timeline: Timeline
    rooms: tuple[Room, ...]
    ways: tuple[Way, ...]
    today: float | None = None

    @property
    def beams(self) -> tuple[Beam, ...]:
        """Every goal in the order of its number."""
        return tuple(beam for room in self.rooms for beam in room.beams)


def ladder(plan: Plan, settled: Sequence[Settled] = (), today: date | None = None) -> Ladder:
    """The ladder of a plan; `settled` says which horizons are left empty on purpose."""
    timeline = _timeline(plan)
    numbers = {goal.address: number for number, goal in enumerate(plan.goals, 1)}
    within = today is not None and plan.start <= today <= timeline.walls[-1]
    return Ladder(
        timeline=timeline,
        rooms=tuple(_rooms(plan, settled, timeline, numbers)),
        ways=tuple(_ways(plan.goals, numbers)),
        today=timeline.place(today) if within and today else None,
    )


def _timeline(plan: Plan) -> Timeline:
    named = [goal.due for goal in plan.goals if goal.due]
    named += [step.by for goal in plan.goals for step in goal.steps if step.by]
    ends = {months_after(plan.start, horizon.months) for horizon in plan.horizons}
    walls = sorted(day for day in ends if day > plan.start)
    last = max(named, default=plan.start)
    if not walls or last > walls[-1]:
        # A day in the year 9999 can be the plan's start, too.
        tomorrow = plan.start + timedelta(days=1) if plan.start < date.max else plan.start
        walls.append(max(last, tomorrow))
    return Timeline(plan.start, tuple(walls))


def _rooms(plan: Plan, settled: Sequence[Settled], timeline: Timeline, numbers: Mapping[str, int]) -> Iterator[Room]:
    because = {each.where: each.because for each in settled if each.check == UNUSED_HORIZON}
    rungs = {rung.horizon: rung.goals for rung in plan.ladder}
    for horizon in plan.horizons:
        beams = tuple(_beams(rungs.get(horizon.id, ()), timeline, numbers))
        until = months_after(plan.start, horizon.months)
        yield Room(horizon.id, horizon.label, until, beams, because.get(f"horizon/{horizon.id}", ""))
    elsewhere = tuple(_beams(rungs.get("", ()), timeline, numbers))
    if elsewhere:
        yield Room("", "", None, elsewhere)


def _beams(goals: Iterable[Goal], timeline: Timeline, numbers: Mapping[str, int]) -> Iterator[Beam]:
    for goal in goals:
        first = numbers.get(goal.builds_on.address) if goal.builds_on else None
        number = numbers[goal.address]
        yield Beam(
            number=number,
            goal=goal,
            due=timeline.place(goal.due) if goal.due else None,
            steps=tuple(Placed(step, timeline.place(step.by) if step.by else None) for step in goal.steps),
            builds_on=first if first != number else None,
        )


def _ways(goals: Sequence[Goal], numbers: Mapping[str, int]) -> Iterator[Way]:
    """The ways from below, each in the first lane that is free all along it."""
    tops: dict[int, list[int]] = {}
    for number, goal in enumerate(goals, 1):
        foot = numbers.get(goal.builds_on.address) if goal.builds_on else None
        if foot is not None and foot != number:
            tops.setdefault(foot, []).append(number)
    free = [0] * MOST_LANES
    for foot, above in sorted(tops.items(), key=lambda each: min(each[0], *each[1])):
        begins, ends = min(foot, *above), max(foot, *above)
        lane = next((lane for lane, until in enumerate(free) if until < begins), None)
        if lane is not None:
            free[lane] = ends
        yield Way(foot, tuple(above), lane)
