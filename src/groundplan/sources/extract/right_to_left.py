"""Arabic, Hebrew and their kin: what stands on a line from left to right, put into the order in which it is read."""

from __future__ import annotations

import re

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_TURNED = re.compile(f"[{_LETTER}]")
# Digits of Arabic run to the right, as all digits do.
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_STRONG_LEFT = f"A-Za-z{_DIGITS}\u00c0-\u058f"
_TO_THE_RIGHT = re.compile(
    rf"[{_STRONG_LEFT}%](?:[^{_LETTER}]*[{_STRONG_LEFT}%])?|[{_DIGITS}](?:[{_DIGITS}.,:/-]*[{_DIGITS}])?"
)
_TO_THE_LEFT = re.compile(rf"(?![{_DIGITS}])[{_LETTER}](?:[^A-Za-z\u00c0-\u058f]*(?![{_DIGITS}])[{_LETTER}])?")
_MARKS = re.compile(r"([\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]+)(.)")


def is_right_to_left(code: int) -> bool:
    """Whether the character belongs to a script that runs to the left."""
    return 0x0590 <= code <= 0x08FF or 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC


def has_right_to_left(text: str) -> bool:
    """Whether anything of the text does."""
    return bool(_TURNED.search(text))


def runs_left(text: str) -> bool:
    """Whether most letters of the text belong to such a script."""
    found = len(_TURNED.findall(text))
    return found > 0 and 2 * found > sum(each.isalpha() for each in text)


def logical(text: str, among: bool = False) -> str:
    """The characters of a line, given from left to right as they stand, in the order in which they are read; `among`
    says whether the lines around it run to the left, which decides for one that is all signs and digits."""
    if not _TURNED.search(text) and not (among and not any(map(str.isalpha, text))):
        return text
    if runs_left(text) or not _TURNED.search(text):
        turned = _TO_THE_RIGHT.sub(lambda found: found[0][::-1], text[::-1])
    else:
        turned = _TO_THE_LEFT.sub(lambda found: found[0][::-1], text)
    # A mark that stood right above its letter comes after it.
    return _MARKS.sub(r"\2\1", turned)
