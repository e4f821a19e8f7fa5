"""How a text was changed, word by word: so that two people's changes to one text can both stay.

The positions are characters of the old text. Typical changes cost microseconds; a change beyond `MOST_CELLS` compared
words is taken as one replacement, so that a megabyte costs no more than a few milliseconds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

MOST_CELLS = 4_000_000
_PIECES = re.compile(r"\w+|\s+|[^\w\s]+")

Change = tuple[int, int, str]


def changes(old: str, new: str) -> list[Change]:
    """(start, end, replacement) for every place that changed, in order, none touching another."""
    start = len(os.path.commonprefix((old, new)))  # noqa: RUF071 letters, not folders, are meant
    most = min(len(old), len(new)) - start
    ends = (old[: -most - 1 : -1], new[: -most - 1 : -1])
    tail = len(os.path.commonprefix(ends)) if most else 0  # noqa: RUF071 the same
    inner_old, inner_new = old[start : len(old) - tail], new[start : len(new) - tail]
    if not inner_old and not inner_new:
        return []
    if not inner_old or not inner_new:
        return [(start, start + len(inner_old), inner_new)]
    return [(start + begin, start + end, text) for begin, end, text in _by_words(inner_old, inner_new)]


def _by_words(old: str, new: str) -> Iterator[Change]:
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    if len(before) * len(after) > MOST_CELLS:
        yield 0, len(old), new
        return
    offsets = [0]
    for piece in before:
        offsets.append(offsets[-1] + len(piece))
    pending: tuple[int, int, list[str]] | None = None
    for code in Indel.opcodes(before, after):
        if code.tag == "equal":
            if pending:
                yield offsets[pending[0]], offsets[pending[1]], "".join(pending[2])
            pending = None
            continue
        first, _last, words = pending or (code.src_start, code.src_end, [])
        pending = (first, code.src_end, [*words, *after[code.dest_start : code.dest_end]])
    if pending:
        yield offsets[pending[0]], offsets[pending[1]], "".join(pending[2])
