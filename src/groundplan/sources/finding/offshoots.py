"""Offshoots: what a document calls by a name of its own beside its library: "the Foundry", "The Studio at …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundplan.sources.finding.lexicon import Lexicon, Word, words_of
from groundplan.sources.finding.owners import Owner
from groundplan.sources.finding.units import Unit
from groundplan.sources.model import Whose

_MOST_WORDS = 3000
_ARTICLE = "the"
_PLACES = ("at", "@")


class Offshoots:
    """The names that a document's sentences give to something that is not its library."""

    def __init__(self, units: Sequence[Unit], text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        called = {word.fold for unit in units if unit.is_sentence for word in _called(words_of(unit.text, 60), lexicon)}
        self.names = called - _of_library(text, lexicon) if called else called

    def owner(self, label: str, title: str) -> Owner | None:
        """Whose a statement is by its label, "Foundry mission", or by a title like "The Foundry @ Ashby Library"."""
        if not self.names or self.lexicon.library.within(words_of(label, 20)):
            return None
        words = words_of(title, 20)
        named = words[words[0].fold == _ARTICLE :][:1] if words else []
        of_one = self._holds(named) and any(word.fold in _PLACES for word in words)
        said = label if self._holds(words_of(label, 20)) else title if of_one else ""
        return Owner(Whose.DEPARTMENT, said, "department", near=True) if said else None

    def _holds(self, words: Sequence[Word]) -> bool:
        return any(word.capital and word.fold in self.names for word in words)


def _called(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """The words in capitals after "the" that no table knows."""
    for place, word in enumerate(words[:-1]):
        name = words[place + 1]
        if word.fold == _ARTICLE and name.capital and not _is_known(words, place + 1, lexicon):
            yield name


def _is_known(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    return any(book.at(words, place) for book in (lexicon.labels, lexicon.bodies, lexicon.agencies))


def _of_library(text: str, lexicon: Lexicon) -> set[str]:
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
