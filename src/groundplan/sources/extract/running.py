"""Running heads and feet: what stands at the edge of many pages, with other numbers, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from groundplan.sources.extract.lines import Line

# The part of a page's height, above and below, in which they stand, or so many points; and how many lines they are.
_EDGE = 0.14
_NEAR, _AT_MOST = 60.0, 0.3
_ROWS = 4
_NUMBER = re.compile(
    r"\W*(?:page|p\.|pg\.?|seite|s\.|página|pág\.|pagina|side|sida|sivu|صفحة|עמוד)?\s*(?:\d{1,3}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/|de|von|sur|di|av|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


def without_running(pages: Sequence[tuple[float, list[Line]]], body: float) -> list[list[Line]]:
    """The lines of each page, given with its height, without those that run along; `body` is the size of most text."""
    places: dict[tuple[str, bool], list[tuple[int, float, Line]]] = defaultdict(list)
    for number, (height, lines) in enumerate(pages):
        for each in _at_edges(height, lines):
            places[_key(each), each.y < height / 2].append((number, each.y, each))
    running = {
        id(each)
        for (_text, above), found in places.items()
        for each in _repeated(found, len(pages), body, is_above=above)
    }
    titles = {_key(each) for _height, lines in pages for each in lines if each.size >= 1.25 * body}
    for (text, _above), found in places.items():
        if text in titles:
            # The document's title once more, in small letters.
            running |= {id(each) for _number, _y, each in found if each.size <= 1.05 * body and not each.bold}
    if len(pages) > 1:
        running |= {id(each) for height, lines in pages for each in _numbers(height, lines)}
    return [_kept(height, lines, running) for height, lines in pages]


def _kept(height: float, lines: list[Line], running: set[int]) -> list[Line]:
    """The lines without those that run along, as far as nothing else stands between them and the edge."""
    gone = {id(each) for each in lines if each.angle and id(each) in running}
    for way in (1, -1):
        rows: dict[int, list[Line]] = defaultdict(list)
        for each in lines:
            if not each.angle and (each.y < height / 2) == (way > 0):
                rows[round(each.y)].append(each)
        for place in sorted(rows, reverse=way < 0):
            found = {id(each) for each in rows[place]} & running
            if not found:
                break
            gone |= found
    return [each for each in lines if id(each) not in gone]


def _at_edges(height: float, lines: list[Line]) -> list[Line]:
    """The lines near the upper and the lower edge, and those set across the page."""
    level = [each for each in lines if not each.angle]
    upper = [each for each in level if each.y < _zone(height)]
    lower = [each for each in level if each.y > height - _zone(height)]
    return [*_outermost(upper, 1), *_outermost(lower, -1), *(each for each in lines if each.angle)]


def _zone(height: float) -> float:
    """How far from its edge a page's running lines stand at most; margins do not shrink with the page."""
    return min(max(_EDGE * height, _NEAR), _AT_MOST * height)


def _outermost(lines: Iterable[Line], way: int) -> list[Line]:
    heights = sorted({round(each.y) for each in lines}, reverse=way < 0)[: _ROWS + 2]
    return [each for each in lines if round(each.y) in heights]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold()) + ("/" if line.angle else "")


def _repeated(found: list[tuple[int, float, Line]], pages: int, body: float, *, is_above: bool) -> list[Line]:
    """Those that stand at one height on enough pages; large ones are titles of slides until they are everywhere."""
    least = 2 if pages <= 3 else 3
    counted = len({line.text for _number, _y, line in found}) > 1
    running = []
    for number, y, each in found:
        on = {page for page, other, line in found if abs(other - y) <= 3 and abs(line.size - each.size) < 0.6}
        if counted and is_above and (each.bold or each.size > 1.05 * body):
            # "Goal 1", "Goal 2": headings, each at the top of its page.
            continue
        if each.size >= 1.25 * body:
            goes_on = len(on) >= max(4, 0.6 * pages)
        else:
            goes_on = len(on) >= max(least, 0.5 * pages) or _in_a_row(on, number) >= least
        if goes_on:
            running.append(each)
    return running


def _in_a_row(pages: set[int], page: int) -> int:
    """On how many pages around this one it stands, on each or on every second: a chapter's own head."""
    count = 1
    for way in (1, -1):
        at = page
        while (step := next((n for n in (1, 2) if at + way * n in pages), 0)) and count < 9:
            at += way * step
            count += 1
    return count


def _numbers(height: float, lines: list[Line]) -> list[Line]:
    """Page numbers: nothing but a number, above or below everything else."""
    level = [each for each in lines if not each.angle]
    if not level:
        return []
    first, last = min(each.y for each in level), max(each.y for each in level)
    return [
        each
        for each in level
        if _NUMBER.fullmatch(each.text)
        and ((each.y == first and each.y < _zone(height)) or (each.y == last and each.y > height - _zone(height)))
    ]
