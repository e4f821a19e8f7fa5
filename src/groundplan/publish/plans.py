"""The plan as an outline and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from groundplan.plan.headings import HEADINGS, heading, kind
from groundplan.plan.model import Goal, Line, Part, Plan, Source, Step
from groundplan.publish.dates import day
from groundplan.publish.goals import StepRow, fact, more_facts, steps_table
from groundplan.publish.outline import Block, Heading, Outline, Paragraph, Table, headed, plain
from groundplan.publish.questions import whose
from groundplan.publish.quotations import cited_blocks
from groundplan.toolkit.model import Role, Toolkit
from groundplan.words import Say, words

# What is told when nothing is written for it, too: a plan is not whole without.
_ALWAYS = (Role.MISSION, Role.STRENGTHS, Role.WEAKNESSES)


def plan_outline(
    plan: Plan,
    *,
    toolkit: Toolkit,
    library: str,
    department: str,
    language: str,
    paper: str,
    today: date | None = None,
) -> Outline:
    """The whole plan, nearest goals first; `today` tells whose years have ended."""
    say = words(language)
    blocks = plan_blocks(plan, say, language, 1, today)
    return Outline(
        title=say("Our plan for connected learning"),
        subtitle=" · ".join(filter(None, (plan.library or library, department))),
        author=plan.library or library,
        language=language,
        paper=paper,
        blocks=tuple(blocks),
    )


def plan_blocks(plan: Plan, say: Say, language: str, level: int, today: date | None = None) -> list[Block]:
    """The plan's content; its headings start on `level`."""
    today = today or plan.start
    found: list[Block] = [Paragraph(plain(say("Counted from {day}", day=day(plan.start, language))), "hint")]
    for part in plan.parts:
        if part.role is Role.GOALS:
            found += [*headed(Heading(level, heading(part, say))), *_ladder(plan, say, language, level + 1)]
        elif part.is_told or part.role in _ALWAYS:
            found += [*headed(Heading(level, heading(part, say))), *_part(part, say, language, level + 1, today)]
    return found


def _part(part: Part, say: Say, language: str, level: int, today: date) -> list[Block]:
    if not part.is_told:
        return [Paragraph(plain(say("Not written down yet.")), "hint")]
    found: list[Block] = []
    for source in part.sources:
        if source.title:
            found += headed(Heading(level, source.title))
        found += _source(source, say, language, today)
    return found


def _source(source: Source, say: Say, language: str, today: date) -> list[Block]:
    lines = [(line.text, line.citations) for line in source.lines]
    return cited_blocks(lines, source.about, say, language, today, listed=len(lines) > 1)


def _ladder(plan: Plan, say: Say, language: str, level: int) -> list[Block]:
    if not plan.goals:
        return [Paragraph(plain(say("No goal is written down yet.")), "hint")]
    found: list[Block] = []
    for rung in plan.ladder:
        found.append(Heading(level, rung.label or say("Without a date yet")))
        for goal in rung.goals:
            found += _goal(goal, plan, say, language, level + 1)
    return found


def _goal(goal: Goal, plan: Plan, say: Say, language: str, level: int) -> list[Block]:
    found: list[Block] = [*headed(Heading(level, goal.text or say("A goal without words yet"), goal.address))]
    facts = [whose(goal.scope, plan.department, say)]
    facts.append(say("by {day}", day=day(goal.due, language)) if goal.due else "")
    facts.append(", ".join(goal.moves))
    if any(facts):
        found.append(Paragraph(plain(" · ".join(filter(None, facts))), "hint", keep=True))
    if goal.steps:
        found.append(_steps(goal.steps, say, language))
    if goal.builds_on:
        found.append(fact(say("Builds on"), goal.builds_on.text))
    if goal.answers_to:
        found.append(fact(say("Answers to"), "; ".join(_with_kind(line, plan, say) for line in goal.answers_to)))
    return found + more_facts(goal, language, say)


def _with_kind(line: Line, plan: Plan, say: Say) -> str:
    return f"{kind(plan.part(line.role), say)}: {line.text}" if line.role else line.text


def _steps(steps: Sequence[Step], say: Say, language: str) -> Table:
    rows = [
        StepRow(step, day(step.by, language, "medium") if step.by else "", step.mends.text if step.mends else "")
        for step in steps
    ]
    return steps_table(rows, say)


# Left out where there are none.
_WHERE_THERE_ARE = ("citations", "about", "listed", "confirmations", "origin")


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain data: dates as ISO text, tuples as lists; each role's lines by its name, and the parts as they
    are headed and ordered."""
    roles = {role.value: _plain([asdict(line) for line in plan.part(role).lines]) for role in HEADINGS}
    data: dict[str, Any] = _plain(asdict(plan))
    return {**{name: lines for name, lines in roles.items() if name != Role.GOALS}, **data}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item or key not in _WHERE_THERE_ARE}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
