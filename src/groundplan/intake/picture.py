"""Pictures decoded and drawn anew; only ever run by `confined`, because decoders are where hostile files aim."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from groundplan.intake.cell import UNREADABLE, UnfitError

KINDS = ("PNG", "JPEG")
LARGE = "large"
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600


def redraw(data: bytes) -> bytes:
    """The picture as a PNG or JPEG of our own making, upright, its longest side at most 1600 pixels, and without
    anything else that its file held. Raises `UnfitError`, and whatever Pillow raises."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(data), formats=KINDS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise UnfitError(LARGE)
        kind = image.format or "PNG"
        # Small first: a photograph is then never held at its full size, let alone twice.
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = ImageOps.exif_transpose(image).convert("RGB" if kind == "JPEG" else "RGBA")
    plain.info.clear()
    drawn = io.BytesIO()
    plain.save(drawn, kind)
    return drawn.getvalue()


def look(data: bytes) -> bytes:
    """The kind of a picture, `PNG` or `JPEG`, that `redraw` could have made. Raises `UnfitError`, and whatever Pillow
    raises."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(data), formats=KINDS) as image:
        if max(image.size) > LONGEST_SIDE:
            raise UnfitError(UNREADABLE)
        image.load()
        return (image.format or "").encode()
