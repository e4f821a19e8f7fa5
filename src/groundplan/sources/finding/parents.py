"""Parents: the body that a document says its library belongs to, or whose site it is, known again in a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from groundplan.sources.finding.lexicon import Lexicon, Word, stem, words_of
from groundplan.sources.finding.offshoots import names_of_library
from groundplan.sources.finding.owners import Owner
from groundplan.sources.finding.sentences import sentences
from groundplan.sources.finding.units import Unit
from groundplan.sources.model import Whose

_PIECES = re.compile(r"\s[–—|-]\s")
_LONGEST_TITLE = 6
_MOST_WORDS = 24


class Parents:
    """The words by which a document calls who stands over its library: "we belong to the Three Lakes Cooperative"."""

    def __init__(self, title: str, units: Sequence[Unit], text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        banner = {name for piece in _PIECES.split(title) for name in _titled(piece, lexicon)}
        told = (sentence for unit in units if lexicon.memberships.may_hold(unit.text) for sentence in _said(unit))
        joined = {name for sentence in told for name in _joined(sentence, lexicon)}
        self.names = (banner - names_of_library(text, lexicon) if banner else banner) | joined

    def owner(self, label: str) -> Owner | None:
        """Whose a statement is by its label, "Cooperative mission", "Mission of Caja Andina"."""
        words = words_of(label, 20)
        if not self.names or self.lexicon.library.within(words):
            return None
        called = {stem(word.fold) for word in words if word.capital or "'" in word.fold}
        named = not self.names.isdisjoint(called)
        return Owner(Whose.OTHER, label, "other", near=True) if named else None


def _titled(piece: str, lexicon: Lexicon) -> Iterator[str]:
    """The words of a piece of a title that names no library: "Caja Andina"; "Ridge School District – Library"."""
    words = words_of(piece, 20)
    if len(words) > _LONGEST_TITLE or lexicon.library.within(words):
        return
    yield from _unknown(words, lexicon)
    body = lexicon.others.within(words)
    # Of a "Ridge School District" it is "the district's mission", too.
    yield from body.phrase.split()[1:] if body and body.length > 1 else ()


def _said(unit: Unit) -> Iterator[str]:
    return (unit.text[start:end] for start, end in sentences(unit.text))


def _unknown(words: Sequence[Word], lexicon: Lexicon) -> Iterator[str]:
    """The words in capitals of which no table knows any."""
    at = 0
    while at < len(words):
        match = lexicon.labels.at(words, at)
        if match is None and words[at].capital and words[at].fold.isalpha():
            yield words[at].fold
        at += match.length if match else 1


def _joined(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """Of what we or one library are a part, by the words of its name."""
    words = words_of(sentence, 60)
    at = next((at for at in range(len(words)) if lexicon.memberships.at(words, at)), len(words))
    # "Each of these libraries is part of the Cooperative" is said of others.
    named = lexicon.library.within(words[at : at + _MOST_WORDS])
    # Of a "library system" it is one library, and the system's mission its own.
    if not lexicon.manifold.within(words[:at]) and not (named and named.length > 1):
        yield from _unknown(words[at : at + _MOST_WORDS], lexicon)
