"""The map as a block: drawn in sheets, and the same facts as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import inf

from groundplan.plan.headings import heading
from groundplan.plan.map import PlanMap, Row, Touch
from groundplan.publish.ladders import MOST_SHEETS, SHEET, Tell, called, whole
from groundplan.publish.map_drawing import Told, sheets
from groundplan.publish.outline import Cell, Drawing, Sketch, Table, plain
from groundplan.publish.questions import STATES
from groundplan.words import Say


@dataclass(frozen=True)
class Places:
    """Where goals (by number) and lines (by address) stand on a page."""

    goals: Mapping[int, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)


def map_block(found: PlanMap, say: Say, *, name: str = "map", places: Places | None = None) -> Drawing:
    """The map, linked to its places where it is drawn for a page, else for paper: in a few sheets; what does not stand
    on them stands in the table."""
    told = Told(
        say,
        halls=[heading(hall.part, say) for hall in found.halls],
        waiting=lambda row: _waiting(row, say),
        titles=lambda number: _goal(found, number, say),
        goals=places.goals if places else {},
        lines=places.lines if places else {},
    )
    about = say(
        "Rows are priorities and what is to be strengthened, columns are goals; a door stands where a goal answers to "
        "a row. A dashed row is one for which no goal stands so far. The table below says the same in words."
    )
    drawn = sheets(found, told, name, about, most=inf if places else SHEET)
    sketches = tuple(
        Sketch(made, _alt(numbers, len(found.goals), say))
        for made, numbers in islice(drawn, None if places else MOST_SHEETS)
    )
    return Drawing(sketches, _table(found, say, whole if places else called))


def _alt(numbers: Sequence[int], all_of_them: int, say: Say) -> str:
    if len(numbers) == all_of_them:
        return say("The map of what the goals answer to; the table below says the same.")
    return say(
        "The map of what goals {first} to {last} of {all} answer to; the table below says the same of all of them.",
        first=numbers[0], last=numbers[-1], all=all_of_them,
    )  # fmt: skip


def _waiting(row: Row, say: Say) -> str:
    if row.because:
        return say("Not now, because: {because}", because=row.because)
    return say("No goal so far.")


def _goal(found: PlanMap, number: int, say: Say, tell: Tell = whole) -> str:
    text = tell(found.goals[number - 1].text) or say("A goal without words yet")
    return f"{number} {text}"


def _table(found: PlanMap, say: Say, tell: Tell) -> Table:
    rows = [_row(heading(hall.part, say), row, found, say, tell) for hall in found.halls for row in hall.rows]
    rest = (
        (say("Something else: a strength, a wish, the mission"), found.elsewhere),
        (say("Nothing so far"), found.loose),
    )
    for text, numbers in rest:
        if numbers:
            goals = "\n".join(_goal(found, number, say, tell) for number in numbers)
            rows.append(_cells(say("Answers to"), text, goals))
    header = (say("What it is"), say("In words"), say("Goals"))
    return Table(header, tuple(rows), say("The map as a table"), row_headers=True, widths=(2, 5, 5))


def _row(title: str, row: Row, found: PlanMap, say: Say, tell: Tell) -> tuple[Cell, ...]:
    goals = [*_meetings(row, found, say, tell), *([_waiting(row, say)] if row.waits else [])]
    return _cells(title, tell(row.line.text), "\n".join(goals))


def _meetings(row: Row, found: PlanMap, say: Say, tell: Tell) -> Iterator[str]:
    for number, touch in sorted(row.touches.items()):
        how = {Touch.GOAL: "", Touch.STEP: say("a step of it"), Touch.DROPPED: say(STATES["dropped"])}[touch]
        yield _goal(found, number, say, tell) + (f" ({how})" if how else "")


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(plain(text)) for text in texts)
