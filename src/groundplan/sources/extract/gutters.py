"""Gutters: the white between columns, found as the tallest that has aligned lines on both of its sides."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from groundplan.sources.extract.lines import Line

# In the size of most lines: how wide the white between columns is at least; and how many lines each side has.
_GUTTER = 0.85
_ROWS = 2


@dataclass(slots=True)
class Cut:
    """White between `left` and `right` lines, from `top` to `bottom`."""

    height: float
    width: float
    above: list[Line]
    left: list[Line]
    right: list[Line]
    below: list[Line]


def best_cut(lines: list[Line]) -> Cut | None:
    """The tallest white that parts these lines, nothing where none does."""
    size = statistics.median(each.size for each in lines)
    width = _GUTTER * size
    best: Cut | None = None
    for right_edge in sorted({round(each.x1, 0) for each in lines}):
        cut = _cut_at(lines, right_edge + 0.5, width, size)
        if cut and (best is None or _is_better(cut, best, size)):
            best = cut
    return best


def _is_better(cut: Cut, best: Cut, size: float) -> bool:
    """Taller; or as tall, with more lines on its sides; or wider."""
    if abs(cut.height - best.height) > 0.1 * size:
        return cut.height > best.height
    own, other = len(cut.left) + len(cut.right), len(best.left) + len(best.right)
    return (own, cut.width) > (other, best.width)


def _cut_at(lines: list[Line], at: float, width: float, size: float) -> Cut | None:
    """The tallest white of this width beginning at `at`, between lines that cross it."""
    best: Cut | None = None
    begin = 0
    crossing = [n for n, each in enumerate(lines) if each.x0 < at + width and each.x1 > at]
    if len(crossing) == len(lines):
        return None
    for end in [*crossing, len(lines)]:
        band = lines[begin:end]
        if len(band) >= 2 * _ROWS:
            left = [each for each in band if each.x1 <= at]
            right = [each for each in band if each.x0 >= at + width]
            height = _shared_height(left, right)
            if (
                height > 1.2 * size
                and (best is None or height > best.height)
                and _is_column(left)
                and _is_column(right)
            ):
                room = min(each.x0 for each in right) - max(each.x1 for each in left)
                best = Cut(height, room, lines[:begin], left, right, lines[end:])
        begin = end + 1
    return _with_crossing(best, lines, size) if best else None


def _with_crossing(cut: Cut, lines: list[Line], size: float) -> Cut:
    """The cut with the lines that cross it above or below, and headings before and after the columns there too."""
    _take_heads(cut, size)
    inside = {id(each) for each in cut.left + cut.right}
    first = min(each.top for each in cut.left + cut.right)
    rest = [each for each in lines if id(each) not in inside]
    cut.above = [each for each in rest if each.top <= first]
    cut.below = [each for each in rest if each.top > first]
    end = max(each.bottom for each in cut.right)
    tail = [each for each in cut.left if each.top > end]
    if tail and len(tail) < len(cut.left):
        before = max((each for each in cut.left if each.top <= end), key=lambda each: each.bottom)
        if tail[0].top - before.bottom > 1.2 * size or tail[0].size > 1.12 * before.size or tail[0].bold > before.bold:
            cut.left = [each for each in cut.left if each.top <= end]
            cut.below = sorted([*tail, *cut.below], key=lambda each: each.top)
    return cut


def _take_heads(cut: Cut, size: float) -> None:
    """Leave lines out of a column that stand above the other column's first, when they are larger or far from it."""
    for own, other in ((cut.left, cut.right), (cut.right, cut.left)):
        first = min(each.top for each in other)
        heads = [each for each in own if each.bottom <= first + 0.1 * size]
        rest = [each for each in own if each.bottom > first + 0.1 * size]
        if heads and rest:
            gap = min(each.top for each in rest) - max(each.bottom for each in heads)
            if all(each.size > 1.12 * size for each in heads) or gap > 1.5 * size:
                own[:] = rest


def _shared_height(left: list[Line], right: list[Line]) -> float:
    if not left or not right:
        return 0.0
    return min(max(each.bottom for each in left), max(each.bottom for each in right)) - max(
        min(each.top for each in left), min(each.top for each in right)
    )


def _is_column(lines: list[Line]) -> bool:
    """Whether there are lines enough, and most begin, end or are centred at one place: white that only happens to be
    there, between the words of a narrow column, has no such edge."""
    if any(each.rows for each in lines):
        return True
    if len({round(each.y) for each in lines}) < _ROWS:
        return False
    size = lines[0].size
    edges = ([each.x0 for each in lines], [each.x1 for each in lines], [(each.x0 + each.x1) / 2 for each in lines])
    return any(_most_together(places, 0.5 * size) * 5 >= len(lines) for places in edges)


def _most_together(places: list[float], near: float) -> int:
    """How many of these places lie close together."""
    ordered = sorted(places)
    begin, most = 0, 0
    for end, place in enumerate(ordered):
        while place - ordered[begin] > near:
            begin += 1
        most = max(most, end - begin + 1)
    return most
