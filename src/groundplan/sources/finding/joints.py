"""Joints: where a label ran into what stands before or after it without a space, as when a page's tags are dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

_JOINT = re.compile(r"(?<=[a-z.!?])(?=[A-Z])|(?<=[A-Z]{4})(?=[A-Z][a-z]|[AI]\s[a-z])")
_LONGEST_LABEL = 60


def at_joints(text: str, is_label: Callable[[str], bool]) -> Iterator[tuple[int, int, bool]]:
    """The pieces of a text by their two ends, and whether each is a label: "MISSION|We lend.|VISION|A town …"."""
    ends = [0, *(found.start() for found in _JOINT.finditer(text)), len(text)]
    begun = 0
    for start, end in pairwise(ends):
        if len(ends) > 2 and end - start <= _LONGEST_LABEL and ":" not in text[start:end] and is_label(text[start:end]):
            if text[begun:start].strip():
                yield begun, start, False
            yield start, end, True
            begun = end
    if text[begun:].strip():
        yield begun, len(text), False
