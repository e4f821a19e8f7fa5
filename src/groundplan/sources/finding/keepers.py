"""Keepers: who speaks in a whole document where it is no library, but keeps one: a council, a leisure trust."""

from __future__ import annotations

from collections.abc import Sequence

from groundplan.sources.finding.lexicon import Lexicon, Word, words_of
from groundplan.sources.finding.owners import Owner, named_by
from groundplan.sources.finding.sentences import sentences
from groundplan.sources.finding.units import Unit
from groundplan.sources.model import Whose

_FEWEST_SERVICES = 2


def keeper_of(title: str, opening: Sequence[Unit], lexicon: Lexicon) -> Owner | None:
    """The keeper whom the lines before the first label tell; none where the title names a library.

    "Employer: Ashby Borough Council"; "The Friends of the Ashby Library are volunteers."; "Department of Sport, Arts
    and Culture"; "we run 9 pools, 4 museums and 17 libraries".
    """
    for unit in opening:
        if _names_employer(unit, lexicon):
            return Owner(Whose.OTHER, unit.text, "other")
    if lexicon.library.within(words_of(title, 40)):
        return None
    return _speaker(opening, lexicon) or _services_kept(title, opening, lexicon)


def _speaker(opening: Sequence[Unit], lexicon: Lexicon) -> Owner | None:
    """The body with whose name the first sentence begins, if it stands beside a library."""
    first = next((unit for unit in opening if not unit.is_short), None)
    named = named_by(first.text, lexicon) if first else None
    return named if named and named.evidence == "supporter" else None


def _services_kept(title: str, opening: Sequence[Unit], lexicon: Lexicon) -> Owner | None:
    """Who keeps libraries beside other things, by a line or a sentence that names these."""
    for unit in opening:
        words = words_of(unit.text, 40)
        if unit.is_short and _services(words, lexicon) >= _FEWEST_SERVICES and not lexicon.library.within(words):
            return Owner(Whose.OTHER, unit.text, "other")
        if unit.is_sentence and any(_runs_services(unit.text[a:b], lexicon) for a, b in sentences(unit.text)):
            return Owner(Whose.OTHER, title, "other")
    return None


def _names_employer(unit: Unit, lexicon: Lexicon) -> bool:
    words = words_of(unit.text, 30)
    match = lexicon.employers.at(words, 0) if words else None
    if match is None or ":" not in unit.text[: words[match.length - 1].end + 2]:
        return False
    line = words_of(unit.text.split("\n", 1)[0], 30)
    return lexicon.others.within(line) is not None and lexicon.library.within(line) is None


def _services(words: Sequence[Word], lexicon: Lexicon) -> int:
    """How many services that are no libraries the words name."""
    return len({match.phrase for at in range(len(words)) if (match := lexicon.services.at(words, at))})


def _runs_services(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence lists libraries among other services."""
    words = words_of(sentence, 60)
    return _services(words, lexicon) >= _FEWEST_SERVICES and lexicon.manifold.within(words) is not None
