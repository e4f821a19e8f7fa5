"""Candidates: every place in a document where something seems to be stated, with how it is labelled there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from groundplan.sources.finding import lists, markers
from groundplan.sources.finding.labels import Form, Label, announced, heading, leading, sentences, told
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.names import is_explained, priority_in
from groundplan.sources.finding.owners import (
    LIBRARY,
    Owner,
    owner_of,
    speaks_of_agency,
    speaks_of_no_library,
    subject_of,
)
from groundplan.sources.finding.saying import LONG_LABEL, is_statement, statement_in
from groundplan.sources.finding.units import Span, Unit
from groundplan.sources.model import Kind, Reading, Style, Whose

_BODY = 80
_SURE = {Form.HEADING: 0.9, Form.INLINE: 0.9, Form.LOST: 0.75, Form.PROSE: 0.8, Form.AFTER: 0.5}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Spans of one kind that belong together, such as the values of one list."""

    kind: Kind
    spans: tuple[Span, ...]
    owner: Owner
    sure: float
    label: str
    form: str


def candidates(units: Sequence[Unit], reading: Reading, lexicon: Lexicon) -> list[Candidate]:
    """All candidates in the order of the document."""
    return list(_Search(units, reading, lexicon).run())


def _names_priorities(label: Label) -> bool:
    return label.kinds == (Kind.PRIORITY,)


