"""Columns: labels that stand side by side on one line, "OUR MISSION      OUR VISION", and the lines beneath each.

A text file keeps such columns by spaces. Here they become the cells of a table: which of them a piece belongs to is
told by where in its line it begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from groundplan.sources.model import Passage, Style

_PIECE = re.compile(r"\S(?:\S| {1,2}(?=\S))*")
_BULLET = re.compile(r"[-–—*•●○◦▪■►·‣∙]\s+")
_LINE = re.compile(r"[^\n]+")
_MOST_PASSAGES = 8
_SLACK = 2

Cell = tuple[int, int, int, int]
"""The two ends of a piece in its passage, in which line of the passage, and which column."""


def columns_under(passage: Passage, is_label: Callable[[str], bool]) -> list[int]:
    """Where in the line the columns begin that a passage heads with labels alone; none where it heads no columns."""
    if passage.style is Style.ROW or "\n" in passage.text or "   " not in passage.text:
        return []
    pieces = list(_PIECE.finditer(passage.text))
    alone = len(pieces) > 1 and all(len(piece[0]) < 60 and is_label(piece[0]) for piece in pieces)
    return [piece.start() for piece in pieces] if alone else []


def reach(passages: Sequence[Passage], head: int) -> int:
    """How many passages the columns take that one heads: up to a heading that stands alone."""
    last = head
    for at in range(head + 1, min(len(passages), head + 1 + _MOST_PASSAGES)):
        beside = any(len(_PIECE.findall(line)) > 1 for line in passages[at].text.split("\n"))
        if passages[at].style is Style.ROW or (passages[at].style is Style.HEADING and not beside):
            break
        last = at if beside else last
    return last - head


def cells(passage: Passage, starts: Sequence[int]) -> Iterator[Cell]:
    """The pieces of a passage, and the column in which each stands; bullets are left out."""
    for number, line in enumerate(_LINE.finditer(passage.text)):
        pieces = list(_PIECE.finditer(line[0]))
        for piece in pieces:
            column = bisect_right(starts, piece.start() + _SLACK) - 1
            if len(pieces) == 1 and passage.style is Style.ITEM:
                # A line that kept its right side only lost the spaces before it, and its bullet.
                column = len(starts) - 1
            bullet = _BULLET.match(piece[0])
            begin = piece.start() + (bullet.end() if bullet else 0)
            yield line.start() + begin, line.start() + piece.end(), number, max(0, column)
