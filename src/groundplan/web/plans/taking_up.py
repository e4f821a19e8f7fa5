"""Actions that take a weakness up: a goal that answers to it, a step that mends it; each can be taken back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from groundplan.errors import GroundplanError
from groundplan.plan.model import Plan
from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Role, Toolkit
from groundplan.web.plans.looking import plan_of
from groundplan.web.quoting.quotation import NotTakenError
from groundplan.web.workbooks.actions import Sent, must_be_edit_id, take
from groundplan.web.workbooks.queries import Access, Filled, NotFoundError, Written, access, written
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.address import Address, BadAddressError
from groundplan.workbook.answers import GoalEntry
from groundplan.workbook.edits import Post


class NothingWrittenError(GroundplanError):
    """A goal or a step is to be made of no words."""

    def __init__(self) -> None:
        super().__init__(say("There are no words here yet: write what you want to do, then save."))


class NoGoalChosenError(GroundplanError):
    """A step is to be made, and nobody said which goal it belongs to, or that goal is gone."""

    def __init__(self) -> None:
        super().__init__(say("A step belongs to a goal: choose which one, then save."))


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal or a step for a weakness. `row` is the id that the form gives it, and `edit` that of the edit: the form
    sent twice makes one. `goal` is the address of the goal that a step belongs to."""

    weakness: str
    text: str
    row: str
    edit: str
    goal: str = ""


def make_goal(person: uuid.UUID, workbook: uuid.UUID, wish: Wish) -> str:
    """A goal on the plan's worksheet, for the nearest horizon, that answers to the weakness; gives its address.

    Raises `NotFoundError`, `MayNotWriteError`, `NothingWrittenError`, `BadAddressError`, `BadEditIdError` and
    `NotTakenError`.
    """

    def deed() -> str:
        writer, seen, _plan = _ready(person, workbook, wish)
        place = goals_place(writer.edition.toolkit)
        if place is None:
            raise NotFoundError
        at = _new_row(place, wish.row)
        first = next(iter(writer.edition.toolkit.horizons), None)
        fields = {f"{at}/text": [wish.text.strip()], f"{at}/answers_to": [wish.weakness]}
        post = Post({**fields, **({f"{at}/horizon": [first.id]} if first else {})})
        _send(writer, seen.filled(writer.sheet(place.partition("/")[0])), post, wish.edit)
        return at

    return write(deed)


def make_step(person: uuid.UUID, workbook: uuid.UUID, wish: Wish) -> str:
    """A step of a goal, wherever that stands, that mends the weakness; gives its address.

    Raises as `make_goal` does, and `NoGoalChosenError`.
    """

    def deed() -> str:
        writer, seen, plan = _ready(person, workbook, wish)
        if all(goal.address != wish.goal or not goal.is_open for goal in plan.goals):
            raise NoGoalChosenError
        question, _slash, goal = wish.goal.rpartition("/")
        at = _new_row(question, wish.row)
        fields = {f"{at}/what": [wish.text.strip()], f"{at}/of": [goal], f"{at}/mends": [wish.weakness]}
        _send(writer, filling_with(seen, wish.goal), Post(fields), wish.edit)
        return at

    return write(deed)


def turn(person: uuid.UUID, workbook: uuid.UUID, made: str, act: str, edit: str) -> None:
    """Take back (`remove`) or put back (`restore`) a goal or a step that was made. Raises `NotFoundError`,
    `MayNotWriteError`, `BadAddressError` and `BadEditIdError`."""

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        place = Address.parse(made)
        goals = {f"{sheet.id}/{question.id}" for sheet, question in writer.edition.toolkit.questions_with(Role.GOALS)}
        if act not in ("remove", "restore") or not place.row or place.column or str(place.whole) not in goals:
            raise NotFoundError
        for filled in _fillings(written(writer), place.worksheet):
            # A row's id is random, so that only the filling that has it does anything.
            _send(writer, filled, Post({}, acts=(f"{act} {place}",)), edit)

    write(deed)


def goals_place(toolkit: Toolkit) -> str | None:
    """`worksheet/question` of the goals on the plan's own worksheet; `None` where a toolkit asks for no goals."""
    sheet = plan_sheet(toolkit)
    asked = (question for question in sheet.shown_questions() if question.role is Role.GOALS) if sheet else ()
    return next((f"{sheet.id}/{question.id}" for question in asked if sheet), None)


def _new_row(question: str, row: str) -> str:
    """The address of a row that a form named; raises `BadAddressError`."""
    address = Address.parse(f"{question}/{row}")
    if address.column:
        raise BadAddressError(row)
    return str(address)


def filling_with(seen: Written, goal: str) -> Filled:
    """The filling of a worksheet on which a goal stands; raises `NoGoalChosenError`."""
    worksheet, question, row = goal.split("/")[:3]
    for filled in _fillings(seen, worksheet):
        value = filled.merged.get(question)
        entries: Sequence[object] = value if isinstance(value, tuple) else ()
        if any(isinstance(entry, GoalEntry) and entry.id == row for entry in entries):
            return filled
    raise NoGoalChosenError


def _fillings(seen: Written, worksheet: str) -> Sequence[Filled]:
    return [filled for filled in seen.sheets() if filled.worksheet.id == worksheet and filled.rows]


def _ready(person: uuid.UUID, workbook: uuid.UUID, wish: Wish) -> tuple[Access, Written, Plan]:
    writer = access(person, workbook)
    writer.must_write()
    seen = written(writer)
    plan = plan_of(seen)
    if all(line.address != wish.weakness for line in plan.part(Role.WEAKNESSES).lines):
        raise NotFoundError
    if not any(each.isprintable() and not each.isspace() for each in wish.text):
        raise NothingWrittenError
    return writer, seen, plan


def _send(writer: Access, filled: Filled, post: Post, edit: str) -> None:
    """Through the door of a form's post, as it stands now: what is new meets nothing."""
    must_be_edit_id(edit)
    sent = Sent(
        worksheet=filled.worksheet.id,
        occasion=filled.occasion,
        post=post,
        edit=edit,
        revision=filled.team.revision,
        own_revision=filled.own.revision,
        edition=None,
    )
    saved = take(writer, sent)
    if saved.refused:
        raise NotTakenError(saved.refused[0].sentence)
