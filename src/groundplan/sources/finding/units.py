"""Units: a reading cut into what a label or a statement can be: a paragraph, a heading, an item, a cell of a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from groundplan.sources.finding.columns import cells, columns_under, reach
from groundplan.sources.finding.joints import at_joints
from groundplan.sources.model import Passage, Reading, Style

_BULLET = re.compile(r"[ \t]*[-–—*•●○◦▪▫■□◆►▸➢➤✓✔❖·‣∙][ \t]+")
_END = re.compile(r"[.!?][\"”’')\]]{0,2}\s*\Z")
_BOLD = re.compile(r"(\*\*|__)([^*_\n]+)\1")
_ABBREVIATED = re.compile(r"(?:\be\. ?V|\b(?:Inc|Ltd|Corp|Co|Dept|S\.A|S\.L|A\.C))\.\Z")
_SENTENCE = re.compile(r"[.!?][\"”’)]?\s+(?=[A-ZÁÉÍÓÚ])")
_LOUD = re.compile(
    r"\b[A-ZÁÉÍÓÚÑÇ]{4,}(?:[ &,/’'-]+[A-ZÁÉÍÓÚÑÇ]{2,}){0,6}(?=[ :.\n])|\bOUR [A-Z]{4,}(?: [A-Z]{4,}){0,3}\b"
)
_COUNTED = re.compile(
    r"\b(?:(?:Strategic|STRATEGIC) )?(?:Goal|Priority|Pillar|Direction|Focus Area|Theme|GOAL|PRIORITY|PILLAR|DIRECTION)"
    r" #?\d{1,2}[:.] ?(?=[A-Z])|\b(?:Objective|OBJECTIVE|Strategy|STRATEGY|Action|Outcome|Initiative)"
    r" \d{1,2}(?:\.\d{1,2})?[:.]? (?=[A-Z])"
)
_WIDE = re.compile(r"(?<=\S)[ \t]{3,60}(?=(?:\d{1,2}|[IVX]{1,4})[.):]\s)")
_GLUED = re.compile(r"[A-ZÁÉÍÓÚÑÇ]{3,}(?: [A-ZÁÉÍÓÚÑÇ]{3,}){0,3}(?=[A-ZÁÉÍÓÚÑÇ][a-záéíóúñç]|A [a-z]|\d\.)")
_GAP = re.compile(r"(?<=\S)[ \t]{4,}(?=\S)")
_WORDS_OF_COLUMN = 8
_RUN_ON = 280
_WORDS = re.compile(r"\S+")
_LINES = re.compile(r"[^\n]+")
_PAGE = re.compile(
    r"(?:page|slide|seite|página|pagina|side|sida|sivu)\s+\d{1,3}(?:\s*(?:of|/|von|de|sur|av)\s*\d{1,3})?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:Q|Question)\s?\d{0,2}[:.]\s+[^\n]*\?")
_SPEAKER = re.compile(r"(?:Q|A|Question|Answer)\s?\d{0,2}[:.]\s+(?=\S)")
_COUNTING = re.compile(r"(?m)^[ \t]*([^\W\d_]+(?: [^\W\d_]+){0,2}) (\d{1,2})(?=[\s:.)–—-])")
_LED = re.compile(r"(?m)^[ \t]*[A-ZÁÉÍÓÚÄÖÜÅØ][^\W\d_]+(?: [^\W\d_]+){0,2}(?: \d{1,2})?:[ \t]+(?=\S)")
_CELLS = re.compile(r"[^|]+")
_ALONE = re.compile(r"[^|\n]\|(?:[ \t]*\|)+[ \t]*\Z")
"""The end of a row that holds one cell and leaves the others empty: "EVERY CHILD A READER | | |"."""

MOST_UNITS = 20_000
"""As many as a plan of six hundred pages has; what stands behind them is not searched."""
SHORT_WORDS, SHORT_SIGNS = 9, 80


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a passage: `start` is its place in the reading's text; `row` and `cell` count in a table, else -1."""

    text: str
    start: int
    passage: Passage
    style: Style
    row: int = -1
    cell: int = -1

    @property
    def end(self) -> int:
        """Where it ends in the reading's text."""
        return self.start + len(self.text)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.style is Style.ITEM

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_END.search(self.text[-4:])) and not _ABBREVIATED.search(self.text[-8:])

    @property
    def is_short(self) -> bool:
        """Whether it could be a name: few words, and no end of a sentence."""
        return len(self.text) <= SHORT_SIGNS and word_count(self.text) <= SHORT_WORDS and not self.is_sentence


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the reading's text by its two ends."""

    start: int
    end: int


def word_count(text: str) -> int:
    """How many words a text has, counted no further than a hundred."""
    return sum(1 for _found, _n in zip(_WORDS.finditer(text), range(100), strict=False))


