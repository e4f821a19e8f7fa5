"""Sentences that state: "The mission of the library is to …", "the library exists to …", "four areas:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from groundplan.sources.finding.labels import Form, Label
from groundplan.sources.finding.lexicon import Lexicon, Match, Role, Word, is_turned_away, words_of
from groundplan.sources.finding.stating import Stating, past_asides
from groundplan.sources.model import Kind

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]{0,2}\s+(?=[\"“‘'(¿¡]?[A-Z0-9ÁÉÍÓÚÄÖÜÅØ¿¡])|\n{2,}")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The two ends of each sentence of a text."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, found.start() + len(found[0].rstrip())
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


_BEFORE_BACK = re.compile(r":|\s[–—-]\s|[–—]")
_BY_YEAR = re.compile(r"(?:By|In) (?:the year )?20\d\d,? (?=\w)")
_OF_EACH = re.compile(r"\W*(?:each|every)\b", re.IGNORECASE)
_LONG_AGO = re.compile(r"\b1[89]\d\d\b")
_MOST_OWNER = 14
_SUBJECT = 3


def told(sentence: str, lexicon: Lexicon) -> Label | None:
    """The label in a sentence that states what it names: "The mission of the library is to …"."""
    books = (lexicon.exists, lexicon.envisions)
    if not lexicon.labels.may_label(sentence) and not any(book.may_hold(sentence) for book in books):
        return None
    words = words_of(sentence, 60)
    for place in range(min(len(words), 30)):
        match = lexicon.labels.at(words, place)
        if match is None or match.kind is None or not _names_it(words, place, match, lexicon):
            continue
        stating = Stating(sentence, words, place, match, match.kind, lexicon)
        made = None if _only_speaks(stating) else stating.label()
        if made:
            return replace(made, weak=match.role is Role.WEAK, near=True)
    return _exists(sentence, words, lexicon) or _envisions(words, sentence, lexicon)


def _envisions(words: Sequence[Word], sentence: str, lexicon: Lexicon) -> Label | None:
    """ "The library envisions a town in which …" states a vision without a label."""
    for at in range(min(len(words), 12)):
        match = lexicon.envisions.at(words, at)
        after = at + match.length if match else len(words)
        if match and after < len(words) and lexicon.begins[Kind.VISION].at(words, after):
            said = " ".join(sentence[: words[after - 1].end].split())[-80:]
            return Label((Kind.VISION,), said, Form.PROSE, weak=True, near=True, rest=words[after].start)
    return None


def _names_it(words: list[Word], place: int, match: Match, lexicon: Lexicon) -> bool:
    """Whether a phrase in a sentence is a label; a weak one needs "our" or a library's name before it."""
    if match.role is Role.LABEL:
        return True
    if match.phrase.startswith("our "):
        return True
    before = lexicon.labels.at(words, place - 1) if place else None
    if before is None:
        return False
    ends = past_asides(words, place + match.length, lexicon) == len(words) and match.kind is Kind.PRIORITY
    return before.role in (Role.OURS, Role.LIBRARY) or (ends and before.role in (Role.ASIDE, Role.NUMERAL))


def _only_speaks(stating: Stating) -> bool:
    """Whether the words before a label tell that a sentence speaks about it: "The committee REVIEWS the mission"."""
    before, lexicon = stating.words[: stating.place], stating.lexicon
    if stating.match.role is Role.WEAK and _of_another(before[:_SUBJECT], lexicon):
        return True
    if stating.match.role is Role.WEAK and _LONG_AGO.search(stating.sentence[: stating.words[stating.place].start]):
        # "In 1901 the Ladies' Club stated its purpose: to found a library."
        return True
    if is_turned_away(stating.words, stating.place, lexicon):
        return True
    return stating.kind is not Kind.VALUE and lexicon.talk.within(before) is not None


def told_back(sentence: str, lexicon: Lexicon) -> Label | None:
    """The label in a sentence that points back: "That is our mission, and …"; "Lend, learn: that's our mission".

    What it labels ends at its `rest`, which is 0 where that is the sentence before.
    """
    if not lexicon.backs.may_hold(sentence) or not lexicon.labels.may_label(sentence):
        return None
    words = words_of(sentence, 60)
    for at in range(len(words)):
        back = lexicon.backs.at(words, at)
        if back and (not at or _BEFORE_BACK.search(sentence[words[at - 1].end : words[at].start])):
            return _pointing(sentence, words, at, at + back.length, lexicon)
    return None


