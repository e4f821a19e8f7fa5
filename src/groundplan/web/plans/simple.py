"""The simple plan: mission, one strength, one weakness, one goal for the nearest horizon, one step.

It is a window onto the plan's own worksheet: the fields are that sheet's fields and are saved there, so that nothing
is ever written twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from groundplan.plan.headings import heading
from groundplan.plan.model import Line, Plan
from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Question, QuestionType, Role, Worksheet
from groundplan.web.workbooks.composing import dom_id, fresh_rows
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.web.workbooks.sheetview import Field, OfferView
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.words import say
from groundplan.workbook.answers import GoalEntry, Item, StepEntry

_ASKED = (Role.MISSION, Role.STRENGTHS, Role.WEAKNESSES)


@dataclass(frozen=True, slots=True)
class SimpleForm:
    """The five fields as a form of the plan's worksheet; `elsewhere` are goals that stand on other sheets already, each
    with the address of its page."""

    action: str
    sheet: str
    hidden: Sequence[tuple[str, str]]
    fields: Sequence[Field]
    elsewhere: Sequence[Line] = ()


def simple_form(written: Written, plan: Plan) -> SimpleForm | None:
    """The form, or `None` where the toolkit has no worksheet with goals."""
    access = written.access
    toolkit = access.edition.toolkit
    sheet = plan_sheet(toolkit)
    if sheet is None:
        return None
    filled = written.filled(sheet)
    nearest = toolkit.horizons[0].id if toolkit.horizons else ""
    elsewhere = [
        Line(goal.text, _where(written, goal.address))
        for goal in plan.goals
        if goal.is_open and goal.horizon == nearest and goal.text and not goal.address.startswith(f"{sheet.id}/")
    ]
    asked = [_asked(sheet, role, filled) for role in _ASKED]
    fields = [found for found in asked if found is not None]
    hidden: list[tuple[str, str]] = []
    goals = _question(sheet, Role.GOALS)
    if goals is not None and not elsewhere:
        goal_fields, hidden = _goal(sheet, goals, filled, nearest)
        fields += goal_fields
    url = address(access, "sheet", worksheet=sheet.id)
    return SimpleForm(
        action=f"{url}?{urlencode({'to': 'plan'})}",
        sheet=sheet.id,
        hidden=[
            ("revision", filled.team.revision),
            ("own_revision", filled.own.revision),
            ("edition", str(access.edition.id)),
            ("edit", secrets.token_hex(12)),
            *hidden,
        ],
        fields=fields,
        elsewhere=elsewhere,
    )


def offered_from_ratings(neighbourhood: Neighbourhood, written: Written) -> list[tuple[str, Sequence[OfferView]]]:
    """What was rated strongest and weakest elsewhere and is not taken over yet, under what it would stand as."""
    sheet = plan_sheet(written.access.edition.toolkit)
    found = []
    for role in (Role.STRENGTHS, Role.WEAKNESSES):
        question = _question(sheet, role) if sheet else None
        if sheet is not None and question is not None:
            offers = neighbourhood.rated_offers(question, written.filled(sheet))
            found += [(heading(neighbourhood.plan.part(role), say), offers)] if offers else []
    return found


def _where(written: Written, goal: str) -> str:
    """The place on the sheet where a goal stands."""
    worksheet, question = goal.split("/")[:2]
    return f"{address(written.access, 'sheet', worksheet=worksheet)}#{dom_id(f'{worksheet}/{question}')}--question"


def _question(sheet: Worksheet, role: Role) -> Question | None:
    return next((each for each in sheet.shown_questions() if each.role is role), None)


def _asked(sheet: Worksheet, role: Role, filled: Filled) -> Field | None:
    question = _question(sheet, role)
    if question is None:
        return None
    where = f"{sheet.id}/{question.id}"
    value = filled.merged.get(question.id)
    label, kind = _labels()[role], "long_text" if question.type is QuestionType.LONG_TEXT else "text"
    if question.type is QuestionType.LIST:
        first = next((item for item in value if isinstance(item, Item)), None) if isinstance(value, tuple) else None
        where = f"{where}/{first.id if first else fresh_rows()()}"
        return Field(where, dom_id(where), label, first.text if first else "", kind)
    if question.type not in (QuestionType.TEXT, QuestionType.LONG_TEXT):
        return None
    return Field(where, dom_id(where), label, value if isinstance(value, str) else "", kind, question.label)


def _labels() -> dict[Role, str]:
    return {
        Role.MISSION: _("What your library is for"),
        Role.STRENGTHS: _("One strength"),
        Role.WEAKNESSES: _("One thing to strengthen"),
    }


def _goal(
    sheet: Worksheet, question: Question, filled: Filled, nearest: str
) -> tuple[list[Field], list[tuple[str, str]]]:
    """The goal of the nearest horizon that is worked on, with its first step, and the hidden cells that a new one comes
    with."""
    value = filled.merged.get(question.id)
    entries = list(_near(value, nearest)) if isinstance(value, tuple) else []
    fresh_row = fresh_rows()
    goal = entries[0] if entries else GoalEntry(fresh_row())
    step = next((step for step in goal.steps if step.is_open), StepEntry(fresh_row()))
    where = f"{sheet.id}/{question.id}"
    begun = any(not each.is_open for each in goal.steps)
    fields = [
        _line(f"{where}/{goal.id}/text", _("One goal for this month"), goal.text),
        _line(f"{where}/{step.id}/what", _("The next step") if begun else _("The first step"), step.what),
    ]
    return fields, [(f"{where}/{goal.id}/horizon", goal.horizon or nearest), (f"{where}/{step.id}/of", goal.id)]


def _near(entries: Sequence[object], nearest: str) -> Iterator[GoalEntry]:
    for entry in entries:
        if isinstance(entry, GoalEntry) and entry.horizon in (nearest, "") and entry.is_open:
            yield entry


def _line(name: str, label: str, text: str) -> Field:
    return Field(name, dom_id(name), label, text)
