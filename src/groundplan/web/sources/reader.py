"""A document made ready to be read in the browser: passages as headings, lists and tables, with its found lines marked.

Nothing of the document becomes markup: its text is text, and what it was in the file is said by the few kinds of
passage that there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from groundplan.sources.model import Style
from groundplan.web.sources.citing import number_of
from groundplan.web.sources.models import FoundStatement, SourcePassage
from groundplan.web.sources.text import Span, hits

CELL = " | "
# Passages are joined by this in the text of which a found line is a part.
JOINT = "\n\n"
# The page's own headings end at the second level, and browsers know six.
FIRST_LEVEL, LAST_LEVEL = 3, 6
# Of one passage so many places are marked that were looked for: whoever asks for “a” is helped by none of them.
MOST_HITS = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a passage's text: plain, looked for (`is_hit`), or part of a found line, which `begins` with a label."""

    text: str
    is_hit: bool = False
    line: FoundStatement | None = None
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is drawn. `level` is that of a heading; `cells` are a row's; `page` is set where one begins."""

    number: int
    cells: Sequence[Sequence[Piece]]
    level: int = 0
    page: int = 0


@dataclass(slots=True)
class Block:
    """Passages of one style that are drawn together: the items of a list, the rows of a table."""

    style: str
    passages: list[Shown] = field(default_factory=list)


def blocks(
    passages: Sequence[SourcePassage], lines: Sequence[FoundStatement], words: Sequence[str] = ()
) -> list[Block]:
    """One page of the reader; `words` are those that a search looked for, folded."""
    found: list[Block] = []
    marks = _marks(passages, lines)
    level, page = FIRST_LEVEL - 1, 0
    for each in passages:
        pieces = list(
            _pieces(each.text, marks.get(each.number, []), hits(each.text, words)[:MOST_HITS] if words else [])
        )
        cells = _cells(pieces) if each.style == Style.ROW else [pieces]
        if each.style == Style.HEADING:
            level = min(len(each.heading) + FIRST_LEVEL, level + 1, LAST_LEVEL)
        fresh = each.page if each.page and each.page != page else 0
        page = each.page or page
        together = each.style in (Style.ITEM, Style.ROW) and not fresh
        if not (together and found and found[-1].style == each.style):
            found.append(Block(each.style))
        found[-1].passages.append(Shown(each.number, cells, level if each.style == Style.HEADING else 0, fresh))
    return found


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a found line, or what of it is in one passage, stands there."""

    begin: int
    end: int
    line: FoundStatement
    is_first: bool


def _marks(passages: Sequence[SourcePassage], lines: Sequence[FoundStatement]) -> dict[int, list[_Mark]]:
    """The marks of each passage; where two lines share words, those of the first are marked."""
    by_number = {each.number: each.text for each in passages}
    marks: dict[int, list[_Mark]] = {}
    for line in lines:
        number, rest, begins = number_of(line.passage), line.text, True
        while rest and number in by_number:
            begin, end = _part_of(by_number[number], rest)
            if end <= begin:
                break
            if not any(begin < there.end and there.begin < end for there in marks.get(number, [])):
                marks.setdefault(number, []).append(_Mark(begin, end, line, begins))
            rest = rest[end - begin :].removeprefix(JOINT)
            number, begins = number + 1, False
    return marks


def _part_of(text: str, line: str) -> Span:
    """The part of a line that stands in a passage: all of it, or its beginning at the passage's end."""
    at = text.find(line)
    if at >= 0:
        return at, at + len(line)
    head = line.partition(JOINT)[0]
    return (len(text) - len(head), len(text)) if head != line and text.endswith(head) else (0, 0)


def _pieces(text: str, marks: Sequence[_Mark], spans: Sequence[Span]) -> Iterator[Piece]:
    """A passage cut where a found line or a hit begins or ends."""
    cuts = {0, len(text), *(place for span in spans for place in span)}
    cuts |= {place for mark in marks for place in (mark.begin, mark.end)}
    ordered, at = sorted(marks, key=lambda mark: mark.begin), 0
    hit = 0
    for begin, end in pairwise(sorted(cuts)):
        # Neither marks nor hits overlap each other: the one that may hold this place is the first that has not ended.
        while at < len(ordered) and ordered[at].end <= begin:
            at += 1
        while hit < len(spans) and spans[hit][1] <= begin:
            hit += 1
        mark = ordered[at] if at < len(ordered) and ordered[at].begin <= begin else None
        is_hit = hit < len(spans) and spans[hit][0] <= begin
        line, is_first = (mark.line, mark.is_first and begin == mark.begin) if mark else (None, False)
        yield Piece(text[begin:end], is_hit, line, is_first)


def _cells(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a row by its cells."""
    cells: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, part in enumerate(piece.text.split(CELL)):
            if at:
                cells.append([])
            if part:
                cells[-1].append(Piece(part, piece.is_hit, piece.line, piece.begins and not at))
    return cells
