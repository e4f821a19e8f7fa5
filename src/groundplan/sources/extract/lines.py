"""Lines of a PDF page: words on one baseline, as far as no gap parts them. A line may be one cell or one column's."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from groundplan.sources.extract.right_to_left import is_right_to_left, logical, runs_left
from groundplan.sources.extract.tidy import one_line
from groundplan.sources.extract.words import SOFT_HYPHEN, Word

# How far apart words of one line may stand, in their size: as they come, and where the file tells them out of order.
_GAP, _GAP_OUT_OF_ORDER = 0.9, 0.6
_GAP_AFTER_BULLET = 4.0
_SAME_BASELINE = 0.22
_SPACE = 0.14
# Letters farther apart than a space is wide are set so to look wide.
_WIDE = 0.4
_MARKER = re.compile(r"(?:[^\w\s(\[“\"'‘«<&#$£€%@]{1,2}|[\ue000-\uf8ff]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\Z")


@dataclass(slots=True)
class Line:
    """Words side by side. `rows` is set where it stands for a table, whose rows are cells and their lines."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    colour: int = 0
    angle: int = 0
    top: float = 0.0
    bottom: float = 0.0
    rows: list[list[list[str]]] = field(default_factory=list)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The page's lines, from above downwards."""
    pieces: list[list[Word]] = []
    if any(each.place >= 0 for each in words):
        words = sorted(words, key=_from_left)
    for each in words:
        if pieces and _goes_on(pieces[-1], each, _GAP):
            pieces[-1].append(each)
        else:
            pieces.append([each])
    turned = runs_left("".join(each.text for each in words))
    lines = [_line(each, turned) for each in _together(pieces)]
    return sorted((each for each in lines if each.text), key=lambda each: (each.angle, each.y, each.x0))


def _from_left(character: Word) -> tuple[int, int, float, int]:
    """The order of single characters. The letters of one ligature share their place: there the script decides."""
    turned = is_right_to_left(ord(character.text))
    return character.angle, round(character.y), round(character.x0, 1), -character.place if turned else character.place


def _goes_on(piece: list[Word], word: Word, most: float) -> bool:
    last = piece[-1]
    size = max(last.size, word.size)
    if word.angle != last.angle or abs(word.y - last.y) > _raised(last, word) * size:
        return False
    gap = (word.x0 - last.x1) / max(size, 1.0)
    if len(piece) == 1 and most == _GAP and _MARKER.match(last.text):
        most = _GAP_AFTER_BULLET
    # The letters of one ligature all have its place.
    return (-2.0 if word.place >= 0 else -0.6) <= gap <= most


def _raised(one: Word, other: Word) -> float:
    """How far two words on one line may stand above each other: numbers of notes are small and stand higher."""
    small, large = sorted((one.size, other.size))
    return 0.5 if small < 0.8 * large else _SAME_BASELINE


def _together(pieces: list[list[Word]]) -> Iterable[list[Word]]:
    """Pieces that stand close on one baseline, whatever the file tells in between."""
    pieces.sort(key=lambda each: (each[0].angle, each[0].y, each[0].x0))
    done: list[list[Word]] = []
    recent: list[list[Word]] = []
    for piece in pieces:
        recent = [
            each for each in recent if each[-1].angle == piece[0].angle and piece[0].y - each[-1].y <= each[-1].size
        ]
        before = next((each for each in recent if _goes_on(each, piece[0], _GAP_OUT_OF_ORDER)), None)
        if before is not None:
            before += piece
        else:
            done.append(piece)
            recent.append(piece)
    return done


def _line(words: list[Word], turned: bool) -> Line:
    weights = [max(len(each.text), 1) for each in words]
    sizes: Counter[float] = Counter()
    for weight, each in zip(weights, words, strict=True):
        sizes[round(each.size, 1)] += weight
    usual = sizes.most_common(1)[0][0]
    most = max((each for each in words if round(each.size, 1) == usual), key=lambda each: len(each.text))
    size = most.size
    bold = sum(n for n, each in zip(weights, words, strict=True) if each.bold) * 10 >= sum(weights) * 9
    text = _text(words, turned)
    x0, x1 = min(each.x0 for each in words), max(each.x1 for each in words)
    y = most.y
    colour = most.colour if len({each.colour for each in words}) == 1 else -1
    return Line(text, x0, x1, y, size, bold, colour, most.angle, y - 0.8 * size, y + 0.22 * size)


def _text(words: list[Word], turned: bool) -> str:
    """The words with their spaces; letters that are set apart to look wide are one word."""
    if words[0].place >= 0:
        return one_line(logical(_set_close(words), turned))
    text = one_line("".join(word.text + gap for word, gap in zip(words, _spaces(words), strict=True)))
    return text.replace(SOFT_HYPHEN, "-") if text.endswith(SOFT_HYPHEN) else text


def _spaces(words: list[Word]) -> list[str]:
    """What comes after each word: a space, or nothing between letters that are set apart to look wide."""
    if words[-1].text == SOFT_HYPHEN and len(words) > 1:
        return [*_spaces(words[:-1])[:-1], "", ""]
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    lone = [len(each.text) == 1 and each.text.isalpha() for each in words]
    between = [gap for gap, one, other in zip(gaps, lone, lone[1:], strict=False) if one and other]
    if len(between) < 2:
        return [" "] * len(words)
    usual = statistics.median(between)
    if max(gaps) < 1.25 * usual and not (all(lone) and usual > _WIDE * words[0].size):
        return [" "] * len(words)
    return [
        "" if gap < 1.25 * usual and (one or other) else " "
        for gap, one, other in zip(gaps, lone, lone[1:], strict=False)
    ] + [" "]


def _set_close(words: list[Word]) -> str:
    """Single characters from left to right, with a space wherever there is room for one."""
    parts = [words[0].text]
    for before, each in pairwise(words):
        if abs(each.place - before.place) > 1 and each.x0 - before.x1 > _SPACE * max(before.size, each.size):
            parts.append(" ")
        parts.append(each.text)
    return "".join(parts)


def with_drop_caps(lines: list[Line]) -> list[Line]:
    """The lines, each large initial put before the line that it begins."""
    initials = [each for each in lines if len(each.text.strip("“\"‘'«")) == 1 and each.text[-1].isalpha()]
    for initial in initials:
        beside = [
            each
            for each in lines
            if each.size * 1.7 <= initial.size
            and -0.3 * initial.size <= each.x0 - initial.x1 <= 1.5 * each.size
            and initial.y - initial.size <= each.top + 0.5 * each.size <= initial.y
        ]
        if beside:
            first = min(beside, key=lambda each: each.y)
            first.text = initial.text + _apart(initial, first, lines) + first.text
            lines = [each for each in lines if each is not initial]
    return lines


def _apart(initial: Line, line: Line, lines: list[Line]) -> str:
    """A space where the initial is a word of its own: what follows is then a word that stands elsewhere too."""
    follows = line.text.split()[0]
    if initial.text[-1] not in "AIOaio" or not follows.isalpha():
        return ""
    elsewhere = any(follows in each.text.split() for each in lines if each is not line)
    return " " if elsewhere and len(follows) > 1 else ""


def runs_to_the_left(lines: Iterable[Line]) -> bool:
    """Whether these lines are of a script that runs to the left."""
    return runs_left(" ".join(each.text for each in lines))
