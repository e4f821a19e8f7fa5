"""Tables: by the rules drawn around their cells, or by the way in which short texts stand in rows and columns."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from groundplan.sources.extract.lines import Line, runs_to_the_left
from groundplan.sources.extract.tidy import without_bullet
from groundplan.sources.extract.words import Rule

_NEAR = 2.5
_MOST_RULES = 3_000
# A table in whose cells more words stand, on average, is a way to lay out a page: its cells are read as boxes.
_WORDS_OF_A_CELL = 45


def is_grid(left: list[Line], right: list[Line]) -> bool:
    """Whether two neighbouring columns are a table's: short texts on the same baselines, which do not flow."""
    if any(each.rows for each in left + right) or any(without_bullet(each.text)[1] for each in left + right):
        return False
    heights = [each.y for each in right]
    matched = sum(any(abs(each.y - y) <= 0.25 * each.size for y in heights) for each in left)
    if len(left) < 2 or matched < 0.7 * len(left):
        return False
    return not (_flows(left) and all(_flows(each) for each in _by_column(right) if len(each) > 1))


def _by_column(lines: list[Line]) -> list[list[Line]]:
    return [[each for each in lines if begin <= each.x0 <= end] for begin, end in _columns(lines)]


def _flows(lines: list[Line]) -> bool:
    """Whether most lines reach as far as the longest: running text does. Pieces on one baseline are one line."""
    begin, end = min(each.x0 for each in lines), max(each.x1 for each in lines)
    ends: dict[int, float] = {}
    for each in lines:
        ends[round(each.y)] = max(ends.get(round(each.y), 0.0), each.x1)
    full = sum(each - begin >= 0.8 * (end - begin) for each in ends.values())
    words = sum(len(each.text.split()) for each in lines) / len(ends)
    # Lines of a sentence that goes on begin with a small letter.
    goes_on = sum(each.text[:1].islower() for each in lines[1:])
    return words > 2.5 and (full >= 0.55 * len(ends) or goes_on >= max(0.5 * (len(ends) - 1), 2))


def grid_of(lines: list[Line]) -> Line:
    """These lines as a table, row by row."""
    columns = _columns(lines)
    rows: list[list[Line]] = []
    for each in sorted(lines, key=lambda line: line.y):
        if rows and not _begins_row(each, rows[-1], columns):
            rows[-1].append(each)
        else:
            rows.append([each])
    return _table([[_cell(row, column) for column in columns] for row in rows], lines)


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    columns: list[list[float]] = []
    for each in sorted(lines, key=lambda line: line.x0):
        if columns and each.x0 < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], each.x1)
        else:
            columns.append([each.x0, each.x1])
    return [(begin, end) for begin, end in columns]


def _begins_row(line: Line, row: list[Line], columns: list[tuple[float, float]]) -> bool:
    if abs(line.y - row[0].y) <= 0.3 * line.size or abs(line.y - row[-1].y) <= 0.3 * line.size:
        return False
    in_first = line.x0 < columns[0][1]
    return in_first or line.top - max(each.bottom for each in row) > 0.6 * line.size


def _cell(lines: Sequence[Line], column: tuple[float, float]) -> list[str]:
    """The lines of a cell; pieces on one baseline are one."""
    own = [each for each in lines if column[0] - 0.1 <= each.x0 <= column[1]]
    told: dict[int, list[str]] = {}
    for each in sorted(own, key=lambda line: (round(line.y), line.x0)):
        told.setdefault(round(each.y), []).append(each.text)
    way = -1 if runs_to_the_left(own) else 1
    return [" ".join(texts[::way]) for texts in told.values()]


def _table(rows: list[list[list[str]]], lines: Sequence[Line]) -> Line:
    first = min(lines, key=lambda each: each.y)
    way = -1 if runs_to_the_left(lines) else 1
    return Line(
        "", min(each.x0 for each in lines), max(each.x1 for each in lines), first.y,
        statistics.median(each.size for each in lines), top=min(each.top for each in lines),
        bottom=max(each.bottom for each in lines),
        rows=[row[::way] for row in rows if any(row)],
    )  # fmt: skip


# -- tables with rules


def with_tables(lines: list[Line], rules: list[Rule]) -> list[Line]:
    """The lines, with one line for each table that rules are drawn around, in place of those in its cells."""
    if not lines or len(rules) > _MOST_RULES:
        return lines
    for group in _groups(rules):
        across = _positions([each.at for each in group if not each.upright])
        upright = _positions([each.at for each in group if each.upright])
        if len(across) < 3 or len(upright) < 3:
            continue
        inside = [each for each in lines if _within(each, across, upright)]
        table = _ruled(inside, across, upright)
        if table is not None:
            taken = {id(each) for each in inside}
            lines = [each for each in lines if id(each) not in taken] + [table]
    return lines


def _ruled(inside: list[Line], across: list[float], upright: list[float]) -> Line | None:
    """The table of these lines; nothing where it is only a way to lay out a page."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for each in inside:
        row = sum(at <= each.y - 0.3 * each.size for at in across)
        column = sum(at <= min(each.x0 + 0.5 * each.size, (each.x0 + each.x1) / 2) for at in upright)
        cells.setdefault((row, column), []).append(each)
    if len({row for row, _column in cells}) < 2 or len({column for _row, column in cells}) < 2:
        return None
    texts = {key: _cell(found, (float("-inf"), float("inf"))) for key, found in cells.items()}
    if sum(len(line.split()) for cell in texts.values() for line in cell) > _WORDS_OF_A_CELL * len(texts):
        return None
    rows = [
        [texts.get((row, column), []) for column in range(1, len(upright))]
        for row in sorted({row for row, _c in cells})
    ]
    return _table(rows, inside)


def _within(line: Line, across: list[float], upright: list[float]) -> bool:
    middle = line.y - 0.3 * line.size
    return across[0] <= middle <= across[-1] and upright[0] - _NEAR <= line.x0 and line.x1 <= upright[-1] + _NEAR


def _positions(found: list[float]) -> list[float]:
    positions: list[float] = []
    for each in sorted(found):
        if not positions or each - positions[-1] > 2 * _NEAR:
            positions.append(each)
    return positions


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, as groups."""
    boxes: list[tuple[tuple[float, float, float, float], list[Rule]]] = []
    for rule in sorted(rules, key=lambda each: each.begin if each.upright else each.at):
        x0, x1 = (rule.at, rule.at) if rule.upright else (rule.begin, rule.end)
        y0, y1 = (rule.begin, rule.end) if rule.upright else (rule.at, rule.at)
        own, mine, others = (x0, x1, y0, y1), [rule], []
        for box, group in boxes:
            if (
                box[0] - _NEAR <= own[1]
                and own[0] - _NEAR <= box[1]
                and box[2] - _NEAR <= own[3]
                and own[2] - _NEAR <= box[3]
            ):
                own = (min(own[0], box[0]), max(own[1], box[1]), min(own[2], box[2]), max(own[3], box[3]))
                mine = group + mine
            else:
                others.append((box, group))
        boxes = [*others, (own, mine)]
    return [group for _box, group in boxes]
