"""The ladder drawn: a room for each horizon, a beam for each goal, time from left to right, doors for steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from groundplan.dates import day, day_of_year
from groundplan.plan.ladder import BEFORE, Beam, Ladder, Room
from groundplan.publish import direction, svg
from groundplan.publish.lettering import shortened, width, wrapped
from groundplan.publish.svg import Canvas
from groundplan.words import Say

WIDTH = 680.0
EDGE, HEAD, FOOT, INSIDE = 1.0, 24.0, 44.0, 10.0
LANE, DIGIT, GAP = 11.0, 8.0, 18.0
AXIS, PEN, LEAD = 350.0, 42.0, 14.0
NAME, FACTS, SCALE, DOOR = 12.5, 10.5, 10.0, 9.0
LEADING, SMALL_LEADING = 16.0, 13.5
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a room that is not parted: its name, a goal with its lines of text, or the words for none."""

    room: int
    height: float
    beam: Beam | None = None
    lines: Sequence[str] = ()
    facts: Sequence[str] = ()


@dataclass(frozen=True)
class Told:
    """What is said in the drawing: the facts of a goal, a link's name, where it leads (by its number), and dates."""

    say: Say
    language: str
    facts: Callable[[Beam], Sequence[str]]
    titles: Callable[[Beam], str]
    places: Mapping[int, str] = field(default_factory=dict)


def sheets(found: Ladder, told: Told, name: str, about: str, *, most: float = inf) -> Iterator[tuple[str, list[Beam]]]:
    """The drawing in sheets of at most that height, each with the goals on it; without a height, in one."""
    lanes = max((way.lane + 1 for way in found.ways if way.lane is not None), default=0)
    left = EDGE + INSIDE + LANE * lanes
    text = left + 14 + DIGIT * len(str(len(found.beams)))
    strips = list(_strips(found, told, left, AXIS - GAP - text))
    for at, sheet in enumerate(_parted(strips, most - HEAD - FOOT), 1):
        drawn = [strip.beam for strip in sheet if strip.beam]
        yield _Sheet(found, told, left, text, sheet).drawn(f"{name}-{at}", about), drawn


def _strips(found: Ladder, told: Told, left: float, room_for_text: float) -> Iterator[Strip]:
    for at, room in enumerate(found.rooms):
        yield Strip(at, HEAD)
        for beam in room.beams:
            text = beam.goal.text or told.say("A goal without words yet")
            lines = wrapped(text, room_for_text, NAME, MOST_LINES)
            facts = _joined(told.facts(beam), room_for_text)
            yield Strip(at, len(lines) * LEADING + len(facts) * SMALL_LEADING + INSIDE, beam, lines, facts)
        if not room.beams:
            facts = wrapped(_waiting(room, told.say), AXIS - GAP - left, FACTS, 3)
            yield Strip(at, len(facts) * SMALL_LEADING + INSIDE / 2, facts=facts)


def _waiting(room: Room, say: Say) -> str:
    return say("Not yet, because: {because}", because=room.because) if room.because else say("No goal here so far.")


def _joined(facts: Sequence[str], most: float) -> list[str]:
    """Facts in lines, none of them broken."""
    found: list[str] = []
    for fact in facts:
        if found and width(f"{found[-1]} · {fact}", FACTS) <= most:
            found[-1] = f"{found[-1]} · {fact}"
        else:
            found.append(shortened(fact, most, FACTS))
    return found


def _parted(strips: Sequence[Strip], most: float) -> Iterator[list[Strip]]:
    """The strips in sheets; a room's name never stands last, and stands again where its goals go on."""
    sheet: list[Strip] = []
    used = 0.0
    for at, strip in enumerate(strips):
        following = strips[at + 1].height if not (strip.beam or strip.facts) else 0.0
        if sheet and used + strip.height + following > most:
            yield sheet
            sheet = [Strip(strip.room, HEAD)] if strip.beam else []
            used = HEAD * len(sheet)
        sheet.append(strip)
        used += strip.height
    if sheet:
        yield sheet


