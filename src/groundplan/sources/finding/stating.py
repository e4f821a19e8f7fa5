"""Stating: how a sentence goes on after the label in it, and whether that states something or only speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundplan.sources.finding.labels import Form, Label
from groundplan.sources.finding.lexicon import Lexicon, Match, Role, Word
from groundplan.sources.model import Kind

_OPENS = re.compile(r"[“\"«„]")
_LATER = re.compile(r"[^.;:“”\"]{0,40}:\s*")
_MOST_OWNER = 14
_OPENING = 5
_LONGEST_ASIDE = 9
_ASIDES = (Role.ASIDE, Role.NUMERAL, Role.OURS, Role.OF)
_OF_VALUES = frozenset(["of", "such", "like"])
_SINGLE = (Kind.MISSION, Kind.VISION)


@dataclass(frozen=True, slots=True)
class Stating:
    """A sentence that holds a label of this kind at this place among its words."""

    sentence: str
    words: Sequence[Word]
    place: int
    match: Match
    kind: Kind
    lexicon: Lexicon

    @property
    def after(self) -> int:
        """The first word after the label."""
        return self.place + self.match.length

    def label(self) -> Label | None:
        """The label with what it states behind it: word by word, up to the one that decides."""
        quoted = self._quoted_later()
        if quoted:
            return quoted
        for at in range(self.after, min(len(self.words), self.after + _MOST_OWNER)):
            gap = self.sentence[self.words[at - 1].end : self.words[at].start]
            opened = self._opened(at, gap)
            if opened or self._breaks_off(at, gap):
                return opened
            begun = self._begun(at)
            if begun:
                return begun
            verb = self.lexicon.be.at(self.words, at)
            if verb:
                return None if self._is_nobodys(at) else self._after_verb(at + verb.length)
            if at == self.after and not self._goes_on(at):
                return self._leading_in()
        return self._led_in()

    def _made(self, at: int, rest: int, *, led: bool = False) -> Label:
        said = " ".join(self.sentence[: self.words[at - 1].end].split())[-80:]
        return Label((self.kind,), said, Form.PROSE, rest=rest, led=led)

    def _opened(self, at: int, gap: str) -> Label | None:
        """The label, where a quotation mark or a colon before this word opens what it states."""
        quotes = _OPENS.search(gap)
        if quotes and self.kind in _SINGLE:
            # "… a new mission statement, “Books for all,” and …"
            return self._made(at, self.words[at - 1].end + quotes.start(), led=True)
        if ":" in gap and not self._is_of_something(self.words[self.after : at]):
            return self._made(at, self.words[at].start, led=True)
        return None

    def _quoted_later(self) -> Label | None:
        """The label of what is quoted behind a colon, whatever leads to it: "A new mission follows: “Read on.”"."""
        start = self.words[self.after - 1].end
        later = _LATER.match(self.sentence, start) if self.kind in _SINGLE else None
        if later is None or self.match.role is Role.WEAK or not _OPENS.match(self.sentence, later.end()):
            return None
        at = next((at for at, word in enumerate(self.words) if word.start >= later.end()), len(self.words))
        between = self.words[self.after : at]
        books = (self.lexicon.talk, self.lexicon.topics, self.lexicon.be)
        spoken = any(book.within(between) for book in books)
        return None if spoken or self._is_of_something(between) else self._made(at, later.end(), led=True)

    def _begun(self, at: int) -> Label | None:
        """The label, where this word begins what it states, or leads it in: "values OF care, courage and cheer"."""
        several = at == self.after and self.kind is Kind.VALUE and self.words[at].fold in _OF_VALUES
        if several and ":" not in self.sentence and self.sentence.count(",", self.words[at].end) > 1:
            return self._made(at, self.words[at].end)
        if self._was_led() and self.lexicon.begins[self.kind].at(self.words, at):
            return self._made(at, self.words[at].start)
        return None

    def _was_led(self) -> bool:
        """Whether the verb stands before the label: "It IS the mission of the library TO …"."""
        before = self.words[max(0, self.place - 3) : self.place]
        early = self.match.role is Role.LABEL and 0 < self.place < _OPENING
        return early and self.lexicon.be.within(before) is not None

    def _breaks_off(self, at: int, gap: str) -> bool:
        """Whether the sentence goes on with something else before this word."""
        if (
            ":" in gap
            or ";" in gap
            or "." in gap.strip(" ")
            or ("," in gap and at > self.after and not self._is_aside(at))
        ):
            return True
        talks = at == self.after and self.lexicon.talk.at(self.words, at) is not None
        return talks or self.lexicon.topics.at(self.words, at) is not None

    def _is_nobodys(self, at: int) -> bool:
        """Whether the words before a verb make it the vision of nobody with a name, or of none with a weak label."""
        between = self.words[self.after : at]
        if not between:
            return False
        weak = self.match.role is Role.WEAK and not self.lexicon.library.within(between)
        return weak or self._is_of_something(between)

    def _is_of_something(self, words: Sequence[Word]) -> bool:
        """Whether words say of what a label is, and name no library and nobody: "the vision OF THE DONORS"."""
        role = self.lexicon.labels.at(words, 0) if words else None
        led_in = role is not None and role.role is Role.OF
        known = self.lexicon.library.within(words) or self.lexicon.bodies.within(words)
        return led_in and not (known or any(word.capital for word in words))

    def _goes_on(self, at: int) -> bool:
        """Whether the word after a label belongs to it: "statement", a small word, a name."""
        word = self.words[at]
        return (
            word.fold in ("statement", "statements")
            or word.capital
            or self.lexicon.labels.at(self.words, at) is not None
        )

    def _after_verb(self, at: int) -> Label | None:
        """What follows "our mission is": the statement, unless the sentence only speaks of it."""
        if at >= len(self.words):
            whole = self.sentence.strip().rstrip(":")
            led = self.sentence.rstrip().endswith(":")
            return Label((self.kind,), whole, Form.PROSE, rest=len(self.sentence)) if led else None
        gap = self.sentence[self.words[at - 1].end : self.words[at].start]
        quoted = any(sign in gap for sign in ':“"')
        rest = self.words[at].start
        if self.kind not in _SINGLE:
            return self._made(at, rest, led=quoted)
        later = _LATER.match(self.sentence, rest)
        if later and self._opens(later.end()):
            # "Our mission is shorter now: “Read on.”"; "… is still the same: to lend"
            return self._made(at, later.end(), led=True)
        if not quoted and not self.lexicon.begins[self.kind].at(self.words, at):
            return None
        colon = self.sentence.find(":", rest, rest + 40)
        if colon > 0 and self.words[at].fold in ("simple", "simply", "twofold", "threefold", "as"):
            rest = colon + 1
        return self._made(at, rest, led=quoted)

    def _opens(self, start: int) -> bool:
        """Whether a statement begins here, with a quotation mark or as statements do."""
        place = next((at for at, word in enumerate(self.words) if word.start >= start), 0)
        begins = place > 0 and self.lexicon.begins[self.kind].at(self.words, place) is not None
        return begins or _OPENS.match(self.sentence, start) is not None

    def _leading_in(self) -> Label | None:
        """The label of a sentence that leads its list in: "Our six core values guide everything we do:"."""
        several = self.match.role is Role.LABEL and self.kind not in _SINGLE and self.place < _OPENING
        if not several or len(self.words) > _MOST_OWNER or not self.sentence.rstrip().endswith(":"):
            return None
        whole = " ".join(self.sentence.split()).rstrip(":")
        return Label((self.kind,), whole, Form.PROSE, rest=len(self.sentence), led=True)

    def _led_in(self) -> Label | None:
        """The label of a sentence that ends with it and a colon: "Our goals for 2024 to 2027:"."""
        if not self.sentence.rstrip().endswith(":"):
            return None
        last = past_asides(self.words, self.after, self.lexicon)
        ends = last >= len(self.words) if self.kind not in _SINGLE else self.place > 0 and self._is_owner()
        return self._made(last, len(self.sentence), led=True) if ends else None

    def _is_owner(self) -> bool:
        """Whether all words after the label only say whose it is: "for the County Library"."""
        words = self.words[self.after :]
        known = (word.capital or self.lexicon.labels.at(words, at) for at, word in enumerate(words))
        return len(words) < _MOST_OWNER and all(known)

    def _is_aside(self, at: int) -> bool:
        """Whether what follows a comma is an aside before the verb, "…, adopted in 1998, is to", or the verb itself."""
        if self.lexicon.be.at(self.words, at):
            return True
        for later in range(at + 1, min(len(self.words), at + _LONGEST_ASIDE)):
            if "," in self.sentence[self.words[later - 1].end : self.words[later].start]:
                said = self.lexicon.samples.within(self.words[at:later])
                return self.lexicon.be.at(self.words, later) is not None and said is None
        return False


def past_asides(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The next word that means something: "goals FOR 2024 TO 2027:" ends with its asides."""
    while at < len(words):
        match = lexicon.labels.at(words, at)
        if not words[at].fold.isdecimal() and (match is None or match.role not in _ASIDES):
            break
        at += match.length if match else 1
    return at
