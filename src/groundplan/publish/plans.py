"""The plan as an outline and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from groundplan.plan.model import Goal, Line, Plan, Step
from groundplan.publish import markup
from groundplan.publish.dates import day
from groundplan.publish.outline import Block, Heading, ListBlock, ListItem, Outline, Paragraph, Table, headed, plain
from groundplan.publish.questions import MORE, STATES, fact, steps_table, whose
from groundplan.toolkit.model import Toolkit
from groundplan.words import Say, mark, words

# What stands before the goals: attribute of the plan, its heading, and whether it is told when it is empty.
_GROUND: Sequence[tuple[str, str, bool]] = (
    ("mission", mark("The library’s mission"), True),
    ("vision", mark("Vision for teens"), False),
    ("department_mission", mark("What our department is for"), False),
    ("values", mark("Values"), False),
    ("priorities", mark("Strategic priorities"), False),
    ("said_and_done", mark("What has been said and done"), False),
    ("teens_wishes", mark("What teens want"), False),
    ("strengths", mark("Strengths"), True),
    ("weaknesses", mark("To strengthen"), True),
    ("partners", mark("Partners"), False),
    ("outcomes", mark("What will be different for teens"), False),
)


def plan_outline(plan: Plan, *, toolkit: Toolkit, library: str, department: str, language: str, paper: str) -> Outline:
    """The whole plan, nearest goals first."""
    say = words(language)
    blocks = plan_blocks(plan, say, language, 1)
    return Outline(
        title=say("Our plan for connected learning"),
        subtitle=" · ".join(filter(None, (plan.library or library, department))),
        author=plan.library or library,
        language=language,
        paper=paper,
        blocks=tuple(blocks),
    )


def plan_blocks(plan: Plan, say: Say, language: str, level: int) -> list[Block]:
    """The plan's content; its headings start on `level`."""
    found: list[Block] = [Paragraph(plain(say("Counted from {day}", day=day(plan.start, language))), "hint")]
    for name, label, always in _GROUND:
        lines: tuple[Line, ...] = getattr(plan, name)
        if lines or always:
            found += [Heading(level, say(label)), *_lines(lines, say)]
    found.append(Heading(level, say("Goals")))
    if not plan.goals:
        found.append(Paragraph(plain(say("No goal is written down yet.")), "hint"))
    for rung in plan.ladder:
        found.append(Heading(level + 1, rung.label or say("Without a date yet")))
        for goal in rung.goals:
            found += _goal(goal, plan.department, say, language, level + 2)
    return found


def _lines(lines: Sequence[Line], say: Say) -> list[Block]:
    if not lines:
        return [Paragraph(plain(say("Not written down yet.")), "hint")]
    if len(lines) == 1:
        return list(markup.blocks(lines[0].text))
    return [ListBlock(tuple(ListItem(markup.runs(line.text)) for line in lines))]


def _goal(goal: Goal, department: str, say: Say, language: str, level: int) -> list[Block]:
    found: list[Block] = [*headed(Heading(level, goal.text or say("A goal without words yet"), goal.address))]
    facts = [whose(goal.scope, department, say)]
    facts.append(say("by {day}", day=day(goal.due, language)) if goal.due else "")
    facts.append(", ".join(goal.moves))
    if any(facts):
        found.append(Paragraph(plain(" · ".join(filter(None, facts))), "hint", keep=True))
    if goal.steps:
        found.append(_steps(goal.steps, say, language))
    if goal.builds_on:
        found.append(fact(say("Builds on"), goal.builds_on.text))
    if goal.answers_to:
        found.append(fact(say("Answers to"), "; ".join(line.text for line in goal.answers_to)))
    for name, label in MORE.items():
        if getattr(goal, name):
            found.append(fact(say(label), getattr(goal, name)))
    return found


def _steps(steps: Sequence[Step], say: Say, language: str) -> Table:
    rows = [
        (step.what, step.who, day(step.by, language, "medium") if step.by else "", say(STATES[step.state]))
        for step in steps
    ]
    return steps_table(rows, say)


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain data: dates as ISO text, tuples as lists."""
    data: dict[str, Any] = _plain(asdict(plan))
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
