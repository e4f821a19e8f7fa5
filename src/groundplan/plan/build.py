"""The plan from the answers: every question with a role gives its lines, goals are sorted onto their horizons."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from groundplan.plan.lines import Cited, lines_of
from groundplan.plan.model import Goal, Line, Plan, Rung, Step
from groundplan.plan.parts import parts_of
from groundplan.toolkit.model import Horizon, Question, Role, Toolkit
from groundplan.workbook.answers import Answers, GoalEntry, StepEntry, Value


def build_plan(
    toolkit: Toolkit,
    sheets: Iterable[Answers],
    *,
    library: str,
    department: str,
    start: date,
    cited: Sequence[Cited] = (),
) -> Plan:
    """The plan that follows from filled sheets (all occasions, any order); `start` is where horizons count from, and
    `cited` has the citations of each of the sheets, in their order.

    A plan's start or the library's name can also be answered in a worksheet, which then counts.
    """
    written = list(sheets)
    parts = tuple(parts_of(toolkit, written, cited))
    named = next(iter(_lines(toolkit, written, Role.LIBRARY_NAME)), None)
    begun = next(iter(_lines(toolkit, written, Role.PLAN_START)), None)
    start = _date(begun.text if begun else "") or start
    pool = {line.address: line for part in parts if part.role for line in part.lines}
    entries = [entry for found in _answered(toolkit, written, Role.GOALS) for entry in _entries(*found)]
    texts = {address: Line(entry.text, address, Role.GOALS) for address, entry in entries}
    horizons = {horizon.id: horizon for horizon in toolkit.horizons}
    strands = {strand.id: strand.label for strand in toolkit.strands}
    goals = [
        _goal(address, entry, start, horizons.get(entry.horizon), pool, texts, strands) for address, entry in entries
    ]
    return Plan(
        library=named.text if named else library,
        department=department,
        start=start,
        parts=parts,
        ladder=tuple(_ladder(toolkit.horizons, goals)),
        horizons=tuple(toolkit.horizons),
        strands=tuple(toolkit.strands),
    )


Found = tuple[str, Question, Value]


def _answered(toolkit: Toolkit, written: Sequence[Answers], role: Role) -> Iterator[Found]:
    """The answers to every shown question with a role: (address, question, value), all occasions of a sheet."""
    for sheet, question in toolkit.questions_with(role):
        for answers in written:
            value = answers.get(question.id) if answers.worksheet == sheet.id else None
            if value:
                yield f"{sheet.id}/{question.id}", question, value


def _lines(toolkit: Toolkit, written: Sequence[Answers], role: Role) -> Iterator[Line]:
    for address, question, value in _answered(toolkit, written, role):
        yield from lines_of(address, question, value)


def _entries(address: str, question: Question, value: Value) -> Iterator[tuple[str, GoalEntry]]:
    for entry in value if isinstance(value, tuple) else ():
        if isinstance(entry, GoalEntry) and (entry.text.strip() or any(step.what.strip() for step in entry.steps)):
            yield f"{address}/{entry.id}", entry


def _goal(
    address: str,
    entry: GoalEntry,
    start: date,
    horizon: Horizon | None,
    pool: Mapping[str, Line],
    goals: Mapping[str, Line],
    strands: Mapping[str, str],
) -> Goal:
    question = address.rpartition("/")[0]
    return Goal(
        text=entry.text.strip(),
        address=address,
        horizon=horizon.id if horizon else "",
        scope=entry.scope,
        due=_date(entry.due) or (months_after(start, horizon.months) if horizon else None),
        steps=tuple(_step(question, step, pool) for step in entry.steps if step.what.strip()),
        answers_to=tuple(pool[target] for target in entry.answers_to if target in pool),
        builds_on=goals.get(entry.builds_on),
        moves=tuple(strands[each] for each in entry.moves if each in strands),
        know_because=entry.know_because.strip(),
        outcome=entry.outcome.strip(),
        partners=entry.partners.strip(),
        cost=entry.cost.strip(),
        hours=entry.hours.strip(),
        desk_cover=entry.desk_cover.strip(),
        who_agrees=entry.who_agrees.strip(),
        who=entry.who.strip(),
        role=entry.role.strip(),
        ended=entry.ended,
        why=entry.why.strip(),
        learned=entry.learned.strip(),
        looked=_date(entry.looked),
        moved_from=_date(entry.moved_from),
    )


def _step(question: str, step: StepEntry, pool: Mapping[str, Line]) -> Step:
    return Step(
        what=step.what.strip(),
        who=step.who.strip(),
        by=_date(step.by),
        state=step.state,
        address=f"{question}/{step.id}",
        role=step.role.strip(),
        hours=step.hours.strip(),
        note=step.note.strip(),
        link=step.link.strip(),
        why=step.why.strip(),
        mends=pool.get(step.mends),
    )


def _ladder(horizons: Sequence[Horizon], goals: Sequence[Goal]) -> Iterator[Rung]:
    for horizon in horizons:
        here = tuple(goal for goal in goals if goal.horizon == horizon.id)
        if here:
            yield Rung(horizon.id, horizon.label, tuple(_smaller_first(here)))
    elsewhere = tuple(goal for goal in goals if not goal.horizon)
    if elsewhere:
        yield Rung("", "", tuple(_smaller_first(elsewhere)))


def _smaller_first(goals: Sequence[Goal]) -> Iterator[Goal]:
    """In the order in which they are written, but none before one of these that it builds on."""
    here = {goal.address: goal for goal in goals}
    told: set[int] = set()
    for goal in goals:
        chain: list[Goal] = []
        below: Goal | None = goal
        while below is not None and id(below) not in told:
            told.add(id(below))
            chain.append(below)
            below = here.get(below.builds_on.address) if below.builds_on else None
        yield from reversed(chain)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1] if year <= date.max.year else 1
    return date(min(year, date.max.year), month + 1, min(day.day, last))
