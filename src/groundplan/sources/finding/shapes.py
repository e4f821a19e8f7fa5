"""Shapes: the ways in which people set a list, one function each; the first that fits is taken (`SHAPES`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from groundplan.sources.finding.levels import deeds_after, is_column_head, is_deed, is_end, is_lower, is_name
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.names import (
    bulleted_run,
    counted_run,
    is_explained,
    is_numbered,
    listed,
    name_in,
    priority_in,
    run_together,
    section_of,
)
from groundplan.sources.finding.pairs import names_over_lines, run_on, sentences_over_text
from groundplan.sources.finding.sentences import sentences, told
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Kind, Style

_LONGEST_LINE = 30
_WORDS_OF_TWO = 10
_WORDS_BEFORE = 24
_LONGEST_ALIKE = 20
_MOST_ALIKE = 24
_CLAUSE = re.compile(r"[,.;:](?=\s|\Z)|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of a list, and how sure its shape makes us."""

    spans: tuple[Span, ...]
    sure: float
    shape: str


NOTHING = Found((), 0.0, "")


def _rows(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """The first cells of the rows of a table."""
    if body[0].style is not Style.ROW:
        return NOTHING
    rows = [unit for unit in body if unit.style is Style.ROW]
    if len({unit.row for unit in rows}) == 1:
        if all(unit.is_short for unit in rows) and len(rows) > 1:
            return Found(tuple(name_in(unit) for unit in rows), 0.75, "row")
        return _paragraph(rows[:1], kind, lexicon)
    first = [unit for unit in rows if unit.cell == body[0].cell and not is_lower(unit, lexicon)]
    if len(first) > 2 and is_column_head(first[0], lexicon.tops):
        first = first[1:]
    return Found(tuple(name_in(unit) for unit in first), 0.8, "table")


def _items(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Bulleted or numbered items; an explanation may stand between two of them."""
    if not body[0].is_item:
        return NOTHING
    items: list[Unit] = []
    for place, unit in enumerate(body):
        if unit.is_item:
            items.append(unit)
        elif _ends_items(unit, body[place + 1 :], kind, lexicon):
            break
    depth = len(items[0].passage.heading)
    items = [unit for unit in items if len(unit.passage.heading) <= depth]
    if kind is Kind.PRIORITY:
        items = _tops_of(items, lexicon)
    return Found(tuple(name_in(unit) for unit in items), 0.9, "items")


def _ends_items(unit: Unit, later: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> bool:
    """Whether what is no item ends a list: beneath values no lower level is led in, "We will:"."""
    if kind is Kind.VALUE and unit.text.endswith(":"):
        return True
    return not is_lower(unit, lexicon) and (unit.style is Style.HEADING or not _goes_on(later))


def _goes_on(later: Sequence[Unit]) -> bool:
    return bool(later) and later[0].is_item


def _tops_of(items: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The items that are not objectives or actions beneath another one."""
    return [unit for unit in items if not is_lower(unit, lexicon)] or list(items)


def _running_on(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Names that run into what they mean, all with one word, as rows do that lost their columns: "Rooms We keep …"."""
    for lines in (body, body[1:]):
        named = run_on(list(takewhile(lambda unit: not unit.is_short and not unit.is_item, lines)))
        if len(named) > 2:
            return Found(tuple(named), 0.8, "running on")
    return NOTHING


def _headed(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Short headings, each with an explanation or items beneath it."""
    if not is_name(body[0], lexicon) or len(body) < 2 or is_name(body[1], lexicon):
        return NOTHING
    heads = [body[0]]
    numbered = is_numbered(body[0])
    deep = len(body[0].passage.heading)
    for place, unit in enumerate(body[1:], 1):
        if not is_name(unit, lexicon) or unit.is_item or (numbered and not is_numbered(unit)):
            continue
        if is_end(unit, lexicon) or len(unit.passage.heading) < deep or _begins_section(unit, numbered=numbered):
            break
        if _is_nested(unit, heads, body[place - 1]):
            continue
        following = body[place + 1] if place + 1 < len(body) else None
        if (following is None or is_name(following, lexicon)) and not _is_beside(unit, body[0]):
            continue
        heads.append(unit)
    if len(heads) == 1 and is_deed(body[0], lexicon) and len(deeds := deeds_after(body[2:], lexicon)) > 1:
        heads.extend(deeds)
    if len(heads) == 1 and body[0].style is not Style.HEADING:
        return NOTHING
    return Found(tuple(_named(unit, kind) for unit in heads), 0.8 if len(heads) > 1 else 0.4, "headings")


def _is_nested(unit: Unit, heads: Sequence[Unit], before: Unit) -> bool:
    """Whether a name lies beneath one of the list, by the levels of its headings, where these mean anything."""
    plain = unit.style is Style.TEXT and not before.is_short and not before.is_item
    levels = heads[0].style is Style.HEADING and not plain
    return levels and any(head.text in unit.passage.heading for head in heads)


def _begins_section(unit: Unit, *, numbered: bool) -> bool:
    """Whether a heading counts on where the entries of a list count nothing: "4. How it was written"."""
    return not numbered and unit.style is Style.HEADING and section_of(unit.text) > 1


def _is_beside(unit: Unit, first: Unit) -> bool:
    """Whether a heading with nothing beneath it stands beside the first one of a list."""
    headings = unit.style is first.style is Style.HEADING
    return headings and bool(first.passage.heading) and unit.passage.heading == first.passage.heading


def _named(unit: Unit, kind: Kind) -> Span:
    return priority_in(unit) if kind is Kind.PRIORITY else name_in(unit)


def _explained(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Paragraphs that each begin with a name: "Access: …"."""
    names: list[Span] = []
    for unit in body:
        heading = unit.style is Style.HEADING and kind is not Kind.VALUE
        if not is_explained(unit) or (heading and not (names and _explains_in_small(unit))):
            break
        names.append(name_in(unit))
    return Found(tuple(names), 0.85, "explained") if len(names) > 1 else NOTHING


def _explains_in_small(unit: Unit) -> bool:
    """Whether the explanation after a name begins in small: the last line of a list, taken for a heading."""
    rest = unit.text[name_in(unit).end - unit.start :].lstrip(" :–—-")
    return rest[:1].islower()


def _lines(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Short lines under each other."""
    short: list[Unit] = []
    for unit in body:
        if not is_name(unit, lexicon) or is_end(unit, lexicon) or _heads_next(unit, short):
            break
        short.append(unit)
    after = body[len(short)] if len(short) < len(body) else None
    beside = len(short) > 1 and short[-1].passage is short[-2].passage
    if after is not None and len(short) > 2 and short[-1].style is Style.HEADING and not after.is_short and not beside:
        # The last short line heads what comes next, if it stands in no row of columns.
        short.pop()
    if len(short) < 2:
        short = _long_lines(body)
    return Found(tuple(_named(unit, kind) for unit in short), 0.75, "lines") if len(short) > 1 else NOTHING


def _heads_next(unit: Unit, lines: Sequence[Unit]) -> bool:
    """Whether a heading comes after several lines that are none, and so heads other ones: "Our branches"."""
    return len(lines) > 1 and unit.style is Style.HEADING and all(line.style is Style.TEXT for line in lines)


def _long_lines(body: Sequence[Unit]) -> list[Unit]:
    """Lines of one passage each that end without a full stop: phrases, though longer than a name."""
    lines: list[Unit] = []
    for unit in body:
        if unit.is_sentence or unit.style is not Style.TEXT or word_count(unit.text) > _LONGEST_LINE:
            break
        if not unit.text[:1].isupper() or unit.text.endswith(":"):
            break
        lines.append(unit)
    return lines


def _pairs(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Entries that each stand over one line or paragraph."""
    named = names_over_lines(body, lexicon)
    heads = named or sentences_over_text(body)
    return Found(tuple(name_in(unit) for unit in heads), 0.8, "pairs" if named else "sentences") if heads else NOTHING


def _sentences(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Sentences that begin alike, each one an entry: "We listen. …", "We welcome …"."""
    first = words_of(body[0].text, 1)
    alike: list[Unit] = []
    for unit in body:
        words = words_of(unit.text, 1)
        if unit.style is Style.HEADING or not words or not first or words[0].fold != first[0].fold:
            break
        alike.append(unit)
        if len(alike) > _MOST_ALIKE:
            return NOTHING
    return Found(tuple(name_in(unit) for unit in alike), 0.7, "sentences") if len(alike) > 1 else NOTHING


def _short_sentences(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Three or more paragraphs of one short sentence each."""
    brief: list[Unit] = []
    for unit in body:
        if unit.style is not Style.TEXT or not unit.is_sentence or word_count(unit.text) > _LONGEST_ALIKE:
            break
        if len(list(sentences(unit.text))) > 1:
            break
        brief.append(unit)
    return Found(tuple(name_in(unit) for unit in brief), 0.6, "short sentences") if len(brief) > 2 else NOTHING


def _paragraph(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """A list that stands in one paragraph."""
    unit = body[0]
    if unit.style is Style.HEADING:
        return NOTHING
    stated = told(unit.text, lexicon)
    # "Our values are courage, care and cheer" under their heading: what leads in is no part of the first.
    led_in = stated.rest if stated and stated.kinds == (kind,) and stated.rest < len(unit.text) else 0
    found = in_text(unit.text[led_in:], unit.start + led_in, lexicon)
    # A sentence with a comma in it is no list of two.
    few = len(found.spans) < 3 and found.sure <= 0.7 and word_count(unit.text) > _WORDS_OF_TWO
    return NOTHING if few else found


def in_text(text: str, offset: int, lexicon: Lexicon) -> Found:
    """A list in running text: all of it, or what stands after its colon."""
    counted = counted_run(text, offset)
    if counted:
        return Found(tuple(counted), 0.85, "counted")
    bulleted = bulleted_run(text, offset)
    if bulleted:
        return Found(tuple(bulleted), 0.85, "bullets")
    together = run_together(text, offset)
    if together:
        return Found(tuple(together), 0.75, "run together")
    colon = text.find(":")
    if colon > 0 and word_count(text[:colon]) <= _WORDS_BEFORE and text[colon + 1 :].strip():
        begin = colon + 1
        spans = listed(text[begin : _sentence_end(text, begin)], offset + begin, lexicon)
        if len(spans) > 1:
            return Found(tuple(spans), 0.8, "sentence")
    alike = _alike_sentences(text, offset)
    if alike:
        return Found(tuple(alike), 0.75, "sentences")
    spans = listed(text[: _sentence_end(text, 0)], offset, lexicon)
    return Found(tuple(spans), 0.7, "sentence") if len(spans) > 1 else NOTHING


def ordered(text: str, offset: int, lexicon: Lexicon) -> Found:
    """What is counted by ordinals, sentence by sentence: "The first is reading. The second is …"."""
    named: list[Span] = []
    for start, end in sentences(text):
        words = words_of(text[start:end], 8)
        at = next((at for at, word in enumerate(words[:2]) if word.fold in lexicon.ordinals), -1)
        if at < 0 or lexicon.ordinals[words[at].fold] != len(named) + 1:
            continue
        if at == 0:
            # "First, we will … ."
            named.append(Span(offset + start + words[min(1, len(words) - 1)].start, offset + end))
            continue
        verb = next((place for place in range(at + 1, len(words)) if lexicon.be.at(words, place)), at)
        begin = (
            start
            + words[verb].end
            + len(text[start + words[verb].end :])
            - len(text[start + words[verb].end :].lstrip(" ,:"))
        )
        stop = _CLAUSE.search(text, begin, end)
        named.append(Span(offset + begin, offset + (stop.start() if stop else end)))
    return Found(tuple(named), 0.75, "ordered") if len(named) > 1 else NOTHING


def _alike_sentences(text: str, offset: int) -> list[Span]:
    """Three short sentences or more that begin alike, such as "We listen. We learn. We lend." are an entry each."""
    ends = list(sentences(text))
    firsts = {words[0].fold for start, end in ends if (words := words_of(text[start:end], 1))}
    brief = all(word_count(text[start:end]) <= _LONGEST_ALIKE for start, end in ends)
    single = all(word_count(text[start:end]) <= 3 for start, end in ends)
    alike = len(ends) > 2 and (len(firsts) == 1 or single) and brief
    return [Span(offset + start, offset + end) for start, end in ends] if alike else []


def _sentence_end(text: str, start: int) -> int:
    stop = text.find(". ", start)
    return len(text) if stop < 0 else stop


Shape = Callable[[Sequence[Unit], Kind, Lexicon], Found]
SHAPES: tuple[Shape, ...] = (
    _rows,
    _items,
    _running_on,
    _headed,
    _explained,
    _pairs,
    _lines,
    _sentences,
    _paragraph,
    _short_sentences,
)
