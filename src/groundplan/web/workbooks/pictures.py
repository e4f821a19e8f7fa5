"""Uploaded pictures, drawn anew: what is kept is an image and nothing else, without the place where it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from groundplan.errors import GroundplanError
from groundplan.intake import picture
from groundplan.intake.cell import UnfitError
from groundplan.intake.confined import Limits, TooMuchInItError, confined
from groundplan.words import say

MOST_BYTES = 5 * 1024 * 1024
# A photograph of a few megabytes can be more as a PNG that was drawn anew.
MOST_KEPT_BYTES = 16 * 1024 * 1024
LIMITS = Limits(answer=MOST_KEPT_BYTES)
KINDS = {"PNG": ("image/png", ".png"), "JPEG": ("image/jpeg", ".jpg")}
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


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
    """The picture decoded and written anew in a process of its own, its longest side at most 1600 pixels; raises
    `NotAPictureError`, `PictureTooLargeError`, `TooMuchInItError` and `ManyFilesError`."""
    data = upload.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PictureTooLargeError
    # What begins like neither is none of them, and costs no process.
    if _kind_of(data) is None:
        raise NotAPictureError
    try:
        drawn = confined(picture.redraw, data, LIMITS)
    except UnfitError as error:
        raise (PictureTooLargeError if error.reason == picture.LARGE else NotAPictureError) from error
    kind = _kind_of(drawn)
    if kind is None:
        raise NotAPictureError
    return Redrawn(drawn, *KINDS[kind])


def media_type_of(data: bytes, suffix: str) -> str:
    """The kind of a picture that was redrawn elsewhere; raises `ForeignPictureError` unless `redrawn` could have made
    it, under this suffix, and `ManyFilesError`."""
    media_type, known = KINDS.get(_kind_of(data) or "", ("", ""))
    if known != suffix or not media_type:
        raise ForeignPictureError
    try:
        confined(picture.look, data, LIMITS)
    except (UnfitError, TooMuchInItError) as error:
        raise ForeignPictureError from error
    return media_type


def _kind_of(data: bytes) -> str | None:
    return next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)
