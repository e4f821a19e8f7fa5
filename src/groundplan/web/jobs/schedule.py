"""When something comes round again: every so often, or each day at a time; without clock or database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Every:
    """Every so often, counted from when it was last due."""

    gap: timedelta

    def __str__(self) -> str:
        return f"every {self.gap.total_seconds():.0f} s"

    def first(self, now: datetime, zone: tzinfo) -> datetime:
        """The first time: at once."""
        return now

    def next(self, due: datetime, now: datetime, zone: tzinfo) -> datetime:
        """The next time after `now`; what was missed meanwhile is not made up for."""
        return due + self.gap * ((now - due) // self.gap + 1)


@dataclass(frozen=True, slots=True)
class Daily:
    """Each day at a time of this computer's own clock, on days when the clocks change too."""

    at: time

    def __str__(self) -> str:
        return f"at {self.at:%H:%M}"

    def first(self, now: datetime, zone: tzinfo) -> datetime:
        """The first time: the next time that it is so late."""
        return self.next(now, now, zone)

    def next(self, due: datetime, now: datetime, zone: tzinfo) -> datetime:
        """The next time after `now`."""
        day = now.astimezone(zone).date()
        while (then := datetime.combine(day, self.at, zone).astimezone(UTC)) <= now:
            day += timedelta(days=1)
        return then


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job of this kind is to be done by this rule."""

    kind: str
    rule: Every | Daily
