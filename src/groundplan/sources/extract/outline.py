"""The outline of a plain text: which headings and items stand above each piece."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

_DEEPEST = 6
_COUNTS = ("1", "I", "A", "i", "a")


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that others may stand beneath: how far it is set in, how it is marked, and what it says."""

    indent: int
    mark: str
    title: str


class Outline:
    """The headings above a piece; over an item that is set in, or marked otherwise, the item above it as well."""

    def __init__(self) -> None:
        self._path: dict[int, str] = {}
        self._items: list[_Open] = []

    def over_heading(self, said: str, level: int) -> tuple[str, ...]:
        """The path above a heading, which is then part of it for what follows."""
        self._path = {above: title for above, title in self._path.items() if above < level}
        path = self.over_text()
        self._path[level] = said
        return path

    def over_text(self) -> tuple[str, ...]:
        """The path above a paragraph, which ends a list."""
        self._items = []
        return self._headings()

    def over_item(self, said: str, before: str) -> tuple[str, ...]:
        """The path above an item; `before` is what stands before it in its line."""
        indent = indent_of(before)
        mark = mark_of(before, {each.mark for each in self._items})
        while self._items and not _is_beneath(indent, mark, self._items):
            self._items.pop()
        path = (*self._headings(), *(each.title for each in self._items))
        if len(self._items) < _DEEPEST:
            self._items.append(_Open(indent, mark, said.split("\n", 1)[0]))
        return path

    def _headings(self) -> tuple[str, ...]:
        return tuple(self._path[level] for level in sorted(self._path))


def _is_beneath(indent: int, mark: str, items: Sequence[_Open]) -> bool:
    """Whether an item stands beneath the last of these: set in further, or marked otherwise beneath a number."""
    last = items[-1]
    if indent > last.indent + 1:
        return True
    if indent < last.indent - 1 or any(mark == each.mark for each in items):
        return False
    return last.mark in _COUNTS or mark == "o"


def mark_of(before: str, known: Collection[str]) -> str:
    """How an item is marked: its bullet, or the kind of its number, as the items above tell which it is."""
    sign = before.strip(" \t().")
    if sign.isdecimal():
        return "1"
    roman, letter = ("I", "A") if sign.isupper() else ("i", "a")
    if not sign.isalpha() or sign == "o":
        return sign
    if len(sign) > 1 or (set(sign) <= set("ivxIVX") and letter not in known):
        return roman
    return letter


def indent_of(line: str) -> int:
    """How far a line is set in."""
    return len(line) - len(line.lstrip(" \t"))
