"""Labels: “Our mission”, “Vision statement:”, “Strategic goals 2024–2027”, and what a label stands in.

A text is a label when every word of it is accounted for by the tables: a label's own words, words that may stand
around it, and a name of whose it is. One word too many ("Mission Street", "Review the mission") and it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from groundplan.sources.finding.lexicon import Lexicon, Match, Role, Word, is_turned_away, words_of
from groundplan.sources.model import Kind

_NUMBERING = re.compile(
    r"\s*(?:(?i:section|policy|part|chapter|article|appendix|sección|chapitre|partie|kapitel|kapittel|teil|abschnitt|hoofdstuk|del)"
    r"\s+)?(?:[A-Z]{1,4}-\d{1,3}|\d{1,2}(?:\.\d{1,2})?|\d{3,4}\.\d{1,2}|[IVX]{1,4}|[A-Z])\s?[.):–—-]?\s+(?=\S)"
)
_CONTENTS = re.compile(r"\.{3,}|…|\.\s\.\s\.|\s\d{1,3}\s*\Z|\t\d{1,3}\s*\Z")
_MENU = re.compile(r"[>»›→]|\s/\s[^/]*\s/\s")
_BETWEEN = re.compile(r"\s+[•●▪■◆]\s+|\s*[:|]+[\s—–-]*|\s+[-–—]+\s+|\s*[–—]+\s*|[.]\s+|\s+\(|\n+|[ \t]{3,}|\t")
_SPACED = re.compile(r"(?<=\b[A-Z]) (?=[A-Z]\b)")
"""Between the letters of a word that is set wide: "M I S S I O N"."""
_LEADING_ON = re.compile(r"\s*(?:…|\.{3})\Z")
"""Dots behind a label that lead its list in: "We value …"."""
_OURS = frozenset(["strategic plan", "plan", "strategic", "strategy", "current", "adopted", "approved"])
"""Asides that make a weak label ours."""
_COUNT = re.compile(r"(?:fy)?\d{1,4}(?:s)?\Z|[ivx]{1,4}\Z")

MOST_WORDS = 16
_LONGEST_SPACED = 280
_MOST_UNKNOWN = 7


class Form(StrEnum):
    """How a label stands to its statement."""

    HEADING = "heading"
    INLINE = "inline"
    LOST = "lost"
    PROSE = "prose"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the kinds that it names, whose it says it is, and where in its text the statement begins."""

    kinds: tuple[Kind, ...]
    said: str
    form: Form = Form.HEADING
    weak: bool = False
    near: bool = False
    """Words beside a weak label make it ours: "our", "library", a count, the plan."""
    rest: int = 0
    end: int = -1
    count: int = 0
    """How many there are, where it says so: "five values"."""
    led: bool = False
    """A colon or a quotation mark leads the statement in."""


def heading(text: str, lexicon: Lexicon) -> Label | None:
    """The label that a text is as a whole."""
    text = text.strip()
    if len(text) > _LONGEST_SPACED:
        return None
    text = _SPACED.sub("", _LEADING_ON.sub("", text))
    if not text or len(text) > 140 or not lexicon.labels.may_label(text):
        return None
    if _CONTENTS.search(text) or _MENU.search(text):
        return None
    numbered = _NUMBERING.match(text)
    words = words_of(text[numbered.end() :] if numbered else text, MOST_WORDS + 1)
    if not 1 <= len(words) <= MOST_WORDS:
        return None
    if text.endswith("?"):
        return _asked(text, words, lexicon)
    made = _Walk(lexicon).over(words)
    return replace(made, said=" ".join(text.rstrip(": ").split())) if made else None


def _asked(text: str, words: Sequence[Word], lexicon: Lexicon) -> Label | None:
    """A label that is put as a question: "What is our mission?", "Why are we here?"."""
    asked = lexicon.questions.at(words, 0)
    made = _Walk(lexicon).over(words) or (_Walk(lexicon).over(words[asked.length :]) if asked else None)
    return replace(made, said=" ".join(text.split()), near=True) if made else None


