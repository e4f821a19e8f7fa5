"""The deeds of handing over: goals and steps go from one name to another, and can be taken back."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.plan.handing_over import handed, in_hand
from groundplan.plan.model import Goal, Plan, Step
from groundplan.web.steps.models import HandOver
from groundplan.web.workbooks.actions import BadEditIdError
from groundplan.web.workbooks.cells import put_down
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, Written, access, written
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.intents import clean

LONGEST_NAME = 200
LONGEST_REASON = 2_000
MOST_KEPT = 200


class NobodyTakesError(GroundplanError):
    """It is not said who takes the work."""

    def __init__(self) -> None:
        super().__init__(say("Say who takes it: a name, or “nobody yet”."))


class NothingHandedError(GroundplanError):
    """No goal and no step is chosen that the person still has in hand."""

    def __init__(self) -> None:
        super().__init__(
            say("Choose at least one goal or step. What is done meanwhile, or in other hands, is not in the list.")
        )


class SameHandsError(GroundplanError):
    """Work is to be handed to the one who has it."""

    def __init__(self) -> None:
        super().__init__(say("This is the same name: say who takes it instead."))


class TooManyHandOversError(GroundplanError):
    """A workbook has all the hand-overs that are kept."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "{most} hand-overs are noted here already, the most that are kept: take an old one out.", most=MOST_KEPT
            )
        )


@dataclass(frozen=True, slots=True)
class Handing:
    """What is handed over: from whom to whom, why, which goals and steps (their addresses), and the `post` that those
    belong to which belong to none yet; `edit` is the form's own id, so that sent twice it is done once."""

    giver: str
    taker: str
    because: str
    post: str
    chosen: Collection[str]
    edit: str


def hand_over(person: uuid.UUID, workbook: uuid.UUID, handing: Handing) -> uuid.UUID:
    """Put the taker's name where the giver's stands, and note it; returns the note's id.

    Raises `NotFoundError`, `MayNotWriteError`, `NobodyTakesError`, `SameHandsError`, `NothingHandedError`,
    `TooManyHandOversError`, `BadEditIdError`, and what `cells.put_down` raises.
    """
    taker, giver = (_one_line(name) for name in (handing.taker, handing.giver))
    if not (4 <= len(handing.edit) <= 40 and handing.edit.isalnum() and handing.edit.isascii()):
        raise BadEditIdError
    if not taker:
        raise NobodyTakesError
    if taker.casefold() == giver.casefold():
        raise SameHandsError
    return write(lambda: _hand_over(_in_turn(person, workbook), handing, giver, taker))


def _one_line(text: str) -> str:
    """A name as the plan keeps it, which is how it is known again when it is taken back."""
    return " ".join(clean(text).split())[:LONGEST_NAME]


def _in_turn(person: uuid.UUID, workbook: uuid.UUID) -> Access:
    writer = access(person, workbook)
    writer.must_write()
    # Two who hand over at once do it one after the other.
    Workbook.objects.select_for_update(no_key=True).values_list("id").get(id=workbook)
    return writer


def _hand_over(writer: Access, handing: Handing, giver: str, taker: str) -> uuid.UUID:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    before = HandOver.objects.filter(**here, edit=handing.edit).first()
    if before is not None:
        return before.id
    if HandOver.objects.filter(**here).count() >= MOST_KEPT:
        raise TooManyHandOversError
    shown = written(writer)
    hers = in_hand(plan_of(shown), giver)
    goals = [goal for goal in hers.goals if goal.address in handing.chosen]
    steps = [step for _goal, step in hers.steps if step.address in handing.chosen]
    if not (goals or steps):
        raise NothingHandedError
    post = _one_line(handing.post)
    things: list[Goal | Step] = [*goals, *steps]
    cells = {f"{each.address}/who": handed(each.who, giver, taker) for each in things}
    cells |= {f"{each.address}/role": post for each in things if post and not each.role}
    put_down(shown, cells, handing.edit)
    noted = HandOver.objects.create(
        **here,
        giver=giver,
        taker=taker,
        because=clean(handing.because).strip()[:LONGEST_REASON],
        goals=[_noted(goal, goal.text, giver, taker) for goal in goals],
        steps=[_noted(step, step.what, giver, taker) for step in steps],
        made_by_id=writer.person,
        made=timezone.now(),
        edit=handing.edit,
    )
    return noted.id


def _noted(thing: Goal | Step, text: str, giver: str, taker: str) -> dict[str, Any]:
    """What is kept of a goal or step: enough to tell it, and to take it back."""
    return {"address": thing.address, "text": text, "before": thing.who, "after": handed(thing.who, giver, taker)}


def take_back(person: uuid.UUID, workbook: uuid.UUID, noted: uuid.UUID) -> None:
    """Undo a hand-over: where the taker's name still stands as it was put, what stood before stands again.

    Raises `NotFoundError`, `MayNotWriteError` and what `cells.put_down` raises.
    """

    def deed() -> None:
        writer = _in_turn(person, workbook)
        row = HandOver.objects.filter(library_id=writer.workbook.library_id, workbook=workbook, id=noted).first()
        if row is None:
            raise NotFoundError
        shown = written(writer)
        present = {each.address: each.who for each in _things(plan_of(shown))}
        back = {
            f"{each['address']}/who": str(each["before"])
            for each in (*row.goals, *row.steps)
            if present.get(str(each["address"])) == each["after"]
        }
        if back:
            put_down(shown, back, f"{row.edit[:30]}back{row.made:%f}")
        row.delete()

    write(deed)


def plan_of(shown: Written) -> Plan:
    """The plan as it stands in a workbook."""
    return Neighbourhood(shown).plan


def _things(plan: Plan) -> list[Goal | Step]:
    return [*plan.goals, *(step for goal in plan.goals for step in goal.steps)]
