"""Pairs: entries that each stand over one line or paragraph that explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from groundplan.sources.finding.levels import is_end, is_name
from groundplan.sources.finding.lexicon import Lexicon, Word, words_of
from groundplan.sources.finding.sentences import sentences
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Style

_LONGEST_HEAD = 20
_LONGEST_NAME = 5
_FEWEST_NAMED = 3

Pair = tuple[Unit, Unit]


def names_over_lines(body: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Names, each over a line that begins like all the others, "We say …"; or in capitals over lines that are not."""
    opening = _opening(body[1], 1) if len(body) > 1 else []

    def fits(pair: Pair) -> bool:
        name, line = pair
        begins = bool(opening) and _opening(line, 1) == opening != _opening(name, 1)
        if is_end(name, lexicon):
            return False
        if name.text.isupper():
            # "LITERACY" over "Raising readers".
            return not line.text.isupper() and not line.is_item and is_name(name, lexicon)
        brief = word_count(name.text) <= _LONGEST_NAME and word_count(line.text) > word_count(name.text)
        return begins and brief and is_name(name, lexicon) and not line.is_item

    heads = _heads(body, fits)
    return heads if len(heads) >= _FEWEST_NAMED else []


def run_on(lines: Sequence[Unit]) -> list[Span]:
    """The names with which lines begin that all go on with one word in capitals: "Rooms We keep", "Books We lend"."""
    told = [words_of(unit.text, _LONGEST_NAME + 2) for unit in lines]
    begun = next((words[at].fold for words in told[:1] for at in _begins(words, lines[0].text)), "")
    ends = [
        next((at for at in _begins(words, unit.text) if words[at].fold == begun), 0)
        for words, unit in zip(told, lines, strict=True)
    ]
    named = list(takewhile(lambda each: each[2] > 0, zip(lines, told, ends, strict=True)))
    return [Span(unit.start, unit.start + words[at - 1].end) for unit, words, at in named]


def _begins(words: Sequence[Word], text: str) -> Iterator[int]:
    """Where a sentence may begin behind a name without a sign between: a capital, and then a small word."""
    for at in range(1, len(words) - 1):
        plain = text[words[at - 1].end : words[at].start].isspace()
        if words[0].capital and plain and words[at].capital and not words[at + 1].capital:
            yield at


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