class _Walk:
    """Goes over the words of a heading and accounts for each."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.kinds: list[Kind] = []
        self.weak = True
        self.near = False
        self.count = 0
        self.unknown = 0
        self.library = False
        self.named = False

    def over(self, words: Sequence[Word]) -> Label | None:
        """The label that the words are, if nothing is left over."""
        place = 0
        while place < len(words):
            match = self.lexicon.labels.at(words, place)
            labels = match is not None and match.kind is not None
            if (labels and is_turned_away(words, place, self.lexicon)) or not self._take(match, words[place]):
                return None
            place += match.length if match else 1
        if not self.kinds or (self.weak and not self.library and (self.named or self._of_what())):
            return None
        return Label(tuple(dict.fromkeys(self.kinds)), "", weak=self.weak, near=self.near, count=self.count)

    def _of_what(self) -> bool:
        """Whether words beside a weak label make it the purpose or the values of anything: "Name and purpose"."""
        return self.unknown > 0 and Kind.PRIORITY not in self.kinds

    def _take(self, match: Match | None, word: Word) -> bool:
        if match is None:
            return self._take_unknown(word)
        if match.role in (Role.LABEL, Role.WEAK):
            if match.kind is not None:
                self.kinds.append(match.kind)
            self.weak = self.weak and match.role is Role.WEAK
            self.near = self.near or match.phrase.startswith(("our ", "what we", "why we", "how we", "where we"))
            self.named = False
        elif match.role in (Role.TALK, Role.TOPIC, Role.SAMPLE):
            return match.role is Role.SAMPLE
        elif match.role is Role.NUMERAL:
            self.count, self.near = self.lexicon.numerals.get(match.phrase, 0), True
        elif match.role in (Role.OURS, Role.LIBRARY):
            self.near = True
            self.library = self.library or match.role is Role.LIBRARY
        elif match.role is Role.OF:
            self.named = True
        elif match.role is Role.OTHER or match.role is Role.DEPARTMENT:
            led_in = self.named or not self.kinds or (word.dashed and match.role is Role.DEPARTMENT)
            self.named = True
            return led_in
        elif match.role is Role.ASIDE and match.phrase in _OURS:
            self.near = True
        return True

    def _take_unknown(self, word: Word) -> bool:
        if _COUNT.match(word.fold):
            if word.fold.isdecimal() and int(word.fold) <= 12:
                self.count, self.near = int(word.fold), True
            return True
        self.unknown += 1
        # After a label only a name may follow, and a name is led in: "mission of Ashby", not "Mission Street".
        return word.capital and self.unknown <= _MOST_UNKNOWN and (not self.kinds or self.named)


def leading(text: str, lexicon: Lexicon) -> Label | None:
    """The label with which a unit begins, before its statement: "Mission: …", "OUR VISION A town in which …"."""
    opening = text[:200]
    if not lexicon.labels.may_label(opening):
        return None
    for found, _n in zip(_BETWEEN.finditer(opening), range(4), strict=False):
        if found.start() == 0:
            continue
        made = heading(opening[: found.start()], lexicon)
        if made:
            rest = text[found.end() :].strip()
            form = Form.INLINE if rest else Form.HEADING
            return replace(made, form=form, rest=found.end())
    return _lost(opening, lexicon)


def begins_label(line: str, lexicon: Lexicon) -> bool:
    """Whether a line within a paragraph is a label, or begins with one."""
    if not line.strip()[:1].isupper():
        return False
    if heading(line, lexicon):
        return True
    made = leading(line.strip(), lexicon)
    return made is not None and (made.form is Form.LOST or ":" in line[:100] or made.said.isupper())


_LOUD_STARTS = frozenset(
    ["to", "the", "a", "an", "we", "our", "through", "by", "in", "as", "every", "everyone", "all", "people", "it"]
)


def _lost(text: str, lexicon: Lexicon) -> Label | None:
    """A heading that ran into its paragraph: "MISSION To open …", "Our Vision We see …"."""
    words = words_of(text, 24)
    place = 0
    kind: Kind | None = None
    weak = near = False
    while place < min(len(words), 8) and kind is None:
        match = lexicon.labels.at(words, place)
        if match and match.role in (Role.LABEL, Role.WEAK):
            kind, weak = match.kind, match.role is Role.WEAK
            if not words[place].capital:
                return None
        elif match and match.role in (Role.OURS, Role.LIBRARY, Role.ASIDE):
            near = True
        elif match and match.role in (Role.TALK, Role.TOPIC, Role.SAMPLE, Role.OF):
            return None
        elif not words[place].capital and not (place == 0 and words[0].fold.isdecimal()):
            # Only a page's number may stand before it in small.
            return None
        place += match.length if match else 1
    if kind is None or weak:
        return None
    if place < len(words) and words[place].fold in ("statement", "statements"):
        place += 1
    if place + 3 > len(words) or not words[place].capital or not words[place - 1].capital:
        return None
    head = text[: words[place - 1].end]
    between = text[words[place - 1].end : words[place].start]
    begins = words[place].fold in _LOUD_STARTS
    loud = head.isupper() and not text[words[place].start : words[place].end + 12].isupper()
    if kind in (Kind.MISSION, Kind.VISION):
        # "Mission Corley Library helps …": a library that does something.
        begins = begins or (len(words) > place + 6 and lexicon.library.within(words[place : place + 5]) is not None)
    else:
        begins = text.count(",", words[place].start) > 1
    if between.strip("\n ") == "" and (begins or loud):
        return Label((kind,), head, Form.LOST, weak, near, rest=words[place].start)
    return None