def units_of(reading: Reading, is_label: Callable[[str], bool]) -> list[Unit]:
    """The units of a reading in their order; a line that is a label becomes a unit of its own."""
    units = (unit for unit in _units(reading.passages, is_label) if not _PAGE.fullmatch(unit.text))
    if any(_ASKS.match(passage.text) for passage in reading.passages):
        units = (_without_speaker(unit) for unit in units)
    parts = (part for unit in units for part in _at_joints(unit, is_label))
    pieces = (piece for part in parts for piece in _at_labels(part, is_label))
    return list(islice(pieces, MOST_UNITS))


def _without_speaker(unit: Unit) -> Unit:
    """A unit without the letter that says whether it asks or answers: "Q: …", "A: …"."""
    spoken = _SPEAKER.match(unit.text)
    if spoken is None:
        return unit
    return replace(unit, text=unit.text[spoken.end() :], start=unit.start + spoken.end(), style=Style.TEXT)


def _at_joints(unit: Unit, is_label: Callable[[str], bool]) -> Iterator[Unit]:
    for start, end, label in at_joints(unit.text, is_label):
        piece = _part(unit, start, end)
        alone = piece is unit
        # What stood beside a label in one heading is its statement.
        style = unit.style if alone else Style.HEADING if label else Style.TEXT
        yield piece if alone else Unit(piece.text, piece.start, piece.passage, style, unit.row, unit.cell)


def _at_labels(unit: Unit, is_label: Callable[[str], bool]) -> Iterator[Unit]:
    """A paragraph cut before each sentence that begins with a label and a colon: "Mission: … Vision: …"."""
    begun = 0
    counted = next(islice(_COUNTED.finditer(unit.text), 1, None), None)
    if unit.style is Style.TEXT and (len(unit.text) > _RUN_ON or counted):
        yield from _poured(unit, is_label)
    elif unit.style is not Style.HEADING:
        for found in _SENTENCE.finditer(unit.text):
            opening = unit.text[found.end() : found.end() + 120]
            if is_label(opening):
                yield _part(unit, begun, found.start() + 1)
                begun = found.end()
        yield _part(unit, begun, len(unit.text))
    else:
        yield unit


def _poured(unit: Unit, is_label: Callable[[str], bool]) -> Iterator[Unit]:
    """A long paragraph cut at labels in capitals and at counted ones: a document that was poured into one line."""
    cuts = [0]
    for found in _SENTENCE.finditer(unit.text):
        opening = unit.text[found.end() : found.end() + 120]
        if is_label(opening):
            cuts.append(found.end())
    capitals = list(_LOUD.finditer(unit.text))
    loud = [found for found in capitals if is_label(found[0])]
    # What is repeated in capitals is the head of each page.
    times = Counter(_opening(found[0]) for found in capitals)
    cuts += [found.start() for found in capitals if times[_opening(found[0])] > 1 and " " in found[0]]
    for found in loud:
        cuts += [found.start(), found.end()]
    cuts += [found.start() for found in _COUNTED.finditer(unit.text)]
    heads = {found.start() for found in loud}
    ends = [*sorted(set(cuts)), len(unit.text)]
    for start, end in pairwise(ends):
        if unit.text[start:end].strip(" :"):
            start += len(unit.text[start:end]) - len(unit.text[start:end].lstrip(" :"))
            piece = _part(unit, start, end)
            yield replace(piece, style=Style.HEADING) if start in heads else piece


def _opening(text: str) -> tuple[str, ...]:
    return tuple(text.split()[:3])


def _part(unit: Unit, start: int, end: int) -> Unit:
    if (start, end) == (0, len(unit.text)):
        return unit
    piece = unit.text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Unit(piece.strip(), unit.start + start, unit.passage, unit.style, unit.row, unit.cell)


def _units(passages: Sequence[Passage], is_label: Callable[[str], bool]) -> Iterator[Unit]:
    at = beside = 0
    starts: list[int] = []
    columns = _columns(passages, is_label)
    for number, passage in enumerate(passages):
        headed = columns_under(passage, is_label) if not beside else []
        if headed:
            starts, beside = headed, 1 + reach(passages, number)
        if beside:
            yield from _beside(passage, at, starts)
            beside -= 1
        elif passage.style is Style.ROW or _ALONE.search(passage.text):
            yield from _cells(passage, at, number)
        elif "\n" in passage.text:
            yield from _lines(passage, at, is_label)
        elif glued := _glued_label(passage.text, is_label):
            yield _unit(passage, at, 0, glued, Style.HEADING)
            yield _unit(passage, at, glued, len(passage.text), Style.TEXT)
        elif passage.text.strip():
            unit = _unit(passage, at, 0, len(passage.text), passage.style)
            yield from _cut(unit, columns[number] or [*_numbered_beside(unit)])
        at += len(passage.text) + 2


def _glued_label(text: str, is_label: Callable[[str], bool]) -> int:
    """Where a label ends that lost the space behind it: "MISSIONWe open doors", "GOALS1. Reading"; else 0."""
    found = _GLUED.match(text)
    return found.end() if found and is_label(found[0]) else 0


def _cut(unit: Unit, cuts: Sequence[int]) -> Iterator[Unit]:
    for start, end in pairwise([0, *cuts, len(unit.text)]):
        yield _part(unit, start, end)


