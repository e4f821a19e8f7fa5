"""A document's file → its reading."""

from __future__ import annotations

from pathlib import PurePath

from groundplan.errors import GroundplanError
from groundplan.sources.extract import text
from groundplan.sources.model import Reading
from groundplan.words import say


class UnreadableDocumentError(GroundplanError):
    """A document is of a kind that nobody here can read."""

    def __init__(self, name: str) -> None:
        super().__init__(say("{name} cannot be read: give a text file (.txt).", name=name))


def read(name: str, data: bytes) -> Reading:
    """What a document says; the end of its name tells what it is."""
    if PurePath(name).suffix.lower() not in (".txt", ".text", ".md", ""):
        raise UnreadableDocumentError(name)
    return text.extract(data)
