"""Finding what a library says of itself: mission, vision, values, priorities, and whose each is."""

from __future__ import annotations

from groundplan.sources.model import Reading, Statement


def find(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a document, in the order in which they stand there."""
    return ()
