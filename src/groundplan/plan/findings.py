"""A finding: what a check says about a plan, where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Group(StrEnum):
    """When a finding matters: before the plan is shown to somebody who decides, or at any time."""

    BEFORE = "before-you-share"
    LOOK = "worth-a-look"


@dataclass(frozen=True, slots=True)
class Around:
    """What a check knows besides the plan: the day, who works on it (their names; a single one works alone), when a
    module was last finished, and when the plan was last changed."""

    today: date
    people: tuple[str, ...] = ()
    finished: date | None = None
    revised: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    `where` is an address of the plan (`worksheet/question[/row]`), or `plan`, a role's name (`mission`), `horizon/ID`,
    `month/YYYY-MM` or `person/NAME` where nothing is written that could be pointed at. `message` says what is missing
    and `act` the one thing to do next, in words; `at` is the address where that is done, or a role's name. `settled` is
    why somebody left it as it is, or `None`.
    """

    check: str
    group: Group
    where: str
    message: str
    act: str
    at: str = ""
    settled: str | None = None
