"""The characters of a document as people read them: ligatures taken apart, what cannot be seen or stored left out."""

from __future__ import annotations

import re
import unicodedata

# Letters that stand for several, and the shapes that letters take within a word: Latin, Armenian, Hebrew, Arabic.
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
# Soft hyphens, signs of width nothing and of direction, and what is no character at all; U+200C and U+200D are kept:
# words of Persian and Hindi are other words without them.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]")
_BULLET = re.compile(
    "^(?:[\u2022\u2023\u2043\u204c\u204d\u2219\u25a0\u25a1\u25aa\u25ab\u25b6\u25b8\u25ba\u25c6\u25c7\u25cb\u25cf\u25e6"
    "\u2605\u2606\u2610-\u2612\u2713-\u2718\u2726\u2756\u2794\u2799\u27a2\u27a4\u2b24\u00b7\u00a7\uf000-\uf0ff]"
    "\ufe0f?\\s*|[-\u2013\u2014*>o]\\s+)(?=\\S)"
)
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+(?=\S)")


def tidy(text: str) -> str:
    """The text with each ligature as its letters, every kind of space as one, and nothing unseen; lines stay."""
    if not text.isascii():
        text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = _UNSEEN.sub("", text)
    text = _CONTROLS.sub("", _SPACES.sub(" ", text))
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text)).strip()


def one_line(text: str) -> str:
    """The text tidied, its lines joined by spaces."""
    return " ".join(tidy(text).split())


def without_bullet(text: str) -> tuple[str, bool]:
    """An item's text without its bullet, and whether it had one."""
    found = _BULLET.match(text)
    return (text[found.end() :], True) if found else (text, False)


def without_number(text: str) -> tuple[str, bool]:
    """An item's text without the number or letter that counts it, and whether it had one."""
    found = _NUMBER.match(text)
    return (text[found.end() :], True) if found else (text, False)
