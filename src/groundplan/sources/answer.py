"""The answer of the confined process, looked at before it is believed: a hostile file may have written it."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace

from groundplan.intake.cell import UNREADABLE, UnfitError
from groundplan.sources.extract.limits import (
    DEEPEST_HEADING,
    LONGEST_BELIEVED,
    LONGEST_HEADING,
    MOST_PAGES,
    MOST_PASSAGES,
    MOST_STATEMENTS,
    MOST_TEXT,
)
from groundplan.sources.extract.tidy import one_line, tidy
from groundplan.sources.model import Passage, Reading, Statement, from_json

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LONGEST_NOTE = 1_000


def looked_at(answer: bytes) -> Reading:
    """The reading that the answer tells, every number and text of it within its bounds.

    Raises `UnfitError` for what is no reading, or one larger than may be.
    """
    try:
        told = from_json(json.loads(answer))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise UnfitError(UNREADABLE) from None
    pages = told.pages
    length = sum(len(each.text) for each in told.passages)
    fits = 0 <= pages <= MOST_PAGES and len(told.passages) <= MOST_PASSAGES and length <= MOST_TEXT
    if not fits or [each.id for each in told.passages] != [f"p{n}" for n in range(1, len(told.passages) + 1)]:
        raise UnfitError(UNREADABLE)
    plain = replace(
        told,
        title=one_line(told.title)[:LONGEST_HEADING],
        language=told.language if _LANGUAGE.fullmatch(told.language) else "",
        passages=tuple(_passage(each, pages) for each in told.passages),
        unread=tuple(sorted({each for each in told.unread if 1 <= each <= pages})),
        statements=(),
    )
    return plain.with_statements(_statements(told.statements, plain))


def _passage(passage: Passage, pages: int) -> Passage:
    heading = tuple(one_line(each)[:LONGEST_HEADING] for each in passage.heading[-DEEPEST_HEADING:])
    text = tidy(passage.text)[:LONGEST_BELIEVED]
    return replace(passage, text=text, page=_within(passage.page, pages), heading=heading)


def _statements(found: tuple[Statement, ...], reading: Reading) -> tuple[Statement, ...]:
    """Those that stand in the document's text, word for word."""
    known, text = {each.id for each in reading.passages}, reading.text
    # Passages were tidied, and so the words found in them have to be.
    tidied = (replace(each, text=tidy(each.text)) for each in found[:MOST_STATEMENTS])
    return tuple(
        replace(
            each,
            page=_within(each.page, reading.pages),
            owner=one_line(each.owner)[:_LONGEST_NOTE],
            reason=one_line(each.reason)[:_LONGEST_NOTE],
            confidence=min(max(each.confidence, 0.0), 1.0) if math.isfinite(each.confidence) else 0.0,
        )
        for each in tidied
        if each.text and each.passage in known and each.text in text
    )


def _within(page: int, pages: int) -> int:
    return min(max(page, 0), pages)
