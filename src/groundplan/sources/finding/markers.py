"""Markers: priorities that are counted or named as such, "Goal 1: …", "Focus area: …", wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from groundplan.sources.finding.levels import is_lower
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.names import name_in
from groundplan.sources.finding.sentences import sentences
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Style

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_AFTER = re.compile(r"[\s#.:)|–—-]*")
_CONTENTS = re.compile(r"\.{3,}|…|\s\d{1,3}\s*\Z")
_UNCOUNTED = re.compile(r"\s*(?::|\s[–—-])\s+")
_MORE = re.compile(r" ([^\W\d_]+(?: [^\W\d_]+)?):\s+")
_NUMBER_ALONE = re.compile(r"(\d{1,2})(?:[.):]\s+|\s+[–—-]\s+|\s+)(?=[A-ZÁÉÍÓÚÄÖÜÅØ])")
_PADDED = re.compile(r"0\d")
_BRACKETED = re.compile(r"\(([^()\n]{2,60})\)\s*[:–—-]")
_SERIES = re.compile(
    r"(?:(?P<word>[^\W\d_]{2,24}(?: [^\W\d_]{2,24}){0,2}) )?[#(]?(?P<number>\d{1,2}|[IVX]{1,4})"
    r"(?:\s*[.):|–—-]\s*|\s+|\Z)"
)
_KEPT_WORDS = 14
_MOST_BESIDE = 8
_OPENING = 4


@dataclass(frozen=True, slots=True)
class Marker:
    """A unit that begins with such a label; `span` is the name after it, `number` is 0 where it has none."""

    word: str
    number: int
    place: int
    span: Span
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Group:
    """Markers of one word, in the order of their numbers."""

    spans: tuple[Span, ...]
    places: tuple[int, ...]
    said: str
    sure: float
    counted: bool = True

    @property
    def bare(self) -> bool:
        """Whether its markers are numbers and no word."""
        return self.said[:1].isdigit()


def groups(units: Sequence[Unit], lexicon: Lexicon) -> list[Group]:
    """The groups of a document; one that stands beneath another is less sure."""
    by_word: dict[tuple[str, bool], list[Marker]] = {}
    for marker in _markers(units, lexicon):
        by_word.setdefault((marker.word, marker.number > 0), []).append(marker)
    by_word[("", True)] = list(_bare(units, lexicon))
    made = [group for found in by_word.values() if (group := _group(found))]
    ranked = [replace(each, sure=each.sure * 0.55) if _is_second(each, lexicon) else each for each in made]
    return [replace(each, sure=each.sure * 0.5) if _lies_beneath(each, made) else each for each in ranked]


def only_one(units: Sequence[Unit], lexicon: Lexicon) -> Marker | None:
    """The one priority that a page is about, where its heading names it: "Focus area: …" and no other."""
    found = [
        marker
        for marker in _markers(units, lexicon)
        if not marker.number and " " in marker.word and units[marker.place].is_short and units[marker.place].row < 0
    ]
    names = {marker.name.casefold() for marker in found}
    opens = bool(found) and (found[0].place < _OPENING or units[found[0].place].style is Style.HEADING)
    return found[0] if len(names) == 1 and opens else None


def _is_second(group: Group, lexicon: Lexicon) -> bool:
    words = words_of(group.said, 4)
    return bool(words) and lexicon.seconds.at(words, 0) is not None


def is_headed(group: Group, units: Sequence[Unit]) -> bool:
    """Whether markers, "Goal: …", stand right under names, one or several to each, which are the level above them."""
    firsts = firsts_of(group)
    if group.counted or group.places[0] == 0:
        return False
    above = {units[place - 1].text for place in firsts if _is_over(units[place - 1])}
    return len(above) == len(firsts) > 1


def firsts_of(group: Group) -> list[int]:
    """The places of markers that do not follow right upon another one."""
    return [place for place in group.places if place - 1 not in group.places]


def _is_over(unit: Unit) -> bool:
    return unit.is_short and not unit.is_item and unit.style is not Style.ROW


def _lies_beneath(group: Group, others: Sequence[Group]) -> bool:
    """Whether a group's markers stand between those of another that began before it."""
    for other in others:
        if len(other.places) > 1 and other.places[0] < group.places[0] < other.places[1]:
            return True
        if other.counted and not group.counted and other.places[0] < group.places[0]:
            return True
    return False


def _markers(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Marker]:
    for place, unit in enumerate(units):
        words = words_of(unit.text[:160], 9)
        ordinal = lexicon.ordinals.get(words[0].fold, 0) if len(words) > 1 else 0
        match = lexicon.tops.at(words, 1 if ordinal else 0) if words else None
        if match is None:
            continue
        length = match.length + (ordinal > 0)
        number = _number(words[length].fold, lexicon) if length < len(words) and not ordinal else 0
        end = words[length].end if number else words[length - 1].end
        if number and (_dotted(unit.text, end) or _CONTENTS.search(unit.text[end : end + 300])):
            continue
        after = _AFTER.match(unit.text, end) if number else _UNCOUNTED.match(unit.text, end)
        alone = unit.text[end:].strip(" :") == "" and (match.length > 1 or unit.style is Style.HEADING)
        beside = _beside(unit, end, lexicon) if after is None and not number else None
        after = after or beside
        if after is None and not alone:
            continue
        named = _named(units, place, after.end() if after else len(unit.text), lexicon)
        if named:
            word = f"{match.phrase}-{beside[1].casefold()}" if beside else match.phrase
            yield Marker(word, number or ordinal, place, named[0], named[1], unit.text[:end])


