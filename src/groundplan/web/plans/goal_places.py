"""Where goals are written: the question, the sheet and its filling, for those who write there from the plan's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Question, QuestionType, Role
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.workbook.answers import GoalEntry


@dataclass(frozen=True, slots=True)
class Place:
    """A question with goals, on one filling of its sheet."""

    filled: Filled
    question: Question

    @property
    def at(self) -> str:
        """Its address."""
        return f"{self.filled.worksheet.id}/{self.question.id}"

    @property
    def key(self) -> str:
        """What tells it from every other question and occasion."""
        return f"{self.at} {self.filled.occasion}".strip()

    @property
    def entries(self) -> tuple[GoalEntry, ...]:
        """The goals that are written there."""
        value = self.filled.merged.get(self.question.id)
        return tuple(each for each in value if isinstance(each, GoalEntry)) if isinstance(value, tuple) else ()

    @property
    def revision(self) -> str:
        """What its form shows: of the team's document, or of the reader's own where only she sees the question."""
        return (self.filled.own if self.question.private else self.filled.team).revision


def new_goals_place(written: Written) -> Place | None:
    """Where a new goal is written down: on the plan's own sheet; `None` where the toolkit has no goals."""
    sheet = plan_sheet(written.access.edition.toolkit)
    question = next((each for each in sheet.shown_questions() if each.role is Role.GOALS), None) if sheet else None
    return Place(written.filled(sheet), question) if sheet and question else None


def place_of(written: Written, goal: str) -> Place | None:
    """Where a goal is written, by its address; `None` where there is none of that address."""
    at, _slash, row = goal.rpartition("/")
    return next((each for each in _places(written, at) if any(entry.id == row for entry in each.entries)), None)


def place_at(written: Written, at: str, occasion: str) -> Place | None:
    """The question with goals at an address, on one occasion."""
    return next((each for each in _places(written, at) if each.filled.occasion == occasion), None)


def _places(written: Written, at: str) -> Iterator[Place]:
    worksheet, _slash, name = at.partition("/")
    sheet = written.access.edition.toolkit.worksheet(worksheet)
    question = sheet.question(name) if sheet else None
    if sheet and question and question.type is QuestionType.GOALS:
        for occasion, _title in written.occasions(sheet.id):
            yield Place(written.filled(sheet, occasion), question)


def goal_url(written: Written, goal: str) -> str:
    """The goal's place on its sheet."""
    place = place_of(written, goal)
    return _url(written, goal, place.filled.occasion if place else "")


def goal_urls(written: Written, goals: Iterable[str]) -> dict[str, str]:
    """The same for many: address → place, each sheet looked at once."""
    found: dict[str, str] = {}
    for at in {goal.rpartition("/")[0] for goal in goals}:
        for place in _places(written, at):
            for entry in place.entries:
                found.setdefault(f"{at}/{entry.id}", _url(written, f"{at}/{entry.id}", place.filled.occasion))
    return found


def _url(written: Written, goal: str, occasion: str) -> str:
    worksheet = goal.split("/")[0]
    if occasion:
        sheet = address(written.access, "sheet-occasion", worksheet=worksheet, occasion=occasion)
    else:
        sheet = address(written.access, "sheet", worksheet=worksheet)
    return f"{sheet}#{dom_id(goal)}"
