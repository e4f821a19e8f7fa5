"""Passages in the making: numbered in reading order, each under the headings that stand above it."""

from __future__ import annotations

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.limits import (
    DEEPEST_HEADING,
    LONGEST_HEADING,
    LONGEST_PASSAGE,
    MOST_PASSAGES,
    MOST_TEXT,
    MUCH,
)
from groundplan.sources.extract.tidy import one_line
from groundplan.sources.model import Passage, Style


class Passages:
    """Passages as they come: `heading` and `add` append one, `made` is all of them."""

    def __init__(self) -> None:
        self._made: list[Passage] = []
        self._above: list[tuple[int, str]] = []
        self._length = 0

    @property
    def made(self) -> tuple[Passage, ...]:
        """All passages so far, in their order."""
        return tuple(self._made)

    def heading(self, text: str, level: int, page: int = 0) -> None:
        """A heading; it stands above what follows until one of its level or of a lower number comes."""
        told = one_line(text)
        if not told:
            return
        self._above = [each for each in self._above if each[0] < level]
        self._append(told, page, Style.HEADING)
        self._above = [*self._above, (level, told[:LONGEST_HEADING])][-DEEPEST_HEADING:]

    def add(self, text: str, page: int = 0, style: Style = Style.TEXT) -> None:
        """A paragraph, an item or a row, already tidied; nothing where it is empty."""
        for part in parts_of(text):
            self._append(part, page, style)

    def _append(self, text: str, page: int, style: Style) -> None:
        self._length += len(text)
        if len(self._made) >= MOST_PASSAGES or self._length > MOST_TEXT:
            raise UnfitError(MUCH)
        above = tuple(words for _level, words in self._above)
        self._made.append(Passage(f"p{len(self._made) + 1}", text, page, above, style))


def parts_of(text: str) -> list[str]:
    """The text in parts that a reader in the browser can still show one by one; nearly always one part."""
    parts = []
    while len(text) > LONGEST_PASSAGE:
        sentence = max(text.rfind(". ", 0, LONGEST_PASSAGE), text.rfind("。", 0, LONGEST_PASSAGE)) + 1
        # Where nothing parts it, it is parted all the same.
        cut = max(sentence, text.rfind(" ", 0, LONGEST_PASSAGE), 0) or LONGEST_PASSAGE
        parts.append(text[:cut].strip())
        text = text[cut:].strip()
    return [part for part in [*parts, text] if part]
