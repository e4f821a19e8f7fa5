"""Lines in reading order become blocks: paragraphs, items, rows of a table, lines that stand for themselves."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, field, replace
from itertools import pairwise

from groundplan.sources.extract.hyphens import Vocabulary
from groundplan.sources.extract.lines import Line, runs_to_the_left
from groundplan.sources.extract.tidy import without_bullet, without_number
from groundplan.sources.model import Style

# A line of a list of contents: dots lead from a heading to its page.
_LEADERS = re.compile(r"(.+?)(?:\s*[.·…_]){4,}\s*(\d{1,4}|[ivxlc]{1,6})")
_ENDS = (".", "!", "?", ":", ";", "…", "”", '"', ")", "]", "؟", "。", "|")


@dataclass(slots=True)
class Block:
    """What will be a passage: its lines, how they look, and the group of lines that they stood in."""

    lines: list[str]
    page: int
    size: float
    bold: bool = False
    colour: int = 0
    style: Style = Style.TEXT
    # The page and the group in which it ends, and whether its last line reaches as far as any.
    end: tuple[int, int] = (0, 0)
    is_full: bool = False
    text: str = ""
    numbered: bool = False
    x0: float = 0.0
    cells: list[list[str]] = field(default_factory=list)


def blocks_of(groups: list[list[Line]], page: int, body: float) -> list[Block]:
    """The blocks of a page, whose groups of lines are in reading order."""
    return [
        block for number, group in enumerate(groups) for block in _Column(_seen(group), page, number, body).blocks()
    ]


def _seen(group: list[Line]) -> list[Line]:
    """The lines as somebody sees them who reads from the left: a script that runs to the left as in a mirror."""
    if not runs_to_the_left(group):
        return group
    return [replace(each, x0=-each.x1, x1=-each.x0) for each in group]


class _Column:
    """One column's lines on their way into blocks."""

    def __init__(self, lines: list[Line], page: int, number: int, body: float) -> None:
        self._lines = lines
        self._page, self._number, self._body = page, number, body
        ends = [each.x1 for each in lines if not each.rows and not self._is_large(each)]
        self._right = max(ends or [each.x1 for each in lines])
        steps = [(b.y - a.y) / a.size for a, b in pairwise(lines) if abs(a.size - b.size) < 0.6]
        near = [step for step in steps if 0.8 < step < 1.9]
        self._pitch = statistics.median_low(sorted(near)[: max(len(near) * 3 // 4, 1)]) if near else 1.35

    def blocks(self) -> list[Block]:
        """The blocks, one after the other."""
        made: list[Block] = []
        last: Line | None = None
        hang = 0.0
        for line in self._lines:
            if line.rows:
                made += [self._row(line, row) for row in line.rows]
                last = None
                continue
            if leads := _LEADERS.fullmatch(line.text):
                made.append(self._row(line, [[leads[1]], [leads[2]]]))
                last = None
                continue
            text, bullet = without_bullet(line.text)
            text, number = (text, False) if bullet else without_number(text)
            if last is None or bullet or number or self._begins(last, line, made[-1], hang):
                made.append(self._block(line, text, Style.ITEM if bullet or number else Style.TEXT))
                made[-1].numbered = number
                hang = 0.0
            else:
                hang = hang or line.x0
                made[-1].lines.append(text)
                made[-1].is_full = self._right - line.x1 < 2.5 * line.size
            last = line
        return made

    def _block(self, line: Line, text: str, style: Style) -> Block:
        return Block(
            [text], self._page, line.size, line.bold, line.colour, style, (self._page, self._number), x0=line.x0
        )

    def _row(self, line: Line, cells: list[list[str]]) -> Block:
        block = self._block(line, "", Style.ROW)
        block.cells = [cell for cell in cells if cell]
        return block

    def _begins(self, last: Line, line: Line, block: Block, hang: float) -> bool:
        """Whether the line begins a new paragraph."""
        size = max(line.size, last.size)
        if self._differs(last, line) or line.bold != last.bold or line.angle != last.angle:
            return True
        if line.colour != last.colour and -1 not in (line.colour, last.colour):
            return True
        step = line.y - last.y
        if step <= 0 or step > self._most_step(size) * size:
            return True
        if self._is_large(line):
            return False
        return self._is_moved(last, line, block, hang) or self._broke_early(last, line)

    def _differs(self, last: Line, line: Line) -> bool:
        """Whether they are set in another size; a little is none within a sentence, where a font may change."""
        apart, size = abs(line.size - last.size), max(line.size, last.size)
        return apart > (0.08 if last.text.endswith(_ENDS) else 0.13) * size + 0.1

    def _most_step(self, size: float) -> float:
        return max(self._pitch * 1.28, self._pitch + 0.2) if size <= 1.15 * self._body else max(self._pitch * 1.3, 1.6)

    def _is_large(self, line: Line) -> bool:
        return line.size > 1.15 * self._body

    def _is_moved(self, last: Line, line: Line, block: Block, hang: float) -> bool:
        """Whether its beginning says so: further in than a paragraph's, or back where an item's bullet stood."""
        size = line.size
        if block.style is Style.ITEM:
            if hang:
                return line.x0 < hang - 0.7 * size
            return line.x0 < block.x0 + 0.4 * size and last.text.endswith(_ENDS)
        middle = abs((last.x0 + last.x1) - (line.x0 + line.x1)) / 2
        if line.x0 - last.x0 > 0.8 * size and middle > size:
            return len(block.lines) > 1 or last.text.endswith(_ENDS)
        return False

    def _broke_early(self, last: Line, line: Line) -> bool:
        """Whether the line before ended although there was room for more."""
        first = line.text.split()[0]
        width = (line.x1 - line.x0) / max(len(line.text), 1) * (len(first) + 1)
        room = self._right - last.x1
        if room < width + 1.5 * line.size:
            return False
        starts = not line.text[:1].islower()
        ended = last.text.endswith(_ENDS) and not last.text.endswith(",")
        middle = abs((last.x0 + last.x1) - (line.x0 + line.x1)) / 2
        centred = middle < 0.8 * line.size and abs(last.x0 - line.x0) > line.size
        return starts and (ended or not centred)


def whole(blocks: list[Block], vocabulary: Vocabulary) -> list[Block]:
    """The blocks with their texts, a sentence that goes on in the next column or on the next page made whole."""
    made: list[Block] = []
    for each in blocks:
        each.text = " | ".join(map(vocabulary.paragraph, each.cells)) or vocabulary.paragraph(each.lines)
        before = made[-1] if made else None
        if before is not None and _continues(before, each):
            before.text = vocabulary.join(before.text, each.text)
            before.end, before.is_full = each.end, each.is_full
        else:
            made.append(each)
    return made


def _continues(before: Block, block: Block) -> bool:
    if before.end == block.end or block.style is not Style.TEXT or before.style is Style.ROW:
        return False
    if abs(before.size - block.size) > 0.6 or before.bold != block.bold or not before.text:
        return False
    if block.text[:1].islower():
        return not before.text.endswith((".", "!", "?"))
    return before.is_full and len(block.lines) > 1 and not before.text.endswith(_ENDS)
