"""How wide letters are, roughly, and texts in lines of so many: no font is opened, a page has no time for it.

It errs on the wide side, so that the faces of any machine fit.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator

MORE = "…"
# As shares of the type's size; DejaVu Sans, which Linux has where there is nothing else, is the widest of them.
_USUAL, _NARROW, _BROAD, _WIDE = 0.61, 0.36, 0.76, 1.0
_SQUARE = 1.1


class _Shares(dict[str, float]):
    """The share of every sign; those of other writings are looked up when they come."""

    def __missing__(self, sign: str) -> float:
        return _share(sign)


_SHARES = _Shares(
    {
        **dict.fromkeys(string.printable, _USUAL),
        **dict.fromkeys("iljtfrI.,;:'|!()[]/ ·’‘", _NARROW),
        **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZw&", _BROAD),
        **dict.fromkeys("MWm@%—…", _WIDE),
    }
)


def width(text: str, size: float) -> float:
    """How wide a text is in type of that size."""
    return sum(map(_SHARES.__getitem__, text)) * size


def shortened(text: str, most: float, size: float) -> str:
    """The text in one line of at most that width, with `…` where something is left out."""
    text = " ".join(text[: _letters(most, size)].split()) + (MORE if len(text) > _letters(most, size) else "")
    if width(text, size) <= most:
        return text
    room = most - width(MORE, size)
    return text[: _fitting(text, room, size)].rstrip() + MORE


def wrapped(text: str, most: float, size: float, lines: int) -> list[str]:
    """The text in at most that many lines of that width; the last ends in `…` where something is left out."""
    found: list[str] = []
    words = _words(text[: _letters(most, size) * lines], most, size)
    line = next(words, "")
    used, space = width(line, size), width(" ", size)
    for word in words:
        more = width(word, size)
        if used + space + more > most and len(found) < lines - 1:
            found.append(line)
            line, used = word, more
        else:
            line, used = f"{line} {word}", used + space + more
    if len(text) > _letters(most, size) * lines:
        line += MORE
    return [*found, shortened(line, most, size)] if line else found


def _letters(most: float, size: float) -> int:
    """More letters than any line of that width holds, so that nobody measures a whole book."""
    return max(int(most / (size * _NARROW)), 1)


def _words(text: str, most: float, size: float) -> Iterator[str]:
    """The words, those that no line can hold in pieces."""
    for word in text.split():
        while width(word, size) > most:
            at = max(_fitting(word, most, size), 1)
            yield word[:at]
            word = word[at:]
        if word:
            yield word


def _fitting(text: str, most: float, size: float) -> int:
    """How many of its letters fit; none is parted from the marks on it."""
    used = 0.0
    for at, sign in enumerate(text):
        used += width(sign, size)
        if used > most:
            while at and unicodedata.category(text[at])[0] in "MC":
                at -= 1
            return at
    return len(text)


def _share(sign: str) -> float:
    if sign < "\u0300":
        return _USUAL
    if unicodedata.category(sign)[0] in "MC":
        return 0.0
    return _SQUARE if unicodedata.east_asian_width(sign) in "WF" else _BROAD
