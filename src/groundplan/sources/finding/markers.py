"""Markers: priorities that carry a number, "Goal 1: …", wherever they stand in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.lists import is_lower
from groundplan.sources.finding.names import name_in
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Style

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_AFTER = re.compile(r"[\s#.:)|–—-]*")
_CONTENTS = re.compile(r"\.{3,}|…|\s\d{1,3}\s*\Z")
_KEPT_WORDS = 14


@dataclass(frozen=True, slots=True)
class Marker:
    """A unit that begins with a numbered label; `span` is the name after it."""

    word: str
    number: int
    place: int
    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Markers of one word, counted from one."""

    spans: tuple[Span, ...]
    first: Unit
    said: str
    sure: float


def groups(units: Sequence[Unit], lexicon: Lexicon) -> list[Group]:
    """The top-level groups of a document, the best first."""
    by_word: dict[str, list[Marker]] = {}
    for marker in _markers(units, lexicon):
        by_word.setdefault(marker.word, []).append(marker)
    return [group for found in by_word.values() if (group := _group(found, units))]


def _markers(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Marker]:
    for place, unit in enumerate(units):
        words = words_of(unit.text[:120], 8)
        match = lexicon.tops.at(words, 0) if words else None
        if match is None or match.length >= len(words):
            continue
        number = _number(words[match.length].fold, lexicon)
        if not number or _CONTENTS.search(unit.text):
            continue
        end = words[match.length].end
        after = _AFTER.match(unit.text, end)
        rest = after.end() if after else end
        named = _named(units, place, rest, lexicon)
        if named and not _dotted(unit.text, end):
            yield Marker(match.phrase, number, place, named[0], named[1])


def _dotted(text: str, end: int) -> bool:
    """Whether the number is one of a lower level: "Goal 1.2"."""
    return text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()


def _number(fold: str, lexicon: Lexicon) -> int:
    if fold.isdigit() and len(fold) <= 2:
        return int(fold)
    if fold in _ROMAN:
        return _ROMAN[fold]
    if len(fold) == 1 and "a" <= fold <= "h":
        return ord(fold) - ord("a") + 1
    return lexicon.numerals.get(fold, 0)


def _named(units: Sequence[Unit], place: int, rest: int, lexicon: Lexicon) -> tuple[Span, str] | None:
    """The name after a marker, in its unit or in the next one."""
    unit = units[place]
    if unit.text[rest:].strip():
        named = Unit(unit.text[rest:], unit.start + rest, unit.passage, unit.style)
    elif place + 1 < len(units) and not is_lower(units[place + 1], lexicon):
        named = units[place + 1]
    else:
        return None
    if named.text[:1].islower():
        return None
    span = Span(named.start, named.end) if word_count(named.text) <= _KEPT_WORDS else name_in(named)
    return span, named.text[span.start - named.start : span.end - named.start]


def _group(found: Sequence[Marker], units: Sequence[Unit]) -> Group | None:
    """The markers of one word, each number once; numbers that begin anew tell of a level beneath another."""
    first: dict[int, Marker] = {}
    anew = 0
    for marker in found:
        known = first.get(marker.number)
        if known is None:
            first[marker.number] = marker
        elif _differ(known.name, marker.name):
            anew += 1
    ordered = [first[number] for number in sorted(first)]
    counted = [marker.number for marker in ordered] == list(range(1, len(ordered) + 1))
    sure = 0.9 if counted and len(ordered) > 1 else 0.5
    if anew:
        sure = 0.3
    spans = tuple(marker.span for marker in ordered)
    head = units[ordered[0].place]
    return Group(spans, head, " ".join(head.text.split())[:40], sure)


def _differ(one: str, other: str) -> bool:
    a, b = one.casefold().strip(" ."), other.casefold().strip(" .")
    return not (a.startswith(b[:20]) or b.startswith(a[:20]))


HEADING = Style.HEADING
