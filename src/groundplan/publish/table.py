"""A plan as a table for spreadsheets (CSV): a line a step, and a line for each goal that has none yet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from groundplan.plan.model import Goal, Plan, Step
from groundplan.publish.questions import STATES
from groundplan.words import Say

# What a spreadsheet would take for the beginning of a formula, whatever space stands before it; the last four are the
# wide forms, which some take for the narrow ones.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_TAKEN_AWAY = ("\t", "\r", "\n")
# Where commas are decimal points, spreadsheets begin a new cell at each of these, quotation marks or not.
_CELL_WITHIN = re.compile(rf"([;\t\r\n])(?=[^\S\t\r\n]*+[{re.escape(''.join(_FORMULA))}])")


def plan_table(plan: Plan, say: Say) -> bytes:
    """The table, in UTF-8 with its mark, by which spreadsheets know it; days as ISO writes them, so that they sort."""
    heads = [
        say("Horizon"), say("Goal"), say("Goal due on"), say("Step"), say("Who"), say("Role"), say("By when"),
        say("How it stands"), say("Reason"), say("Hours"), say("Note"), say("Link"),
    ]  # fmt: skip
    return table([heads, *_lines(plan, say)])


def _lines(plan: Plan, say: Say) -> Iterator[Sequence[str]]:
    for rung in plan.ladder:
        for goal in rung.goals:
            about = (rung.label, goal.text, _day(goal.due))
            yield from ((*about, *_step(step, say)) for step in goal.steps)
            if not goal.steps:
                yield (*about, *_no_step(goal))


def _step(step: Step, say: Say) -> tuple[str, ...]:
    how = say(STATES[step.state])
    return (step.what, step.who, step.role, _day(step.by), how, step.why, step.hours, step.note, step.link)


def _no_step(goal: Goal) -> tuple[str, ...]:
    return ("", goal.who, goal.role, "", "", goal.why, goal.hours, "", "")


def _day(given: date | None) -> str:
    return given.isoformat() if given else ""


def table(lines: Iterable[Sequence[str]]) -> bytes:
    """Lines as CSV, in UTF-8 with its mark; no cell of it is a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([plain_cell(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def plain_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    is_formula = text.startswith(_TAKEN_AWAY) or text.lstrip().startswith(_FORMULA)
    whole = f"'{text}" if is_formula else text
    return _CELL_WITHIN.sub(r"\1'", whole)
