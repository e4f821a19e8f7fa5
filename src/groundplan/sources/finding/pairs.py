"""Pairs: entries that each stand over one line or paragraph that explains them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from groundplan.sources.finding.levels import is_name
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.sentences import sentences
from groundplan.sources.finding.units import Unit, word_count
from groundplan.sources.model import Style

_LONGEST_HEAD = 20
_LONGEST_NAME = 5
_FEWEST_NAMED = 3

Pair = tuple[Unit, Unit]


def names_over_lines(body: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Names, each over a line that begins like all the others: "Welcome", "We greet everyone", "Candor", "We say …"."""
    opening = _opening(body[1], 1) if len(body) > 1 else []

    def fits(pair: Pair) -> bool:
        name, line = pair
        begins = bool(opening) and _opening(line, 1) == opening != _opening(name, 1)
        brief = word_count(name.text) <= _LONGEST_NAME and word_count(line.text) > word_count(name.text)
        return begins and brief and is_name(name, lexicon) and not line.is_item

    heads = _heads(body, fits)
    return heads if len(heads) >= _FEWEST_NAMED else []


def sentences_over_text(body: Sequence[Unit]) -> list[Unit]:
    """Sentences that begin alike, each over a text that does not, or that is far longer: "We will open up." …"""
    opening = _opening(body[0], 2)
    apart = _heads(body, lambda pair: _is_led(pair, opening) and _opening(pair[1], 2) != opening)
    if len(apart) > 1 and len(opening) > 1:
        return apart
    longer = _heads(
        body, lambda pair: _is_led(pair, opening[:1]) and word_count(pair[1].text) > word_count(pair[0].text)
    )
    said = sum(word_count(unit.text) for unit in body[: 2 * len(longer)])
    named = sum(word_count(unit.text) for unit in longer)
    return longer if len(longer) >= _FEWEST_NAMED and said >= 3 * named else []


def _is_led(pair: Pair, opening: Sequence[str]) -> bool:
    head, text = pair
    single = len(list(sentences(head.text))) == 1 and word_count(head.text) <= _LONGEST_HEAD
    plain = head.style is text.style is Style.TEXT
    return plain and single and bool(opening) and _opening(head, len(opening)) == list(opening)


def _heads(body: Sequence[Unit], fits: Callable[[Pair], bool]) -> list[Unit]:
    return [head for head, _text in takewhile(fits, zip(body[::2], body[1::2], strict=False))]


def _opening(unit: Unit, count: int) -> list[str]:
    return [word.fold for word in words_of(unit.text, count)]
