"""Offshoots: what a document calls by a name of its own beside its library: "the Foundry", "The Studio at …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from groundplan.sources.finding.lexicon import Lexicon, Word, words_of
from groundplan.sources.finding.owners import Owner
from groundplan.sources.finding.units import Unit
from groundplan.sources.model import Whose

_MOST_WORDS = 3000
_LONGEST_NAME = 4
_ARTICLE = "the"
_NAMED = re.compile(r"\b[Tt]he\s+[A-Z]")
_PLACES = ("at", "@")


class Offshoots:
    """The names that a document's sentences give to something that is not its library."""

    def __init__(self, units: Sequence[Unit], text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        told = [words_of(unit.text, 60) for unit in units if _NAMED.search(unit.text) and not unit.is_short]
        called = {words[at].fold for words in told for at in _called(words, lexicon)}
        self.names = called - names_of_library(text, lexicon) if called else called
        self.defined = {words[1].fold for words in told if _defines(words, lexicon)} & self.names

    def owner(self, label: str, title: str) -> Owner | None:
        """Whose a statement is by its label, "Foundry mission", or by a title like "The Foundry @ Ashby Library"."""
        if not self.names or self.lexicon.library.within(words_of(label, 20)):
            return None
        named = any(word.capital and word.fold in self.names for word in words_of(label, 20))
        said = label if named else title if self._heads(words_of(title, 20)) else ""
        return Owner(Whose.DEPARTMENT, said, "department", near=True) if said else None

    def _heads(self, title: Sequence[Word]) -> bool:
        """Whether a title begins with such a name, and a sentence says what that is, or the title where it is."""
        first = title[0].fold == _ARTICLE if title else 0
        if len(title) <= first or title[first].fold not in self.names:
            return False
        return title[first].fold in self.defined or any(word.fold in _PLACES for word in title)


def _called(words: Sequence[Word], lexicon: Lexicon) -> Iterator[int]:
    """Where words in capitals stand after "the" of which no table knows any."""
    for at in range(1, len(words)):
        if words[at - 1].fold == _ARTICLE and words[at].capital:
            last = next((place for place in range(at, len(words)) if not words[place].capital), len(words))
            if not any(_is_known(words, place, lexicon) for place in range(at, min(last, at + _LONGEST_NAME))):
                yield at


def _is_known(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    return any(book.at(words, place) for book in (lexicon.labels, lexicon.bodies, lexicon.agencies))


def _defines(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a sentence says what something is: "The Memory Lab is a room where …"."""
    verb = next((at for at in range(2, min(len(words), 2 + _LONGEST_NAME)) if not words[at].capital), 0)
    return verb > 0 and words[0].fold == _ARTICLE and lexicon.be.at(words, verb) is not None


def names_of_library(text: str, lexicon: Lexicon) -> set[str]:
    """The words of every name that holds a word for a library: "Cypress Fork County Library"."""
    found: set[str] = set()
    run: list[str] = []
    named, last = False, 0
    for word in words_of(text, _MOST_WORDS):
        if not word.capital or text[last : word.start].strip(" "):
            found.update(run if named else ())
            run, named = [], False
        if word.capital:
            run.append(word.fold)
            named = named or lexicon.library.at([word], 0) is not None
        last = word.end
    return found.union(run if named else ())
