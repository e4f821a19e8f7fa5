"""When a step is to be done, seen from a day: this week, this month, passed, later, or on no day at all."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum


class When(StrEnum):
    """The groups in which steps are shown, in their order."""

    WEEK = "week"
    MONTH = "month"
    PASSED = "passed"
    LATER = "later"
    UNDATED = "undated"


def when(by: date | None, today: date) -> When:
    """The group of a day: the week ends on Sunday, also where that is next month's; the month with its last day."""
    if by is None:
        return When.UNDATED
    if by < today:
        return When.PASSED
    if by <= _sunday(today):
        return When.WEEK
    if by <= today.replace(day=calendar.monthrange(today.year, today.month)[1]):
        return When.MONTH
    return When.LATER


def _sunday(today: date) -> date:
    left = 7 - today.isoweekday()
    return today + timedelta(days=min(left, (date.max - today).days))
