"""The languages in which statements are found, one file each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from groundplan.sources.finding.tongue import Tongue
from groundplan.sources.finding.tongues import dutch, english, finnish, french, german, nordic, romance, spanish

EVERY: Mapping[str, Tongue] = {
    each.code: each
    for each in (
        english.ENGLISH,
        spanish.SPANISH,
        french.FRENCH,
        german.GERMAN,
        dutch.DUTCH,
        nordic.SWEDISH,
        nordic.DANISH,
        nordic.NORWEGIAN,
        romance.PORTUGUESE,
        romance.ITALIAN,
        romance.CATALAN,
        finnish.FINNISH,
    )
}


NEAR: Mapping[str, str] = {"da": "nb", "nb": "da"}
"""Languages that a short text does not tell apart."""


@cache
def tongues_of(language: str) -> tuple[Tongue, ...]:
    """The tables for a document: its own language's, and English beside it, in which many label their pages.

    A text too short to tell its language is read with all of them.
    """
    if not language:
        return tuple(EVERY.values())
    own = EVERY.get(language.split("-")[0], english.ENGLISH)
    near = (EVERY[NEAR[own.code]],) if own.code in NEAR else ()
    return (english.ENGLISH,) if own is english.ENGLISH else (own, *near, english.ENGLISH)
