"""What a goal and its steps say, the same in the plan and on the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from groundplan.dates import when
from groundplan.plan.model import Goal, Step
from groundplan.publish.outline import Cell, Paragraph, Run, Table, plain
from groundplan.words import Say, mark
from groundplan.workbook.answers import GoalEntry, StepEntry
from groundplan.workbook.links import web_address

STATES = {"todo": mark("To do"), "doing": mark("Doing"), "done": mark("Done"), "dropped": mark("Dropped")}
ENDS = {"done": mark("Done"), "moved": mark("Goes on until later"), "dropped": mark("Dropped")}
MORE: Mapping[str, str] = {
    "know_because": mark("We will know because"),
    "outcome": mark("What will be different for teens"),
    "partners": mark("Partners"),
    "cost": mark("Cost"),
    "hours": mark("Hours"),
    "desk_cover": mark("Desk cover"),
    "who_agrees": mark("Who must agree"),
}
_OF_STEP: Mapping[str, str] = {"hours": mark("Hours"), "note": mark("Note"), "link": mark("Link"), "why": mark("Why")}


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step to be told: `by` is its day in words, `mends` the weakness that it is there for."""

    step: Step | StepEntry
    by: str = ""
    mends: str = ""


def steps_table(rows: Sequence[StepRow], say: Say) -> Table:
    """Steps with who, by when and how they stand; what else a step says stands under it, so that the table stays as
    wide as paper."""
    header = (say("Step"), say("Who"), say("By when"), say("How it stands"))
    cells = tuple(
        (
            Cell((*plain(row.step.what), *_under(row, say))),
            Cell(plain(person(row.step.who, row.step.role))),
            Cell(plain(row.by)),
            Cell(plain(say(STATES[row.step.state]))),
        )
        for row in rows
    )
    return Table(header, cells, say("Steps"), widths=(5, 2, 2, 2))


def _under(row: StepRow, say: Say) -> Iterator[Run]:
    told = [(label, getattr(row.step, name).strip()) for name, label in _OF_STEP.items()]
    for label, text in [*told, (mark("Mends"), row.mends)]:
        if text:
            yield Run(f"\n{say(label)}: ", italic=True)
            yield Run(text, href=web_address(text) if label == _OF_STEP["link"] else "")


def person(who: str, role: str) -> str:
    """Who it is and in which role, as far as one of them is said."""
    who, role = who.strip(), role.strip()
    return f"{who} ({role})" if who and role else who or role


def more_facts(goal: Goal | GoalEntry, language: str, say: Say) -> list[Paragraph]:
    """What else a goal says, and what looking back on it brought."""
    found = [fact(say(label), said) for name, label in MORE.items() if (said := getattr(goal, name).strip())]
    if after := person(goal.who, goal.role):
        found.append(fact(say("Looked after by"), after))
    ended = say(ENDS[goal.ended]) if goal.ended else ""
    looked = say("looked back on {day}", day=_day(goal.looked, language)) if goal.looked else ""
    before = say("was due on {day}", day=_day(goal.moved_from, language)) if goal.moved_from else ""
    if ended or looked or before:
        found.append(fact(say("Looking back"), " · ".join(filter(None, (ended, before, looked)))))
    if why := goal.why.strip():
        found.append(fact(say("Why"), why))
    if learned := goal.learned.strip():
        found.append(fact(say("What we learned"), learned))
    return found


def _day(day: object, language: str) -> str:
    """A day of an answer (ISO) or of a plan (a date), in words."""
    return when(str(day), language)


def fact(label: str, text: str) -> Paragraph:
    """A line with its label before it."""
    return Paragraph((Run(f"{label}: ", bold=True), *plain(text)))
