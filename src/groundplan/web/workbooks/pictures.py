"""Uploaded pictures, drawn anew: what is kept is an image and nothing else, without the place where it was taken."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Protocol

from PIL import Image, ImageOps, UnidentifiedImageError

from groundplan.errors import GroundplanError
from groundplan.words import say

MOST_BYTES = 5 * 1024 * 1024
# A photograph of a few megabytes can be more as a PNG that was drawn anew.
MOST_KEPT_BYTES = 16 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
KINDS = {"PNG": ("image/png", ".png"), "JPEG": ("image/jpeg", ".jpg")}


class NotAPictureError(GroundplanError):
    """A file is no picture that can be shown."""

    def __init__(self) -> None:
        super().__init__(
            say("This file is no PNG or JPEG picture that can be read, so it was not kept: choose another one.")
        )


class PictureTooLargeError(GroundplanError):
    """A picture is larger than an answer holds."""

    def __init__(self) -> None:
        super().__init__(
            say("This picture is larger than 5 MB, so it was not kept: make it smaller, or choose another one.")
        )


class ForeignPictureError(GroundplanError):
    """A picture from another installation is not one that is kept here."""

    def __init__(self) -> None:
        super().__init__(say("A picture in it is none that Groundplan keeps."))


class Readable(Protocol):
    """Whatever bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture ready to be kept."""

    data: bytes
    media_type: str
    suffix: str


def redrawn(upload: Readable) -> Redrawn:
    """The picture decoded and written anew, its longest side at most 1600 pixels; raises `NotAPictureError` and
    `PictureTooLargeError`."""
    data = upload.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PictureTooLargeError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redrawn(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise NotAPictureError from error


def _redrawn(data: bytes) -> Redrawn:
    with Image.open(io.BytesIO(data), formats=list(KINDS)) as image:
        if image.width * image.height > MOST_PIXELS:
            raise PictureTooLargeError
        kind = image.format or "PNG"
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = upright.convert("RGB" if kind == "JPEG" else "RGBA")
    drawn = io.BytesIO()
    plain.save(drawn, kind)
    return Redrawn(drawn.getvalue(), *KINDS[kind])


def media_type_of(data: bytes, suffix: str) -> str:
    """The kind of a picture that was redrawn elsewhere; raises `ForeignPictureError` unless `redrawn` could have made
    it, under this suffix."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(KINDS)) as image:
                media_type, known = KINDS[image.format or ""]
                if known != suffix or max(image.size) > LONGEST_SIDE:
                    raise ForeignPictureError
                image.load()
                return media_type
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise ForeignPictureError from error
