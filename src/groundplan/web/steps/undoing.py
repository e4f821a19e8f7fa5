"""What was ticked last, kept in the session, so that one press brings it back to what it was."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest

from groundplan.web.accounts.models import Person
from groundplan.web.steps.actions import Tick
from groundplan.web.steps.queries import standing_in
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.queries import NotFoundError

_KEPT = "steps_ticked"
# A session is no store: who ticks more at once takes them back on the plan.
MOST_KEPT = 50


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was ticked, as it stands in the plan now."""

    what: str
    state: str


def remember(request: HttpRequest, done: Sequence[Tick]) -> None:
    """Keep what was done, in place of what was kept before: addresses only, never words."""
    request.session[_KEPT] = [[str(each.workbook), each.address, each.was, each.state] for each in done[:MOST_KEPT]]


def remembered(request: HttpRequest, person: Person) -> list[Done]:
    """What can be taken back: steps that still stand as they were left, in workbooks that are still open to her."""
    found = []
    for each in _kept(request):
        try:
            written = queries.written(queries.access(person.id, each.workbook))
        except NotFoundError:
            continue
        place = standing_in(written, each.address)
        if place is not None and place.step.state == each.state and written.access.may_write:
            found.append(Done(place.step.what, each.state))
    return found


def undone(request: HttpRequest) -> list[Tick]:
    """What takes the last ticks back; after that nothing is kept."""
    ticks = [each.back for each in _kept(request)]
    request.session.pop(_KEPT, None)
    return ticks


def _kept(request: HttpRequest) -> list[Tick]:
    kept: list[Any] = request.session.get(_KEPT, [])
    return [
        Tick(uuid.UUID(workbook), address, cast("Any", was), cast("Any", state))
        for workbook, address, was, state in kept
    ]
