"""What a mission or vision says: where it begins and ends among the units after its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from groundplan.sources.finding.lexicon import Lexicon, Role, Word, words_of
from groundplan.sources.finding.lists import is_caption, says_it_again
from groundplan.sources.finding.sentences import sentences, told
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Kind, Style

_FEWEST = 3
_NOT_SAID = re.compile(r"https?:|www\.|@\w|\(\d{3}\)|\d{3}-\d{4}|\d{1,2}:\d\d|\ba\.m\.|\bp\.m\.|\$\d")
_ADOPTED = re.compile(
    r"\W*(?:(?:this|these|the|our|its)\s+(?:\w+\s+){0,2}(?:mission|vision|statement|value)s?\s+(?:\w+\s+){0,4}"
    r"(?:was|were|is|are|has been|have been|guides?)\s+(?:\w+ly\s+)?(?:adopted|approved|reviewed|developed|created|"
    r"written|revised|updated|based|guided|available|posted|shown|supported|carried|set|us|our)\b|"
    r"(?:our|this|the|its|an?)\s+(?:\w+\s+){0,2}(?:mission|vision|statement|value)s?\s+(?:statements?\s+)?"
    r"(?:describe|explain|define|express|reflect|outline|articulate|capture|answer)s?\b|"
    r"(?:adopted|approved|revised|updated|reviewed|last)\b|board approved|click|read more|learn more|see )",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\[[^\]]*\]\W*\Z|\W*(?:to be (?:confirmed|determined|decided|written|drafted|added|announced|developed|adopted)|"
    r"tb[acd]\b|coming soon|forthcoming|pending\b|under (?:review|construction|development)|lorem ipsum|"
    r"por definir|en construcción|à (?:définir|venir)|in arbeit|folgt\b|volgt\b)",
    re.IGNORECASE,
)
QUOTED = re.compile('[“"«„]([^“”"«»„]{15,800})[”"»“]')
_CALLED = re.compile(
    r"(?:section|article)\s+\w{1,5}[.:)]?\Z|(?:(?:section|article)\s+\w{1,5}[.:)]?\s+)?"
    r"(?:this|the) [\w ]{3,40} (?:shall|will) be (?:called|named|known as)\b(?!\s+an?\b)",
    re.IGNORECASE,
)
"""How bylaws begin, before they come to a mission: with the body's name."""
_SPOKEN = re.compile(r"[,.!?][”\"](?=\s)")
_BY_WRITER = re.compile(r"[”\"]\s*[–—-]+\s*[A-Z][\w.]*(?: [A-Z][\w.]*){0,4}\Z")
_MOST_SENTENCES = 6
_FEWEST_LEADING = 9
_MOTTO = 4
_ERRAND = 8
_OPENING = 12

LONG_LABEL = 30
"""A label in a sentence that is longer ("The mission of the Ashby Free Library is") stays with its statement."""