class _Search:
    """One pass over a document's units."""

    def __init__(self, units: Sequence[Unit], reading: Reading, lexicon: Lexicon) -> None:
        self.units, self.reading, self.lexicon = units, reading, lexicon
        self.text = reading.text
        opening = [unit for unit in units[:3] if unit.is_short]
        self.plan = next((unit for unit in opening if lexicon.plans.within(words_of(unit.text, 20))), None)
        self.elsewhere = speaks_of_no_library(self.text, lexicon)
        self.agency = speaks_of_agency(self.text, lexicon)
        # The purpose of a policy, the goals of a programme: where a document is about one thing, weak labels are its.
        self.guide = lexicon.guides.within(words_of(reading.title, 20)) is not None
        self.business = lexicon.business.within(words_of(reading.title, 20)) is not None
        self.apart = lexicon.topics.within(words_of(reading.title, 20)) is not None
        self.labels = [heading(unit.text, lexicon) or leading(unit.text, lexicon) for unit in units]
        self._drop_lower_labels()

    def run(self) -> Iterator[Candidate]:
        """The candidates."""
        place = 0
        while place < len(self.units):
            label = self.labels[place]
            run = self._run_of_headings(place)
            if label and label.form is Form.HEADING and len(run) > 1:
                yield from self._together(run)
                place = run[-1] + 1
                continue
            if label:
                yield from self._labelled(place, label)
            elif not self._talks(place):
                yield from self._in_prose(place)
            place += 1
        yield from self._numbered()
        yield from self._of_tables()
        yield from self._of_plan()

    def _drop_lower_labels(self) -> None:
        """ "Goals" that stands again and again beneath priorities labels the level beneath them."""
        strong = [
            place for place, label in enumerate(self.labels) if label and _names_priorities(label) and not label.weak
        ]
        if not strong:
            return
        times = Counter(unit.text.casefold() for unit in self.units if len(unit.text) < 40)
        for place, label in enumerate(self.labels):
            if label and label.weak and _names_priorities(label) and place > strong[0]:
                unit = self.units[place]
                if times[unit.text.casefold()] > 1 and lists.is_lower(unit, self.lexicon):
                    self.labels[place] = None

    def _run_of_headings(self, place: int) -> list[int]:
        """Places of labels that stand one after the other with nothing between them."""
        run = []
        while place < len(self.units):
            label = self.labels[place]
            if label is None or label.form is not Form.HEADING or self.units[place].style is Style.ITEM:
                break
            run.append(place)
            place += 1
        return run

    def _body(self, place: int) -> Sequence[Unit]:
        """The units after a label, up to the next label."""
        last = place + 1
        while last < len(self.units) and last <= place + _BODY:
            label = self.labels[last]
            if label and (label.form is Form.HEADING or not label.weak) and not self._same_list(place, last):
                break
            last += 1
        return self.units[place + 1 : last]

    def _same_list(self, place: int, later: int) -> bool:
        """Whether a label is only an entry of the list under another: a value called "Vision"."""
        unit = self.units[later]
        return unit.is_item and self.units[later - 1].is_item

    def _together(self, run: Sequence[int]) -> Iterator[Candidate]:
        """Labels first, then as many paragraphs: "Mission", "Vision", and what both say beneath."""
        body = self._body(run[-1])
        told_apart = [label for place in run if (label := self.labels[place]) and len(label.kinds) == 1]
        paragraphs = [unit for unit in body if is_statement(unit, self.lexicon)]
        kinds = [label.kinds[0] for label in told_apart]
        row = self.units[run[0]].row
        if row >= 0:
            yield from self._columns(run)
        elif len(told_apart) == len(run) == len(paragraphs) and set(kinds) <= {Kind.MISSION, Kind.VISION}:
            for label, unit in zip(told_apart, paragraphs, strict=True):
                yield self._made(label.kinds[0], (Span(unit.start, unit.end),), label, unit, 0.7)
        else:
            label = self.labels[run[-1]]
            if label:
                yield from self._labelled(run[-1], label)

    def _columns(self, run: Sequence[int]) -> Iterator[Candidate]:
        """Labels in a table's first row, and what each says beneath."""
        for place in run:
            unit, label = self.units[place], self.labels[place]
            beneath = [
                each
                for each in self.units[run[-1] + 1 : run[-1] + _BODY]
                if each.row > unit.row and each.cell == unit.cell
            ]
            if label and beneath:
                yield from self._of_kinds(label, beneath, unit)

    def _labelled(self, place: int, label: Label) -> Iterator[Candidate]:
        unit = self.units[place]
        body = self._body(place)
        if label.form is not Form.HEADING:
            start = unit.start + label.rest
            rest = self.text[start : unit.end]
            first = Unit(rest.strip(), start + len(rest) - len(rest.lstrip()), unit.passage, Style.TEXT)
            # "Purpose: …" alone says what the purpose of anything is.
            if not first.text or (label.weak and not label.near):
                return
            body = [first, *body]
        elif unit.is_item and body and body[0].is_item and len(body[0].passage.heading) <= len(unit.passage.heading):
            # An entry of a list, "Draft mission", is no label of the next one.
            body = []
        elif unit.row >= 0:
            body = [each for each in body if each.row == unit.row] or body
        said = list(self._of_kinds(label, body, unit)) if body else []
        yield from said or self._before(place, label)

    def _item_at(self, place: int) -> bool:
        return place < len(self.units) and self.units[place].is_item

    def _before(self, place: int, label: Label) -> Iterator[Candidate]:
        """A statement whose label stands after it, as the name of a speaker does: "– Our mission"."""
        kind = label.kinds[0]
        if place == 0 or label.form is not Form.HEADING or len(label.kinds) > 1 or label.weak:
            return
        unit, before = self.units[place], self.units[place - 1]
        alone = unit.is_item and not before.text.endswith(":") and not self._item_at(place + 1)
        led_in = alone or self.text[before.end : unit.start].strip() == "" and before.text[:1] in '“"'
        heads = self.labels[place - 2] if place > 1 else None
        if kind not in (Kind.MISSION, Kind.VISION) or self.labels[place - 1] or heads or not led_in:
            return
        if before.is_item or before.is_short or not is_statement(before, self.lexicon):
            return
        spans = statement_in([before], self.text, self.lexicon, weak=False)
        if spans:
            yield self._made(kind, spans, replace(label, form=Form.AFTER), unit, _SURE[Form.AFTER])

    def _of_kinds(self, label: Label, body: Sequence[Unit], unit: Unit) -> Iterator[Candidate]:
        """What a body says of the kinds that its label names."""
        singles = [kind for kind in label.kinds if kind in (Kind.MISSION, Kind.VISION)]
        several = [kind for kind in label.kinds if kind not in singles]
        if len(label.kinds) > 1:
            yield from self._titled(label, singles, several, body, unit)
        elif singles:
            spans = statement_in(body, self.text, self.lexicon, weak=label.weak)
            if spans:
                yield self._made(singles[0], spans, label, unit, _SURE[label.form])
        elif several:
            inline = label.form is not Form.HEADING and not body[0].is_item
            found = lists.in_text(body[0].text, body[0].start) if inline else lists.NOTHING
            if not found.spans:
                found = lists.after_label(body, several[0], self.lexicon, label.count)
            if found.spans:
                sure = _SURE[label.form] * found.sure
                yield self._made(several[0], found.spans, label, unit, sure)

    def _titled(
        self, label: Label, singles: Sequence[Kind], several: Sequence[Kind], body: Sequence[Unit], unit: Unit
    ) -> Iterator[Candidate]:
        """ "Mission, vision and values" over what has no labels of its own."""
        at = self._place_of(unit)
        later = {kind for each in self.labels[at + 1 : at + _BODY] if each for kind in each.kinds}
        if later & set(label.kinds):
            return
        rest = list(body)
        for kind in singles:
            if not rest or rest[0].is_item or is_explained(rest[0]) or not is_statement(rest[0], self.lexicon):
                break
            spans = statement_in(rest[:1], self.text, self.lexicon, weak=label.weak)
            if spans and not rest[0].is_short:
                yield self._made(kind, spans, label, unit, _SURE[label.form] * 0.7)
            rest = rest[1:]
        if several and rest:
            found = lists.after_label(rest, several[0], self.lexicon, label.count)
            if found.spans:
                yield self._made(several[0], found.spans, label, unit, _SURE[label.form] * found.sure * 0.7)

    def _in_prose(self, place: int) -> Iterator[Candidate]:
        unit = self.units[place]
        for start, end in sentences(unit.text):
            sentence = unit.text[start:end]
            label = told(sentence, self.lexicon)
            if label and not sentence.rstrip().endswith("?"):
                yield from self._stated(place, start, end, label)
            elif label is None:
                yield from self._valued(place, start, end)
                yield from self._announces(place, start, end)

    def _stated(self, place: int, start: int, end: int, label: Label) -> Iterator[Candidate]:
        unit = self.units[place]
        begin = unit.start + start + label.rest
        kind = label.kinds[0]
        rest = self.text[begin : unit.start + end]
        after = self._body(place)
        first = Unit(rest.strip(), begin + len(rest) - len(rest.lstrip()), unit.passage, Style.TEXT)
        if kind in (Kind.MISSION, Kind.VISION):
            body = [first, *after] if end >= len(unit.text) and first.text else [first] if first.text else after
            spans = statement_in(body, self.text, self.lexicon, weak=False)
            if spans and first.text and label.rest > LONG_LABEL and not label.led and spans[0].start == first.start:
                spans = (Span(unit.start + start, spans[0].end), *spans[1:])
            if spans:
                yield self._made(kind, spans, label, unit, _SURE[Form.PROSE])
            return
        found = lists.in_text(rest, begin) if first.text else lists.NOTHING
        if len(found.spans) < 2 and self.text[begin : unit.end].strip(" :\n") == "" and after:
            found = lists.after_label(after, kind, self.lexicon, label.count)
        elif len(found.spans) < 2 and unit.text.rstrip().endswith(":") and after:
            found = lists.after_label(after, kind, self.lexicon, label.count)
        if len(found.spans) > (1 if label.led or found.shape != "sentence" else 2):
            yield self._made(kind, found.spans, label, unit, _SURE[Form.PROSE] * found.sure)

    def _announces(self, place: int, start: int, end: int) -> Iterator[Candidate]:
        """ "The library will focus on four areas:", and the four."""
        unit = self.units[place]
        count = announced(unit.text[start:end], self.lexicon)
        if not count:
            return
        sentence = unit.text[start:end]
        found = lists.NOTHING
        if ":" in sentence.rstrip(": "):
            found = lists.in_text(sentence, unit.start + start)
        if len(found.spans) != count:
            found = lists.after_label(self._body(place), Kind.PRIORITY, self.lexicon, count)
        if len(found.spans) == count:
            said = " ".join(sentence.partition(":")[0].split())[-80:]
            label = Label((Kind.PRIORITY,), said, Form.PROSE)
            yield self._made(Kind.PRIORITY, found.spans, label, unit, 0.65 * found.sure)

    def _valued(self, place: int, start: int, end: int) -> Iterator[Candidate]:
        """ "We value A, B and C"."""
        unit = self.units[place]
        sentence = unit.text[start:end]
        words = words_of(sentence, 12)
        for at in range(min(4, len(words))):
            match = self.lexicon.valuing.at(words, at)
            if match is None or at + match.length > len(words):
                continue
            last = words[at + match.length - 1].end
            label = Label((Kind.VALUE,), sentence[:last], Form.PROSE)
            rest = sentence[last:]
            if rest.strip(" :") == "":
                found = lists.after_label(self._body(place), Kind.VALUE, self.lexicon, 0)
            else:
                found = lists.in_text(rest, unit.start + start + last)
            if len(found.spans) > 2:
                yield self._made(Kind.VALUE, found.spans, label, unit, 0.6 * found.sure)
            return

    def _numbered(self) -> Iterator[Candidate]:
        for group in markers.groups(self.units, self.lexicon):
            label = Label((Kind.PRIORITY,), group.said)
            sure = group.sure
            if group.bare and (self.plan or self._announced(len(group.spans))):
                sure *= 2.4
            if group.bare and any(self.labels[place] for place in group.places):
                continue
            made = self._made(Kind.PRIORITY, group.spans, label, self.units[group.places[0]], sure)
            yield replace(made, form="numbered")

    def _announced(self, count: int) -> bool:
        """Whether a sentence says that there are as many: "four strategic commitments"."""
        for unit in self.units:
            words = words_of(unit.text, 60)
            for at, word in enumerate(words[:-1]):
                said = int(word.fold) if word.fold.isdigit() else self.lexicon.numerals.get(word.fold, 0)
                match = self.lexicon.labels.at(words, at + 1) if count <= said <= lists.MOST else None
                if match and match.kind is Kind.PRIORITY:
                    return True
        return False

    def _of_tables(self) -> Iterator[Candidate]:
        """The cells under a table's head that says "Goal" or "Strategic priority"."""
        rows: set[int] = set()
        for place, unit in enumerate(self.units):
            if unit.row < 0 or unit.row in rows or self.labels[place]:
                continue
            words = words_of(unit.text, 8)
            match = self.lexicon.tops.at(words, 0) if words else None
            if match is None or match.length != len(words):
                continue
            rows.add(unit.row)
            beneath = lists.column(self.units[place + 1 : place + 1 + _BODY * 3], unit)
            if len(beneath) > 1:
                label = Label((Kind.PRIORITY,), unit.text, near=True)
                yield self._made(Kind.PRIORITY, tuple(Span(each.start, each.end) for each in beneath), label, unit, 0.7)

    def _of_plan(self) -> Iterator[Candidate]:
        """The headings of a plan that calls its priorities nothing: each with a list beneath it."""
        title = self.plan
        if title is None:
            return
        others = [unit for unit in self.units if unit.text != title.text]
        for find, sure in ((lists.heads_of_items, 0.4), (lists.heads_with_verbs, 0.38)):
            heads = [unit for unit in find(others, self.lexicon) if self.labels[self._place_of(unit)] is None]
            if 2 <= len(heads) <= lists.MOST:
                label = Label((Kind.PRIORITY,), title.text)
                spans = tuple(priority_in(unit) for unit in heads)
                yield replace(self._made(Kind.PRIORITY, spans, label, title, sure), form="plan")

    def _talks(self, place: int) -> bool:
        return self.units[place].text.endswith("?")

    def _made(self, kind: Kind, spans: tuple[Span, ...], label: Label, unit: Unit, sure: float) -> Candidate:
        if label.weak:
            sure *= 0.85 if label.near else 0.6
            sure *= 0.4 if self.apart and not label.near else 1
        sure *= 0.3 if self.business else 1
        first = self.text[spans[0].start : spans[0].end]
        at = self._place_of(unit)
        owner = owner_of(
            (label.said, subject_of(first)),
            [*self.units[max(0, at - 10) : at]],
            [self.reading.title, *unit.passage.heading],
            self.lexicon,
        )
        if owner.evidence == "agency" and self.agency:
            owner = replace(LIBRARY, words=owner.words)
        if owner.whose is Whose.LIBRARY and self.guide:
            owner = Owner(Whose.OTHER, self.reading.title, "sample")
        if owner.whose is Whose.LIBRARY and self.elsewhere:
            owner = Owner(Whose.OTHER, owner.words or self.reading.title, "other")
        return Candidate(kind, spans, owner, sure, label.said, str(label.form))

    def _place_of(self, unit: Unit) -> int:
        low, high = 0, len(self.units)
        while low < high:
            middle = (low + high) // 2
            if self.units[middle].start < unit.start:
                low = middle + 1
            else:
                high = middle
        return low