class _Sheet:
    """One sheet of the drawing. `_at` has the height of each goal's beam, by number."""

    def __init__(self, found: Ladder, told: Told, left: float, text: float, strips: Sequence[Strip]) -> None:
        self._found, self._told, self._strips = found, told, strips
        self._left, self._text = left, text
        self._tops: list[float] = []
        y = HEAD
        for strip in strips:
            self._tops.append(y)
            y += strip.height
        self._bottom = y
        pairs = zip(strips, self._tops, strict=True)
        self._at = {strip.beam.number: top + 12 for strip, top in pairs if strip.beam}

    def drawn(self, name: str, about: str) -> str:
        say = self._told.say
        self._canvas = Canvas(name, WIDTH)
        self._ground()
        self._ways()
        self._beams()
        for strip, top in zip(self._strips, self._tops, strict=True):
            self._words(strip, top)
        self._legend()
        return self._canvas.done(self._bottom + FOOT, say("The ladder"), about, linked=bool(self._told.places))

    def _x(self, at: float) -> float:
        return AXIS - 8 if at == BEFORE else AXIS + at * (WIDTH - EDGE - PEN - LEAD - AXIS)

    def _ground(self) -> None:
        """Time's scale, the rooms' own stretches of it, and their walls."""
        timeline, canvas = self._found.timeline, self._canvas
        spans = list(self._spans())
        walls = [0.0, *(at / len(timeline.walls) for at in range(1, len(timeline.walls) + 1))]
        for room, top, bottom in spans:
            until = self._found.rooms[room].until
            if until in timeline.walls:
                at = timeline.walls.index(until)
                x = self._x(walls[at])
                canvas.put("rect", "wash", x=x, y=top, width=self._x(walls[at + 1]) - x, height=bottom - top)
        canvas.path("hair", "".join(svg.down(self._x(at), HEAD - 6, self._bottom) for at in walls))
        if self._found.today is not None:
            canvas.path("dashed", svg.down(self._x(self._found.today), HEAD, self._bottom + 4))
            canvas.words("scale", self._told.say("today"), self._x(self._found.today), self._bottom + 14,
                         text_anchor="middle")  # fmt: skip
        self._scale(walls)
        for _room, top, bottom in spans:
            canvas.put("rect", "wall", x=EDGE, y=top, width=WIDTH - 2 * EDGE, height=bottom - top)

    def _spans(self) -> Iterator[tuple[int, float, float]]:
        """(room, top, bottom) of what of each room stands on this sheet."""
        begins = 0
        for at in range(1, len(self._strips) + 1):
            if at == len(self._strips) or self._strips[at].room != self._strips[begins].room:
                bottom = self._tops[at - 1] + self._strips[at - 1].height
                yield self._strips[begins].room, self._tops[begins], bottom
                begins = at

    def _scale(self, walls: Sequence[float]) -> None:
        """The days of the walls, as many as have room beside each other; the year where it is another one."""
        timeline, free, year = self._found.timeline, 0.0, 0
        for at, given in zip(walls, (timeline.start, *timeline.walls), strict=True):
            language = self._told.language
            text = day_of_year(given, language) if given.year == year else day(given, language, "medium")
            half = width(text, SCALE) / 2
            x = min(max(self._x(at), half), WIDTH - half)
            if x - half >= free:
                self._canvas.words("scale", text, x, HEAD - 11, text_anchor="middle")
                free, year = x + half + 12, given.year

    def _ways(self) -> None:
        """What builds on what: ways beside the goals, with openings where they lead from room to room."""
        lines, heads = [], []
        openings: list[str] = []
        edges = [top for _room, top, _bottom in self._spans()][1:]
        for way in self._found.ways:
            if way.lane is None:
                continue
            x, reach = self._left - LANE * way.lane - 8, self._left + 4
            ends = [self._height(number) for number in (way.foot, *way.tops)]
            top, bottom = min(ends), max(ends)
            if bottom <= HEAD or top >= self._bottom:
                continue
            lines.append(svg.down(x, max(top, HEAD), min(bottom, self._bottom)))
            openings += [svg.down(x, edge - 3, edge + 3) for edge in edges if top < edge < bottom]
            if way.foot in self._at:
                lines.append(f"M{reach:.1f},{self._at[way.foot]:.1f}H{x:.1f}")
            for number in way.tops:
                if number in self._at:
                    lines.append(svg.across(x, self._at[number], reach))
                    heads.append(f"M{reach + 2:.1f},{self._at[number]:.1f}l-6,-3v6z")
        canvas = self._canvas
        canvas.path("opening", "".join(openings))
        canvas.path("way", "".join(lines))
        canvas.path("solid", "".join(heads))

    def _height(self, number: int) -> float:
        """Where a goal's beam is; beyond the sheet's edge where it stands on another one."""
        first = min(self._at, default=0)
        return self._at.get(number, 0.0 if number < first else self._bottom + FOOT)

    def _beams(self) -> None:
        """Each goal's stretch of time with its last day, and its steps as doors."""
        beams, dashed, dues, doors = [], [], [], _Doors()
        for strip in self._strips:
            if strip.beam is None:
                continue
            y = self._at[strip.beam.number] + 3
            days = [self._x(each.at) for each in strip.beam.steps if each.at is not None]
            due = self._x(strip.beam.due) if strip.beam.due is not None else None
            if due is not None:
                dues.append(svg.down(due, y - 8, y + 4))
            stops = [*days, *([] if due is None else [due])]
            if days:
                beams.append(svg.across(min(stops), y, max(max(stops), min(days) + DOOR)))
            elif due is not None:
                dashed.append(svg.across(min(self._x(0), due), y, due))
            self._steps(strip.beam, y, doors)
        canvas = self._canvas
        canvas.path("dashed", "".join(dashed))
        canvas.path("beam", "".join(beams))
        canvas.path("due", "".join(dues))
        doors.draw(canvas)

    def _steps(self, beam: Beam, y: float, doors: _Doors) -> None:
        dated = sorted(
            ((self._x(each.at), each.step.state) for each in beam.steps if each.at is not None),
            key=lambda each: each[0],
        )
        heap: list[str] = []
        begins = 0.0
        for x, state in dated:
            if heap and x - begins >= DOOR + 6:
                doors.hang(begins, y, heap)
                heap = []
            if not heap:
                begins = x
            heap.append(state)
        doors.hang(begins, y, heap)
        undated = [each.step.state for each in beam.steps if each.at is None]
        doors.hang(WIDTH - EDGE - PEN, y, undated)

    def _words(self, strip: Strip, top: float) -> None:
        canvas = self._canvas
        if strip.beam is None:
            if strip.facts:
                for at, line in enumerate(strip.facts):
                    canvas.words("facts", line, self._left, top + 8 + at * SMALL_LEADING)
                return
            room = self._found.rooms[strip.room]
            label = room.label or self._told.say("Without a date yet")
            canvas.words("room-name", shortened(label, AXIS - GAP - self._left, 13), self._left, top + 16)
            return
        beam = strip.beam
        with canvas.linked(self._told.places.get(beam.number, ""), self._told.titles(beam)):
            x = self._text
            canvas.put(
                "rect", "ring", x=self._left + 3, y=top + 2, width=AXIS - GAP - self._left, height=strip.height - 4
            )
            canvas.words("number", str(beam.number), x - 5, top + 16, text_anchor="end")
            for at, line in enumerate(strip.lines):
                self._line(line, x, top + 16 + at * LEADING)
            for at, line in enumerate(strip.facts):
                below = top + 15 + len(strip.lines) * LEADING
                canvas.words("facts", line, x, below + at * SMALL_LEADING)

    def _line(self, line: str, x: float, y: float) -> None:
        """A line of a goal's text, from the side on which its writing begins."""
        if direction.of_text(line) == direction.RIGHT:
            self._canvas.words("name", line, AXIS - GAP, y, text_anchor="end")
        else:
            self._canvas.words("name", line, x, y)

    def _legend(self) -> None:
        """What the signs mean, beneath the rooms."""
        say, canvas = self._told.say, self._canvas
        doors = _Doors()
        x, y = EDGE + INSIDE, self._bottom + FOOT - 8
        for state, text in (
            ("todo", say("To do")),
            ("doing", say("Doing")),
            ("done", say("Done")),
            ("dropped", say("Dropped")),
        ):
            doors.hang(x, y, [state])
            canvas.words("scale", text, x + DOOR + 5, y)
            x += DOOR + 5 + width(text, SCALE) + 16
        doors.draw(canvas)
        canvas.path("due", svg.down(x + 2, y - 10, y + 1))
        canvas.words("scale", say("the day it is due"), x + 9, y)
        if any(each.at is None for beam in self._found.beams for each in beam.steps):
            canvas.words(
                "scale",
                say("no day"),
                WIDTH - EDGE - PEN,
                HEAD - 11 if len(self._found.timeline.walls) < 2 else self._bottom + 14,
            )


class _Doors:
    """Steps as doors, by how they stand; those on one day, or so near that they would lie upon each other, are one
    door with their number."""

    def __init__(self) -> None:
        self._paths: dict[str, list[str]] = {"door": [], "full": [], "cross": []}
        self._counts: list[tuple[float, float, int]] = []

    def hang(self, x: float, y: float, states: Sequence[str]) -> None:
        """Steps at a place."""
        if not states:
            return
        kept = {state for state in states if state != "dropped"}
        if not kept:
            self._paths["cross"].append(svg.cross(x + 1, y - 1))
        else:
            self._paths["full" if kept == {"done"} else "door"].append(svg.door(x, y, DOOR))
            if kept - {"todo", "done"} or len(kept) > 1:
                self._paths["full"].append(svg.door(x, y, DOOR / 2))
        if len(states) > 1:
            self._counts.append((x + DOOR + 1, y - 3, len(states)))

    def draw(self, canvas: Canvas) -> None:
        """All of them."""
        for look, steps in self._paths.items():
            canvas.path(look, "".join(steps))
        with canvas.within("g", "count"):
            for x, y, count in self._counts:
                canvas.words("", str(count), x, y)
