"""The thread as its page shows it: from each line that goals can answer to, to the goals, and back from each goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundplan.plan.alignment import Ground, Served, align, rests_on
from groundplan.plan.headings import heading, kind
from groundplan.plan.model import Goal, Line, Plan, Step
from groundplan.web.quoting.reader import reader_for
from groundplan.web.workbooks.citedview import told_to
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Written
from groundplan.web.workbooks.sheetview import StretchView
from groundplan.words import say
from groundplan.workbook.quoted import stretches

Ways = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with where it comes from; `anchor` is its place on the page, `url` that on its worksheet, `goals` are
    those that answer to it, and `readers` lead to it in its documents, for who may open them: (title, address)."""

    anchor: str
    kind: str
    text: str
    told: Sequence[StretchView]
    url: str
    goals: Sequence[GoalView] = ()
    readers: Ways = ()


@dataclass(frozen=True, slots=True)
class GroundView:
    """A line that a goal answers to, with the worksheets that it was written on and the pages that place them."""

    line: LineView
    worksheets: Ways
    pages: Ways


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its steps and what it rests on; `anchor` is its place on the page, `url` that on its worksheet."""

    anchor: str
    text: str
    url: str
    horizon: str
    steps: Sequence[Step]
    builds_on: str = ""
    grounds: Sequence[GroundView] = ()


@dataclass(frozen=True, slots=True)
class ThreadView:
    """The whole page. `strands` are (heading, its lines, how many of them no goal answers to yet)."""

    strands: Sequence[tuple[str, Sequence[LineView], int]]
    goals: Sequence[GoalView]
    loose: int


def thread_view(written: Written, plan: Plan) -> ThreadView:
    """The thread through a plan, in both directions."""
    found = align(plan)
    views = _Views(written, plan)
    return ThreadView(
        strands=[
            (heading(strand.part, say), [views.served(each) for each in strand.lines], len(strand.waiting))
            for strand in found.strands
        ],
        goals=[views.grounded(goal) for goal in plan.goals],
        loose=len(found.loose),
    )


def anchor_of(goal: str) -> str:
    """Where a goal stands on the page of the thread."""
    return f"goal-{dom_id(goal)}"


def line_anchor(line: str) -> str:
    """Where a line that goals can answer to stands on it."""
    return f"line-{dom_id(line)}"


class _Views:
    def __init__(self, written: Written, plan: Plan) -> None:
        self._access = written.access
        self._toolkit = written.access.edition.toolkit
        self._kinds = {part.role: kind(part, say) for part in plan.parts if part.role}
        self._horizons = {goal.address: rung.label for rung in plan.ladder for goal in rung.goals}
        self._tell: Callable[..., list[StretchView]] = told_to(written.access)
        self._read = reader_for(written.access)

    def served(self, each: Served) -> LineView:
        return self._line(each.line, [self._goal(goal) for goal in each.goals])

    def grounded(self, goal: Goal) -> GoalView:
        return self._goal(goal, [self._ground(each) for each in rests_on(self._toolkit, goal)])

    def _line(self, line: Line, goals: Sequence[GoalView] = ()) -> LineView:
        return LineView(
            anchor=line_anchor(line.address),
            kind=self._kinds.get(line.role, "") if line.role else "",
            text=line.text,
            told=self._tell(stretches([(line.text, line.citations)])),
            url=self._place(line.address),
            goals=goals,
            readers=[*dict.fromkeys((each.title, url) for each in line.citations if (url := self._read(each)))],
        )

    def _goal(self, goal: Goal, grounds: Sequence[GroundView] = ()) -> GoalView:
        return GoalView(
            anchor=anchor_of(goal.address),
            text=goal.text,
            url=self._place(goal.address),
            horizon=self._horizons.get(goal.address, ""),
            steps=goal.steps,
            builds_on=goal.builds_on.text if goal.builds_on else "",
            grounds=grounds,
        )

    def _ground(self, ground: Ground) -> GroundView:
        return GroundView(
            line=self._line(ground.line),
            worksheets=[(each.title, address(self._access, "sheet", worksheet=each.id)) for each in ground.worksheets],
            pages=[(each.title, address(self._access, "page", page=each.id)) for each in ground.pages],
        )

    def _place(self, spelling: str) -> str:
        """The question on its sheet on which something stands."""
        worksheet, question = spelling.split("/")[:2]
        there = address(self._access, "sheet", worksheet=worksheet)
        return f"{there}#{dom_id(f'{worksheet}/{question}')}--question"
