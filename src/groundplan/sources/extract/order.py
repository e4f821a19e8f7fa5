"""The order in which a page is read: columns found by the white between them, rows where a table has no rules.

The widest, tallest white that parts lines from lines is a gutter; above and below it are lines that cross. What is on
either side is looked at in the same way, so three columns are two times two.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from itertools import pairwise

from groundplan.sources.extract.grid import grid_of, is_grid
from groundplan.sources.extract.lines import Line, runs_to_the_left

# In the size of most lines: how wide the white between columns is at least, and how far it must reach down.
_GUTTER = 0.85
_ROWS = 2
_DEEPEST = 12


@dataclass(slots=True)
class _Cut:
    """White between `left` and `right` lines, from `top` to `bottom`."""

    height: float
    width: float
    above: list[Line]
    left: list[Line]
    right: list[Line]
    below: list[Line]


def in_order(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """The lines in groups, each a column or what stands between columns, as they are read."""
    lines = sorted(lines, key=lambda each: (each.top, each.x0))
    cut = _best_cut(lines) if depth < _DEEPEST and _any_side_by_side(lines) else None
    if cut is None:
        return [_rows(lines)] if lines else []
    head = _head_between(cut)
    if head is not None:
        upper, lower = ([each for each in lines if (each.top < head.top) is above] for above in (True, False))
        return in_order(upper, depth + 1) + in_order(lower, depth + 1)
    within = _across(cut, depth)
    return [*in_order(cut.above, depth + 1), *within, *in_order(cut.below, depth + 1)]


def _across(cut: _Cut, depth: int) -> list[list[Line]]:
    """What stands on either side of the white: as a table's rows, as rows of boxes, or as columns."""
    both = cut.left + cut.right
    if is_grid(cut.left, cut.right):
        before, within, after = _level_part(cut)
        return [*in_order(before, depth + 1), [grid_of(within)], *in_order(after, depth + 1)]
    for top in _aligned_tops(cut):
        upper = [each for each in both if each.top < top]
        lower = [each for each in both if each.top >= top]
        if upper and lower:
            return in_order(upper, depth + 1) + in_order(lower, depth + 1)
    first, second = (cut.right, cut.left) if runs_to_the_left(both) else (cut.left, cut.right)
    return in_order(first, depth + 1) + in_order(second, depth + 1)


def _head_between(cut: _Cut) -> Line | None:
    """A heading on the left with white beside it on the right, and lines above and below that: what is under it only
    happens to have its gutter where the lines above have theirs."""
    size = statistics.median(each.size for each in cut.left + cut.right)
    first = min(each.top for each in cut.left)
    for each in cut.left:
        above = [line for line in cut.right if line.bottom <= each.top - 0.5 * size]
        below = [line for line in cut.right if line.top >= each.bottom + 0.3 * size]
        alone = above and below and len(above) + len(below) == len(cut.right)
        if each.size > 1.12 * size and each.top > first and alone:
            return each
    return None


def _level_part(cut: _Cut) -> tuple[list[Line], list[Line], list[Line]]:
    """What stands before a grid's first row, in it, and after its last: where there are lines on one side only."""
    both = sorted(cut.left + cut.right, key=lambda each: each.top)
    size = statistics.median(each.size for each in both)
    first = max(min(each.top for each in side) for side in (cut.left, cut.right)) - 0.3 * size
    last = min(max(each.bottom for each in side) for side in (cut.left, cut.right)) + 0.9 * size
    before = [each for each in both if each.top < first]
    after = [each for each in both if each.top > last]
    return before, [each for each in both if first <= each.top <= last], after


def _rows(lines: list[Line]) -> list[Line]:
    """Lines of one column; pieces on one baseline become one line again."""
    rows: list[list[Line]] = []
    for each in sorted(lines, key=lambda line: (line.y, line.x0)):
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and not each.rows
            and not last.rows
            and abs(each.y - last.y) <= 0.22 * max(each.size, last.size)
        ):
            rows[-1].append(each)
        else:
            rows.append([each])
    return [_joined(sorted(row, key=lambda line: line.x0)) for row in rows]


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    ordered = row[::-1] if runs_to_the_left(row) else row
    longest = max(row, key=lambda each: len(each.text))
    return Line(
        " ".join(each.text for each in ordered), row[0].x0, max(each.x1 for each in row), longest.y, longest.size,
        all(each.bold for each in row), longest.colour, longest.angle,
        min(each.top for each in row), max(each.bottom for each in row),
    )  # fmt: skip


def _any_side_by_side(lines: list[Line]) -> bool:
    open_ones: list[Line] = []
    for each in lines:
        middle = (each.top + each.bottom) / 2
        open_ones = [other for other in open_ones if other.bottom > each.top]
        for other in open_ones:
            apart = each.x0 >= other.x1 or other.x0 >= each.x1
            if apart and (
                other.top <= middle <= other.bottom or other.bottom - each.top > 0.3 * (each.bottom - each.top)
            ):
                return True
        open_ones.append(each)
    return False


def _best_cut(lines: list[Line]) -> _Cut | None:
    size = statistics.median(each.size for each in lines)
    width = _GUTTER * size
    best: _Cut | None = None
    for right_edge in sorted({round(each.x1, 0) for each in lines}):
        cut = _cut_at(lines, right_edge + 0.5, width, size)
        if cut and (best is None or _is_better(cut, best, size)):
            best = cut
    return best


def _is_better(cut: _Cut, best: _Cut, size: float) -> bool:
    """Taller; or as tall, with more lines on its sides; or wider."""
    if abs(cut.height - best.height) > 0.1 * size:
        return cut.height > best.height
    own, other = len(cut.left) + len(cut.right), len(best.left) + len(best.right)
    return (own, cut.width) > (other, best.width)


def _cut_at(lines: list[Line], at: float, width: float, size: float) -> _Cut | None:
    """The tallest white of this width beginning at `at`, between lines that cross it."""
    best: _Cut | None = None
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
                best = _Cut(height, room, lines[:begin], left, right, lines[end:])
        begin = end + 1
    return _with_crossing(best, lines, size) if best else None


def _with_crossing(cut: _Cut, lines: list[Line], size: float) -> _Cut:
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


def _take_heads(cut: _Cut, size: float) -> None:
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


def _aligned_tops(cut: _Cut) -> list[float]:
    """Where boxes of a grid begin anew on both sides: at headings side by side, or at labels with much room between."""
    tops = []
    left, right = _starts(cut.left), _starts(cut.right)
    apart = [each for each, gap in left if gap > 2.4 * each.size]
    labelled = len(apart) >= 1 and len(apart) == len([each for each, gap in left if gap > 1.7 * each.size])
    for each, gap in left:
        other = next((line for line, _gap in right if abs(line.y - each.y) <= 0.35 * each.size), None)
        if other is None or gap < 0.6 * each.size:
            continue
        heads = _stands_out(each, cut.left) and _stands_out(other, cut.right)
        if heads or (labelled and gap > 2.4 * each.size):
            tops.append(min(each.top, other.top) - 0.1)
    return tops


def _starts(lines: list[Line]) -> list[tuple[Line, float]]:
    """Lines with some white above them, and how much."""
    found = []
    for before, each in pairwise(lines):
        gap = each.top - before.bottom
        if gap > 0.3 * each.size:
            found.append((each, gap))
    return found


def _stands_out(line: Line, among: list[Line]) -> bool:
    size = statistics.median(each.size for each in among)
    return line.size > 1.12 * size or (line.bold and sum(each.bold for each in among) * 2 < len(among))