def _beside(unit: Unit, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """A word more that a heading has before its colon: "Priority spotlight: …", but not "Priority lead: …"."""
    found = _MORE.match(unit.text, end) if unit.style is Style.HEADING else None
    return None if found is None or lexicon.columns.within(words_of(found[1], 2)) else found


def _bare(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Marker]:
    """Headings that only carry a number: "1 Reading", "2. Wellbeing"."""
    for place, unit in enumerate(units):
        padded = _PADDED.fullmatch(unit.text)
        if padded and place + 1 < len(units) and units[place + 1].is_short:
            named = units[place + 1]
            yield Marker("", int(padded[0]), place, Span(named.start, named.end), named.text, padded[0])
        found = _NUMBER_ALONE.match(unit.text) if unit.style is Style.HEADING else None
        if found and unit.is_short and not is_lower(unit, lexicon):
            yield Marker(
                "", int(found[1]), place, Span(unit.start + found.end(), unit.end), unit.text[found.end() :], found[1]
            )


def series(units: Sequence[Unit], lexicon: Lexicon) -> Group | None:
    """Under a label: what is counted from one without a gap, by numbers or by whatever word, "Pou 1", "Route 2"."""
    found: list[Marker] = []
    for place, unit in enumerate(units):
        match = _SERIES.match(unit.text) if not unit.is_item else None
        if match is None or _number(match["number"].casefold(), lexicon) != len(found) + 1:
            continue
        word = (match["word"] or "").casefold()
        named = _named(units, place, match.end(), lexicon)
        if named is None or (found and found[0].word != word) or is_lower(unit, lexicon):
            continue
        if not found and any(each.is_item for each in units[:place]):
            return None
        found.append(Marker(word, len(found) + 1, place, named[0], named[1], match[0]))
    if len(found) < 2:
        return None
    return Group(tuple(each.span for each in found), tuple(each.place for each in found), found[0].said, 0.9)


def _dotted(text: str, end: int) -> bool:
    """Whether the number is one of a lower level: "Goal 1.2"."""
    return text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()


def _number(fold: str, lexicon: Lexicon) -> int:
    if fold.isdecimal() and len(fold) <= 2:
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
    elif (at := _place_of_name(units, place, lexicon)) < len(units) and not is_lower(units[at], lexicon):
        named = units[at]
    else:
        return None
    if named.text[:1].islower() and unit.text[rest:].strip() == "":
        return None
    bracketed = _BRACKETED.match(named.text)
    if unit.row >= 0 and (end := _row_end(units, place)) > named.end:
        # "Pou 1: Pānui | Reading" says its name in two languages.
        return Span(named.start, end), named.text
    if bracketed:
        # "Goal 1 (Access): …"
        return Span(named.start + bracketed.start(1), named.start + bracketed.end(1)), bracketed[1]
    _begin, end = next(sentences(named.text), (0, len(named.text)))
    said = replace(named, text=named.text[:end])
    span = Span(said.start, said.end) if word_count(said.text) <= _KEPT_WORDS else name_in(said)
    return span, named.text[span.start - named.start : span.end - named.start]


def _place_of_name(units: Sequence[Unit], place: int, lexicon: Lexicon) -> int:
    """Where the name of a marker stands that says none: next, or behind all markers of a row of columns."""
    first, last = place, place + 1
    while first > max(0, place - _MOST_BESIDE) and _is_alone(units[first - 1], lexicon):
        first -= 1
    while last < min(len(units), place + _MOST_BESIDE) and _is_alone(units[last], lexicon):
        last += 1
    return place + last - first


def _is_alone(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is a marker and nothing else: "GOAL ONE"."""
    words = words_of(unit.text, 6)
    match = lexicon.tops.at(words, 0) if words and unit.row < 0 else None
    return match is not None and match.length == len(words) - 1 and _number(words[-1].fold, lexicon) > 0


def _row_end(units: Sequence[Unit], place: int) -> int:
    """Where a row of two cells ends that begins here and stands alone, and so is no table's; else 0."""
    row = units[place].row
    near = [each.row - row if each.row >= 0 else None for each in units[max(0, place - 1) : place + 3]]
    second = place + 1 < len(units) and units[place + 1].row == row and near.count(0) == 2
    return units[place + 1].end if second and -1 not in near and 1 not in near else 0


def _group(found: Sequence[Marker]) -> Group | None:
    if not found:
        return None
    return _counted(found) if found[0].number else _uncounted(found)


def _uncounted(found: Sequence[Marker]) -> Group | None:
    """The same words before each of several names: "Strategic priority: …"."""
    first: dict[str, Marker] = {}
    for marker in found:
        first.setdefault(marker.name.casefold().strip(" ."), marker)
    kept = list(first.values())
    if len(kept) < 2:
        return None
    return Group(
        tuple(each.span for each in kept), tuple(each.place for each in kept), kept[0].said, 0.8, counted=False
    )


def _counted(found: Sequence[Marker]) -> Group:
    """Each number once; numbers that begin anew tell of a level beneath another."""
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
    if anew or (len(ordered) == 1 and ordered[0].number > 1):
        # "Goal 3: open the branch" alone takes up another's third goal.
        sure = 0.25
    if not ordered[0].word:
        # Numbers alone may count the parts of anything; who calls it a plan says more.
        sure = 0.25 if counted and len(ordered) > 2 else 0.0
    places = tuple(sorted(marker.place for marker in ordered))
    return Group(tuple(marker.span for marker in ordered), places, ordered[0].said, sure)


def _differ(one: str, other: str) -> bool:
    a, b = one.casefold().strip(" ."), other.casefold().strip(" .")
    return not (a.startswith(b[:20]) or b.startswith(a[:20]))
