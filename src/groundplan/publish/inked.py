"""Drawings for files: with texts as the fonts that come along can draw them, and as pictures of dots."""

from __future__ import annotations

from lxml import etree

from groundplan.publish.compiling import NotSetError, compiled
from groundplan.publish.glyphs import drawable_in_pictures
from groundplan.publish.lettering import shortened, width
from groundplan.publish.outline import Image, Sketch
from groundplan.publish.signs import Spelling
from groundplan.publish.svg import SVG

TEMPLATE = "drawing.typ"
# To the inch: fine lines and small letters are clear in print. What it takes to draw them grows with the square of it.
DOTS = 150


def spelled(sketch: Sketch, spelling: Spelling, drawable: frozenset[int] | None = None) -> bytes:
    """The drawing as SVG; a text that gets longer by its spelling is cut again. What was spelled out is remembered."""
    can = drawable_in_pictures() if drawable is None else drawable & drawable_in_pictures()
    own = Spelling(can)
    tree = etree.fromstring(sketch.svg.encode())
    for element in tree.iter(f"{{{SVG}}}text"):
        before = element.text or ""
        told = own.line(before)
        if told != before:
            size = float(element.get("font-size", "12"))
            element.text = shortened(told, width(before, size), size)
    spelling.missing |= own.missing
    made: bytes = etree.tostring(tree)
    return made


def dotted(sketch: Sketch, spelling: Spelling, width: float) -> Image | None:
    """The drawing as PNG, so many points wide; `None` where the compiler cannot draw it."""
    try:
        data = compiled(TEMPLATE, {"drawing.svg": spelled(sketch, spelling)}, format="png", ppi=DOTS,
                        sys_inputs={"width": f"{width:.0f}"})  # fmt: skip
    except NotSetError:
        return None
    return Image(data, "image/png", sketch.alt)
