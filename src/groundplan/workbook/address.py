"""Where an answer stands: `worksheet/question[/row[/column]]`, one spelling everywhere.

Form names, the log, checks, comments, review lines and Word files all spell an address this way (FORMATS §2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from groundplan.errors import GroundplanError
from groundplan.words import say

# Slugs that toolkits give, ids that libraries add (`x-…`) and random row ids all fit this.
PART = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,78}[a-z0-9_])?\Z")
MAX_LENGTH = 330


class BadAddressError(GroundplanError):
    """Something that should be an address is not spelled like one."""

    def __init__(self, spelling: str) -> None:
        super().__init__(
            say(
                "“{spelling}” is not the address of an answer: write worksheet/question, "
                "with a row and a column behind it where the question has them.",
                spelling=spelling[:80],
            )
        )


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """The place of a question's whole answer, of one row, or of one cell; the empty string stands for “no row”."""

    worksheet: str
    question: str
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.worksheet, self.question, self.row, self.column) if part)

    @classmethod
    def parse(cls, spelling: str) -> Address:
        """Read an address; raises `BadAddressError` for anything else, however long or strange."""
        parts = spelling.split("/") if len(spelling) <= MAX_LENGTH else []
        if not 2 <= len(parts) <= 4 or not all(PART.match(part) for part in parts):
            raise BadAddressError(spelling)
        return cls(*parts)

    def within(self, row: str, column: str = "") -> Address:
        """The address of a row, or of a cell, of the same question."""
        return Address(self.worksheet, self.question, row, column)

    @property
    def whole(self) -> Address:
        """The address of the question's whole answer."""
        return Address(self.worksheet, self.question)
