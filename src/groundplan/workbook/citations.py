"""Where an answer's words come from: a citation lies beside the answer, and stays when its source is gone."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from groundplan.toolkit.model import Role

# What a library may have said before, in a document, in a talk, or by what it did.
QUOTED = (Role.MISSION, Role.VISION, Role.DEPARTMENT_MISSION, Role.VALUES, Role.PRIORITIES)


class Origin(StrEnum):
    """Where the words come from. `NONE_WRITTEN`: nothing is written, and this is what the director would say it is;
    `SAID_AND_DONE`: put together from what was said and done, “our reading” until somebody confirms it."""

    DOCUMENT = "document"
    CONVERSATION = "conversation"
    SAID_AND_DONE = "said_and_done"
    NONE_WRITTEN = "none_written"


class How(StrEnum):
    """How somebody confirmed it: in person, by following a link, or by a code sent to the address that was invited."""

    IN_PERSON = "in_person"
    BY_LINK = "by_link"
    BY_CODE = "by_code"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who said that it is so, in her own or somebody else's words (“Rosa Alder, director”), how, and on which day."""

    who: str
    how: How
    on: date


@dataclass(frozen=True, slots=True)
class Citation:
    """The quoted words at an answer's address (`worksheet/question[/row]`), and where they stand.

    `title` is that of the document, or whom the talk was with; `dated` is its day, `begins` and `ends` the years it is
    for (0: not said), `page` counts from 1 (0: no page), `where` is a place in words. `source` is the id of the
    library's own copy, empty where there is none (any more), and `passage` the place in it.
    """

    id: str
    address: str
    quote: str
    origin: Origin
    title: str = ""
    dated: date | None = None
    begins: int = 0
    ends: int = 0
    page: int = 0
    where: str = ""
    source: str = ""
    passage: str = ""
    confirmations: tuple[Confirmation, ...] = ()

    def has_ended(self, today: date) -> bool:
        """Whether the years that its document is for have passed."""
        return 0 < self.ends < today.year

    @property
    def is_our_reading(self) -> bool:
        """Whether it is put together by those who write and confirmed by nobody yet."""
        return self.origin in (Origin.SAID_AND_DONE, Origin.NONE_WRITTEN) and not self.confirmations

    def as_json(self) -> dict[str, Any]:
        """The citation as plain data, without what is not said (FORMATS §4, `workbook show`)."""
        told = {key: value for key, value in asdict(self).items() if value}
        if self.dated:
            told["dated"] = self.dated.isoformat()
        if self.confirmations:
            told["confirmations"] = [
                {"who": each.who, "how": each.how.value, "on": each.on.isoformat()} for each in self.confirmations
            ]
        return {**told, "origin": self.origin.value}

    def stands_in(self, answer: str) -> bool:
        """Whether the answer still has the quoted words, however they are spaced; without quoted words it has."""
        return folded(self.quote) in folded(answer)


def folded(text: str) -> str:
    """A text as it is compared with another: whatever spaces and capitals it has."""
    return re.sub(r"\s+", " ", text).strip().casefold()
