"""Sentences that state: "The mission of the library is to …", "the library exists to …", "four areas:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from groundplan.sources.finding.labels import Form, Label
from groundplan.sources.finding.lexicon import Lexicon, Match, Role, Word, words_of
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


_OPENS = re.compile(r"[“\"«„]")
_BY_YEAR = re.compile(r"(?:By|In) (?:the year )?20\d\d,? (?=\w)")
_LONG_AGO = re.compile(r"\b1[89]\d\d\b")
_MOST_OWNER = 14
_OPENING = 5
_LONGEST_ASIDE = 9
_SUBJECT = 3
_ASIDES = (Role.ASIDE, Role.NUMERAL, Role.OURS, Role.OF)
_OF_VALUES = frozenset(["of", "such", "like"])


def told(sentence: str, lexicon: Lexicon) -> Label | None:
    """The label in a sentence that states what it names: "The mission of the library is to …"."""
    if not lexicon.labels.may_label(sentence) and not lexicon.exists.may_hold(sentence):
        return None
    words = words_of(sentence, 60)
    for place in range(min(len(words), 30)):
        match = lexicon.labels.at(words, place)
        if match is None or match.kind is None or not _names_it(words, place, match, lexicon):
            continue
        made = _stated(sentence, words, place, match, lexicon)
        if made:
            return replace(made, weak=match.role is Role.WEAK, near=True)
    return _exists(sentence, words, lexicon)


def _names_it(words: list[Word], place: int, match: Match, lexicon: Lexicon) -> bool:
    """Whether a phrase in a sentence is a label; a weak one needs "our" or a library's name before it."""
    if match.role is Role.LABEL:
        return True
    if match.phrase.startswith("our "):
        return True
    before = lexicon.labels.at(words, place - 1) if place else None
    if before is None:
        return False
    ends = _past_asides(words, place + match.length, lexicon) == len(words) and match.kind is Kind.PRIORITY
    return before.role in (Role.OURS, Role.LIBRARY) or (ends and before.role in (Role.ASIDE, Role.NUMERAL))


