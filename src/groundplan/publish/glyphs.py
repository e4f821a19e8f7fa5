"""What the fonts that come along can draw, and how wide it gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
_BREAK = "\u200b"
# A line of a broken word is filled to three quarters at least; places after every letter would take long to weigh.
_PIECES = 4
_WIDEST = 1.1  # of any sign, as a share of the type's size


@cache
def covered() -> frozenset[int]:
    """Every character that one of the fonts can draw."""
    found: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            found |= font.getBestCmap().keys()
    return frozenset(found)


@cache
def drawable_in_pictures() -> frozenset[int]:
    """What can be drawn in a picture, where the compiler looks into the families of letters only."""
    found: set[int] = set()
    for name in ("NotoSans", "NotoNaskhArabic", "NotoSansHebrew"):
        with TTFont(FONTS / f"{name}-Regular.ttf", lazy=True) as font:
            found |= font.getBestCmap().keys()
    return frozenset(found)


@cache
def plainly_covered() -> frozenset[int]:
    """What can be drawn whatever stands beside it: no marks that join with their neighbours."""
    return frozenset(sign for sign in covered() if not unicodedata.category(chr(sign)).startswith("M"))


@cache
def _advances() -> dict[int, float]:
    """How far each character of the widest face moves the pen, as a share of the type's size."""
    with TTFont(FONTS / "NotoSans-Bold.ttf", lazy=True) as font:
        metrics, units = font["hmtx"], font["head"].unitsPerEm
        return {sign: metrics[name][0] / units for sign, name in font.getBestCmap().items()}


@cache
def _longer_than(signs: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{signs + 1},}}")


def breakable(text: str, width: float, size: float) -> str:
    """The text with places to break in words that no line of that width can hold (both in points)."""
    most = max(int(width / (size * _WIDEST)), 1)
    if len(text) <= most:
        return text

    def broken(found: re.Match[str]) -> str:
        word = found.group(0)
        advances = _advances()
        if sum(advances.get(ord(sign), 1.0) for sign in word) * size <= width:
            return word
        return _BREAK.join(_pieces(word, max(most // _PIECES, 1)))

    return _longer_than(most).sub(broken, text)


def _pieces(word: str, size: int) -> Iterator[str]:
    """The word in pieces of that many letters, none of which begins with a mark on the letter before it."""
    begin = 0
    for at, sign in enumerate(word):
        if at - begin >= size and not _joins(sign):
            yield word[begin:at]
            begin = at
    yield word[begin:]


def _joins(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "MC"
