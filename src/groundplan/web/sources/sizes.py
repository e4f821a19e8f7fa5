"""How much a library's documents may be: what its pages tell, its actions keep to, and the server lets in."""

from __future__ import annotations

import re

from groundplan.sources.reading import LARGEST

_MB = 1024 * 1024

# All the files of one form together, with the little that a form has beside them.
LARGEST_FORM = LARGEST * 5 // 2
MOST_FILES = 20
MOST_DOCUMENTS = 200
MOST_BYTES = 1024 * _MB

# Text is kept twice, as it stands and folded for searching: a file that unpacks to far more than it is would make a
# backup look like one that claims too much (`operations/archive.py`).
_ALWAYS_TEXT, _TEXT_A_BYTE = 200_000, 40

# Where a form with files is sent to: only there does the server take more than any other form needs.
FORM_WITH_FILES = re.compile(r"/library/[0-9a-f-]{36}/sources/add/")


def in_mb(size: int) -> int:
    """Whole megabytes, as people are told of them."""
    return size // _MB


def most_text(size: int) -> int:
    """How many characters are kept of a file of so many bytes."""
    return _ALWAYS_TEXT + _TEXT_A_BYTE * size
