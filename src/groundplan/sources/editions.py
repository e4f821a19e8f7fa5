"""What became of lines that were taken from a document in a newer edition of it: the same, reworded, or gone.

Pure comparison: lines that say the same word for word are found first, wherever they stand now; of the rest, the most
alike are paired first, each place in the new edition with one line at most, so that two lines that resemble each other
are not both told as the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from heapq import nlargest
from itertools import islice

from rapidfuzz import fuzz

from groundplan.sources.model import Passage, Statement

# Of a document with more than this, the rest is not compared; a line of more is compared by its beginning.
MOST_PASSAGES = 6_000
MOST_LINES = 400
LONGEST = 4_000
# Places that a line is compared with, how much all comparing may be (letters of one text times those of the other), and
# how many of the most alike are remembered of a line: far above what a plan has, and a bound for what is none.
MOST_PLACES = 20_000
MOST_WORK, A_COMPARISON = 20_000_000_000, 25_000
MOST_ALIKE = 60
# From here on (of 100) two texts are taken for two wordings of one; the shorter they are, the more they must agree.
ALIKE, ALIKE_IN_SHORT, SHORT_WORDS = 60.0, 74.0, 4
MOST_WORDS = 1_500
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+")
# “1.”, “Goal 2:”, “Priority III –”, “b)”: a number in front is no part of what a line says.
_NUMBER = re.compile(
    r"^\s*(?:(?:goal|priority|aim|objective|direction|pillar|value|meta|objetivo|prioridad)\s+)?"
    r"(?:\d{1,3}|[ivx]{1,5}|[a-z])\s*[.):–—-]\s+",
    re.IGNORECASE,
)


class Fate(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: its words in the new edition and where they stand, empty where they are gone."""

    old: str
    fate: Fate
    new: str = ""
    passage: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a comparison: in both wordings, or only in the `old` or the `new` one."""

    text: str
    old: bool = True
    new: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    text: str
    said: str
    passage: Passage


def compare(lines: Sequence[str], passages: Sequence[Passage], statements: Sequence[Statement] = ()) -> list[Outcome]:
    """What became of each line, in their order; `statements` are what was found in the new edition."""
    lines = lines[:MOST_LINES]
    passages = passages[:MOST_PASSAGES]
    said = [_said(passage.text) for passage in passages]
    outcomes: dict[int, Outcome] = {}
    taken: set[str] = set()
    for at, line in enumerate(lines):
        same = _same(line, passages, said)
        if same is not None:
            outcomes[at] = Outcome(line, Fate.SAME, line, same.id, same.page)
            taken.add(_said(line))
    rest = [at for at in range(len(lines)) if at not in outcomes]
    wordings = _places(passages, statements, {_sentences(lines[at]) for at in rest})
    places = [*islice(wordings, MOST_PLACES)] if rest else []
    for _score, at, number in sorted(_pairs(lines, rest, places), key=lambda pair: (-pair[0], pair[1], pair[2])):
        place = places[number]
        if at not in outcomes and not _overlaps(place.said, taken):
            new = place.text if _NUMBER.match(lines[at]) else _NUMBER.sub("", place.text)
            outcomes[at] = Outcome(lines[at], Fate.CHANGED, new, place.passage.id, place.passage.page)
            taken.add(place.said)
    return [outcomes.get(at) or Outcome(line, Fate.GONE) for at, line in enumerate(lines)]


def difference(old: str, new: str) -> list[Piece]:
    """Two wordings word by word: what is in both, only in the old one, only in the new one."""
    before, after = old.split(), new.split()
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return [Piece(old, new=False), Piece(new, old=False)]
    found: list[Piece] = []
    matcher = SequenceMatcher(None, [_said(word) for word in before], [_said(word) for word in after], autojunk=False)
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(" ".join(after[right:right_end])))
            continue
        if left < left_end:
            found.append(Piece(" ".join(before[left:left_end]), new=False))
        if right < right_end:
            found.append(Piece(" ".join(after[right:right_end]), old=False))
    return found


def _said(text: str) -> str:
    """A text as it is compared: whatever number stands before it, whatever spaces and capitals it has."""
    return " ".join(_NUMBER.sub("", text).split()).casefold().strip(" .;:•–—-")


def _same(line: str, passages: Sequence[Passage], said: Sequence[str]) -> Passage | None:
    """The first passage that says a line word for word, or in which it begins; a passage that says only that counts
    more than one that says it among other things."""
    wanted = _said(line)
    if not wanted:
        return None
    among: Passage | None = None
    for at, text in enumerate(said):
        if text == wanted:
            return passages[at]
        if among is None and (_holds(text, wanted) or _goes_on(said, at, wanted)):
            among = passages[at]
    return among


def _holds(text: str, wanted: str) -> bool:
    """Whether a text has the words, as words: “art” is not in “start”."""
    at = text.find(wanted)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(wanted, at + 1)
    return False


def _goes_on(said: Sequence[str], at: int, wanted: str) -> bool:
    """Whether the words begin in a passage and go on in those that follow: a line that is two now."""
    if not said[at] or not wanted.startswith(said[at]):
        return False
    rest = wanted[len(said[at]) :].strip(" .;:•–—-")
    for following in said[at + 1 : at + 6]:
        if not rest:
            return True
        if not following or not rest.startswith(following):
            return False
        rest = rest[len(following) :].strip(" .;:•–—-")
    return not rest


def _sentences(text: str) -> int:
    return min(len(_SENTENCE.split(text.strip())), 6)


def _places(passages: Sequence[Passage], statements: Sequence[Statement], sizes: set[int]) -> Iterator[_Place]:
    """Every text of the new edition that could be a new wording: what was found in it, passages, two that follow each
    other, and as many sentences as a line had."""
    by_id = {passage.id: passage for passage in passages}
    seen: set[tuple[str, str]] = set()

    def place(text: str, passage: Passage) -> Iterator[_Place]:
        said = _said(text)
        if said and (passage.id, said) not in seen:
            seen.add((passage.id, said))
            yield _Place(text.strip(), said[:LONGEST], passage)

    for statement in statements:
        if statement.passage in by_id:
            yield from place(statement.text, by_id[statement.passage])
    for at, passage in enumerate(passages):
        yield from place(passage.text, passage)
        if at + 1 < len(passages) and len(passage.text) + len(passages[at + 1].text) < LONGEST:
            yield from place(f"{passage.text}\n{passages[at + 1].text}", passage)
        sentences = _SENTENCE.split(passage.text.strip())
        for size in sizes:
            for begin in range(len(sentences) - size + 1 if len(sentences) > size else 0):
                yield from place(" ".join(sentences[begin : begin + size]), passage)


def _pairs(lines: Sequence[str], rest: Sequence[int], places: Sequence[_Place]) -> Iterator[tuple[float, int, int]]:
    """(how alike, line, place) of all that could be two wordings of one."""
    left = MOST_WORK
    for at in rest:
        said = _said(lines[at])[:LONGEST]
        least = ALIKE_IN_SHORT if len(said.split()) <= SHORT_WORDS else ALIKE
        scores: list[tuple[float, int]] = []
        for number, each in enumerate(places):
            # What is more than three times as long cannot be as alike as that.
            if said and left > 0 and len(said) <= 3 * len(each.said) and len(each.said) <= 3 * len(said):
                left -= A_COMPARISON + len(said) * len(each.said)
                score = _alike(said, each.said, least)
                if score >= least:
                    scores.append((score, -number))
        yield from ((score, at, -number) for score, number in nlargest(MOST_ALIKE, scores))


def _alike(one: str, other: str, least: float) -> float:
    """How alike two texts are, of 100, letter by letter or with their words put in order; 0 below `least`."""
    return max(fuzz.ratio(one, other, score_cutoff=least), 0.97 * fuzz.token_sort_ratio(one, other, score_cutoff=least))


def _overlaps(said: str, taken: set[str]) -> bool:
    """Whether a place is part of one that is another line's already, or the other way round."""
    return any(said == each or _holds(each, said) or _holds(said, each) for each in taken)
