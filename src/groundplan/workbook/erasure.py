"""A text that is to go, a name most often, found however it is spelled, and what stands in its place.

Small and capital letters are the same, so are the ways in which Unicode writes one letter (é as one sign or as two),
the points of Hebrew and Arabic, and the marks of Markdown inside a word (`**Jo**sé`). Accents and letters are not:
“Jose” is another name than “José”. A word is found where it stands by itself; where a script writes words without
spaces between them, and where `anywhere` is set, also inside a longer one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from groundplan.errors import GroundplanError
from groundplan.words import say

LONGEST = 120
LEAST = 2

_MARKUP = "*_~`\\"
# What writes a sign in Markdown by its number or name.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
# Vowel points and other marks that Hebrew and Arabic write or leave out, and the stroke that stretches a word.
_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
)
# Scripts that put no spaces between words: Thai to Myanmar, Khmer, kana, Han.
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# A replacement may make the text anew out of what stood around it; after so many rounds nothing wordy is put in.
_ROUNDS = 5
_NOTHING = "…"


class ErasureTooShortError(GroundplanError):
    """Too little was named to be looked for."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Write at least {least} letters of what is to be erased: a single one stands nearly everywhere.",
                least=LEAST,
            )
        )


class ErasureTooLongError(GroundplanError):
    """What is to be erased, or to stand in its place, is no name any more."""

    def __init__(self) -> None:
        super().__init__(
            say("Write at most {most} characters: erase a longer text by changing the answer first.", most=LONGEST)
        )


class ErasureStaysError(GroundplanError):
    """What is to stand in the place of a text holds it itself, or is nothing."""

    def __init__(self) -> None:
        super().__init__(
            say("Write what is to stand in its place, without what is to be erased: “a teen”, for instance.")
        )


@dataclass(frozen=True)
class Erasure:
    """`text` is to go and `instead` to stand in its place; raises `ErasureTooShortError`, `ErasureTooLongError` and
    `ErasureStaysError`."""

    text: str
    instead: str
    anywhere: bool = False

    def __post_init__(self) -> None:
        if max(len(self.text), len(self.instead)) > LONGEST:
            raise ErasureTooLongError
        signs = [each for each in self._needle if unicodedata.category(each)[0] in "LNS"]
        if not signs or (len(signs) < LEAST and signs[0].isascii()):
            raise ErasureTooShortError
        if not self.instead.strip() or self.found(self.instead):
            raise ErasureStaysError

    def found(self, text: str) -> bool:
        """Whether the text stands there."""
        return bool(self.places(text))

    def places(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of every place where it stands, in characters, in order, none touching another."""
        if not text or self._needle.split(" ")[0] not in _folded(text):
            return []
        return list(self._matches(text))

    def clean(self, text: str) -> str:
        """The text without it. Whatever stood around it is as it was, marks of Markdown inside it included."""
        for _round in range(_ROUNDS):
            places = self.places(text)
            if not places:
                return text
            text = _replaced(text, places, self.instead)
        while places := self.places(text):
            text = _replaced(text, places, _NOTHING)
        return text

    @cached_property
    def _needle(self) -> str:
        return re.sub(r"\s+", " ", _folded(self.text)).strip()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(" +".join(re.escape(word) for word in self._needle.split(" ")))

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        folded, origins = _with_origins(text)
        at = 0
        while found := self._pattern.search(folded, at):
            start, end = found.span()
            first, last = origins[start], origins[end - 1]
            whole = (start == 0 or origins[start - 1] != first) and (end == len(folded) or origins[end] != last)
            if whole and self._stands_alone(folded, start, end):
                yield first[0], last[1]
                at = end
            else:
                at = start + 1

    def _stands_alone(self, folded: str, start: int, end: int) -> bool:
        before, after = folded[start - 1 : start], folded[end : end + 1]
        return self.anywhere or not (_joined(before, folded[start]) or _joined(folded[end - 1], after))


def _joined(left: str, right: str) -> bool:
    """Whether two signs side by side are of one word."""
    if not left or not right or _NO_SPACES.match(left) or _NO_SPACES.match(right):
        return False
    return _is_wordy(left) and _is_wordy(right)


def _is_wordy(sign: str) -> bool:
    return sign.isalnum() or _is_mark(sign)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _folded(text: str) -> str:
    """A text as it is compared: much text, so this is quick and does not tell where each sign came from."""
    plain = unicodedata.normalize(
        "NFD", text if "&" not in text else _ENTITY.sub(lambda found: unescape(found[0]), text)
    )
    plain = unicodedata.normalize("NFD", plain.casefold())
    if not plain.isascii():
        plain = "".join(each for each in _POINTS.sub("", plain) if unicodedata.category(each) != "Cf")
    return plain.translate(_WITHOUT_MARKUP)


_WITHOUT_MARKUP = {ord(mark): None for mark in _MARKUP} | {ord(space): " " for space in "\n\r\t\u00a0\u2009\u202f"}


def _with_origins(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text as it is compared, and for each of its signs the (start, end) of what it was made from."""
    folded: list[str] = []
    origins: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        made = _folded(text[start:end])
        folded.append(made)
        origins += [(start, end)] * len(made)
    return "".join(folded), origins


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sign with the marks upon it and what is not seen, or of what spells one by its number."""
    at = 0
    while at < len(text):
        entity = _ENTITY.match(text, at) if text[at] == "&" else None
        end = entity.end() if entity else at + 1
        while end < len(text) and text[end] > "\u007f" and unicodedata.category(text[end]) in ("Mn", "Mc", "Me", "Cf"):
            end += 1
        yield at, end
        at = end


def _replaced(text: str, places: list[tuple[int, int]], instead: str) -> str:
    parts, at = [], 0
    for start, end in places:
        inside = "".join(each for each in text[start:end] if each in _MARKUP)
        # Marks that close what began before go behind; those that open what ends later go in front.
        closes = inside and text[text.rfind("\n", 0, start) + 1 : start].count(inside) % 2
        parts += [text[at:start], instead + inside if closes else inside + instead]
        at = end
    return "".join([*parts, text[at:]])
