"""Whose a step is: what stands under “who” is free text, and it is read as a colleague would read it.

A step is somebody's where her name stands there: the whole of it, its beginning (“Rosa”), its first and last word, with
an initial (“Rosa A.”), her last name or her initials, as long as nobody else who is in the workbook could be meant.
Where she works alone, an empty field and “me” are hers too. Whatever is not clear is nobody's: the plan shows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

# Longer than this is no list of names.
LONGEST = 400
# How people call themselves in several languages, and how they address each other; without accents.
_MYSELF = frozenset(
    {
        "me", "i", "myself", "self", "ich", "mich", "selbst", "moi", "je", "yo", "mi", "eu", "mim", "io", "jag", "mig",
        "jeg", "meg", "mina", "ma", "ik", "mij", "אני", "انا", "خودم",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "frau", "herr", "fr", "hr", "mme", "mlle", "sra", "sr", "srta",
        "dna", "don", "dona", "mevr", "dhr",
    }
)  # fmt: skip
# Two capitals that mean a room, a trade or a form far more often than a person.
_NOBODY = frozenset({"ya", "it", "hr", "pr", "av", "ill", "tab", "ce", "pm", "am", "tbd", "tba", "na", "ok"})
# What stands between two names.
BETWEEN = (
    r"[,;/&+|\n\r·•،؛]|\s(?:and|or|with|und|oder|mit|et|ou|avec|y|o|con|e|og|och|med|ja|en|met|ו|و)\s|\s[וو](?=\w)"
)
_BETWEEN = re.compile(BETWEEN, re.IGNORECASE)
_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Accents, and the points of Arabic and Hebrew, have a class of their own above this; vowels of other scripts have not.
_ACCENTS = 10
# Letters that Unicode does not take apart.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ـ": ""})


@dataclass(frozen=True)
class Somebody:
    """A person as the people of one workbook know her: her name, those of everybody else who is in it, and whether she
    is the only one who writes there."""

    name: str
    others: Sequence[str] = ()
    alone: bool = False

    def owns(self, who: str) -> bool:
        """Whether what stands under “who” means her, alone or with others."""
        if not who.strip():
            return self.alone
        return any(self._is_meant(each) for each in _named(who[:LONGEST]))

    def _is_meant(self, written: str) -> bool:
        words = _words(written)
        if not words:
            return False
        if len(words) == 1 and words[0] in _MYSELF:
            return self.alone
        if words == self._words or self._by_initials(written):
            return True
        return words in self._forms and not any(words in known for known in self._forms_of_others)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return _words(self.name)

    @cached_property
    def _forms(self) -> frozenset[tuple[str, ...]]:
        return frozenset(_forms(self._words))

    @cached_property
    def _forms_of_others(self) -> Sequence[frozenset[tuple[str, ...]]]:
        return [frozenset(_forms(_words(each))) for each in self.others]

    def _by_initials(self, written: str) -> bool:
        """“RA” or “R. A.”, in capitals, where nobody else's begin the same."""
        letters = "".join(each for each in written if each.isalpha())
        plain = "".join(_words(letters))
        if not (2 <= len(letters) <= 4 and letters.isupper() and plain not in _NOBODY):
            return False
        spelled = [len(word) == 1 for word in _words(written)]
        if len(spelled) > 1 and not all(spelled):
            return False
        return plain in _initials(self._words) and not any(plain in _initials(_words(each)) for each in self.others)


def _named(who: str) -> Iterator[str]:
    """Everybody who may be named: the whole, which may be one name with a comma in it, and its parts."""
    plain = _BESIDE.sub(" ", who).strip()
    yield plain
    last, comma, first = plain.partition(",")
    if comma and "," not in first:
        yield f"{first} {last}"
    parts = _BETWEEN.split(plain)
    if len(parts) > 1:
        yield from parts


def _words(text: str) -> tuple[str, ...]:
    """A name as words that compare: without accents, signs and marks of direction, in small letters, without title."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    words = "".join(_letter(each) for each in apart).split()
    if len(words) > 1 and words[0] in _TITLES:
        # “Ms Alvarez” is Alvarez; somebody called Don alone keeps his name.
        del words[0]
    return tuple(words)


def _letter(sign: str) -> str:
    """What is left of a sign: itself, nothing, or a gap between words."""
    kind = unicodedata.category(sign)
    if unicodedata.combining(sign) >= _ACCENTS or kind == "Cf" or sign in "'’ʼ`":
        return ""
    return sign if kind[0] in "LMN" else " "


def _forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """How somebody of that name is called: its beginnings, first and last word, with an initial, and her last name."""
    for length in range(1, len(words) + 1):
        yield words[:length]
    if len(words) > 1:
        yield (words[0], words[-1])
        yield (words[0], words[-1][0])
        yield (words[0][0], words[-1])
        yield (words[-1],)


def _initials(words: tuple[str, ...]) -> frozenset[str]:
    """The initials of a name, with and without those in the middle; a single one says too little."""
    if len(words) < 2:
        return frozenset()
    return frozenset({"".join(word[0] for word in words), words[0][0] + words[-1][0]})
