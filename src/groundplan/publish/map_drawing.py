"""The map drawn: a hall of rows for the priorities and one for the weaknesses, a column for each goal, doors where
they meet; a row on which nothing happens is a dashed line with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from groundplan.plan.map import PlanMap, Row, Touch
from groundplan.publish import direction, svg
from groundplan.publish.lettering import shortened, width, wrapped
from groundplan.publish.svg import Canvas
from groundplan.words import Say

WIDTH, EDGE, INSIDE, GAP = 680.0, 1.0, 10.0, 14.0
GRID, OVERHANG, NAMES, FOOT = 240.0, 104.0, 132.0, 34.0
HALL, LEADING, DOOR = 24.0, 15.5, 11.0
NAME, SCALE = 12.0, 10.0
MOST_COLUMNS, WIDEST = 12, 60.0
SLANT, SLANTED = -42, 140.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A hall's name, or a row of it with its lines of text; rows of goals that no hall holds have no line."""

    height: float
    title: str = ""
    lines: Sequence[str] = ()
    row: Row | None = None
    touches: Mapping[int, Touch] = field(default_factory=dict)
    waits: bool = False


@dataclass(frozen=True)
class Told:
    """What is said in the drawing: a hall's name, why a row waits, and where goals (by number) and lines (by address)
    lead."""

    say: Say
    halls: Sequence[str]
    waiting: Callable[[Row], str]
    titles: Callable[[int], str]
    goals: Mapping[int, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)


def sheets(found: PlanMap, told: Told, name: str, about: str, *, most: float) -> Iterator[tuple[str, Sequence[int]]]:
    """The drawing in sheets of as many goals as stand beside each other, and of at most that height; each with the
    numbers of its goals."""
    numbers = list(range(1, len(found.goals) + 1))
    at = 0
    for first in range(0, max(len(numbers), 1), MOST_COLUMNS):
        columns = numbers[first : first + MOST_COLUMNS]
        for strips in _parted(list(_strips(found, told, columns)), most - NAMES - FOOT):
            at += 1
            yield _Sheet(found, told, columns, strips).drawn(f"{name}-{at}", about), columns


def _strips(found: PlanMap, told: Told, columns: Sequence[int]) -> Iterator[Strip]:
    most = GRID - 2 * GAP - EDGE - INSIDE
    for hall, title in zip(found.halls, told.halls, strict=True):
        yield Strip(HALL, title)
        for row in hall.rows:
            lines = wrapped(row.line.text, most, NAME, 2)
            yield Strip(len(lines) * LEADING + 8, lines=lines, row=row, touches=row.touches, waits=row.waits)
    rest = (
        (told.say("Something else: a strength, a wish, the mission"), found.elsewhere, False),
        (told.say("Nothing so far"), found.loose, True),
    )
    kept = [(text, set(numbers) & set(columns), waits) for text, numbers, waits in rest]
    if any(numbers for _text, numbers, _waits in kept):
        yield Strip(HALL, told.say("Answers to"))
        for text, numbers, waits in kept:
            if numbers:
                lines = wrapped(text, most, NAME, 2)
                touches = dict.fromkeys(numbers, Touch.GOAL)
                yield Strip(len(lines) * LEADING + 8, lines=lines, touches=touches, waits=waits)


def _parted(strips: Sequence[Strip], most: float) -> Iterator[list[Strip]]:
    """The strips in sheets; a hall's name stands again where its rows go on, and never last."""
    sheet: list[Strip] = []
    used, title = 0.0, Strip(HALL)
    for at, strip in enumerate(strips):
        following = strips[at + 1].height if strip.title and at + 1 < len(strips) else 0.0
        if sheet and used + strip.height + following > most:
            yield sheet
            sheet = [] if strip.title else [title]
            used = HALL * len(sheet)
        title = strip if strip.title else title
        sheet.append(strip)
        used += strip.height
    if sheet:
        yield sheet


