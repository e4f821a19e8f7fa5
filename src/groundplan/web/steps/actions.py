"""The deeds of this room: ticking steps off, the private address of a calendar, and being reminded or not."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groundplan.plan.reminding import Hours, Rhythm
from groundplan.web.accounts.models import Person
from groundplan.web.links import actions as links
from groundplan.web.steps.models import Reminding
from groundplan.web.steps.queries import CALENDAR, Standing, standing_in
from groundplan.web.workbooks import log, queries
from groundplan.web.workbooks.actions import BadEditIdError
from groundplan.web.workbooks.cells import put_down
from groundplan.web.workbooks.models import TEAM
from groundplan.web.workbooks.queries import Access, MayNotWriteError, NotFoundError, access
from groundplan.web.writing import in_turn, write
from groundplan.workbook.answers import StepState

LONGEST_REASON = 2000
# Until it is withdrawn, in effect: a calendar that falls silent one day tells nobody why.
ADDRESS_LASTS = timedelta(days=3652)


@dataclass(frozen=True, slots=True)
class Tick:
    """How a step is to stand, and how it stood on the page; `why` is the reason for dropping it, `None` leaves the one
    that is there."""

    workbook: uuid.UUID
    address: str
    was: StepState
    state: StepState
    why: str | None = None

    @property
    def back(self) -> Tick:
        """What undoes it."""
        return replace(self, was=self.state, state=self.was, why="" if self.state == "dropped" else None)


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was done, and what was left as it is: steps that stand otherwise by now (words, state; empty where the step
    is gone), and the number of those in workbooks that are not open to her any more."""

    done: tuple[Tick, ...] = ()
    met: tuple[tuple[str, str], ...] = ()
    shut: int = 0


def tick(person: uuid.UUID, ticks: Sequence[Tick], edit: str) -> Ticked:
    """Say how steps stand now, workbook by workbook; `edit` is the form's own number, so that sent twice it is one.

    A step that somebody else has brought on meanwhile is left as it is. Raises `NotFoundError` and `MayNotWriteError`
    where none of the workbooks is open to her, `BadEditIdError`, and what `cells.put_down` raises.
    """
    if not (4 <= len(edit) <= 40 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError
    found, shut = Ticked(), []
    for workbook in dict.fromkeys(each.workbook for each in ticks):
        here = [each for each in ticks if each.workbook == workbook]
        try:
            one = write(lambda workbook=workbook, here=here: _tick(access(person, workbook), here, edit))  # type: ignore[misc] # mypy cannot infer the defaults
        except (NotFoundError, MayNotWriteError) as error:
            shut.append((error, len(here)))
        else:
            found = Ticked(found.done + one.done, found.met + one.met)
    if shut and not found.done and not found.met:
        raise shut[0][0]
    return replace(found, shut=sum(number for _error, number in shut))


def _tick(writer: Access, ticks: Sequence[Tick], edit: str) -> Ticked:
    writer.must_write()
    places = {each.address: standing_in(queries.written(writer), each.address) for each in ticks}
    _lock(writer, [place for place in places.values() if place], edit)
    written = queries.written(writer)
    done: list[Tick] = []
    met: list[tuple[str, str]] = []
    for each in ticks:
        place = standing_in(written, each.address)
        if place is None:
            met.append(("", ""))
        elif place.step.state == each.was != each.state:
            done.append(each)
        elif place.step.state != each.state:
            met.append((place.step.what, place.step.state))
    if done:
        put_down(written, dict(_cells(done)), edit)
    return Ticked(tuple(done), tuple(met))


def _lock(writer: Access, places: Sequence[Standing], edit: str) -> None:
    """Hold the documents, always in the same order: who else ticks in them comes before this or after it."""
    workbook = writer.workbook
    keys = {
        (place.filled.worksheet.id, str(writer.person) if place.private else TEAM, place.filled.occasion)
        for place in places
    }
    for key in sorted(keys):
        log.locked(edit, workbook.library_id, workbook.id, *key)


def _cells(ticks: Sequence[Tick]) -> Iterator[tuple[str, str]]:
    """What stands in the cells of the steps afterwards, as the worksheet's form would have sent it."""
    for each in ticks:
        yield f"{each.address}/state", each.state
        if each.why is not None:
            yield f"{each.address}/why", each.why[:LONGEST_REASON]


def make_address(person: uuid.UUID, language: str) -> str:
    """A private address for her calendar, told here and never again; the one before it ends. Returns its token."""

    def deed() -> str:
        in_turn(f"calendar.{person}")
        links.keep_newest(CALENDAR, person, 0)
        facts = {"language": language}
        _link, token = links.make(CALENDAR, person, ADDRESS_LASTS, maker=person, facts=facts, most_uses=None)
        return token

    return write(deed)


def withdraw_address(person: uuid.UUID) -> None:
    """End the private address of her calendar."""
    write(lambda: links.withdraw_all(None, CALENDAR, person))


def set_reminding(person: Person, rhythm: Rhythm | None, hours: Hours, today: date) -> None:
    """When somebody wants letters, `None` for never. The first one comes on a later day than the one on which she asks
    for them: nobody needs a letter about the page that is before her."""

    def deed() -> None:
        row, _fresh = Reminding.objects.select_for_update().get_or_create(person_id=person.id)
        if rhythm and row.rhythm != rhythm:
            row.told = today
        row.rhythm = rhythm.value if rhythm else ""
        row.days = "".join(str(day) for day in sorted(hours.days))
        row.opens, row.closes = hours.opens, hours.closes
        row.save()

    write(deed)
