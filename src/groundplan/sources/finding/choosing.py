"""Choosing: of what seems to be stated, what is put before people, each once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from groundplan.sources.finding.page import Candidate
from groundplan.sources.finding.reasons import reason_for
from groundplan.sources.finding.units import Span
from groundplan.sources.model import Kind, Passage, Reading, Statement, Whose

_LEAST = 0.3


def chosen(found: Sequence[Candidate], reading: Reading) -> Iterator[Statement]:
    """The statements, in the order in which they stand."""
    kept = [*_own(found), *_of_others(found)]
    text = reading.text
    places = _places(reading)
    seen: set[tuple[Kind, Whose, str]] = set()
    made = []
    for each in kept:
        for span in (_without_signs(text, whole) for whole in each.spans):
            said = text[span.start : span.end]
            key = (each.kind, each.owner.whose, " ".join(said.split()).casefold().strip(" .;:,"))
            if said.strip() and key not in seen:
                seen.add(key)
                made.append((span, _statement(each, span, said, places)))
    made.sort(key=lambda pair: pair[0].start)
    return (statement for _span, statement in made)


def _without_signs(text: str, span: Span) -> Span:
    """A span without the signs by which plain text sets words in bold or italics."""
    start, end = span.start, span.end
    while start < end and text[start] in "*_ \n":
        start += 1
    while end > start and text[end - 1] in "*_ \n":
        end -= 1
    return Span(start, end)


def _own(found: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate of each kind among the library's own."""
    best: dict[Kind, Candidate] = {}
    for each in found:
        if each.owner.whose is Whose.LIBRARY and each.sure >= _LEAST:
            known = best.get(each.kind)
            if known is None or _merit(each) > _merit(known):
                best[each.kind] = each
    return list(best.values())


def _merit(each: Candidate) -> tuple[float, bool]:
    """Of two that are equally well labelled, the one beside the library's name is its."""
    return each.sure, each.owner.evidence == "library"


def _of_others(found: Sequence[Candidate]) -> list[Candidate]:
    return [each for each in found if each.owner.whose is not Whose.LIBRARY and each.sure >= _LEAST]


def _places(reading: Reading) -> tuple[list[int], Sequence[Passage]]:
    starts, at = [], 0
    for passage in reading.passages:
        starts.append(at)
        at += len(passage.text) + 2
    return starts, reading.passages


def _statement(each: Candidate, span: Span, said: str, places: tuple[list[int], Sequence[Passage]]) -> Statement:
    starts, passages = places
    passage = passages[bisect_right(starts, span.start) - 1]
    kind = each.kind
    if kind is Kind.MISSION and each.owner.whose is Whose.DEPARTMENT:
        kind = Kind.DEPARTMENT_MISSION
    return Statement(
        kind=kind,
        text=said,
        passage=passage.id,
        page=passage.page,
        whose=each.owner.whose,
        owner=each.owner.words,
        confidence=round(min(1.0, max(0.0, each.sure)), 2),
        reason=reason_for(each),
    )