class _Sheet:
    """One sheet of the drawing."""

    def __init__(self, found: PlanMap, told: Told, columns: Sequence[int], strips: Sequence[Strip]) -> None:
        self._found, self._told, self._columns, self._strips = found, told, columns, strips
        self._tops: list[float] = []
        y = NAMES
        for strip in strips:
            self._tops.append(y)
            y += strip.height
        self._bottom = y
        self._pitch = min((WIDTH - OVERHANG - GRID) / max(len(columns), 1), WIDEST)

    def drawn(self, name: str, about: str) -> str:
        self._canvas = Canvas(name, WIDTH)
        self._columns_down()
        self._halls()
        self._names()
        for strip, top in zip(self._strips, self._tops, strict=True):
            self._words(strip, top)
        self._meetings()
        self._legend()
        linked = bool(self._told.goals)
        return self._canvas.done(self._bottom + FOOT, self._told.say("The map"), about, linked=linked)

    def _x(self, number: int) -> float:
        return GRID + (number - self._columns[0] + 0.5) * self._pitch

    def _columns_down(self) -> None:
        """A line down from each goal; dashed where it answers to nothing."""
        lines: dict[bool, list[str]] = {True: [], False: []}
        for number in self._columns:
            lines[number in self._found.loose].append(svg.down(self._x(number), NAMES - 8, self._bottom))
        self._canvas.path("hair", "".join(lines[False]))
        self._canvas.path("dashed", "".join(lines[True]))

    def _halls(self) -> None:
        begins = [at for at, strip in enumerate(self._strips) if strip.title]
        for first, after in zip(begins, [*begins[1:], len(self._strips)], strict=True):
            top, bottom = self._tops[first], self._tops[after - 1] + self._strips[after - 1].height
            self._canvas.put("rect", "wall", x=EDGE, y=top, width=WIDTH - 2 * EDGE, height=bottom - top)

    def _names(self) -> None:
        """The goals' names, slanted over their columns: in two lines where there is room for them."""
        canvas, y = self._canvas, NAMES - 12
        most = 2 if self._pitch >= 2 * LEADING * 1.4 else 1
        for number in self._columns:
            text = self._found.goals[number - 1].text or self._told.say("A goal without words yet")
            lines = wrapped(f"{number} {text}", SLANTED, NAME, most)
            x = self._x(number) + 3 * len(lines)
            with canvas.linked(self._told.goals.get(number, ""), self._told.titles(number)):
                turned = f"rotate({SLANT} {x:.1f} {y:.1f})"
                top = y - 12 - (len(lines) - 1) * LEADING
                canvas.put("rect", "ring", x=x - 3, y=top, width=SLANTED + 6, height=y + 5 - top, transform=turned)
                for at, line in enumerate(reversed(lines)):
                    canvas.words("name", direction.isolated(line), x, y - at * LEADING, transform=turned)

    def _words(self, strip: Strip, top: float) -> None:
        canvas, x = self._canvas, EDGE + INSIDE
        if strip.title:
            canvas.words("room-name", shortened(strip.title, WIDTH - 2 * INSIDE, 13), x, top + 16)
            return
        row = strip.row
        with canvas.linked(self._told.lines.get(row.line.address, "") if row else "", row.line.text if row else ""):
            canvas.put("rect", "ring", x=x - 5, y=top + 1, width=GRID - GAP, height=strip.height - 1)
            for at, line in enumerate(strip.lines):
                if direction.of_text(line) == direction.RIGHT:
                    canvas.words("name", line, GRID - GAP, top + 15 + at * LEADING, text_anchor="end")
                else:
                    canvas.words("name", line, x, top + 15 + at * LEADING)

    def _meetings(self) -> None:
        """The rows' lines, and what stands on them: doors where a goal meets them, else why not."""
        rows: list[str] = []
        waiting: list[str] = []
        marks = _Marks()
        end = WIDTH - EDGE - INSIDE
        said: list[tuple[str, float]] = []
        for strip, top in zip(self._strips, self._tops, strict=True):
            y = top + 11
            if strip.title:
                continue
            (waiting if strip.waits else rows).append(svg.across(GRID, y, end))
            here = {number: touch for number, touch in strip.touches.items() if number in self._columns}
            for number, touch in here.items():
                marks.put(self._x(number), y, touch if strip.row or not strip.waits else None)
            if strip.waits and strip.row and not here:
                said.append((shortened(self._told.waiting(strip.row), end - GRID - 12, SCALE), y))
        canvas = self._canvas
        canvas.path("hair", "".join(rows))
        canvas.path("dashed", "".join(waiting))
        for text, y in said:
            canvas.put("rect", "blank", x=GRID + 3, y=y - 8, width=8 + width(text, 11), height=16)
            canvas.words("facts", text, GRID + 7, y + 3.5)
        marks.draw(canvas)

    def _legend(self) -> None:
        say, canvas = self._told.say, self._canvas
        x, y, marks = EDGE + INSIDE, self._bottom + FOOT - 10, _Marks()
        for touch, text in (
            (Touch.GOAL, say("the goal answers to it")),
            (Touch.STEP, say("a step of the goal is for it")),
            (Touch.DROPPED, say("a goal that was dropped")),
        ):
            marks.put(x + DOOR / 2, y - 3, touch)
            canvas.words("scale", text, x + DOOR + 5, y)
            x += DOOR + 5 + width(text, SCALE) + 18
        marks.draw(canvas)


class _Marks:
    """What stands where a goal and a row meet."""

    def __init__(self) -> None:
        self._paths: dict[str, list[str]] = {"door": [], "full": [], "cross": []}

    def put(self, x: float, y: float, touch: Touch | None) -> None:
        """One meeting, or a goal that meets nothing."""
        if touch is None:
            self._paths["door"].append(svg.circle(x, y))
        elif touch is Touch.DROPPED:
            self._paths["cross"].append(svg.cross(x - 3.5, y + 3.5))
        else:
            at = svg.door(x - DOOR / 2, y + DOOR / 2, DOOR)
            self._paths["full" if touch is Touch.GOAL else "door"].append(at)

    def draw(self, canvas: Canvas) -> None:
        """All of them."""
        for look, steps in self._paths.items():
            canvas.path(look, "".join(steps))
