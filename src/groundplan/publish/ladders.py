"""The ladder as a block: drawn in sheets, and the same facts as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from math import inf

from groundplan.dates import day
from groundplan.plan.ladder import Beam, Ladder, Room
from groundplan.plan.model import Goal, Step
from groundplan.publish.direction import isolated
from groundplan.publish.ladder_drawing import Told, sheets
from groundplan.publish.outline import Cell, Drawing, Sketch, Table, plain
from groundplan.publish.questions import STATES
from groundplan.words import Say

# In units of the drawing: as much as stands on a page below a heading, and how many pages are worth turning.
SHEET, MOST_SHEETS = 820.0, 4
NAMED = 40
# On paper the plan has said every text before; the tables of its pictures need no more than to call it.
CALLED = 80

Tell = Callable[[str], str]


def ladder_block(
    found: Ladder, say: Say, language: str, *, name: str = "ladder", places: Mapping[int, str] | None = None
) -> Drawing:
    """The ladder; `places` leads from each goal's number to its address on a page, which is drawn in one sheet.
    Without them it is drawn for paper: in a few sheets, and what does not stand on them stands in the table."""
    linked = places is not None
    rooms = {beam.number: _called(room, say) for room in found.rooms for beam in room.beams}
    told = Told(
        say,
        language,
        facts=lambda beam: [*_facts(beam, say, language)],
        titles=lambda beam: _title(beam, rooms[beam.number], say, language),
        places=places or {},
    )
    drawn = sheets(found, told, name, _about(found, say, language), most=inf if linked else SHEET)
    sketches = tuple(
        Sketch(made, _alt(beams, len(found.beams), say))
        for made, beams in islice(drawn, None if linked else MOST_SHEETS)
    )
    return Drawing(sketches, _table(found, say, language, whole if linked else called))


def whole(text: str) -> str:
    """A text as it is."""
    return text


def called(text: str) -> str:
    """A text as far as it takes to know it again."""
    return text if len(text) <= CALLED else f"{text[:CALLED].rstrip()}…"


def _alt(beams: Sequence[Beam], all_of_them: int, say: Say) -> str:
    if not beams:
        return say("The ladder: no goal is written down yet.")
    if len(beams) == all_of_them:
        return say("The ladder of all goals; the table below says the same.")
    return say(
        "The ladder, goals {first} to {last} of {all}; the table below says the same of all of them.",
        first=beams[0].number, last=beams[-1].number, all=all_of_them,
    )  # fmt: skip


def _about(found: Ladder, say: Say, language: str) -> str:
    return say(
        "Every horizon is a room with its goals, the nearest first. Beside them time runs from {start} to {end}; a "
        "door is a step. The table below says the same in words.",
        start=day(found.timeline.start, language),
        end=day(found.timeline.walls[-1], language),
    )


def _facts(beam: Beam, say: Say, language: str) -> Iterator[str]:
    """What is said under a goal."""
    goal = beam.goal
    if not goal.is_open:
        yield _ended(goal, say)
    if goal.due:
        yield say("by {day}", day=day(goal.due, language, "medium"))
    if beam.builds_on:
        yield say("builds on {number}", number=beam.builds_on)
    if goal.steps:
        done = sum(step.state == "done" for step in goal.steps)
        yield say("steps done: {done} of {all}", done=done, all=len(goal.steps))


def _title(beam: Beam, horizon: str, say: Say, language: str) -> str:
    """What a goal in the drawing is called: all of it, and where it stands."""
    text = beam.goal.text or say("A goal without words yet")
    return f"{beam.number} {isolated(text)} · " + " · ".join([horizon, *_facts(beam, say, language)])


def _called(room: Room, say: Say) -> str:
    return room.label or say("Without a date yet")


def _table(found: Ladder, say: Say, language: str, tell: Tell) -> Table:
    header = (say("Horizon"), say("Goal"), say("By when"), say("Builds on"), say("Steps"))
    texts = [beam.goal.text for beam in found.beams]
    rows = [row for room in found.rooms for row in _rows(room, texts, say, language, tell)]
    return Table(header, tuple(rows), say("The ladder as a table"), row_headers=True, widths=(3, 6, 2, 3, 6))


def _rows(room: Room, goals: Sequence[str], say: Say, language: str, tell: Tell) -> Iterator[tuple[Cell, ...]]:
    if not room.beams:
        because = say("Not yet, because: {because}", because=room.because) if room.because else ""
        yield _cells(_called(room, say), because or say("No goal here so far."), "", "", "")
    for beam in room.beams:
        goal = beam.goal
        text = tell(goal.text) or say("A goal without words yet")
        ended = "" if goal.is_open else f" ({_ended(goal, say)})"
        first = goals[beam.builds_on - 1] if beam.builds_on else ""
        yield _cells(
            _called(room, say),
            f"{beam.number} {text}{ended}",
            day(goal.due, language, "medium") if goal.due else "",
            f"{beam.builds_on} {_short(first)}" if beam.builds_on else "",
            "\n".join(_step(step, say, language, tell) for step in goal.steps),
        )


def _ended(goal: Goal, say: Say) -> str:
    state = "done" if goal.ended == "done" else "dropped"
    return say(STATES[state])


def _short(text: str) -> str:
    return text if len(text) <= NAMED else f"{text[:NAMED].rstrip()}…"


def _step(step: Step, say: Say, language: str, tell: Tell) -> str:
    by = day(step.by, language, "medium") if step.by else ""
    return " · ".join(filter(None, (tell(step.what), step.who, by, say(STATES[step.state]))))


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(plain(text)) for text in texts)