def is_statement(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit can be a mission or vision: words enough, no question, no address, no name."""
    text = unit.text
    if (
        word_count(text) < (_FEWEST - unit.is_sentence)
        or text.endswith(("?", ":"))
        or _NOT_SAID.search(text[: _first_end(text)])
        or _ADOPTED.match(text[:200])
        or _PLACEHOLDER.match(text[:200])
    ):
        return False
    words = words_of(text, 12)
    if unit.is_short and lexicon.library.within(words) and all(word.capital or len(word.fold) < 4 for word in words):
        return False
    if words and lexicon.talk.at(words, 0) and any(_names_kind(words, at, lexicon) for at in range(1, len(words))):
        # "In keeping with its mission, the library collects …"
        return False
    match = lexicon.ends.at(words, 0) if words else None
    return bool(words) and not (match and match.length == len(words))


def _first_end(text: str) -> int:
    """Where the first sentence of a text ends."""
    return next((end for _start, end in sentences(text[:300])), 0)


def _names_kind(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    match = lexicon.labels.at(words, at)
    return match is not None and match.role is Role.LABEL


def statement_in(body: Sequence[Unit], text: str, lexicon: Lexicon, *, weak: bool) -> tuple[Span, ...]:
    """The statement at the beginning of these units; in pieces, where it is a sentence and the items of its list."""
    opening = [unit for unit in body[:3] if not _is_beside_it(unit, lexicon)]
    body = [*opening, *body[3:]]
    if not body:
        return ()
    first = body[0]
    if len(body) > 1 and first.is_short and (told(body[1].text, lexicon) or _is_motto(first, body[1])):
        # A tagline, and then the statement: "A Town That Reads", "Our vision is …".
        body = body[1:]
        first = body[0]
    if first.text.endswith(":") and len(body) > 1 and body[1].is_item:
        # "The Ashby Library will:" is the subject of all that follows, "Our mission is to:" is the label once more.
        led_in = [first] if _is_subject(first, lexicon) or word_count(first.text) >= _FEWEST_LEADING else []
        return tuple(Span(unit.start, unit.end) for unit in [*led_in, *_items(body[1:])])
    if not is_statement(first, lexicon) or _is_run_through(body):
        return ()
    if weak and lexicon.errands.within(words_of(first.text, _ERRAND)):
        # "Purpose: to seek approval …", "The master plan gives the County …": what a paper is for.
        return ()
    if first.is_short and not _stands_alone(first, body, weak=weak):
        return ()
    if first.text.startswith("To ") and len(body) > 1 and body[1].text.startswith("To "):
        return tuple(Span(unit.start, unit.end) for unit in _alike(body))
    if first.is_item:
        return tuple(Span(unit.start, unit.end) for unit in _items(body))
    inner = told(first.text, lexicon)
    labelled = inner is not None and inner.kinds[0] in (Kind.MISSION, Kind.VISION) and inner.rest <= LONG_LABEL
    start = first.start + (inner.rest if inner and labelled else 0)
    end = _end_of(body, text, start)
    spoken = _SPOKEN.search(text, start, end)
    if spoken and not any(sign in text[start : spoken.start()] for sign in '“"'):
        # "Our vision is a town of readers," said the director.
        end = spoken.start()
    quoted = QUOTED.search(text, start, end)
    if quoted and (quoted.start() == start or len(quoted[1]) * 2 > end - start):
        return (Span(quoted.start(1), quoted.end(1)),)
    made = _stripped(text, start, end)
    return (made,) if made else ()


def _is_subject(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line that leads items in says who does all of it: "The Ashby Library will:"."""
    stated = told(unit.text, lexicon)
    return lexicon.library.within(words_of(unit.text, _FEWEST_LEADING)) is not None and (not stated or stated.weak)


def going_on(body: Sequence[Unit], spans: Sequence[Span], lexicon: Lexicon) -> tuple[Span, ...]:
    """The paragraphs in which a mission goes on: "The library strives to …", "We aim to …"."""
    place = next((at for at, unit in enumerate(body) if spans and unit.end == spans[-1].end), len(body))
    found = []
    for unit in body[place + 1 : place + _MOST_SENTENCES]:
        goes_on = _aims(unit.text, lexicon) or _takes_up(unit.text, lexicon)
        if unit.style is not Style.TEXT or not goes_on or not is_statement(unit, lexicon):
            break
        found.append(Span(unit.start, unit.end))
    return tuple(found)


def _aims(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph says what the library is up to: "In all of this the Library upholds …"."""
    words = words_of(text, _OPENING)
    verbs = (at for at in range(1, len(words)) if lexicon.aims.at(words, at))
    before = (lexicon.labels.at(words, at - 1) for at in verbs)
    return any(who is not None and who.role in (Role.OURS, Role.LIBRARY) for who in before)


def _takes_up(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph goes on from the one before it: "We do this by …"."""
    words = words_of(text, _OPENING)
    return bool(words) and lexicon.resumes.at(words, 0) is not None


def _is_beside_it(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit beneath a label only speaks of the statement, shows a picture, or quotes a writer."""
    if _ADOPTED.match(unit.text[:200]) or _CALLED.match(unit.text[:200]) or is_caption(unit, lexicon):
        return True
    if says_it_again(unit, lexicon):
        return True
    return unit.text[:1] in '“"' and _BY_WRITER.search(unit.text) is not None


def _is_run_through(body: Sequence[Unit]) -> bool:
    """Whether a statement goes on beneath itself in a column, so that its lines stand in no one piece of the text."""
    goes_on = len(body) > 1 and body[0].row >= 0 and body[1].row > body[0].row and body[1].text[:1].islower()
    return goes_on and not body[0].is_sentence


def _is_motto(first: Unit, second: Unit) -> bool:
    """Whether a few words stand over the statement proper."""
    brief = word_count(first.text) <= _MOTTO and not first.is_item
    return brief and second.style is Style.TEXT and second.is_sentence and word_count(second.text) >= _FEWEST_LEADING


def _stands_alone(first: Unit, body: Sequence[Unit], *, weak: bool) -> bool:
    """Whether a few words without a full stop are a statement, and not a heading or an entry of a menu."""
    words = first.text.split()
    small = sum(word[:1].islower() for word in words)
    if weak and not first.text.startswith(("To ", "We ")):
        return len(words) > 4 and small > 2
    if len(body) > 1 and body[1].is_short and not body[1].is_item and small == 0:
        return False
    return len(words) > 3 or small > 0


def _items(units: Sequence[Unit]) -> list[Unit]:
    """The items with which the units begin."""
    found = []
    for unit in units:
        if not unit.is_item:
            break
        found.append(unit)
    return found


def _alike(units: Sequence[Unit]) -> list[Unit]:
    """The units with which a list of purposes begins, "To …", "To …"."""
    found = []
    for unit in units:
        if not unit.text.startswith("To "):
            break
        found.append(unit)
    return found


def _end_of(body: Sequence[Unit], text: str, start: int) -> int:
    """Where the statement ends: with its paragraph, or before a sentence that only speaks of it."""
    first = body[0]
    end = first.end
    said = text[start:end]
    for number, (a, b) in enumerate(sentences(said)):
        beside = _ADOPTED.match(said[a : a + 200]) or _NOT_SAID.search(said[a:b][:300])
        if number and (beside or number >= _MOST_SENTENCES):
            return start + len(said[:a].rstrip())
        end = start + b
    if not first.is_sentence:
        for unit in body[1:4]:
            if unit.style is Style.HEADING or not (unit.text[:1].islower() or unit.is_item):
                break
            end = unit.end
    return end


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in ' \n\t"“:–—-|':
        start += 1
    while end > start and text[end - 1] in ' \n\t"”|':
        end -= 1
    return Span(start, end) if end > start else None