def _numbered_beside(unit: Unit) -> Iterator[int]:
    """Where counted headings begin that stand beside each other: "I. PEOPLE      II. PLACES"."""
    return (found.end() for found in _WIDE.finditer(unit.text[:400]))


def _columns(passages: Sequence[Passage], is_label: Callable[[str], bool]) -> list[list[int]]:
    """For each passage where to cut it, if it is a line of columns: labels side by side, and what each says beneath.

    Three such lines or more under one label are a table, whose first cells say enough.
    """
    cuts = [_gaps(passage) for passage in passages]
    kept: list[list[int]] = []
    for number, passage in enumerate(passages):
        here = cuts[number]
        heads = bool(here) and _are_heads(passage, here, is_label)
        above = number > 0 and len(here) == len(kept[-1])
        under = number > 0 and is_label(passages[number - 1].text) and not _is_table(passages, cuts, number, is_label)
        kept.append(here if here and (heads or above or under) else [])
    return kept


def _gaps(passage: Passage) -> list[int]:
    """Where the columns of a line begin, after its first one, if all hold a few words each."""
    if passage.style not in (Style.TEXT, Style.HEADING) or len(passage.text) > 240 or "\n" in passage.text:
        return []
    parts = _GAP.split(passage.text)
    brief = all(part[:1].isupper() and len(part) > 1 and word_count(part) <= _WORDS_OF_COLUMN for part in parts)
    return [found.end() for found in _GAP.finditer(passage.text)] if brief else []


def _are_heads(passage: Passage, cuts: Sequence[int], is_label: Callable[[str], bool]) -> bool:
    """Whether the columns of a line are labels, or counted: "GOAL ONE     GOAL TWO"."""
    parts = [passage.text[start:end].strip() for start, end in pairwise([0, *cuts, len(passage.text)])]
    counted = {part.split()[0] for part in parts if len(part.split()) == 2}
    return all(is_label(part) for part in parts) or (
        len(counted) == 1 and all(len(part.split()) == 2 for part in parts)
    )


def _is_table(
    passages: Sequence[Passage], cuts: Sequence[Sequence[int]], number: int, is_label: Callable[[str], bool]
) -> bool:
    near = range(number, min(number + 3, len(passages)))
    return len(near) == 3 and all(
        cuts[place] and not _are_heads(passages[place], cuts[place], is_label) for place in near
    )


def _cells(passage: Passage, at: int, row: int) -> Iterator[Unit]:
    empty = passage.text.startswith("|")
    for cell, found in enumerate(_CELLS.finditer(passage.text), int(empty)):
        if found[0].strip():
            made = _unit(passage, at, found.start(), found.end(), Style.ROW)
            yield Unit(made.text, made.start, passage, Style.ROW, row, cell)


def _beside(passage: Passage, at: int, starts: Sequence[int]) -> Iterator[Unit]:
    for start, end, line, column in cells(passage, starts):
        made = _unit(passage, at, start, end, Style.ROW)
        # The rows of columns are told apart by where their passage begins, which is more than any row's number.
        yield Unit(made.text, made.start, passage, Style.ROW, at + line, column)


def _lines(passage: Passage, at: int, is_label: Callable[[str], bool]) -> Iterator[Unit]:
    """A passage of several lines: cut before and after a line that is a label, and before a bullet."""
    begun: int | None = None
    style, last = passage.style, 0
    counted = _counted_lines(passage.text)
    for found in _LINES.finditer(passage.text):
        bullet = _BULLET.match(found[0]) if passage.style is not Style.HEADING else None
        alone = is_label(found[0])
        if begun is not None and (bullet or alone or found.start() in counted):
            yield _unit(passage, at, begun, last, style)
            begun, style = None, passage.style
        if alone and word_count(found[0]) <= SHORT_WORDS and not found[0].rstrip().endswith("."):
            yield _unit(passage, at, found.start(), found.end(), Style.HEADING)
        elif begun is None:
            begun = found.start() + (bullet.end() if bullet else 0)
            style = Style.ITEM if bullet else passage.style
        last = found.end()
    if begun is not None and passage.text[begun:last].strip():
        yield _unit(passage, at, begun, last, style)


def _counted_lines(text: str) -> set[int]:
    """Where lines begin that count on by one word, "Direction 1: …", "Direction 2: …", or that all have a lead."""
    found = list(_COUNTING.finditer(text))
    pairs = pairwise(found)
    counted = [(a, b) for a, b in pairs if a[1] == b[1] and int(b[2]) == int(a[2]) + 1]
    led = [each.start() for each in _LED.finditer(text)]
    every = led if len(led) == text.count("\n") + 1 else []
    return {each.start() for pair in counted for each in pair} | set(every)


def _unit(passage: Passage, at: int, start: int, end: int, style: Style) -> Unit:
    piece = passage.text[start:end]
    start += len(piece) - len(piece.lstrip())
    text = piece.strip()
    bold = _BOLD.fullmatch(text)
    if bold:
        # "**Access**": the signs of bold text are no part of it.
        start, text = start + bold.start(2), bold[2]
    return Unit(text, at + start, passage, style)
