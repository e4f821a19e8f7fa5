"""Steps and goals with a day as the entries of a calendar: what each says, what it is called, and when it was changed.

Nothing here asks what time it is: when an entry was last changed, and how often, is handed in.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from groundplan.plan.model import Goal, Plan, Step
from groundplan.publish.questions import STATES
from groundplan.words import Say

LONGEST_SUMMARY = 200
LONGEST_TEXT = 2000
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How often a worksheet was changed, and when last."""

    sequence: int = 0
    changed: datetime = _NEVER


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of a calendar: `uid` stays the same however the words change, `over` is what is done or dropped."""

    uid: str
    day: date
    summary: str
    about: str
    url: str
    over: bool
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Origin:
    """Where entries come from: the workbook, what it is called, the address of its plan (empty where nobody knows it),
    and the stamp of each worksheet."""

    workbook: uuid.UUID
    called: str
    url: str
    stamps: Mapping[str, Stamp]

    def uid(self, address: str) -> str:
        """The name of an entry, the same whenever and wherever the calendar of this workbook is made."""
        return f"{uuid.uuid5(self.workbook, address)}@groundplan"

    def stamp(self, address: str) -> Stamp:
        """The stamp of the worksheet on which something stands."""
        return self.stamps.get(address.partition("/")[0], Stamp())


def plan_entries(plan: Plan, origin: Origin, say: Say) -> Iterator[Entry]:
    """Every goal and every step that has a day."""
    for goal in plan.goals:
        if goal.due:
            yield _entry(origin, goal.address, goal.due, say("Goal: {text}", text=_called(goal, say)),
                         _goal_lines(goal, origin, say), over=not goal.is_open)  # fmt: skip
        for step in goal.steps:
            if step.by:
                yield step_entry(step, goal, origin, say)


def step_entry(step: Step, goal: Goal, origin: Origin, say: Say) -> Entry:
    """One step that has a day; what is done or dropped is over, and so is every step of a goal that has ended."""
    assert step.by, "only a step with a day stands in a calendar"
    lines = [
        say("Goal: {text}", text=_called(goal, say)),
        step.who and say("Who: {names}", names=step.who),
        step.state != "todo" and say("How it stands: {state}", state=say(STATES[step.state])),
        step.hours and say("Hours: {hours}", hours=step.hours),
        step.note,
        step.link,
        origin.called,
    ]
    over = not (step.is_open and goal.is_open)
    return _entry(origin, step.address, step.by, step.what, lines, over=over)


def _entry(origin: Origin, address: str, day: date, summary: str, lines: Iterable[str | bool], *, over: bool) -> Entry:
    about = "\n".join(one_line(line, LONGEST_TEXT) for line in lines if isinstance(line, str) and line)
    return Entry(
        origin.uid(address),
        day,
        one_line(summary, LONGEST_SUMMARY),
        about[:LONGEST_TEXT],
        origin.url,
        over,
        origin.stamp(address),
    )


def _goal_lines(goal: Goal, origin: Origin, say: Say) -> list[str]:
    because = say("We will know because: {text}", text=goal.know_because) if goal.know_because else ""
    return [because, goal.who and say("Who: {names}", names=goal.who), origin.called]


def _called(goal: Goal, say: Say) -> str:
    return goal.text or say("A goal without words yet")


def one_line(text: str, longest: int) -> str:
    """One line without control characters, which a calendar file cannot hold; what was cut away is shown."""
    plain = " ".join("".join(each if each.isprintable() or each in _JOINERS else " " for each in text).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


# Signs without width that words of some scripts, and pictures made of several, are joined with.
_JOINERS = "\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
