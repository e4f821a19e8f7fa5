"""When a letter about steps may leave, and which days it tells of; told by the local time that is handed in.

Letters leave on somebody's working days, between the hours that she named. On the night when the clocks are put forward
the hours may be fewer or none: then they last until an hour after they would have begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum


class Rhythm(StrEnum):
    """How often somebody wants to hear: on her first working day of a week, or on the working day before."""

    WEEK = "week"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Hours:
    """Somebody's working days (1 is Monday, as ISO counts them) and from when until when, in whole hours (0 to 24)."""

    days: Sequence[int]
    opens: int
    closes: int

    def are_on(self, day: date) -> bool:
        """Whether she works on that day."""
        return day.isoweekday() in self.days

    def contain(self, now: datetime, zone: tzinfo) -> bool:
        """Whether it is within them; `now` is a time with its zone."""
        day = now.astimezone(zone).date()
        if not self.are_on(day):
            return False
        begin = datetime.combine(day, time(self.opens), zone).astimezone(UTC)
        last = datetime.combine(day, time(self.closes), zone) if self.closes < 24 else _midnight(day, zone)
        end = max(last.astimezone(UTC), begin + timedelta(hours=1))
        return begin <= now < end


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone)


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a letter tells of, the first and the last of them."""

    first: date
    last: date


def span(rhythm: Rhythm, hours: Hours, today: date, told: date | None) -> Span | None:
    """What a letter of today's would tell of, or `None` where none is to be written: `told` is the day of the last.

    A week begins on its first working day; a letter that could not leave then leaves on a later one of the same week.
    The working day before: what is due from tomorrow through the next working day, so that Monday is told on Friday.
    """
    if not hours.are_on(today):
        return None
    if rhythm is Rhythm.WEEK:
        first = _back_to(min(hours.days), today)
        return None if told is not None and told >= first else Span(today, first + timedelta(days=6))
    if told is not None and told >= today:
        return None
    following = next(day for n in range(1, 8) if hours.are_on(day := today + timedelta(days=n)))
    return Span(today + timedelta(days=1), following)


def _back_to(weekday: int, day: date) -> date:
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)
