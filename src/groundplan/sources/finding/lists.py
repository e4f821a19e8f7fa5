"""Lists: what follows a label for values or priorities, once what leads it in and what only decorates it is gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from groundplan.sources.finding import markers
from groundplan.sources.finding.levels import is_counted_top, is_lower, is_name
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.names import is_explained, listed, name_in
from groundplan.sources.finding.sentences import told
from groundplan.sources.finding.shapes import NOTHING, SHAPES, Found
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Kind, Style

MOST = 15
_ERRAND = 4
_LONGEST_AGAIN = 14
_TRAIL = re.compile(r"\s[/>»›→|]\s")
_ADOPTED = re.compile(r"(?:adopted|approved|revised|last revised|updated|reviewed)\b[^.]*\d{4}", re.IGNORECASE)
_SUBSECTION = re.compile(r"(\d{1,2})\.(\d{1,2})[.)]?\s+(?=\S)")
_HOURS = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b.*\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)? ?[-–] ?\d")
_BODY = re.compile(r"\b(?:Inc|Ltd|LLC|Corp)\b\.?\Z")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def after_label(body: Sequence[Unit], kind: Kind, lexicon: Lexicon, count: int) -> Found:
    """The list in the units that follow a label, though some paragraphs may lead it in."""
    again = _taken_up(body, lexicon)
    if again.spans:
        return again
    body = without_noise(body, lexicon)
    if kind is Kind.VALUE:
        # "Goal 1" begins another list.
        body = list(takewhile(lambda unit: not is_counted_top(unit, lexicon), body))
    if body and not body[0].is_item and lexicon.errands.within(words_of(body[0].text, _ERRAND)):
        # "This item supports Goal 3 of the council."
        return NOTHING
    counted = _counted(body, kind, lexicon)
    if counted.spans:
        return counted
    found = _list_at(body, kind, lexicon, count)
    for skipped in range(1, 4):
        if found.spans or len(body) <= skipped or not _is_plain(body[skipped - 1]):
            return found
        later = _list_at(body[skipped:], kind, lexicon, count)
        if len(later.spans) > 1 and later.shape not in ("sentence", "sentences"):
            return Found(later.spans, later.sure * 0.85, later.shape)
    return found


def _taken_up(body: Sequence[Unit], lexicon: Lexicon) -> Found:
    """Names listed first, the first of which then stands again over what it says: an overview, slide by slide."""
    told = [unit for unit in body if any(sign.isalpha() for sign in unit.text)]
    again = next((at for at in range(1, len(told)) if _is_same(told[at], told[0])), 0)
    later = {unit.text.casefold() for unit in told[again:]}
    entries = told[:again]
    fits = 1 < again <= MOST and all(is_name(replace(unit, style=Style.TEXT), lexicon) for unit in entries)
    if not fits or sum(unit.text.casefold() in later for unit in entries) < 2:
        return NOTHING
    return Found(tuple(name_in(unit) for unit in entries), 0.9, "taken up")


def _is_same(one: Unit, other: Unit) -> bool:
    return one.text.casefold() == other.text.casefold()


def beneath_section(number: int, body: Sequence[Unit]) -> Found:
    """Sections of a section: under "5 Priorities" those that are called "5.1 Children", "5.2 Access"; the number
    may have been taken for an item's."""
    first = _SUBSECTION.match(body[0].text) if body else None
    number = number or (int(first[1]) if first and first[2] == "1" else 0)
    named: list[Span] = []
    for unit in body:
        found = _SUBSECTION.match(unit.text)
        if found and int(found[1]) == number and int(found[2]) == len(named) + 1 and unit.is_short:
            named.append(Span(unit.start + found.end(), unit.end))
    return Found(tuple(named), 0.9, "sections") if number and len(named) > 1 else NOTHING


def _counted(body: Sequence[Unit], kind: Kind, lexicon: Lexicon) -> Found:
    """Entries that carry a word and a number, "Outcome 1: …", with nothing before them that could be an entry."""
    worded = [group for group in markers.groups(body, lexicon) if not group.bare] if kind is Kind.PRIORITY else []
    series = markers.series(body, lexicon)
    for group in [*worded, series] if series else worded:
        first = group.places[0]
        if len(group.spans) > 1 and not any(is_name(unit, lexicon) for unit in body[:first]):
            return Found(group.spans, 0.9, "counted")
    return NOTHING


