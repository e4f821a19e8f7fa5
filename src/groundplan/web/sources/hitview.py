"""One place that a search found, made ready to be shown: where it stands, and its words with the hits marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from groundplan.web.sources.citing import place
from groundplan.web.sources.models import SourcePassage
from groundplan.web.sources.text import around, hits, pieces


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage as a search shows it: `parts` are its words, each with whether they were looked for; `before` and
    `after` say that it goes on."""

    title: str
    url: str
    page: int
    heading: str
    language: str
    parts: Sequence[tuple[str, bool]]
    before: bool
    after: bool


def hit_of(row: SourcePassage, words: Sequence[str], question: str) -> Hit:
    """A passage with its hits."""
    spans = hits(row.text, words)
    begin, end = around(row.text, spans)
    return Hit(
        title=row.source.title,
        url=place(row.library_id, row.source_id, row.number, question),
        page=row.page,
        heading=" › ".join(row.heading),
        language=row.source.language,
        parts=pieces(row.text, spans, begin, end),
        before=begin > 0,
        after=end < len(row.text),
    )
