"""Levels: what is a priority's name, what stands beneath one, and the headings that are priorities without a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from groundplan.sources.finding.lexicon import Lexicon, Phrasebook, words_of
from groundplan.sources.finding.names import name_in
from groundplan.sources.finding.units import Unit, word_count
from groundplan.sources.model import Style

_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\b")
_FIGURE = re.compile(r"\d[\d,.]*[%+KM]?\s+[a-z]")
_LONGEST_SLOGAN = 18


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


def is_end(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a heading tells that a list is over: "Contact", "History"."""
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
        if not is_end(unit, lexicon)
        if is_name(unit, lexicon) or (alike and word_count(unit.text) <= _LONGEST_SLOGAN)
    ]


def heads_with_verbs(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Headings that say what will be done, each over a paragraph: "Strengthen Our Branches"."""
    return [
        unit
        for unit, following in pairwise(units)
        if is_name(unit, lexicon) and not following.is_short
        if word_count(unit.text) > 1 and unit.style is not Style.ROW
        if (words := words_of(unit.text[name_in(unit).start - unit.start :], 1)) and lexicon.verbs.at(words, 0)
    ]


def _is_bare_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only names a lower level, "Actions:", and no entry of it."""
    return is_lower(unit, lexicon) and not _is_counted_lower(unit, lexicon)


def _is_counted_lower(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is an entry of a lower level: "Objective 3: …"."""
    words = words_of(unit.text, 6)
    match = lexicon.lowers.at(words, 0) if words else None
    return match is not None and match.length < len(words) and words[match.length].fold[:1].isdigit()
