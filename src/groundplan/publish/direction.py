"""Which way a text runs: by its first letter, as a reader would begin it."""

from __future__ import annotations

import re
import unicodedata

LEFT, RIGHT = "ltr", "rtl"
_RIGHTWARD_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"})
LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}\Z", re.ASCII)
_LETTER = re.compile(f"[{LETTERS}]")


def tag(language: str) -> str:
    """The language as BCP 47 spells it; English where it is none."""
    return language.replace("_", "-") if _TAG.match(language) else "en"


def of_language(language: str) -> str:
    """The direction in which a language (BCP 47) is written."""
    return RIGHT if re.split("[-_]", language.lower())[0] in _RIGHTWARD_LANGUAGES else LEFT


def of_text(text: str, base: str = LEFT) -> str:
    """The direction of a paragraph; a text without letters runs like its surroundings."""
    if base == LEFT and not _LETTER.search(text):
        return LEFT
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return LEFT
        if kind in ("R", "AL"):
            return RIGHT
    return base


def isolated(text: str, base: str = LEFT) -> str:
    """The text with marks around it, so that whichever way it runs, what stands beside it in a line does not turn."""
    return text if base == LEFT and not _LETTER.search(text) else f"\u2068{text}\u2069"
