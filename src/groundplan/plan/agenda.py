"""When a step is to be done, seen from a day: this week, this month, passed, next month, later, or on no day at all."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class When(StrEnum):
    """The groups in which steps are shown, in their order."""

    WEEK = "week"
    MONTH = "month"
    PASSED = "passed"
    NEXT = "next"
    LATER = "later"
    UNDATED = "undated"


def when(by: date | None, today: date) -> When:
    """The group of a day: the week ends on Sunday, also where that is next month's; a month with its last day."""
    if by is None:
        return When.UNDATED
    if by < today:
        return When.PASSED
    if by <= _sunday(today):
        return When.WEEK
    months = (by.year - today.year) * 12 + by.month - today.month
    return (When.MONTH, When.NEXT)[months] if months < 2 else When.LATER


def _sunday(today: date) -> date:
    left = 7 - today.isoweekday()
    return today + timedelta(days=min(left, (date.max - today).days))
