"""A change that somebody may accept, with its origin: one thing for all that is offered, never filled in silently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class From(StrEnum):
    """Who or what proposes: a line found in a document, what somebody corrected who was asked to confirm."""

    FOUND = "found"
    CONFIRMATION = "confirmation"


class Standing(StrEnum):
    """What became of a proposal; `CORRECTED` was accepted in other words."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text for the answer at `address`, a row's or a whole one's; `replaces` is the text that it would take the place
    of, empty where it is added. `key` names it once for all within a workbook, so that it is never offered twice;
    `facts` is what its origin knows of it (a found line: source, passage, page, reason, confidence)."""

    key: str
    address: str
    text: str
    origin: From
    replaces: str = ""
    standing: Standing = Standing.OPEN
    facts: Mapping[str, Any] = field(default_factory=dict)
