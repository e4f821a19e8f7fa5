"""How large a picture is drawn: in its own shape, within the room there is."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image as Opened
from PIL import UnidentifiedImageError

from groundplan.publish.outline import Image

_SUFFIXES = {"PNG": "png", "JPEG": "jpg"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture's size in the units it was fitted to, and the ending of its file's name."""

    width: float
    height: float
    suffix: str


def fitted(image: Image, width: float, height: float) -> Drawn | None:
    """The picture within a box, in its own shape; `None` where the bytes are no picture that can be read."""
    try:
        with Opened.open(io.BytesIO(image.data), formats=list(_SUFFIXES)) as opened:
            across, down, suffix = opened.width, opened.height, _SUFFIXES[opened.format or "PNG"]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Opened.DecompressionBombError):
        return None
    scale = min(width / across, height / down)
    return Drawn(across * scale, down * scale, suffix)


def in_words(image: Image) -> str:
    """What stands where a picture cannot be drawn."""
    return " · ".join(dict.fromkeys(text for text in (image.alt, image.caption) if text.strip()))
