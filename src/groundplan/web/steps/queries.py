"""Reading somebody's own steps, from every workbook that she may open, and what else is kept for her here."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone

from groundplan.plan.agenda import When, when
from groundplan.plan.model import Goal, Plan, Step
from groundplan.plan.whose import Somebody
from groundplan.toolkit.model import QuestionType
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.queries import confirmed_address
from groundplan.web.libraries.models import Grant
from groundplan.web.libraries.queries import WRITERS
from groundplan.web.links import queries as links
from groundplan.web.links.models import Link
from groundplan.web.steps.models import Reminding
from groundplan.web.workbooks import queries as workbooks
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import Access, Filled, Written
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.workbook.answers import GoalEntry

# The purpose of the link that a calendar program reads from; its `thing` is the person.
CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Mine:
    """An open step of somebody's: the workbook as she sees it, the goal that it leads to, and when it is due seen from
    the day that it is where the workbook is."""

    written: Written
    goal: Goal
    step: Step
    due: When

    @property
    def access(self) -> Access:
        """The workbook with what she may do in it."""
        return self.written.access

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others: its workbook and its address."""
        return str(self.access.workbook.id), self.step.address


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that somebody may open, with its plan; `somebody` says what is hers in it."""

    written: Written
    plan: Plan
    somebody: Somebody

    def steps(self) -> Iterator[tuple[Goal, Step]]:
        """Her open steps towards goals that have not ended, in the plan's order."""
        for goal in self.plan.goals:
            for step in goal.steps:
                if goal.is_open and step.is_open and self.somebody.owns(step.who):
                    yield goal, step


def opened_by(person: Person) -> list[Opened]:
    """Every workbook that she may open, oldest first, read with her rights."""
    mine = [workbook for workbook, _right in workbooks.workbooks_of(person.id)]
    around = _people_of(mine)
    found = []
    for workbook in mine:
        written = workbooks.written(workbooks.access(person.id, workbook.id))
        plan = Neighbourhood(written).plan
        found.append(Opened(written, plan, _somebody(person, written.access, around.get(workbook.id, []))))
    return found


def steps_of(person: Person, now: datetime | None = None) -> list[Mine]:
    """Her open steps, in the order of `When`, within it by day, and then as the plans have them."""
    now = now or timezone.now()
    found = []
    for opened in opened_by(person):
        today = today_in(opened.written.access.workbook, now)
        for goal, step in opened.steps():
            found.append(Mine(opened.written, goal, step, when(step.by, today)))
    order = list(When)
    return sorted(found, key=lambda each: (order.index(each.due), each.step.by or date.max))


def _people_of(mine: Sequence[Workbook]) -> Mapping[uuid.UUID, list[tuple[uuid.UUID, str, str]]]:
    """Everybody who has a right on one of the workbooks: (id, name, right)."""
    grants = Grant.objects.filter(
        library_id__in={each.library_id for each in mine}, thing__in=[each.id for each in mine]
    )
    found: dict[uuid.UUID, list[tuple[uuid.UUID, str, str]]] = {}
    for thing, person, name, right in grants.values_list("thing", "person_id", "person__name", "right"):
        found.setdefault(thing, []).append((person, name, right))
    return found


def _somebody(person: Person, access: Access, around: Sequence[tuple[uuid.UUID, str, str]]) -> Somebody:
    writers = {each for each, _name, right in around if right in WRITERS}
    others = [name for each, name, _right in around if each != person.id]
    return Somebody(person.name, others, alone=access.may_write and writers <= {person.id})


@dataclass(frozen=True, slots=True)
class Standing:
    """A step where it is written: which filling of which worksheet, and how it stands there."""

    filled: Filled
    step: Step
    private: bool


def standing_in(written: Written, address: str) -> Standing | None:
    """The step at an address, `None` where there is none any more."""
    worksheet, _slash, rest = address.partition("/")
    question_id, _slash, row = rest.partition("/")
    for filled in written.sheets():
        question = filled.worksheet.question(question_id) if filled.worksheet.id == worksheet else None
        if question is None or question.type is not QuestionType.GOALS:
            continue
        value = filled.merged.get(question_id)
        for goal in value if isinstance(value, tuple) else ():
            for step in goal.steps if isinstance(goal, GoalEntry) else ():
                if step.id == row:
                    shown = Step(step.what, step.who, None, step.state, address, why=step.why)
                    return Standing(filled, shown, question.private)
    return None


def zone_of(mine: Sequence[Workbook]) -> ZoneInfo:
    """The time zone in which somebody works: that of most of her workbooks, of the oldest where none has more."""
    zones = Counter(each.time_zone for each in mine)
    name = zones.most_common(1)[0][0] if zones else "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def reminding_of(person: uuid.UUID) -> Reminding:
    """Her wish to be reminded; where she never said anything, what the form begins with."""
    return Reminding.objects.filter(person_id=person).first() or Reminding(person_id=person)


def address_to(person: Person) -> str:
    """Where a reminder would go, empty where no mail is set up or she has confirmed no address."""
    return confirmed_address(person.id) if settings.GROUNDPLAN_MAIL else ""


def calendar_links(person: uuid.UUID) -> list[Link]:
    """The private addresses under which her calendar is read at present: one, or none."""
    return links.of(None, CALENDAR, person)


def kept_of(person: uuid.UUID) -> dict[str, Any]:
    """What is kept here of a person, as the archive of her own data has it: when she wants letters (`None` where she
    never said), and since when her calendar has a private address; the address itself nobody keeps."""
    row = Reminding.objects.filter(person_id=person).first()
    wish = row and {"rhythm": row.rhythm, "days": row.days, "opens": row.opens, "closes": row.closes, "told": row.told}
    return {"reminders": wish, "calendar_since": [link.made for link in calendar_links(person)]}