def _pointing(sentence: str, words: Sequence[Word], at: int, verb: int, lexicon: Lexicon) -> Label | None:
    """The label after "that is", unless it goes on: "It is our mission TO …"."""
    place = past_asides(words, verb, lexicon)
    match = lexicon.labels.at(words, place) if verb < place < len(words) else None
    if match is None or match.role is not Role.LABEL or match.kind not in (Kind.MISSION, Kind.VISION):
        return None
    last = place + match.length
    if ":" in sentence[words[last - 1].end :] or (last < len(words) and lexicon.begins[match.kind].at(words, last)):
        return None
    rest = words[at].start if at else 0
    return Label((match.kind,), sentence[words[at].start : words[last - 1].end], Form.AFTER, near=True, rest=rest)


def _of_another(subject: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a sentence is about another thing than a library and its plan: "The project has three goals"."""
    match = lexicon.topics.within(subject)
    return match is not None and not match.phrase.endswith(" plan")


def announced(text: str, lexicon: Lexicon) -> int:
    """How many parts of a plan a text says that it has and lists them: "four areas over five years:"; else 0."""
    timed = lexicon.things.may_hold(text) and lexicon.periods.may_hold(text)
    if len(text) > 400 or not (timed or lexicon.parts.may_hold(text)):
        return 0
    words = words_of(text, 50)
    if _of_another(words[:_SUBJECT], lexicon) or _LONG_AGO.search(text) or _OF_EACH.match(text):
        return 0
    for at, word in enumerate(words[:-1]):
        said = int(word.fold) if word.fold.isdecimal() else lexicon.numerals.get(word.fold, 0)
        if 2 <= said <= 12 and _parts_of_a_plan(words, words[at + 1 : at + 4], lexicon):
            return said
    return 0


def _parts_of_a_plan(words: Sequence[Word], near: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a number counts a plan's parts: "four AREAS", "three THINGS" where the words tell for which years."""
    things = lexicon.things.within(near) is not None and lexicon.periods.within(words) is not None
    return things or lexicon.parts.within(near) is not None


def promised(text: str, lexicon: Lexicon) -> bool:
    """Whether a text leads in what a plan will do: "Over the next five years we will:", "Our strategic plan is to:"."""
    books = (lexicon.periods, lexicon.plans)
    if len(text) > 200 or not text.rstrip().endswith((":", "will", "to")):
        return False
    if not any(book.may_hold(text) for book in books):
        return False
    words = words_of(text, 40)
    if lexicon.topics.within(words):
        return False
    return any(book.within(words) for book in books) and lexicon.leads.at(words, len(words) - 1) is not None


def wished(sentence: str, lexicon: Lexicon) -> Label | None:
    """A vision without a label: "By 2035 we want our libraries to be …"."""
    dated = _BY_YEAR.match(sentence)
    if dated is None:
        return None
    words = words_of(sentence[dated.end() :], _MOST_OWNER)
    match = lexicon.wishes.at(words, 0) if words else None
    if match is None or len(words) <= match.length or not lexicon.library.within(words[match.length :]):
        return None
    rest = dated.end() + words[match.length].start
    return Label((Kind.VISION,), sentence[:rest].strip(), Form.PROSE, rest=rest)


def _exists(sentence: str, words: list[Word], lexicon: Lexicon) -> Label | None:
    """ "The library exists to …" states a mission without a label."""
    for place in range(1, min(len(words), 12)):
        match = lexicon.exists.at(words, place)
        if match:
            if lexicon.talk.within(words[:place]):
                return None
            # The statement begins with the end of the phrase, "to" or "so that".
            at = place + match.length - (2 if match.phrase.endswith("so that") else 1)
            said = " ".join(sentence[: words[at - 1].end].split())[-80:]
            return Label((Kind.MISSION,), said, Form.PROSE, weak=True, rest=words[at].start)
    return None