def _past_asides(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The next word that means something: "goals FOR 2024 TO 2027:" ends with its asides."""
    while at < len(words):
        match = lexicon.labels.at(words, at)
        if not words[at].fold.isdecimal() and (match is None or match.role not in _ASIDES):
            break
        at += match.length if match else 1
    return at


def _stated(sentence: str, words: list[Word], place: int, match: Match, lexicon: Lexicon) -> Label | None:
    kind = match.kind
    if match.role is Role.WEAK and _of_another(words[: min(place, _SUBJECT)], lexicon):
        return None
    if kind is None or (kind is not Kind.VALUE and lexicon.talk.within(words[:place])):
        return None
    after = place + match.length
    # "It IS the mission of the library TO …"
    leads = match.role is Role.LABEL and 0 < place < _OPENING and lexicon.be.within(words[max(0, place - 3) : place])
    for at in range(after, min(len(words), after + _MOST_OWNER)):
        gap = sentence[words[at - 1].end : words[at].start]
        quotes = _OPENS.search(gap)
        if quotes and kind in (Kind.MISSION, Kind.VISION):
            # "… a new mission statement, “Books for all,” and …"
            return Label(
                (kind,), _said(sentence, words, at), Form.PROSE, rest=words[at - 1].end + quotes.start(), led=True
            )
        if ":" in gap:
            return Label((kind,), _said(sentence, words, at), Form.PROSE, rest=words[at].start, led=True)
        if (
            ";" in gap
            or "." in gap.strip(" ")
            or ("," in gap and at > after and not _is_aside(sentence, words, at, lexicon))
        ):
            return None
        if lexicon.topics.at(words, at) or (at == after and lexicon.talk.at(words, at)):
            return None
        if (
            at == after
            and kind is Kind.VALUE
            and words[at].fold in _OF_VALUES
            and sentence.count(",", words[at].end) > 1
        ):
            return Label((kind,), _said(sentence, words, at), Form.PROSE, rest=words[at].end)
        verb = lexicon.be.at(words, at)
        if verb and at > after and _of_something(words[after:at], lexicon):
            return None
        if leads and lexicon.begins[kind].at(words, at):
            return Label((kind,), _said(sentence, words, at), Form.PROSE, rest=words[at].start)
        if verb and match.role is Role.WEAK and at > after and not lexicon.library.within(words[after:at]):
            return None
        if verb:
            return _after_verb(sentence, words, at + verb.length, kind, lexicon)
        if at == after and words[at].fold in ("statement", "statements"):
            continue
        if at == after and not (lexicon.labels.at(words, at) or words[at].capital):
            return _leading_in(sentence, words, place, match)
    single = kind in (Kind.MISSION, Kind.VISION) and place > 0 and _is_owner(words[after:], lexicon)
    after = _past_asides(words, after, lexicon)
    several = kind in (Kind.VALUE, Kind.PRIORITY) and after >= len(words)
    if (several or single) and sentence.rstrip().endswith(":"):
        return Label((kind,), _said(sentence, words, after), Form.PROSE, rest=len(sentence), led=True)
    return None


def _leading_in(sentence: str, words: Sequence[Word], place: int, match: Match) -> Label | None:
    """The label of a sentence that leads its list in: "Our six core values guide everything we do:"."""
    several = match.role is Role.LABEL and match.kind in (Kind.VALUE, Kind.PRIORITY) and place < _OPENING
    if match.kind is None or not several or len(words) > _MOST_OWNER or not sentence.rstrip().endswith(":"):
        return None
    return Label((match.kind,), " ".join(sentence.split()).rstrip(":"), Form.PROSE, rest=len(sentence), led=True)


def _is_aside(sentence: str, words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a comma is an aside before the verb, "…, adopted in 1998, is to", or the verb itself."""
    if lexicon.be.at(words, at):
        return True
    for later in range(at + 1, min(len(words), at + _LONGEST_ASIDE)):
        if "," in sentence[words[later - 1].end : words[later].start]:
            return lexicon.be.at(words, later) is not None and lexicon.samples.within(words[at:later]) is None
    return False


def _is_owner(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether words only say whose something is: "for the County Library"."""
    known = (word.capital or lexicon.labels.at(words, at) for at, word in enumerate(words))
    return len(words) < _MOST_OWNER and all(known)


def _of_another(subject: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a sentence is about another thing than a library and its plan: "The project has three goals"."""
    match = lexicon.topics.within(subject)
    return match is not None and not match.phrase.endswith(" plan")


def _of_something(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a label in a sentence is that of no library and of nobody with a name: "the vision of the donors"."""
    role = lexicon.labels.at(words, 0)
    led_in = role is not None and role.role is Role.OF
    named = any(word.capital for word in words) or lexicon.library.within(words) or lexicon.bodies.within(words)
    return led_in and not named


def _after_verb(sentence: str, words: list[Word], at: int, kind: Kind, lexicon: Lexicon) -> Label | None:
    """What follows "our mission is": the statement, unless the sentence only speaks of it."""
    if at >= len(words):
        if sentence.rstrip().endswith(":"):
            return Label((kind,), sentence.strip().rstrip(":"), Form.PROSE, rest=len(sentence))
        return None
    gap = sentence[words[at - 1].end : words[at].start]
    quoted = any(sign in gap for sign in ':“"')
    if kind in (Kind.VALUE, Kind.PRIORITY):
        return Label((kind,), _said(sentence, words, at), Form.PROSE, rest=words[at].start, led=quoted)
    if not quoted and not lexicon.begins[kind].at(words, at):
        return None
    rest = words[at].start
    colon = sentence.find(":", rest, rest + 40)
    if colon > 0 and words[at].fold in ("simple", "simply", "twofold", "threefold", "as"):
        rest = colon + 1
    return Label((kind,), _said(sentence, words, at), Form.PROSE, rest=rest, led=quoted)


def announced(text: str, lexicon: Lexicon) -> int:
    """How many parts of a plan a text says that it has and lists them: "four areas over five years:"; else 0."""
    if len(text) > 400 or not lexicon.parts.may_hold(text):
        return 0
    words = words_of(text, 50)
    if _of_another(words[:_SUBJECT], lexicon) or _LONG_AGO.search(text):
        return 0
    for at, word in enumerate(words[:-1]):
        said = int(word.fold) if word.fold.isdecimal() else lexicon.numerals.get(word.fold, 0)
        if 2 <= said <= 12 and any(lexicon.parts.at(words, near) for near in range(at + 1, min(at + 4, len(words)))):
            return said
    return 0


def promised(text: str, lexicon: Lexicon) -> bool:
    """Whether a text leads in what will be done in a plan's time: "Over the next five years we will:"."""
    if len(text) > 200 or not text.rstrip().endswith((":", "will", "to")) or not lexicon.periods.may_hold(text):
        return False
    words = words_of(text, 40)
    if lexicon.topics.within(words):
        return False
    return lexicon.periods.within(words) is not None and lexicon.leads.at(words, len(words) - 1) is not None


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


def _said(sentence: str, words: list[Word], at: int) -> str:
    return " ".join(sentence[: words[at - 1].end].split())[-80:]


def _exists(sentence: str, words: list[Word], lexicon: Lexicon) -> Label | None:
    """ "The library exists to …" states a mission without a label."""
    for place in range(1, min(len(words), 12)):
        match = lexicon.exists.at(words, place)
        if match:
            if lexicon.talk.within(words[:place]):
                return None
            # The statement begins with the end of the phrase, "to" or "so that".
            at = place + match.length - (2 if match.phrase.endswith("so that") else 1)
            return Label((Kind.MISSION,), _said(sentence, words, at), Form.PROSE, weak=True, rest=words[at].start)
    return None
