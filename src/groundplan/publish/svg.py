"""Drawings as SVG, in the lines of a ground plan: walls, doors, ways. Every text and number is escaped in one place.

A drawing carries its looks as attributes, so that it stands in a document by itself; each look is also a class, which a
page's stylesheet can bend to a dark scheme, forced colours or paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import escape

from groundplan.publish import direction
from groundplan.publish.signs import Spelling

Value = str | float
SVG = "http://www.w3.org/2000/svg"
FAMILIES = ", ".join((*(f"Noto {name}" for name in ("Sans", "Naskh Arabic", "Sans Hebrew")), "system-ui", "sans-serif"))
SERIF = ", ".join(("Noto Serif", "Charter", "Cambria", "Georgia", "serif"))
INK, QUIET, ACCENT, HAIR, WASH, PAPER = "#1f2328", "#4d555c", "#0b6e6e", "#8a857c", "#eef4f2", "#ffffff"
LOOKS: Mapping[str, Mapping[str, Value]] = {
    "wall": {"fill": "none", "stroke": INK, "stroke-width": 1.6},
    "wash": {"fill": WASH},
    "hair": {"fill": "none", "stroke": HAIR, "stroke-width": 0.7},
    "dashed": {"fill": "none", "stroke": INK, "stroke-width": 1, "stroke-dasharray": "2 4"},
    "beam": {"fill": "none", "stroke": INK, "stroke-width": 1},
    "due": {"fill": "none", "stroke": INK, "stroke-width": 2.6},
    "way": {"fill": "none", "stroke": INK, "stroke-width": 1.2},
    "opening": {"fill": "none", "stroke": PAPER, "stroke-width": 9},
    "door": {"fill": PAPER, "stroke": INK, "stroke-width": 1},
    "full": {"fill": ACCENT, "stroke": INK, "stroke-width": 1},
    "solid": {"fill": INK},
    "cross": {"fill": "none", "stroke": INK, "stroke-width": 1.2},
    "blank": {"fill": PAPER},
    "ring": {"fill": "none", "stroke": "none"},
    "room-name": {"fill": INK, "font-family": SERIF, "font-weight": 700, "font-size": 13},
    "name": {"fill": INK, "font-size": 12.5},
    "facts": {"fill": QUIET, "font-size": 10.5},
    "number": {"fill": QUIET, "font-family": SERIF, "font-weight": 700, "font-size": 12.5},
    "scale": {"fill": QUIET, "font-size": 10},
    "count": {"fill": INK, "font-size": 8.5},
}


class Canvas:
    """One drawing while it is made; `name` begins the ids in it, which differ on a page with several."""

    def __init__(self, name: str, width: float) -> None:
        self._name, self._width = name, width
        self._parts: list[str] = []
        self._spelling = Spelling()

    def put(self, tag: str, look: str = "", text: str = "", **more: Value) -> None:
        """One element; `_` in an attribute's name stands for a hyphen."""
        self._parts.append(f"<{tag}{self._told(look, more)}>{self._line(text)}</{tag}>")

    def words(self, look: str, text: str, x: float, y: float, **more: Value) -> None:
        """A line of text; one that runs to the left is held together, so that what it stands among does not turn."""
        if direction.of_text(text) == direction.RIGHT and "\u2068" not in text:
            text = f"\u2067{text}\u2069"
        # Most of a drawing is text: this is `put`, without a look at every attribute.
        rest = self._told("", more) if more else ""
        self._parts.append(f'<text{_looks()[look]} x="{x:.6g}" y="{y:.6g}"{rest}>{self._line(text)}</text>')

    def path(self, look: str, steps: str) -> None:
        """Lines, as SVG spells them; nothing where there are none."""
        if steps:
            self.put("path", look, d=steps)

    @contextmanager
    def within(self, tag: str, look: str = "", **more: Value) -> Iterator[None]:
        """What is drawn meanwhile lies in an element."""
        self._parts.append(f"<{tag}{self._told(look, more)}>")
        yield
        self._parts.append(f"</{tag}>")

    @contextmanager
    def linked(self, href: str, title: str) -> Iterator[None]:
        """What is drawn meanwhile leads to a place, and is called `title`; without a place it is only held together."""
        with self.within("a", href=href) if href else self.within("g"):
            if href:
                self.put("title", text=title)
            yield

    def done(self, height: float, title: str, about: str, *, linked: bool) -> str:
        """The whole drawing. With links in it, it is a group of them; without, one picture."""
        name = self._name
        frame: dict[str, Value] = {
            "xmlns": SVG,
            "viewBox": f"0 0 {_number(self._width)} {_number(height)}",
            "width": self._width,
            "height": height,
            "role": "group" if linked else "img",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-about",
            "font-family": FAMILIES,
        }
        head = (
            f'<title id="{escape(name)}-title">{self._line(title)}</title>'
            f'<desc id="{escape(name)}-about">{self._line(about)}</desc>'
        )
        return f"<svg{self._told('', frame)}>{head}{''.join(self._parts)}</svg>"

    def _told(self, look: str, more: Mapping[str, Value]) -> str:
        told = [f' {_name(key)}="{self._value(value)}"' for key, value in more.items()]
        return _looks()[look] + "".join(told)

    def _value(self, value: Value) -> str:
        return escape(self._spelling.line(value)) if isinstance(value, str) else _number(value)

    def _line(self, text: str) -> str:
        return escape(self._spelling.line(text)) if text else ""


@cache
def _looks() -> Mapping[str, str]:
    """Every look as attributes; nothing for what has none."""
    told = {look: {"class": look, **values} for look, values in LOOKS.items()}
    return {"": ""} | {
        look: "".join(
            f' {key}="{_number(value) if isinstance(value, float | int) else value}"' for key, value in each.items()
        )
        for look, each in told.items()
    }


def _name(key: str) -> str:
    return key if key == "viewBox" else key.replace("_", "-")


def _number(value: float) -> str:
    return f"{value:.6g}"


def door(x: float, y: float, size: float = 9) -> str:
    """A door as a ground plan draws it: the leaf, and the quarter of a circle that it sweeps."""
    return f"M{x:.1f},{y:.1f}v-{size:g}a{size:g},{size:g},0,0,1,{size:g},{size:g}z"


def cross(x: float, y: float, size: float = 7) -> str:
    """Two strokes through a place."""
    return f"M{x:.1f},{y:.1f}l{size:g},-{size:g}m0,{size:g}l-{size:g},-{size:g}"


def circle(x: float, y: float, size: float = 4) -> str:
    """A circle around a place."""
    return f"M{x - size:.1f},{y:.1f}a{size:g},{size:g},0,1,0,{2 * size:g},0a{size:g},{size:g},0,1,0,-{2 * size:g},0z"


def across(x: float, y: float, to: float) -> str:
    """A level line."""
    return f"M{x:.1f},{y:.1f}H{to:.1f}"


def down(x: float, y: float, to: float) -> str:
    """An upright line."""
    return f"M{x:.1f},{y:.1f}V{to:.1f}"
