"""What of an answer is quoted, and what only comes from somewhere: its words laid beside its citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from groundplan.workbook.citations import Citation, folded

_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Of a text with more paragraphs than this nobody looks for where a quotation begins.
MOST_PARAGRAPHS = 400
Cited = Sequence[Citation]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Texts that stand one after the other and come from the same: the lines of a list, or paragraphs of an answer.

    Where `quoted`, they are the words of the `citations`; otherwise the words of the `citations` stand somewhere in
    them. Of the citations `after`, the words do not stand there any more: the texts were worded after them. One
    citation stands for all that say the same.
    """

    texts: tuple[str, ...]
    quoted: bool = False
    citations: tuple[Citation, ...] = ()
    after: tuple[Citation, ...] = ()


def stretches(lines: Sequence[tuple[str, Cited]], about: Cited = ()) -> list[Stretch]:
    """Each text of an answer beside its citations; `about` are those of the answer as a whole, told at the end."""
    found: list[Stretch] = []
    for text, citations in lines:
        for each in _of_text(text, citations):
            last = found[-1] if found else None
            if last and _origin(last) == _origin(each):
                found[-1] = replace(last, texts=last.texts + each.texts)
            else:
                found.append(each)
    whole = "\n".join(text for text, _citations in lines)
    within = tuple(each for each in about if each.stands_in(whole))
    after = tuple(each for each in about if each not in within)
    return [*found, *([Stretch((), False, _distinct(within), _distinct(after))] if about else [])]


def _origin(stretch: Stretch) -> tuple[bool, list[Citation], list[Citation]]:
    """What makes two stretches that stand one after the other a single one."""
    return stretch.quoted, [*map(source_of, stretch.citations)], [*map(source_of, stretch.after)]


def _of_text(text: str, citations: Cited) -> Iterator[Stretch]:
    """A text in pieces: paragraphs that are a quotation, and those between them."""
    if not citations:
        yield Stretch((text,))
        return
    paragraphs = _PARAGRAPHS.split(text.strip())
    if len(paragraphs) > MOST_PARAGRAPHS:
        paragraphs = [text.strip()]
    placed, loose = _placed(paragraphs, citations)
    pieces: list[Stretch] = []
    at = 0
    for begins, ends in sorted(placed):
        if begins < at:
            loose += placed[(begins, ends)]
            continue
        if begins > at:
            pieces.append(Stretch(("\n\n".join(paragraphs[at:begins]),)))
        pieces.append(Stretch(("\n\n".join(paragraphs[begins:ends]),), True, _distinct(placed[(begins, ends)])))
        at = ends
    if at < len(paragraphs):
        pieces.append(Stretch(("\n\n".join(paragraphs[at:]),)))
    within = _distinct([each for each in loose if each.stands_in(text)])
    after = _distinct([each for each in loose if not each.stands_in(text)])
    if not within and not after:
        yield from pieces
    elif len(pieces) == 1 and not pieces[0].quoted:
        yield replace(pieces[0], citations=within, after=after)
    else:
        yield from (*pieces, Stretch((), False, within, after))


def _placed(
    paragraphs: Sequence[str], citations: Cited
) -> tuple[dict[tuple[int, int], list[Citation]], list[Citation]]:
    """From which paragraph to which each quotation stands; and those that are no whole paragraphs."""
    said = [folded(each) for each in paragraphs]
    placed: dict[tuple[int, int], list[Citation]] = {}
    loose: list[Citation] = []
    for citation in citations:
        span = _span(said, folded(citation.quote))
        if span:
            placed.setdefault(span, []).append(citation)
        else:
            loose.append(citation)
    return placed, loose


def _span(said: Sequence[str], quote: str) -> tuple[int, int] | None:
    for begins, first in enumerate(said):
        if quote and first and quote.startswith(first):
            told = ""
            for ends in range(begins, len(said)):
                told = f"{told} {said[ends]}".strip()
                if told == quote:
                    return begins, ends + 1
                if not quote.startswith(told):
                    break
    return None


def _distinct(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """One of each that say the same of different lines."""
    return tuple({source_of(each): each for each in reversed(citations)}.values())[::-1]


def source_of(citation: Citation) -> Citation:
    """What a citation says in words, without which line it says it of: equal for lines that come from the same page."""
    return replace(citation, id="", address="", quote="", passage="")
