"""What the fonts that come along can draw, and how wide it gets."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
_BREAK = "\u200b"
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
        return "".join(_BREAK * (at > 0 and not _joins(sign)) + sign for at, sign in enumerate(word))

    return _longer_than(most).sub(broken, text)


def _joins(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "MC"
