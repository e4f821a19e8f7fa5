"""Levels: what is a priority's name, what stands beneath one, and the headings that are priorities without a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from groundplan.sources.finding.lexicon import Lexicon, Phrasebook, words_of
from groundplan.sources.finding.names import name_in
from groundplan.sources.finding.units import Unit, word_count
from groundplan.sources.model import Style

_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\b")
_FIGURE = re.compile(r"\d[\d,.]*[%+KM]?\s+[a-z]")
_INNER = re.compile(r"(?P<name>[A-Z][^.:;!?\n]{2,50}?)\s+(?:A|a|1|1\.1)[.)]\s+(?=[A-Z])")
_LONGEST_SLOGAN = 18
_MOST_BETWEEN = 3
_MOST_NAMED = 8
_LONGEST_LEAD = 6


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


def is_promise(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line only leads in what will be done: "We will:"."""
    words = words_of(unit.text, 4)
    match = lexicon.lowers.at(words, 0) if words else None
    return match is not None and match.length == len(words) > 1 and lexicon.leads.at(words, len(words) - 1) is not None


def is_name(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit can be the name of an entry: short, and of no lower level."""
    first = unit.text[name_in(unit).start - unit.start :][:1]
    begins = first.isupper() or (first.isdigit() and not _FIGURE.match(unit.text))
    return unit.is_short and not unit.is_item and not is_lower(unit, lexicon) and begins


def is_column_head(unit: Unit, book: Phrasebook) -> bool:
    """Whether a unit is the head of a table's column, "Goal" or "Status", and nothing else."""
    words = words_of(unit.text, 6)
    match = book.at(words, 0) if words else None
    return match is not None and match.length == len(words)


def is_counted_top(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit begins with a word for a priority and a number: "Key result area 1: …"."""
    words = words_of(unit.text, 6)
    match = lexicon.tops.at(words, 0) if words else None
    return match is not None and match.length < len(words) and words[match.length].fold.isdecimal()


def is_end(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a heading tells that a list is over: "Contact", "History"."""
    words = words_of(unit.text, 8)
    match = lexicon.ends.at(words, 0) if words else None
    if not words:
        return False
    return (match is not None and match.length == len(words)) or lexicon.supporters.at(words[:1], 0) is not None


def heads_of_items(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What stands right above items of a list: short lines, or sentences where each list is led in alike."""
    led_in = Counter(unit.text for unit in units if unit.text.endswith(":") or unit.is_short)
    alike = any(times > 1 for text, times in led_in.items() if text.endswith(":"))
    kept = [unit for unit in units if led_in[unit.text] < 2 and not _is_bare_lower(unit, lexicon)]
    return [
        unit
        for unit, following in pairwise(kept)
        if following.is_item or _is_counted_lower(following, lexicon)
        if not unit.is_item and unit.style is not Style.ROW
        if not is_end(unit, lexicon) and not is_head_of_columns(unit, lexicon)
        if is_name(unit, lexicon) or (alike and word_count(unit.text) <= _LONGEST_SLOGAN)
    ]


def heads_over_lowers(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What stands over each return of one lower level, though a sentence is between: "Reading", …, "Strategies"."""
    places = [place for place, unit in enumerate(units) if _may_return(units, place, lexicon)]
    times = Counter(_lead_of(units[place]) for place in places)
    often = next((text for text, count in times.most_common(1) if count > 1), "")
    found = [_name_over(units, place, lexicon) for place in places if _lead_of(units[place]) == often]
    heads = list({unit.start: unit for unit in found if unit is not None}.values())
    return heads if None not in found and len({unit.text for unit in heads}) == len(heads) else []


def _may_return(units: Sequence[Unit], place: int, lexicon: Lexicon) -> bool:
    """Whether a line may stand beneath each priority: "Strategies", or whatever leads in the items beneath it."""
    unit = units[place]
    if _lead_of(unit) != unit.text:
        return not unit.is_item and unit.style is not Style.ROW
    over_items = place + 1 < len(units) and units[place + 1].is_item and not unit.is_item
    return unit.is_short and not is_end(unit, lexicon) and (over_items or _is_bare_lower(unit, lexicon))


def _lead_of(unit: Unit) -> str:
    """By what a line is known again: itself, or the words before its colon, "How we'll know: …"."""
    lead, colon, said = unit.text.partition(":")
    return lead if colon and said.strip() and word_count(lead) <= _LONGEST_LEAD else unit.text


def _name_over(units: Sequence[Unit], place: int, lexicon: Lexicon) -> Unit | None:
    """The nearest name above a place; that it opens and closes, "+ Reading", makes it an item to whoever reads it."""
    for unit in reversed(units[max(0, place - _MOST_BETWEEN) : place]):
        if unit.style is not Style.ROW and is_name(replace(unit, style=Style.TEXT), lexicon):
            return unit
    return None


def heads_before_lowers(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Names whose own list begins in their line, as poured tables have it: "II. Rooms A. Paint the hall"."""
    found = [(unit, inner) for unit in units if (inner := _INNER.match(unit.text))]
    named = [replace(unit, text=inner["name"]) for unit, inner in found if word_count(inner["name"]) <= _MOST_NAMED]
    deep = {len(unit.passage.heading) for unit in named if unit.is_item}
    return named if len(deep) < 2 else []


def is_head_of_columns(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line is a table's head that lost its columns: "Goal Objective Who When"."""
    words = words_of(unit.text, 12)
    at, heads = 0, 0
    while at < len(words):
        match = lexicon.columns.at(words, at)
        if match is None:
            return False
        at, heads = at + match.length, heads + 1
    return heads > 2


def heads_with_verbs(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Headings that say what will be done, each over a paragraph: "Strengthen Our Branches"."""
    return [
        unit
        for unit, following in pairwise(units)
        if is_name(unit, lexicon) and not following.is_short
        if unit.style is not Style.ROW and is_deed(unit, lexicon)
    ]


def deeds_after(body: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Names with nothing beneath them that say what will be done, as the one before them does that has text beneath."""
    deeds: list[Unit] = []
    for unit in body:
        if not is_name(unit, lexicon) or is_end(unit, lexicon) or not is_deed(unit, lexicon):
            break
        deeds.append(unit)
    return deeds


def is_deed(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a name says what will be done: "Open our doors"."""
    words = words_of(unit.text[name_in(unit).start - unit.start :], 2)
    return len(words) > 1 and lexicon.verbs.at(words, 0) is not None


def _is_bare_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only names a lower level, "Actions:", and no entry of it."""
    return is_lower(unit, lexicon) and not _is_counted_lower(unit, lexicon)


def _is_counted_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is an entry of a lower level: "Objective 3: …"."""
    words = words_of(unit.text, 6)
    match = lexicon.lowers.at(words, 0) if words else None
    return match is not None and match.length < len(words) and words[match.length].fold[:1].isdigit()
