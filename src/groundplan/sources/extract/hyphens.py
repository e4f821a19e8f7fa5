"""Words that were parted at the end of a line, made whole; a hyphen that belongs to its word stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HYPHENS = ("-", "\u2010")
# First halves of words that are written with a hyphen, where the document itself does not show how.
_OFTEN_KEPT = """
all award best cross cutting day decision deep drop early evidence ever face family far first five follow four front
full future good grass half hands hard health high kid large life light like long low middle mid near non old one open
peer problem public quasi real right safe school second self short single six small state strength strong student ten
third three time trauma two user value well wide year young youth
"""
# Halves that stand alone as words, and are joined without a hyphen all the same.
_OFTEN_CLOSED = """
after any book child every fore grand hand head her here him how it man my neighbor neighbour news no not our out over
some them there through under up down web what when where who with with work your
"""
# Second halves that are the end of one word, whatever stands before them.
_ENDS = """
able age ages al ally ary ation ations ed en ened ening er ers est ful fully hood house ible ic ical ing ings ish
ism ist ists ity ize ized izing land less light lights ly ment ments ness room rooms ship ships side spread time
times tion tions ty ward wards way ways work works
"""
_KEPT, _CLOSED, _SUFFIXES = frozenset(_OFTEN_KEPT.split()), frozenset(_OFTEN_CLOSED.split()), frozenset(_ENDS.split())
_LINKS = ("a", "and", "by", "for", "in", "of", "on", "the", "to", "up")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Vocabulary:
    """The words of a document, wherever they stand whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for each in lines:
            found = _WORD.findall(each.lower())
            # The first and the last of a line may be halves.
            self._words.update(found[1:-1])
            self._words.update(word for word in {*found[:1], *found[-1:]} if "-" in word)

    def join(self, before: str, after: str) -> str:
        """Two lines of one paragraph as one."""
        if before.endswith(_HYPHENS) and len(before) > 1 and before[-2].isalnum():
            if before[-2].isalpha() and after[:1].islower() and not self._is_hyphened(before[:-1], after):
                return before[:-1] + after
            return before + after
        numbers = before.endswith(("–", "/")) and before[-2:-1].isdigit() and after[:1].isdigit()
        if numbers or (before.endswith("—") and before[-2:-1].isalpha()):
            return before + after
        if before and after and _CJK.match(before[-1]) and _CJK.match(after):
            return before + after
        return f"{before} {after}"

    def paragraph(self, lines: Sequence[str]) -> str:
        """The lines of a paragraph as one text."""
        text = lines[0]
        for each in lines[1:]:
            text = self.join(text, each)
        return text

    def _is_hyphened(self, before: str, after: str) -> bool:
        first = (re.search(r"[\w'’-]+\Z", before) or [""])[0].lower()
        second = (_WORD.match(after) or [""])[0].lower()
        whole, parted = self._words[(first + second)], self._words[f"{first}-{second}"]
        if whole or parted:
            return parted > whole
        if second in _SUFFIXES or len(second) < 3:
            return False
        if "-" in first:
            # As in “state-of-the-art”, but not in “self-as-sessment”.
            return first.rpartition("-")[2] in _LINKS
        if first in _KEPT:
            return True
        alone = self._words[first] and self._words[second] and min(len(first), len(second)) >= 3
        return bool(alone) and first not in _CLOSED