def without_noise(body: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without numbers alone, dates, and lines that lead in the same thing again and again."""
    repeated = Counter(unit.text for unit in body if unit.text.endswith(":") or _may_be_link(unit))
    return [
        unit
        for unit in body
        if any(sign.isalpha() for sign in unit.text) and not _is_date(unit.text) and repeated[unit.text] < 2
        if not is_caption(unit, lexicon) and not (unit.style is Style.TEXT and _ADOPTED.match(unit.text))
        if not _BODY.search(unit.text[-8:])
        and not _HOURS.search(unit.text[:120])
        and not (unit.text.endswith("…") and says_it_again(unit, lexicon))
    ]


def says_it_again(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line beneath a label only says the label in other words: "What we believe in, what moves us …"."""
    words = words_of(unit.text, 3)
    brief = not unit.is_sentence and not unit.is_item and word_count(unit.text) <= _LONGEST_AGAIN
    return brief and bool(words) and lexicon.asks.at(words, 0) is not None


def _may_be_link(unit: Unit) -> bool:
    """Whether a line could be what one clicks beneath each entry: "Learn more"."""
    return unit.style is Style.TEXT and unit.is_short


def is_caption(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only says what a picture shows, or what to click: "Image: two readers", "Home / About"."""
    words = words_of(unit.text, 3)
    match = lexicon.captions.at(words, 0) if words else None
    trail = bool(words) and lexicon.ends.at(words, 0) is not None and _TRAIL.search(unit.text) is not None
    return (match is not None or trail) and len(unit.text) < 120


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
    over_items = _over_items(body, lexicon) if kind is Kind.PRIORITY else []
    if over_items:
        return Found(tuple(Span(unit.start, unit.end) for unit in over_items), 0.75, "over items")
    body = _without_intro(body, kind, lexicon)
    if not body:
        return NOTHING
    first = body[0]
    if _is_column_head(first, lexicon):
        return NOTHING
    if first.style is not Style.ROW and not first.is_item and first.is_short:
        spans = listed(first.text, first.start, lexicon)
        if len(spans) > 2:
            return Found(tuple(spans), 0.8, "line")
    for shape in SHAPES:
        found = shape(body, kind, lexicon)
        if found.spans and _plausible(found, count):
            return found
    return NOTHING


def _over_items(body: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Sentences that each stand over a list of their own, and begin alike: "The library will …"."""
    heads = [
        unit
        for unit, following in pairwise(body)
        if not unit.is_item and following.is_item and unit.is_sentence and not is_lower(unit, lexicon)
    ]
    firsts = {words[0].fold for unit in heads if (words := words_of(unit.text, 1))}
    return heads if len(heads) > 1 and len(firsts) == 1 and heads[0] is body[0] else []


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
        if kind is Kind.VALUE and _leads_items(body, place):
            continue
        if unit.is_item or unit.style is Style.ROW or unit.style is Style.HEADING or place + 1 >= len(body):
            return body[place:]
        following = body[place + 1]
        if _speaks_of(unit, kind, lexicon):
            continue
        leads = unit.text.endswith(":")
        listed_next = following.is_item or following.style is Style.HEADING or following.is_short
        listed_next = listed_next or is_explained(following)
        if not leads and not (
            unit.is_sentence
            and not is_explained(unit)
            and listed_next
            and (following.is_item or word_count(unit.text) > 5)
        ):
            return body[place:]
        if kind is Kind.VALUE and not leads and unit.text.startswith(("We ", "To ")):
            return body[place:]
    return body


def _leads_items(body: Sequence[Unit], place: int) -> bool:
    """Whether a line leads in all the items there are: "In all that we do, we:"."""
    later = body[place + 1 :]
    return body[place].text.endswith(":") and bool(later) and all(unit.is_item for unit in later[:3])


def _speaks_of(unit: Unit, kind: Kind, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of the list without giving any of it: "Six values shape how we treat people."."""
    if not unit.is_sentence or ":" in unit.text or told(unit.text, lexicon):
        return False
    words = words_of(unit.text, 40)
    return any((match := lexicon.labels.at(words, at)) and match.kind is kind for at in range(1, len(words)))


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
