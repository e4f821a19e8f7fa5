"""A document's file → its reading, with the statements found in it."""

from __future__ import annotations

from groundplan.sources.extract import text
from groundplan.sources.model import Reading
from groundplan.sources.statements import find


def read(name: str, data: bytes) -> Reading:
    """What a document says."""
    reading = text.extract(data)
    return reading.with_statements(find(reading))
