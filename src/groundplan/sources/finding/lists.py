"""Lists: what follows a label for values or priorities, in the shapes in which people set such lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from groundplan.sources.finding.labels import sentences
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.names import is_explained, listed, name_in, priority_in, run_together
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Kind, Style

MOST = 15
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of a list, and how sure its shape makes us."""

    spans: tuple[Span, ...]
    sure: float
    shape: str


NOTHING = Found((), 0.0, "")


def after_label(body: Sequence[Unit], kind: Kind, lexicon: Lexicon, count: int) -> Found:
    """The list in the units that follow a label, though some paragraphs may lead it in."""
    body = without_noise(body, lexicon)
    found = _list_at(body, kind, lexicon, count)
    for skipped in range(1, 4):
        if found.spans or len(body) <= skipped or not _is_plain(body[skipped - 1]):
            return found
        later = _list_at(body[skipped:], kind, lexicon, count)
        if len(later.spans) > 1 and later.shape not in ("sentence", "sentences"):
            return Found(later.spans, later.sure * 0.85, later.shape)
    return found


def without_noise(body: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without numbers alone, dates, and lines that lead in the same thing again and again."""
    repeated = Counter(unit.text for unit in body if unit.text.endswith(":"))
    return [
        unit
        for unit in body
        if any(sign.isalpha() for sign in unit.text) and not _is_date(unit.text) and repeated[unit.text] < 2
        if not is_caption(unit, lexicon)
    ]


def is_caption(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only says what a picture shows, or what to click: "Image: two readers"."""
    words = words_of(unit.text, 3)
    match = lexicon.captions.at(words, 0) if words else None
    return match is not None and len(unit.text) < 120


def _is_date(text: str) -> bool:
    """Whether a short text holds years and little else: "July 2022 – June 2025"."""
    return (
        len(text) <= 40
        and len(_YEAR.findall(text)) > 0
        and word_count(text) <= 7
        and sum(sign.isalpha() for sign in text) <= 16
    )


def _is_column_head(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line is the head of a table's column, "Goal area", that lost its table."""
    words = words_of(unit.text, 6)
    match = lexicon.tops.at(words, 0) if words and unit.style is not Style.ROW else None
    return match is not None and match.length == len(words) > 1


def _is_plain(unit: Unit) -> bool:
    """Whether a unit is a paragraph of text, which may stand between a label and its list."""
    return unit.style is Style.TEXT and unit.is_sentence and not is_explained(unit) and word_count(unit.text) > 7


def _list_at(body: Sequence[Unit], kind: Kind, lexicon: Lexicon, count: int) -> Found:
    body = _without_intro(body, kind, lexicon)
    if not body:
        return NOTHING
    first = body[0]
    if _is_column_head(first, lexicon):
        return NOTHING
    if first.style is not Style.ROW and not first.is_item and first.is_short:
        spans = listed(first.text, first.start)
        if len(spans) > 2:
            return Found(tuple(spans), 0.8, "line")
    for shape in (_rows, _items, _headed, _explained, _lines, _sentences, _paragraph, _short_sentences):
        found = shape(body, kind, lexicon)
        if found.spans and _plausible(found, count):
            return found
    return NOTHING


def _plausible(found: Found, count: int) -> bool:
    return len(found.spans) <= max(MOST, count)


def _without_intro(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Sequence[Unit]:
    """The units after what only leads the list in: "The following values guide us:"."""
    explained = [is_explained(unit) for unit in body[:4]]
    if len(explained) > 3 and not explained[0] and all(explained[1:]) and body[0].style is not Style.HEADING:
        return body[1:]
    for place, unit in enumerate(body[:3]):
        if unit.text.endswith(":") and is_lower(unit, lexicon) and place + 1 < len(body):
            continue
        if unit.is_item or unit.style is Style.ROW or unit.style is Style.HEADING or place + 1 >= len(body):
            return body[place:]
        following = body[place + 1]
        leads = unit.text.endswith(":")
        listed_next = following.is_item or following.style is Style.HEADING or following.is_short
        listed_next = listed_next or is_explained(following)
        if not leads and not (
            unit.is_sentence and not is_explained(unit) and listed_next and word_count(unit.text) > 5
        ):
            return body[place:]
        if kind is Kind.VALUE and not leads and unit.text.startswith(("We ", "To ")):
            return body[place:]
    return body


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
    return Found(tuple(name_in(unit) for unit in first), 0.8, "table")


def column(units: Sequence[Unit], head: Unit) -> list[Unit]:
    """The cells beneath a cell, each once."""
    found: dict[str, Unit] = {}
    row = head.row
    for unit in units:
        if unit.row < 0 or unit.row > row + 1:
            break
        row = unit.row
        if row > head.row and unit.cell == head.cell:
            found.setdefault(unit.text.casefold(), unit)
    return list(found.values())


def _items(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Bulleted or numbered items; an explanation may stand between two of them."""
    if not body[0].is_item:
        return NOTHING
    items: list[Unit] = []
    for place, unit in enumerate(body):
        if unit.is_item:
            items.append(unit)
        elif unit.style is Style.HEADING or not _goes_on(body[place + 1 :]):
            break
    depth = len(items[0].passage.heading)
    items = [unit for unit in items if len(unit.passage.heading) <= depth]
    if kind is Kind.PRIORITY:
        items = _tops_of(items, lexicon)
    return Found(tuple(name_in(unit) for unit in items), 0.9, "items")


def _goes_on(later: Sequence[Unit]) -> bool:
    return bool(later) and later[0].is_item


def _tops_of(items: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The items that are not objectives or actions beneath another one."""
    return [unit for unit in items if not is_lower(unit, lexicon)] or list(items)


def is_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit names what stands beneath a priority: "Objective 1.1", "Actions:"."""
    words = words_of(unit.text, 8)
    match = lexicon.lowers.at(words, 0) if words else None
    if _DOTTED.match(unit.text):
        return True
    if words and unit.text.endswith(":") and lexicon.leads.at(words, len(words) - 1):
        return True
    if match is None:
        ending = lexicon.lowers.at(words, len(words) - 1) if 1 < len(words) < 5 else None
        return ending is not None and unit.text.endswith(":")
    at = match.length
    if at == len(words):
        return True
    gap = unit.text[words[at - 1].end : words[at].start]
    return ":" in gap or words[at].fold[:1].isdigit() or len(words[at].fold) == 1


def _headed(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Short headings, each with an explanation or items beneath it."""
    if not _is_name(body[0], lexicon) or len(body) < 2 or _is_name(body[1], lexicon):
        return NOTHING
    heads = [body[0]]
    deep = len(body[0].passage.heading)
    for place, unit in enumerate(body[1:], 1):
        if not _is_name(unit, lexicon) or unit.is_item:
            continue
        if _is_end(unit, lexicon) or len(unit.passage.heading) < deep:
            break
        if any(head.text in unit.passage.heading for head in heads):
            continue
        following = body[place + 1] if place + 1 < len(body) else None
        if following is None or _is_name(following, lexicon):
            continue
        heads.append(unit)
    if len(heads) == 1 and body[0].style is not Style.HEADING:
        return NOTHING
    return Found(tuple(_named(unit, kind) for unit in heads), 0.8 if len(heads) > 1 else 0.4, "headings")


def _named(unit: Unit, kind: Kind) -> Span:
    return priority_in(unit) if kind is Kind.PRIORITY else name_in(unit)


def _is_name(unit: Unit, lexicon: Lexicon) -> bool:
    first = unit.text[name_in(unit).start - unit.start :][:1]
    return unit.is_short and not unit.is_item and not is_lower(unit, lexicon) and (first.isupper() or first.isdigit())


def _is_end(unit: Unit, lexicon: Lexicon) -> bool:
    words = words_of(unit.text, 8)
    match = lexicon.ends.at(words, 0) if words else None
    return (match is not None and match.length == len(words)) or lexicon.supporters.at(words[:1], 0) is not None


def heads_of_items(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What stands right above items of a list: short lines, or sentences where each list is led in alike."""
    led_in = Counter(unit.text for unit in units if unit.text.endswith(":"))
    alike = any(times > 1 for times in led_in.values())
    kept = [unit for unit in units if led_in[unit.text] < 2 and not _is_bare_lower(unit, lexicon)]
    return [
        unit
        for unit, following in pairwise(kept)
        if following.is_item or _is_counted_lower(following, lexicon)
        if not unit.is_item and unit.style is not Style.ROW
        if not _is_end(unit, lexicon)
        if _is_name(unit, lexicon) or (alike and word_count(unit.text) <= _LONGEST_SLOGAN)
    ]


def _is_bare_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only names a lower level, "Actions:", and no entry of it."""
    return is_lower(unit, lexicon) and not _is_counted_lower(unit, lexicon)


def _is_counted_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is an entry of a lower level: "Objective 3: …"."""
    words = words_of(unit.text, 6)
    match = lexicon.lowers.at(words, 0) if words else None
    return match is not None and match.length < len(words) and words[match.length].fold[:1].isdigit()


def heads_with_verbs(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Headings that say what will be done, each over a paragraph: "Strengthen Our Branches"."""
    return [
        unit
        for unit, following in pairwise(units)
        if _is_name(unit, lexicon) and not following.is_short
        if word_count(unit.text) > 1 and unit.style is not Style.ROW
        if (words := words_of(unit.text[name_in(unit).start - unit.start :], 1)) and lexicon.verbs.at(words, 0)
    ]


def _explained(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Paragraphs that each begin with a name: "Access: …"."""
    names: list[Span] = []
    for unit in body:
        if unit.style is Style.HEADING or not is_explained(unit):
            break
        names.append(name_in(unit))
    return Found(tuple(names), 0.85, "explained") if len(names) > 1 else NOTHING


def _lines(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Short lines under each other."""
    short: list[Unit] = []
    for unit in body:
        if not _is_name(unit, lexicon) or _is_end(unit, lexicon):
            break
        short.append(unit)
    after = body[len(short)] if len(short) < len(body) else None
    if after is not None and len(short) > 2 and short[-1].style is Style.HEADING and not after.is_short:
        # The last short line heads what comes next.
        short.pop()
    if len(short) < 2:
        short = _long_lines(body)
    return Found(tuple(_named(unit, kind) for unit in short), 0.75, "lines") if len(short) > 1 else NOTHING


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


def _sentences(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Sentences that begin alike, each one an entry: "We listen. …", "We welcome …"."""
    first = words_of(body[0].text, 1)
    alike: list[Unit] = []
    for unit in body:
        words = words_of(unit.text, 1)
        if unit.style is Style.HEADING or not words or not first or words[0].fold != first[0].fold:
            break
        alike.append(unit)
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
    return in_text(unit.text, unit.start)


_LONGEST_LINE, _LONGEST_SLOGAN = 30, 18
_WORDS_BEFORE = 24
_LONGEST_ALIKE = 20


def in_text(text: str, offset: int) -> Found:
    """A list in running text: all of it, or what stands after its colon."""
    together = run_together(text, offset)
    if together:
        return Found(tuple(together), 0.75, "run together")
    colon = text.find(":")
    if 0 < colon and word_count(text[:colon]) <= _WORDS_BEFORE and text[colon + 1 :].strip():
        begin = colon + 1
        spans = listed(text[begin : _sentence_end(text, begin)], offset + begin)
        if len(spans) > 1:
            return Found(tuple(spans), 0.8, "sentence")
    alike = _alike_sentences(text, offset)
    if alike:
        return Found(tuple(alike), 0.75, "sentences")
    spans = listed(text[: _sentence_end(text, 0)], offset)
    return Found(tuple(spans), 0.7, "sentence") if len(spans) > 1 else NOTHING


def _alike_sentences(text: str, offset: int) -> list[Span]:
    """Three short sentences or more that begin alike, such as "We listen. We learn. We lend." are an entry each."""
    ends = list(sentences(text))
    firsts = {words[0].fold for start, end in ends if (words := words_of(text[start:end], 1))}
    brief = all(word_count(text[start:end]) <= _LONGEST_ALIKE for start, end in ends)
    alike = len(ends) > 2 and len(firsts) == 1 and brief
    return [Span(offset + start, offset + end) for start, end in ends] if alike else []


def _sentence_end(text: str, start: int) -> int:
    stop = text.find(". ", start)
    return len(text) if stop < 0 else stop


Shape = Callable[[Sequence[Unit], Kind, Lexicon], Found]
