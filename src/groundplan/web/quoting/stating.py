"""Where words come from, as somebody says it: the facts of a citation, checked."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.web.workbooks.actions import one_line
from groundplan.words import say
from groundplan.workbook.citations import Origin

# A strategic plan is for years that people can mean: what lies outside is a slip of the finger.
FIRST_YEAR, LAST_YEAR = 1800, 2200
MOST_PAGES = 100_000
LONGEST_LINE = 300


class NotAYearError(GroundplanError):
    """Something that should be a year is none."""

    def __init__(self, given: str) -> None:
        super().__init__(
            say(
                "“{given}” is not a year that a plan is for: write it in four figures, like 2027, or leave it empty.",
                given=given[:40],
            )
        )


class YearsTurnedError(GroundplanError):
    """A span of years ends before it begins."""

    def __init__(self, begins: int, ends: int) -> None:
        super().__init__(
            say("{ends} is before {begins}: put the year in which it begins first.", begins=begins, ends=ends)
        )


class NotAPageError(GroundplanError):
    """Something that should be the number of a page is none."""

    def __init__(self, given: str) -> None:
        super().__init__(
            say(
                "“{given}” is not the number of a page: write it in figures, or leave it empty and say the place in "
                "words.",
                given=given[:40],
            )
        )


class NoTitleError(GroundplanError):
    """A document is to be cited that has no name, or a talk with nobody."""

    def __init__(self, origin: Origin) -> None:
        super().__init__(
            say("Say whom the talk was with, so that others know whom to ask.")
            if origin is Origin.CONVERSATION
            else say("Say what the document is called, so that others can find it.")
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """Where words come from (`groundplan.workbook.citations.Citation` says what the parts mean)."""

    origin: Origin
    title: str = ""
    dated: date | None = None
    begins: int = 0
    ends: int = 0
    page: int = 0
    where: str = ""
    source: uuid.UUID | None = None
    passage: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of a citation, each within its limits.

        Raises `NoTitleError`, `NotAYearError`, `YearsTurnedError` and `NotAPageError`.
        """
        title = one_line(self.title)[:LONGEST_LINE]
        if not title and self.origin in (Origin.DOCUMENT, Origin.CONVERSATION):
            raise NoTitleError(self.origin)
        for year in (self.begins, self.ends):
            if year and not FIRST_YEAR <= year <= LAST_YEAR:
                raise NotAYearError(str(year))
        if 0 < self.ends < self.begins:
            raise YearsTurnedError(self.begins, self.ends)
        if not 0 <= self.page <= MOST_PAGES:
            raise NotAPageError(str(self.page))
        return {
            "origin": self.origin.value,
            "title": title,
            "dated": self.dated,
            "begins": self.begins,
            "ends": self.ends,
            "page": self.page,
            "where": one_line(self.where)[:LONGEST_LINE],
            "source": self.source,
            "passage": one_line(self.passage)[:20],
        }
