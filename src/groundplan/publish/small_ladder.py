"""The ladder in small: the horizons as rooms beside each other, their goals as numbered rungs that climb, doors where
one builds on another. It is for looking at; whoever wants to read goes to the large one."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.plan.ladder import Beam, Ladder
from groundplan.publish import svg
from groundplan.publish.lettering import shortened
from groundplan.publish.svg import Canvas
from groundplan.words import Say

WIDTH, EDGE, HEAD, FOOT, RUNG, CLIMB, INSIDE = 680.0, 2.0, 28.0, 8.0, 16.0, 7.0, 30.0
# What is drawn of more is too small to tell apart.
MOST_GOALS, MOST_ROOMS = 24, 7


def small_ladder(found: Ladder, say: Say) -> str:
    """The drawing as SVG; nothing where it would be too small to tell apart what is in it."""
    if not found.rooms or len(found.rooms) > MOST_ROOMS or len(found.beams) > MOST_GOALS:
        return ""
    return _Small(found, say).drawn()


class _Small:
    def __init__(self, found: Ladder, say: Say) -> None:
        self._found, self._say = found, say
        self._room = (WIDTH - 2 * EDGE) / len(found.rooms)
        highest = max(at * CLIMB + len(room.beams) * RUNG for at, room in enumerate(found.rooms))
        self._height = HEAD + highest + FOOT
        self._places = {beam.number: place for beam, *place in self._rungs()}

    def drawn(self) -> str:
        say = self._say
        self._canvas = Canvas("small-ladder", WIDTH)
        for at, room in enumerate(self._found.rooms):
            x = EDGE + at * self._room
            label = room.label or say("Without a date yet")
            self._canvas.put("rect", "wall", x=x, y=EDGE, width=self._room, height=self._height - 2 * EDGE)
            self._canvas.words("scale", shortened(label, self._room - 16, 10), x + 10, 19)
        self._ways()
        rungs = {True: "", False: ""}
        for beam, x, y in self._rungs():
            rungs[beam.goal.ended == "done"] += svg.across(x, y, x + self._room - INSIDE - 16)
            self._canvas.words("count", str(beam.number), x - 4, y + 3, text_anchor="end")
        self._canvas.path("beam", rungs[False])
        self._canvas.path("due", rungs[True])
        about = say("Every horizon is a room, and every goal a rung with its number; a thick one is done.")
        return self._canvas.done(self._height, say("The ladder in small"), about, linked=False)

    def _rungs(self) -> Iterator[tuple[Beam, float, float]]:
        """(goal, where its rung begins, how high it is): they climb from the floor."""
        for at, room in enumerate(self._found.rooms):
            for step, beam in enumerate(room.beams):
                yield beam, EDGE + at * self._room + INSIDE, self._height - FOOT - 4 - step * RUNG - at * CLIMB

    def _ways(self) -> None:
        """From the end of a rung to the beginning of one in the next room that builds on it, through a door; what
        builds on a goal of its own room, or farther away, is told in the large one."""
        ways, doors = [], []
        for foot, top in ((way.foot, top) for way in self._found.ways for top in way.tops):
            x, y = self._places[foot]
            to_x, to_y = self._places[top]
            if abs(to_x - x - self._room) > 1:
                continue
            wall = to_x - INSIDE
            x, to_x = x + self._room - INSIDE - 16, to_x - 14
            ways.append(f"M{x:.1f},{y:.1f}L{to_x:.1f},{to_y:.1f}")
            doors.append(svg.across(wall - 2, y + (to_y - y) * (wall - x) / (to_x - x), wall + 2))
        self._canvas.path("opening", "".join(doors))
        self._canvas.path("way", "".join(ways))
