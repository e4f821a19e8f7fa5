"""What sentences state that no label stands over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groundplan.sources.finding import lists
from groundplan.sources.finding.labels import Form, Label
from groundplan.sources.finding.lexicon import Lexicon, Role, Word, words_of
from groundplan.sources.finding.owners import speaker_of
from groundplan.sources.finding.page import SURE, Candidate, Page
from groundplan.sources.finding.saying import LONG_LABEL, QUOTED, is_statement, statement_in
from groundplan.sources.finding.sentences import announced, promised, sentences, told, told_back, wished
from groundplan.sources.finding.shapes import NOTHING, in_text, ordered
from groundplan.sources.finding.units import Span, Unit
from groundplan.sources.model import Kind, Style

_SHORTEST_LEAD = 4
_LONGEST_BEFORE = 600


def in_prose(page: Page, place: int) -> Iterator[Candidate]:
    """What the sentences of a unit state."""
    yield from _led_in_later(page, place)
    for start, end in sentences(page.units[place].text):
        yield from _in_sentence(page, place, start, end)


def _in_sentence(page: Page, place: int, start: int, end: int) -> Iterator[Candidate]:
    unit = page.units[place]
    sentence = unit.text[start:end]
    back = told_back(sentence, page.lexicon)
    if back:
        yield from _said_before(page, place, start, back)
        return
    label = told(sentence, page.lexicon)
    # What is quoted may go on behind its first full stop: "Read. Meet. Make."
    quoted = QUOTED.match(unit.text, start + label.rest) if label and label.led else None
    if label and quoted and label.kinds[0] in (Kind.MISSION, Kind.VISION):
        said = Span(unit.start + quoted.start(1), unit.start + quoted.end(1))
        yield page.made(label.kinds[0], (said,), label, unit, SURE[Form.PROSE])
        if quoted.end() < end:
            # "… a new mission, “Books for all,” and four priorities: …"
            yield from _in_sentence(page, place, quoted.end(), end)
    elif label and not sentence.rstrip().endswith("?"):
        yield from _stated(page, place, start, end, label)
    elif label is None:
        yield from _wished(page, place, start, end)
        yield from _valued(page, place, start, end)
        yield from _announces(page, place, start, end)


def _said_before(page: Page, place: int, start: int, label: Label) -> Iterator[Candidate]:
    """What stands before "That is our mission": in its sentence, or in the one before it."""
    unit = page.units[place]
    first, last = start, start + label.rest
    if not label.rest:
        nearest = max(0, start - _LONGEST_BEFORE)
        ends = list(sentences(unit.text[nearest:start]))[-1:]
        first, last = next(((nearest + a, nearest + b) for a, b in ends), (0, 0))
    said = unit.text[first:last].rstrip(" :–—-\n")
    before = Unit(said, unit.start + first, unit.passage, Style.TEXT)
    if is_statement(before, page.lexicon):
        yield page.made(label.kinds[0], (Span(before.start, before.end),), label, unit, SURE[Form.PROSE])


def _wished(page: Page, place: int, start: int, end: int) -> Iterator[Candidate]:
    """What a plan wants its libraries to be one day."""
    unit = page.units[place]
    label = wished(unit.text[start:end], page.lexicon) if page.plan else None
    if label:
        said = Span(unit.start + start + label.rest, unit.start + end)
        yield page.made(Kind.VISION, (said,), label, unit, SURE[Form.PROSE] * 0.5)


def _led_in_later(page: Page, place: int) -> Iterator[Candidate]:
    """ "Our directions guide what we do. They are:", and the list."""
    unit = page.units[place]
    *before, last = [unit.text[start:end] for start, end in sentences(unit.text[-400:])] or [""]
    words = words_of(before[-1], 30) if before else []
    if not words or page.lexicon.talk.within(words) or not last.endswith(":") or len(words_of(last)) > _SHORTEST_LEAD:
        return
    kinds = [match.kind for at in range(len(words)) if (match := page.lexicon.labels.at(words, at)) and match.kind]
    if kinds and kinds[0] in (Kind.VALUE, Kind.PRIORITY):
        found = lists.after_label(page.body(place), kinds[0], page.lexicon, 0)
        if len(found.spans) > 1:
            label = Label((kinds[0],), " ".join(before[-1].split())[-80:], Form.PROSE)
            yield page.made(kinds[0], found.spans, label, unit, 0.65 * found.sure)


def _stated(page: Page, place: int, start: int, end: int, label: Label) -> Iterator[Candidate]:
    """What a sentence with a label in it states behind that, or what its list says."""
    unit = page.units[place]
    begin = unit.start + start + label.rest
    rest = page.text[begin : unit.start + end]
    first = Unit(rest.strip(), begin + len(rest) - len(rest.lstrip()), unit.passage, Style.TEXT)
    if label.kinds[0] in (Kind.MISSION, Kind.VISION):
        yield from _single(page, place, start, end, label, first)
        return
    kind, after = label.kinds[0], page.body(place)
    found = in_text(rest, begin, page.lexicon) if first.text else NOTHING
    led_in = page.text[begin : unit.end].strip(" :\n") == "" or unit.text.rstrip().endswith(":") or unit.is_short
    if len(found.spans) < 2 and led_in and after:
        found = lists.after_label(after, kind, page.lexicon, label.count)
    if len(found.spans) > (1 if label.led or found.shape != "sentence" else 2):
        yield page.made(kind, found.spans, label, unit, SURE[Form.PROSE] * found.sure)


def _single(page: Page, place: int, start: int, end: int, label: Label, first: Unit) -> Iterator[Candidate]:
    """The mission or vision of a sentence; with its label, where that is long."""
    unit = page.units[place]
    after = page.body(place)
    body = [first, *after] if end >= len(unit.text) and first.text else [first] if first.text else after
    spans = statement_in(body, page.text, page.lexicon, weak=label.weak)
    begun = unit.start + start
    long = label.rest > LONG_LABEL and not _opens_aside(page.text[begun : begun + label.rest], page.lexicon)
    if spans and first.text and long and not label.led and spans[0].start == first.start:
        led_in = page.text.rfind(": ", begun, begun + label.rest)
        spans = (Span(led_in + 2 if led_in > 0 else begun, spans[0].end), *spans[1:])
    if spans:
        made = page.made(label.kinds[0], spans, label, unit, SURE[Form.PROSE])
        speaker = speaker_of(page.text[spans[-1].end : unit.end], page.lexicon)
        yield replace(made, owner=speaker) if speaker else made


def _opens_aside(lead: str, lexicon: Lexicon) -> bool:
    """Whether a label comes after the comma of a few words that are no part of it: "As always, our mission is"."""
    words = words_of(lead.rpartition(", ")[2], 1)
    match = lexicon.labels.at(words, 0) if words and ", " in lead else None
    return match is not None and match.role is Role.OURS and match.phrase.startswith("our")


def _announces(page: Page, place: int, start: int, end: int) -> Iterator[Candidate]:
    """ "The library will focus on four areas:", and the four."""
    unit = page.units[place]
    sentence = unit.text[start:end]
    if promised(sentence, page.lexicon) and end >= len(unit.text):
        yield from _promises(page, place, sentence)
        return
    count = announced(sentence, page.lexicon)
    if not count:
        return
    found = NOTHING
    if ":" in sentence.rstrip(": "):
        found = in_text(sentence, unit.start + start, page.lexicon)
    if len(found.spans) != count:
        found = ordered(unit.text[end:], unit.start + end, page.lexicon)
    if len(found.spans) != count and end >= len(unit.text):
        body = page.body(place)[:count]
        found = ordered(page.text[body[0].start : body[-1].end], body[0].start, page.lexicon) if body else NOTHING
    if len(found.spans) != count:
        found = lists.after_label(page.body(place), Kind.PRIORITY, page.lexicon, count)
    if len(found.spans) == count:
        said = " ".join(sentence.partition(":")[0].split())[-80:]
        label = Label((Kind.PRIORITY,), said, Form.PROSE)
        yield page.made(Kind.PRIORITY, found.spans, label, unit, 0.65 * found.sure)


def _promises(page: Page, place: int, sentence: str) -> Iterator[Candidate]:
    found = lists.after_label(page.body(place), Kind.PRIORITY, page.lexicon, 0)
    if len(found.spans) > 1 and found.shape == "items":
        label = Label((Kind.PRIORITY,), " ".join(sentence.rstrip(": ").split()), Form.PROSE)
        yield page.made(Kind.PRIORITY, found.spans, label, page.units[place], 0.5 * found.sure)


def _of_library(words: Sequence[Word], lexicon: Lexicon) -> bool:
    return lexicon.library.within(words) is not None or lexicon.bodies.within(words) is not None


def _valued(page: Page, place: int, start: int, end: int) -> Iterator[Candidate]:
    """ "We value A, B and C"."""
    unit = page.units[place]
    sentence = unit.text[start:end]
    words = words_of(sentence, 12)
    for at in range(min(7, len(words))):
        match = page.lexicon.valuing.at(words, at)
        if match is None or at + match.length > len(words):
            continue
        if at and page.lexicon.labels.at(words, 0) is None and not _of_library(words[:at], page.lexicon):
            # "Jo believes in …"
            return
        last = words[at + match.length - 1].end
        label = Label((Kind.VALUE,), sentence[:last], Form.PROSE)
        rest = sentence[last:]
        if rest.strip(" :") == "":
            found = lists.after_label(page.body(place), Kind.VALUE, page.lexicon, 0)
        else:
            found = in_text(rest, unit.start + start + last, page.lexicon)
        if len(found.spans) > 2:
            yield page.made(Kind.VALUE, found.spans, label, unit, 0.6 * found.sure)
        return
