"""The order in which a page is read: columns found by the white between them, rows where a table has no rules.

The widest, tallest white that parts lines from lines is a gutter; above and below it are lines that cross. What is on
either side is looked at in the same way, so three columns are two times two.
"""

from __future__ import annotations

import statistics
from itertools import pairwise

from groundplan.sources.extract.grid import grid_of, is_grid
from groundplan.sources.extract.gutters import Cut, best_cut
from groundplan.sources.extract.lines import Line, runs_to_the_left

# White across the page as high as this parts what is above from what is below.
_BETWEEN = 2.2
_DEEPEST = 12
# A page with more is a map or a drawing, whose labels have no order.
_MOST_LINES = 1_500


def in_order(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """The lines in groups, each a column or what stands between columns, as they are read."""
    lines = sorted(lines, key=lambda each: (each.top, each.x0))
    few = len(lines) <= _MOST_LINES and depth < _DEEPEST
    cut = best_cut(lines) if few and _any_side_by_side(lines) else None
    if cut is None:
        return [_rows(lines)] if lines else []
    parts = _parts(lines)
    if len(parts) > 1:
        return [group for part in parts for group in in_order(part, depth + 1)]
    head = _head_between(cut)
    if head is not None:
        upper, lower = ([each for each in lines if (each.top < head.top) is above] for above in (True, False))
        return in_order(upper, depth + 1) + in_order(lower, depth + 1)
    within = _across(cut, depth)
    return [*in_order(cut.above, depth + 1), *within, *in_order(cut.below, depth + 1)]


def _across(cut: Cut, depth: int) -> list[list[Line]]:
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


def _parts(lines: list[Line]) -> list[list[Line]]:
    """The lines between white that runs across all of them; together where their columns are the same."""
    size = statistics.median(each.size for each in lines)
    sections: list[list[Line]] = []
    end = 0.0
    for each in lines:
        if not sections or each.top - end > _BETWEEN * size:
            sections.append([])
        sections[-1].append(each)
        end = max(end, each.bottom)
    if len(sections) == 1:
        return sections
    parts: list[list[Line]] = []
    gutter: tuple[float, float] | None = None
    for section in sections:
        own = _gutter_of(section)
        if parts and gutter and (_shares(gutter, own) if own else not _crosses(section, gutter)):
            parts[-1] += section
        else:
            parts.append(section)
            gutter = own
    return parts


def _gutter_of(lines: list[Line]) -> tuple[float, float] | None:
    cut = best_cut(lines) if _any_side_by_side(lines) else None
    return (max(each.x1 for each in cut.left), min(each.x0 for each in cut.right)) if cut else None


def _shares(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _crosses(lines: list[Line], gutter: tuple[float, float]) -> bool:
    return any(each.x0 < gutter[1] and each.x1 > gutter[0] for each in lines)


def _head_between(cut: Cut) -> Line | None:
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


def _level_part(cut: Cut) -> tuple[list[Line], list[Line], list[Line]]:
    """What stands before a grid's first row, in it, and after its last: where there are lines on one side only, with
    white between."""
    both = sorted(cut.left + cut.right, key=lambda each: each.top)
    size = statistics.median(each.size for each in both)
    first = max(min(each.top for each in side) for side in (cut.left, cut.right)) - 0.3 * size
    end = min(max(each.bottom for each in side) for side in (cut.left, cut.right))
    within: list[Line] = []
    for each in both:
        if first <= each.top <= end + 0.5 * size:
            within.append(each)
            end = max(end, each.bottom)
    before = [each for each in both if each.top < first]
    return before, within, both[len(before) + len(within) :]


def _rows(lines: list[Line]) -> list[Line]:
    """Lines of one column; pieces on one baseline become one line again, unless they look unlike and stand apart."""
    rows: list[list[Line]] = []
    for each in sorted(lines, key=lambda line: (line.y, line.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and _is_one_line(last, each):
            rows[-1].append(each)
        else:
            rows.append([each])
    return [_joined(sorted(row, key=lambda line: line.x0)) for row in rows]


def _is_one_line(last: Line, line: Line) -> bool:
    size = max(line.size, last.size)
    if line.rows or last.rows or abs(line.y - last.y) > 0.22 * size:
        return False
    alike = line.bold == last.bold and abs(line.size - last.size) <= 0.1 * size
    return alike or line.x0 - last.x1 < 1.5 * size


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


def _aligned_tops(cut: Cut) -> list[float]:
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
