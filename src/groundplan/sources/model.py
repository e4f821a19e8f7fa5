"""A document that a library has written, as it was read, and the statements found in it. Frozen, plain, JSON-able."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Style(StrEnum):
    """What a passage is in its document: a heading, running text, an item of a list, a row of a table."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


class Kind(StrEnum):
    """What a statement says of a library."""

    MISSION = "mission"
    VISION = "vision"
    VALUE = "value"
    PRIORITY = "priority"
    DEPARTMENT_MISSION = "department_mission"


class Whose(StrEnum):
    """Whose statement it is; `OTHER` is a city, a county, Friends, a state library, or a template's example."""

    LIBRARY = "library"
    DEPARTMENT = "department"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or table row, in reading order.

    `id` is `p1`, `p2`, …; `page` counts from 1 and is 0 where the format knows no pages. `heading` is the path of
    headings above it, outermost first. `text` keeps the lines as they stand, without the bullet or number of an item;
    the cells of a row are joined by " | ".
    """

    id: str
    text: str
    page: int = 0
    heading: tuple[str, ...] = ()
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Statement:
    """A mission, vision, value or priority: `text` is an exact substring of the document's text and begins in the
    passage `passage`. `owner` says in words whose it is, `reason` why it was taken for what it is; `confidence` lies
    between 0 and 1."""

    kind: Kind
    text: str
    passage: str
    page: int = 0
    whose: Whose = Whose.LIBRARY
    owner: str = ""
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read. `pages` is 0 where the format knows none, `language` a BCP 47 code or empty.

    `unread` are the pages that hold pictures and no text, such as scans.
    """

    title: str = ""
    pages: int = 0
    language: str = ""
    passages: tuple[Passage, ...] = ()
    statements: tuple[Statement, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The document's text: its passages with an empty line between each two."""
        return "\n\n".join(passage.text for passage in self.passages)

    def with_statements(self, found: tuple[Statement, ...]) -> Reading:
        """The same reading with what was found in it."""
        return replace(self, statements=found)


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain data (FORMATS §4, `sources read`)."""
    data = asdict(reading)
    return {**data, "passages": [{**each, "style": str(each["style"])} for each in data["passages"]]}


def from_json(data: Mapping[str, Any]) -> Reading:
    """The reading that `as_json` wrote; raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    return Reading(
        title=str(data["title"]),
        pages=int(data["pages"]),
        language=str(data["language"]),
        passages=tuple(
            Passage(
                id=str(each["id"]),
                text=str(each["text"]),
                page=int(each["page"]),
                heading=tuple(str(part) for part in each["heading"]),
                style=Style(each["style"]),
            )
            for each in data["passages"]
        ),
        statements=tuple(
            Statement(
                kind=Kind(each["kind"]),
                text=str(each["text"]),
                passage=str(each["passage"]),
                page=int(each["page"]),
                whose=Whose(each["whose"]),
                owner=str(each["owner"]),
                confidence=float(each["confidence"]),
                reason=str(each["reason"]),
            )
            for each in data["statements"]
        ),
        unread=tuple(int(each) for each in data["unread"]),
    )
