"""Actions of those who look a plan over: leave a finding as it is, and take it up again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.plan.mending import UNTOUCHED_WEAKNESS, UNUSED_HORIZON
from groundplan.plan.model import Plan
from groundplan.toolkit.model import Role
from groundplan.web.plans.looking import findings_of, plan_of
from groundplan.web.plans.models import Settlement
from groundplan.web.plans.queries import kept_place, settlement
from groundplan.web.quoting.actions import in_turn
from groundplan.web.workbooks.queries import Access, NotFoundError, Written, access, written
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.intents import clean

LONGEST_REASON = 2_000
# The address of an answer has 330 characters at most; what is longer was never a place.
LONGEST_PLACE = 400


class NoReasonError(GroundplanError):
    """A finding is to be left as it is without a reason."""

    def __init__(self) -> None:
        super().__init__(say("There is no reason here yet: say in a few words why it stays as it is."))


class LongReasonError(GroundplanError):
    """A reason is longer than one can be."""

    def __init__(self, length: int) -> None:
        super().__init__(
            say(
                "This reason has {length} characters, and there is room for {most}. Nothing was put down: say it in "
                "fewer words.",
                length=length,
                most=LONGEST_REASON,
            )
        )


class NothingFoundError(GroundplanError):
    """A finding is to be left as it is that nobody makes any more."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "The plan has changed, and this is not found any more, so there is nothing to leave as it is. "
                "Look it over again."
            )
        )


class LeftMeanwhileError(GroundplanError):
    """A colleague left the same finding as it is, for another reason."""

    def __init__(self, because: str) -> None:
        super().__init__(
            say(
                "A colleague has left this as it is meanwhile, because: {because}. Your reason was not put down: take "
                "it up again first if yours is to stand there.",
                because=because,
            )
        )


@dataclass(frozen=True, slots=True)
class Leaving:
    """A finding, by its check and its place, and why it stays as it is."""

    check: str
    place: str
    because: str


def leave(person: uuid.UUID, workbook: uuid.UUID, leaving: Leaving) -> uuid.UUID:
    """Leave a finding as it is; sent twice it is left once. Gives what can be taken up again.

    Raises `NotFoundError`, `MayNotWriteError`, `NoReasonError`, `LongReasonError`, `NothingFoundError` and
    `LeftMeanwhileError`.
    """

    def deed() -> uuid.UUID:
        writer = access(person, workbook)
        writer.must_write()
        because = _reason(leaving.because)
        in_turn(writer)
        key = {"check_name": leaving.check, "place": kept_place(leaving.place)}
        here = {"library_id": writer.workbook.library_id, "workbook_id": workbook}
        if len(key["place"]) > LONGEST_PLACE or not _is_found(written(writer), leaving):
            raise NothingFoundError
        row = Settlement.objects.filter(**here, **key).first() or Settlement(**here, **key)
        if row.made is not None and row.withdrawn is None:
            if row.because != because:
                raise LeftMeanwhileError(row.because)
            return row.id
        row.because, row.made_by_id, row.made, row.withdrawn = because, writer.person, timezone.now(), None
        row.save()
        return row.id

    return write(deed)


def _reason(text: str) -> str:
    because = " ".join(clean(text).split())
    if not any(each.isalnum() for each in because):
        raise NoReasonError
    if len(because) > LONGEST_REASON:
        raise LongReasonError(len(because))
    return because


def _is_found(seen: Written, leaving: Leaving) -> bool:
    """Whether the plan gives any reason to say so: what no check finds cannot be left as it is."""
    plan = plan_of(seen)
    if leaving.check in (UNTOUCHED_WEAKNESS, UNUSED_HORIZON):
        return leaving.place in _places(plan)[leaving.check]
    return any((each.check, each.where) == (leaving.check, leaving.place) for each in findings_of(seen, plan))


def _places(plan: Plan) -> dict[str, set[str]]:
    """Where “not now” and “not yet” can be said, whether anybody looks the plan over or not."""
    return {
        UNTOUCHED_WEAKNESS: {line.address for line in plan.part(Role.WEAKNESSES).lines},
        UNUSED_HORIZON: {f"horizon/{horizon.id}" for horizon in plan.horizons},
    }


def take_up(person: uuid.UUID, workbook: uuid.UUID, left: uuid.UUID) -> None:
    """Take up again what was left as it is. Raises `NotFoundError` and `MayNotWriteError`."""
    write(lambda: _withdraw(access(person, workbook), left, timezone.now()))


def leave_again(person: uuid.UUID, workbook: uuid.UUID, left: uuid.UUID) -> None:
    """Leave it as it was left before, reason and all. Raises `NotFoundError` and `MayNotWriteError`."""
    write(lambda: _withdraw(access(person, workbook), left, None))


def _withdraw(writer: Access, left: uuid.UUID, when: datetime | None) -> None:
    writer.must_write()
    in_turn(writer)
    row = settlement(writer, left)
    if row is None:
        raise NotFoundError
    if (row.withdrawn is None) != (when is None):
        row.withdrawn = when
        row.save(update_fields=["withdrawn"])
