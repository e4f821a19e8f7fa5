"""The plan as an outline and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from groundplan.dates import day
from groundplan.plan.headings import HEADINGS, heading, kind
from groundplan.plan.ladder import ladder
from groundplan.plan.map import plan_map
from groundplan.plan.mending import mendings, not_yet
from groundplan.plan.model import Goal, Line, Part, Plan, Rung, Settled, Source, Step
from groundplan.publish.goals import StepRow, fact, more_facts, steps_table
from groundplan.publish.ladders import ladder_block
from groundplan.publish.maps import map_block
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
    settled: Sequence[Settled] = (),
) -> Outline:
    """The whole plan, nearest goals first; `today` tells whose years have ended, `settled` what is left for now."""
    say = words(language)
    blocks = plan_blocks(plan, say, language, 1, today, settled)
    return Outline(
        title=say("Our plan for connected learning"),
        subtitle=" · ".join(filter(None, (plan.library or library, department))),
        author=plan.library or library,
        language=language,
        paper=paper,
        blocks=tuple(blocks),
    )


def plan_blocks(
    plan: Plan, say: Say, language: str, level: int, today: date | None = None, settled: Sequence[Settled] = ()
) -> list[Block]:
    """The plan's content; its headings start on `level`."""
    now, today = today, today or plan.start
    found: list[Block] = [Paragraph(plain(say("Counted from {day}", day=day(plan.start, language))), "hint")]
    for part in plan.parts:
        if part.role is Role.GOALS:
            found += [*headed(Heading(level, heading(part, say))), *_ladder(plan, say, language, level + 1, settled)]
        elif part.is_told or part.role in _ALWAYS:
            found += [*headed(Heading(level, heading(part, say))), *_part(part, say, language, level + 1, today)]
        if part.role is Role.WEAKNESSES:
            found += _not_now(plan, say, settled)
    return found + _pictures(plan, say, language, level, now, settled)


def _pictures(
    plan: Plan, say: Say, language: str, level: int, today: date | None, settled: Sequence[Settled]
) -> list[Block]:
    """The ladder and the map; a single goal needs neither."""
    if len(plan.goals) < 2:
        return []
    return [
        Heading(level, say("The plan at a glance")),
        Heading(level + 1, say("The ladder")),
        ladder_block(ladder(plan, settled, today), say, language),
        Heading(level + 1, say("The map")),
        map_block(plan_map(plan, settled), say),
    ]


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


def _not_now(plan: Plan, say: Say, settled: Sequence[Settled]) -> list[Block]:
    """Why weaknesses wait that no goal and no step is there for."""
    lines = mendings(plan, settled)
    waiting = [each for each in lines if each.not_now and not each.is_taken_up]
    if len(lines) == 1:
        return [Paragraph(plain(say("Not now, because: {because}", because=each.not_now)), "hint") for each in waiting]
    return [
        Paragraph(
            plain(say("“{weakness}”: not now, because: {because}", weakness=each.line.text, because=each.not_now)),
            "hint",
        )
        for each in waiting
    ]


def _ladder(plan: Plan, say: Say, language: str, level: int, settled: Sequence[Settled]) -> list[Block]:
    """Goals by horizon, and among them the horizons of which somebody said why there is no goal yet."""
    found: list[Block] = [] if plan.goals else [Paragraph(plain(say("No goal is written down yet.")), "hint")]
    waiting = {horizon.id: because for horizon, because in not_yet(plan, settled)}
    rungs = [*plan.ladder, *(Rung(each.id, each.label, ()) for each in plan.horizons if each.id in waiting)]
    places = {horizon.id: at for at, horizon in enumerate(plan.horizons)}
    for rung in sorted(rungs, key=lambda each: places.get(each.horizon, len(places))):
        found.append(Heading(level, rung.label or say("Without a date yet")))
        for goal in rung.goals:
            found += _goal(goal, plan, say, language, level + 1)
        if rung.horizon in waiting:
            found.append(Paragraph(plain(say("Not yet, because: {because}", because=waiting[rung.horizon])), "hint"))
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


def plan_json(plan: Plan, settled: Sequence[Settled] = ()) -> dict[str, Any]:
    """The plan as plain data: dates as ISO text, tuples as lists; each role's lines by its name, the parts as they are
    headed and ordered, and the findings that somebody left as they are."""
    roles = {role.value: _plain([asdict(line) for line in plan.part(role).lines]) for role in HEADINGS}
    data: dict[str, Any] = _plain(asdict(plan))
    parts = {name: lines for name, lines in roles.items() if name != Role.GOALS}
    return {**parts, **data, "settled": [asdict(each) for each in settled]}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item or key not in _WHERE_THERE_ARE}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
