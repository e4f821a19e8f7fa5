"""A vocabulary: words and phrases that are looked up word by word, in whichever form an English verb stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

Words = Sequence[str]

# A word may go on after an apostrophe.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
# The same where no underscore stands, in half the time.
_PLAIN_WORD = re.compile(r"\w+(?:'\w+)?")
MOST_WORDS = 2000
_SENTENCE = re.compile(r"[.!?;:\n]+(?=\s|\Z)|\n")
_VOWELS = "aeiou"
# Verbs of one beat that double their last letter: "plan, planned"; "mentor, mentored" does not.
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]\Z")


def words_of(text: str) -> list[str]:
    """The first words of a text as vocabularies spell them: lower case, the straight apostrophe."""
    folded = text.casefold() if text.isascii() else text.replace("’", "'").casefold()
    if len(folded) > 12 * MOST_WORDS:
        return [found[0] for found in islice(_WORD.finditer(folded), MOST_WORDS)]
    return (_WORD if "_" in folded else _PLAIN_WORD).findall(folded)


def sentences_of(text: str) -> list[list[str]]:
    """The words of each sentence, so that nothing is read from the end of one into the next."""
    return [words for each in _SENTENCE.split(text[: 12 * MOST_WORDS]) if (words := words_of(each))]


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a table, which are parted by commas; a line may end within one."""
    return tuple(" ".join(each.split()) for each in text.split(",") if each.strip())


def verbs(text: str) -> tuple[str, ...]:
    """Every form of English verbs whose base forms are given; of "set up" the first word changes."""
    return tuple(form for each in phrases(text) for form in _forms(each))


def _forms(verb: str) -> Iterator[str]:
    first, space, rest = verb.partition(" ")
    for form in _forms_of(first):
        yield f"{form}{space}{rest}"


def _forms_of(word: str) -> Iterator[str]:
    yield word
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
        return
    yield f"{word}es" if word.endswith(("s", "x", "ch", "sh", "o", "z")) else f"{word}s"
    stem = word[:-1] if word.endswith("e") and not word.endswith("ee") else word
    if _SHORT.match(word):
        stem += word[-1]
    yield from (f"{stem}ed", f"{stem}ing")


class Vocabulary:
    """Words and phrases; a phrase is told by its first word and then read on."""

    def __init__(self, *tables: Iterable[str]) -> None:
        self._alone: set[str] = set()
        self._longer: dict[str, list[tuple[str, ...]]] = {}
        for phrase in (each for table in tables for each in table):
            first, *rest = words_of(phrase)
            if rest:
                self._longer.setdefault(first, []).append((first, *rest))
            else:
                self._alone.add(first)
        self.firsts = frozenset(self._alone | self._longer.keys())

    def length_at(self, words: Words, place: int) -> int:
        """How many words the longest phrase takes that begins at this one; none: 0."""
        longest = 1 if words[place] in self._alone else 0
        for phrase in self._longer.get(words[place], ()):
            if len(phrase) > longest and tuple(words[place : place + len(phrase)]) == phrase:
                longest = len(phrase)
        return longest

    def places(self, words: Words) -> Sequence[tuple[int, int]]:
        """Where its phrases stand, each with its length; none lies within another."""
        firsts = self.firsts
        # Most texts hold no word of most tables, and this looks at a text without a loop of ours.
        if firsts.isdisjoint(words):
            return ()
        found, end = [], 0
        for place in [at for at, word in enumerate(words) if word in firsts]:
            length = self.length_at(words, place) if place >= end else 0
            if length:
                found.append((place, length))
                end = place + length
        return found

    def stands_in(self, words: Words) -> bool:
        """Whether any of its phrases stands in a text."""
        if not self._alone.isdisjoint(words):
            return True
        longer = self._longer
        return not longer.keys().isdisjoint(words) and any(
            self.length_at(words, at) for at, word in enumerate(words) if word in longer
        )

    def without(self, words: Words) -> list[str]:
        """A text's words without its phrases."""
        if self.firsts.isdisjoint(words):
            return list(words)
        taken: Collection[int] = {at for place, length in self.places(words) for at in range(place, place + length)}
        return [word for at, word in enumerate(words) if at not in taken]


def follows(ends: Sequence[int], places: Sequence[int], reach: int) -> bool:
    """Whether anything begins at one of `places` with at most `reach` words between it and what ended before it; both
    in their order."""
    for end in ends:
        at = bisect_left(places, end)
        if at < len(places) and places[at] - end <= reach:
            return True
    return False
