"""A text file: passages between empty lines."""

from __future__ import annotations

from groundplan.sources.extract.passages import Passages
from groundplan.sources.extract.tidy import tidy
from groundplan.sources.model import Reading


def extract(data: bytes) -> Reading:
    """What a text file says, a passage between each two empty lines."""
    passages = Passages()
    for part in data.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n\n"):
        passages.add(tidy(part))
    return Reading(passages=passages.made)
