"""Names: where the name of a value or priority ends and its explanation begins; lists that stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from groundplan.sources.finding.lexicon import Lexicon
from groundplan.sources.finding.units import Span, Unit, word_count

_NAME_ENDS = re.compile(
    r"\s*:\s*|(?<=\w)-\s+|\s+[-–—]+\s+|\s*[–—]\s*|\s+\(|\n(?![ \t]*[a-z])|\s*\|\s*|(?<=\S)(?:\t+|[ \t]{3,})"
)
_RUN_IN = re.compile(r"[.!]\s+(?=[\"“A-ZÁÉÍÓÚÄÖÜ])")
_LETTER = re.compile(r"[A-Za-z]\s*(?:[:.)]|\s[-–—=]|[–—=])\s*(?=\S)|[A-Z][ \t]{2,}(?=\S)|\(?[a-z0-9][.)]\s+")
_NUMBERED = re.compile(
    r"(?:[\[(#]?(?:\d{1,2}[.):]?|[ivxIVX]{1,5}[.):]|[A-Z]{1,3}\d{1,2}[\].):]?|[A-H][.)])\s+|[①-⑳❶-❿➀-➓]\s*)"
    r"(?=[\"“A-ZÁÉÍÓÚÄÖÜÅØ])"
)
_COUNTED = re.compile(r"(?:\A|(?<=[\s:;a-z]))\(?(\d{1,2})[.)]\s+(?=\S)")
_INITIAL = re.compile(r"[A-Z]\s*(?::|\s[-–—=]|[–—=])\s*[A-Z]")
_SEMICOLON = re.compile(r"\s*;\s*(?:(?:and|or|y|e|et|und|og|och|en)\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*(?:(?:and|&|y|e|et|und|og|och|en)\s+)?", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:(?:all|each|both) of )?(?:which|whose|who)\b", re.IGNORECASE)
_AT_LAST_AND = re.compile(r"[\s;,]+(?:and|or|y|e|et|und|og|och|en)\s+\Z", re.IGNORECASE)
_BULLET_SIGNS = " \t\n•●▪■◆♦►➢✓❖"
_BULLETS = re.compile(r"(?:\A|(?<=\s))[•●▪■◆♦►➢✓❖]\s*(?=\S)")
_DOTS = re.compile(r"\s*[•·●|▪♦◆■~*/]\s*|\s{3,}|\s+[–—-]\s+|(?<![,;])\n(?![ \t]*[a-zà-ÿ])")
_ORDINAL = re.compile(r"\s*(?:[;,.]?\s*(?:and\s+)?)?\(?(?:\d{1,2}|[a-h])[.)]\s+")

_RUN_NAME = re.compile(r"(?:\A|[.!?]\s+|\n[ \t]*)[•\-–]?\s*([A-ZÁÉÍÓÚ][^.:!?\n]{2,60}?)\s*(?::|\s[–—-])\s")

_SENTENCE_ENDS = re.compile(r"[.!;](?=\s|\Z)")

_SECTION = re.compile(r"\s*(\d{1,2}|[IVX]{1,4})(?:[.):]\s*|\s+)(?=[^\W\d_])")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_NEWLINE = re.compile(r"\n")
LONGEST_NAME = 12
_LONGEST_PHRASE, _WORDS_OF_PHRASE = 40, 6
_MOST_BEFORE = 24
_LONGEST_LIST = 3000
_WHOLE_WORDS = 12


def name_in(unit: Unit) -> Span:
    """The name at the beginning of a unit; the whole unit where it has none."""
    start, end = 0, len(unit.text)
    letter = _NUMBERED.match(unit.text) or _LETTER.match(unit.text)
    if letter and letter.end() < end:
        start = letter.end()
    said = unit.text[start : start + 160]
    run_in = _RUN_IN.search(said)
    for found in _NAME_ENDS.finditer(said):
        if run_in and run_in.start() < found.start():
            break
        if found.start() > 0 and word_count(said[: found.start()]) <= LONGEST_NAME:
            return Span(unit.start + start, unit.start + start + found.start())
        break
    if run_in and word_count(said[: run_in.start()]) <= 5:
        end = start + run_in.start()
    return Span(unit.start + start, unit.start + end)


def priority_in(unit: Unit) -> Span:
    """The name of a priority: a short heading as a whole, for its colon may be part of it."""
    if unit.is_short or (word_count(unit.text) <= _WHOLE_WORDS and not unit.is_sentence):
        numbered = _NUMBERED.match(unit.text)
        start = unit.start + (numbered.end() if numbered else 0)
        return Span(start, unit.start + len(unit.text.rstrip(" :–—-")))
    return name_in(unit)


def is_explained(unit: Unit) -> bool:
    """Whether a unit is a name and its explanation: "Access: we keep …"."""
    if _INITIAL.match(unit.text):
        return True
    span = name_in(unit)
    name = unit.text[span.start - unit.start : span.end - unit.start]
    return span.end < unit.end - 3 and word_count(name) <= LONGEST_NAME and name[:1].isupper()


def run_together(text: str, offset: int) -> list[Span]:
    """Names that each begin a sentence of one paragraph: "Access: we … . Service: we …"."""
    found = []
    for each in _RUN_NAME.finditer(text):
        start, end = each.span(1)
        if word_count(text[start:end]) <= 6:
            found.append(Span(offset + start, offset + end))
    starts = bool(found) and found[0].start - offset < 4
    return found if starts and len(found) > 1 else []


def is_numbered(unit: Unit) -> bool:
    """Whether a unit begins with a number: "2. Access"."""
    return _NUMBERED.match(unit.text) is not None


def section_of(text: str) -> int:
    """The number of a section that a heading carries, "5 Priorities" or "V. Priorities"; 0 where it has none."""
    found = _SECTION.match(text)
    if found is None:
        return 0
    sign = found[1]
    return int(sign) if sign.isdecimal() else _ROMANS.index(sign) + 1 if sign in _ROMANS else 0


def counted_run(text: str, offset: int) -> list[Span]:
    """Entries that are numbered within one text, each to the end of its sentence: "1. To lend. 2. To teach."."""
    starts: list[re.Match[str]] = []
    for found in _COUNTED.finditer(text[:_LONGEST_LIST]):
        if int(found[1]) == len(starts) + 1:
            starts.append(found)
    if len(starts) < 2 or word_count(text[: starts[0].start()]) > _MOST_BEFORE:
        return []
    ends = [*(found.start() for found in starts[1:]), len(text)]
    return [_entry(text, found.end(), end, offset) for found, end in zip(starts, ends, strict=True)]


def _entry(text: str, start: int, end: int, offset: int) -> Span:
    """An entry of such a run: its name, or its first sentence."""
    stop = _SENTENCE_ENDS.search(text, start, end)
    end = stop.start() if stop else end
    name = _NAME_ENDS.search(text, start, end)
    if name and name.start() > start and word_count(text[start : name.start()]) <= LONGEST_NAME:
        end = name.start()
    joined = _AT_LAST_AND.search(text, start, end)
    return Span(offset + start, offset + (joined.start() if joined else len(text[:end].rstrip(" \n;,"))))


def bulleted_run(text: str, offset: int) -> list[Span]:
    """Entries with a bullet before each but perhaps the first, in one text: "• Reading – … • Access – …"."""
    starts = [found.end() for found in _BULLETS.finditer(text[:_LONGEST_LIST])]
    if starts and (before := text[: starts[0]].rstrip(_BULLET_SIGNS)).strip() and not before.rstrip().endswith(":"):
        starts.insert(0, 0)
    if len(starts) < 3:
        return []
    ends = [*(len(text[:start].rstrip(_BULLET_SIGNS)) for start in starts[1:]), len(text)]
    named = [_entry(text, start, end, offset) for start, end in zip(starts, ends, strict=True)]
    return [span for span in named if span.end > span.start]


def listed(text: str, offset: int, lexicon: Lexicon) -> list[Span]:
    """The entries of a list that stands in one text: numbered, by semicolons, by dots, or by commas."""
    if len(text) > _LONGEST_LIST:
        return []
    text = text.rstrip(" .\n")
    lines = list(_parts(text, _NEWLINE))
    if len(lines) > 2 and all(_is_phrase(text[a:b]) for a, b in lines):
        return _spans(text, lines, offset)
    for separator, least in ((_ORDINAL, 2), (_SEMICOLON, 2), (_DOTS, 3)):
        parts = list(_parts(text, separator))
        if separator is _ORDINAL and len(parts) > least and not separator.match(text):
            # "We value (1) …": what leads in is no entry.
            parts = parts[1:]
        if len(parts) >= least and all(word_count(text[a:b]) <= 30 for a, b in parts[:-1]):
            return _spans(text, parts, offset)
    beyond = _RELATIVE.search(text)
    if beyond and "," in text[: beyond.start()]:
        # "… of candour, care and cheer, which all of us sign": what is said of the list is no entry.
        text = text[: beyond.start()]
    parts = list(_parts(text, _COMMA))
    parts = _last_split(text, parts, lexicon.ands)
    if len(parts) >= 2 and all(word_count(text[a:b]) <= 8 for a, b in parts):
        return _spans(text, parts, offset)
    return []


def _is_phrase(line: str) -> bool:
    """Whether a line is too short to have been broken off: "open to all", beneath it "honest about limits"."""
    return len(line) <= _LONGEST_PHRASE and word_count(line) <= _WORDS_OF_PHRASE and line.rstrip()[-1:].isalpha()


def _parts(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for found in separator.finditer(text):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _last_split(text: str, parts: Sequence[tuple[int, int]], ands: re.Pattern[str]) -> list[tuple[int, int]]:
    """The last entry in two, where "and" stands in it and in no other: "care, courage and candour"."""
    if not parts:
        return []
    start, end = parts[-1]
    found = list(ands.finditer(text, start, end))
    # The word for "and" in one language is another one in the next: "en" in Dutch and in French.
    word = found[0][0].strip().casefold() if found else ""
    joined_before = any(each[0].strip().casefold() == word for a, b in parts[:-1] for each in ands.finditer(text, a, b))
    oxford = len(parts) > 1 and ands.search(" " + text[parts[-2][1] : start] + " ")
    if len(found) == 1 and not joined_before and not oxford and found[0].start() > start:
        return [*parts[:-1], (start, found[0].start()), (found[0].end(), end)]
    return list(parts)


def _spans(text: str, parts: Sequence[tuple[int, int]], offset: int) -> list[Span]:
    found = []
    for start, end in parts:
        while start < end and text[start] in " \n\t\"“'‘(":
            start += 1
        while end > start and text[end - 1] in ' \n\t."”’);,':
            end -= 1
        if end > start:
            found.append(Span(offset + start, offset + end))
    return found
