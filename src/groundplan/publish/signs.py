"""Signs that a file cannot show are written by their Unicode number: never dropped, never a reason to fail."""

from __future__ import annotations

import re
import string
from urllib.parse import quote

from groundplan.words import words

MOST_NAMED = 40
LONGEST_ADDRESS = 2000
# Whatever ends a line or a page somewhere is the end of a line here.
_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, halves of characters and numbers that are no characters: no text format holds them all.
_NOWHERE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# The byte order mark inside a text is the word joiner by its old name.
_MARK, _JOINER = "\ufeff", "\u2060"
# They say how their neighbours are joined, broken, ordered or drawn, and have no picture of their own.
_SILENT = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\U000e0000-\U000e01ef]"
)


def address(href: str) -> str:
    """An outside address in the letters that addresses are made of."""
    return quote(href, safe=string.printable.strip(), errors="replace")[:LONGEST_ADDRESS]


class Spelling:
    """One file's spelling: replaces what cannot be shown, and remembers what it was.

    `drawable` are the characters that the file's own fonts can draw; `None` leaves drawing to the reader's machine.
    """

    def __init__(self, drawable: frozenset[int] | None = None) -> None:
        self.missing: set[str] = set()
        self.drawable = drawable

    def text(self, text: str) -> str:
        """The text as the file can show it; its lines end in `\\n`."""
        if text.isascii() and text.isprintable():
            return text
        text = _ENDS.sub("\n", text.replace("\t", " ")).replace(_MARK, _JOINER)
        text = _NOWHERE.sub(self._number, text)
        if self.drawable is None or self.drawable.issuperset(map(ord, _SILENT.sub("", text).replace("\n", ""))):
            return text
        return "".join(self._drawn(sign) for sign in text)

    def line(self, text: str) -> str:
        """The text in one line."""
        return " ".join(self.text(text).split())

    def notice(self, language: str) -> str:
        """The sentence that tells a reader about spelled-out signs; empty where there are none."""
        if not self.missing:
            return ""
        named = sorted(self.missing)
        more = " …" if len(named) > MOST_NAMED else ""
        say = words(language)
        return say(
            "Signs that this file cannot show are written by their Unicode number: {signs}",
            signs=", ".join(named[:MOST_NAMED]) + more,
        )

    def _drawn(self, sign: str) -> str:
        assert self.drawable is not None
        if sign == "\n" or ord(sign) in self.drawable or _SILENT.match(sign):
            return sign
        return self._spelled(sign)

    def _number(self, found: re.Match[str]) -> str:
        return self._spelled(found.group(0))

    def _spelled(self, sign: str) -> str:
        spelled = f"[U+{ord(sign):04X}]"
        self.missing.add(spelled)
        return spelled
