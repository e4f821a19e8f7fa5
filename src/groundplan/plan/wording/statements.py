"""Statements as sentences: whether a text is one, and whether it is the same as its source's."""

from __future__ import annotations

import re

from groundplan.plan.wording.vocabulary import words_of

_FEWEST_WORDS = 4
# Scripts that set no spaces between words: so many letters make a sentence.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_FEWEST_LETTERS = 8
_LONGEST_LEAD = 14
_LEADS = frozenset(("mission", "purpose", "exists", "vision", "misión", "is", "we", "library"))


def is_sentence(text: str) -> bool:
    """Whether a text says something of something, and is not a word or two."""
    return len(words_of(text)) >= _FEWEST_WORDS or len(_UNSPACED.findall(text[:400])) >= _FEWEST_LETTERS


def differs(text: str, quote: str) -> bool:
    """Whether a text has other words than those it is quoted from: signs, spaces and capitals make no difference, and a
    lead like "Our mission is" may be left off."""
    here, there = " ".join(words_of(text)), " ".join(words_of(quote))
    if there in here or not here:
        return False
    lead = there.removesuffix(here)
    return lead == there or len(lead.split()) > _LONGEST_LEAD or _LEADS.isdisjoint(lead.split())
