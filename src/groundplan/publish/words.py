"""The words that documents bring along themselves, in the document's language."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

DOMAIN = "groundplan"
CATALOGUES = Path(__file__).parents[1] / "locale"


@cache
def words(language: str) -> Callable[[str], str]:
    """`gettext` for a language (BCP 47); what has no translation stays English."""
    code = language.replace("-", "_")
    found = gettext.translation(DOMAIN, CATALOGUES, [code, code.partition("_")[0]], fallback=True)
    return found.gettext
