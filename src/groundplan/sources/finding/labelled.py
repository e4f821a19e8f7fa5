"""What stands under, behind or before a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from groundplan.sources.finding import lists, markers
from groundplan.sources.finding.labels import Form, Label
from groundplan.sources.finding.levels import is_column_head, is_name
from groundplan.sources.finding.lexicon import Lexicon, words_of
from groundplan.sources.finding.names import is_explained, section_of
from groundplan.sources.finding.page import BODY, SURE, Candidate, Page
from groundplan.sources.finding.saying import going_on, is_statement, statement_in
from groundplan.sources.finding.sentences import told
from groundplan.sources.finding.shapes import NOTHING, in_text
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Kind, Style

_FEW_WORDS = 5


def together(page: Page, run: Sequence[int]) -> Iterator[Candidate]:
    """Labels first, then as many paragraphs: "Mission", "Vision", and what both say beneath."""
    body = page.body(run[-1])
    told_apart = [label for place in run if (label := page.labels[place]) and len(label.kinds) == 1]
    paragraphs = [unit for unit in body if is_statement(unit, page.lexicon)]
    kinds = [label.kinds[0] for label in told_apart]
    row = page.units[run[0]].row
    if row >= 0:
        yield from _columns(page, run)
    elif len(told_apart) == len(run) == len(paragraphs) and sorted(kinds) == [Kind.MISSION, Kind.VISION]:
        for label, unit in zip(told_apart, paragraphs, strict=True):
            yield page.made(label.kinds[0], (Span(unit.start, unit.end),), label, unit, 0.7)
    else:
        label = page.labels[run[-1]]
        if label:
            yield from labelled(page, run[-1], label)


def _columns(page: Page, run: Sequence[int]) -> Iterator[Candidate]:
    """Labels in a table's first row, and what each says beneath."""
    for place in run:
        unit, label = page.units[place], page.labels[place]
        beneath = [
            each for each in page.units[run[-1] + 1 : run[-1] + BODY] if each.row > unit.row and each.cell == unit.cell
        ]
        if label and beneath:
            yield from _of_kinds(page, label, beneath, unit)


def labelled(page: Page, place: int, label: Label) -> Iterator[Candidate]:
    """What a label in this place labels: what follows it, or else what stands before it."""
    unit = page.units[place]
    body = page.body(place)
    if place in page.captioned:
        yield from _of_kinds(page, replace(label, form=Form.AFTER), page.line_before(place), unit)
        return
    if label.form is not Form.HEADING:
        start = unit.start + label.rest
        rest = page.text[start : unit.end]
        first = Unit(rest.strip(), start + len(rest) - len(rest.lstrip()), unit.passage, Style.TEXT)
        if _says_nothing(first, label, page, page.text[unit.start : first.start]):
            label = replace(label, form=Form.HEADING)
        elif not first.text or (label.weak and not label.near and not page.several and not _among_labels(page, place)):
            # "Purpose: …" alone says what the purpose of anything is.
            return
        else:
            body = [first, *body]
    elif unit.is_item and unit.text.endswith("?"):
        body = _answer(body)
    elif unit.is_item and (_in_a_list(page, place) or _precedes_a_sibling(unit, body)):
        # An entry of a list, "Draft mission", is no label of the next one.
        body = []
    elif unit.row >= 0:
        body = _in_table(page, label, unit, body)
    said = list(_of_kinds(page, label, body, unit)) if body else []
    yield from said or _past_another(page, place, label) or _before(page, place, label)


def _past_another(page: Page, place: int, label: Label) -> list[Candidate]:
    """The list of a label, where another statement with its own label stands before it: "Our vision: …"."""
    intro = page.body(place)
    later = place + len(intro) + 1
    other = page.labels[later] if later < len(page.units) else None
    aside = other is not None and other.form is Form.INLINE and set(other.kinds) <= {Kind.MISSION, Kind.VISION}
    if not aside or label.weak or not set(label.kinds) <= {Kind.VALUE, Kind.PRIORITY}:
        return []
    if any(unit.is_item or not unit.is_sentence for unit in intro):
        return []
    return list(_of_kinds(page, label, page.body(later), page.units[place])) if page.body(later) else []


def _answer(body: Sequence[Unit]) -> Sequence[Unit]:
    """What answers a question, up to the next one; that it opens with a letter, "A. …", makes it no item."""
    answer = list(takewhile(lambda unit: not unit.text.endswith("?"), body))
    return [replace(answer[0], style=Style.TEXT), *answer[1:]] if answer else []


def _precedes_a_sibling(unit: Unit, body: Sequence[Unit]) -> bool:
    return bool(body) and body[0].is_item and len(body[0].passage.heading) <= len(unit.passage.heading)


def _in_a_list(page: Page, place: int) -> bool:
    """Whether an item stands among others under a label: a value called "Client focus" labels nothing."""
    first = place
    while first > 0 and page.units[first - 1].is_item:
        first -= 1
    over = page.labels[first - 1] if 0 < first < place else None
    return over is not None and over.form is Form.HEADING


def _among_labels(page: Page, place: int) -> bool:
    """Whether a label stands beside one that is none but a label: "Purpose: …" over "Vision: …"."""
    beside = [page.labels[at] for at in (place - 1, place + 1) if 0 <= at < len(page.labels)]
    return any(label and label.form is Form.INLINE and not label.weak for label in beside)


def _says_nothing(first: Unit, label: Label, page: Page, before: str) -> bool:
    """Whether what stands behind a label is no statement: "we CARE", the site's name, another tongue's label."""
    count = word_count(first.text)
    words = words_of(first.text, _FEW_WORDS)
    if words and count <= _FEW_WORDS and not first.is_sentence and page.lexicon.asks.at(words, 0):
        # "Our vision: What we want"
        return True
    if not set(label.kinds) <= {Kind.VALUE, Kind.PRIORITY}:
        return len(label.kinds) == 1 and 0 < count <= _FEW_WORDS // 2 and not first.is_sentence and ":" not in before
    if not count or count > _FEW_WORDS or in_text(first.text, first.start, page.lexicon).spans:
        return False
    named = page.lexicon.library.within(words_of(first.text, _FEW_WORDS)) is not None
    return named or first.text[:1].islower() or (first.text.isupper() and (count == 1 or "(" in before))


def _in_table(page: Page, label: Label, unit: Unit, body: Sequence[Unit]) -> Sequence[Unit]:
    """What a label in a table labels: the cells beside it; what stands beneath it, where those only head columns."""
    beside = [each for each in body if each.row == unit.row]
    heads = all(is_column_head(each, page.lexicon.columns) for each in beside)
    if beside and heads and label.kinds == (Kind.PRIORITY,):
        return lists.column(page.units[page.place_of(unit) + 1 :][: BODY * 3], unit) or beside
    after = body[len(beside) :]
    if beside and set(label.kinds) <= {Kind.MISSION, Kind.VISION} and _says_it_in_another_tongue(beside, after, page):
        return after
    return beside or body


def _says_it_in_another_tongue(beside: Sequence[Unit], after: Sequence[Unit], page: Page) -> bool:
    """Whether a label has only its like beside it, and a statement beneath: "Our vision | Tā mātou whakakitenga"."""
    brief = all(unit.is_short and word_count(unit.text) <= _FEW_WORDS for unit in beside)
    return brief and bool(after) and after[0].row < 0 and after[0].is_sentence and is_statement(after[0], page.lexicon)


def _before(page: Page, place: int, label: Label) -> Iterator[Candidate]:
    """A statement whose label stands after it, as the name of a speaker does: "– Our mission"."""
    kind = label.kinds[0]
    if place == 0 or label.form is not Form.HEADING or len(label.kinds) > 1 or label.weak:
        return
    unit, before = page.units[place], page.units[place - 1]
    alone = unit.is_item and not before.text.endswith(":") and not page.item_at(place + 1)
    led_in = alone or (page.text[before.end : unit.start].strip() == "" and before.text[:1] in '“"')
    heads = page.labels[place - 2] if place > 1 else None
    if kind not in (Kind.MISSION, Kind.VISION) or page.labels[place - 1] or heads or not led_in:
        return
    if before.is_item or before.is_short or not is_statement(before, page.lexicon):
        return
    spans = statement_in([before], page.text, page.lexicon, weak=False)
    if spans:
        yield page.made(kind, spans, replace(label, form=Form.AFTER), unit, SURE[Form.AFTER])


def _of_kinds(page: Page, label: Label, body: Sequence[Unit], unit: Unit) -> Iterator[Candidate]:
    """What a body says of the kinds that its label names."""
    if label.kinds == (Kind.VISION,) and _leads_ahead(label, body, page.lexicon):
        label = replace(label, kinds=(Kind.PRIORITY,))
    singles = [kind for kind in label.kinds if kind in (Kind.MISSION, Kind.VISION)]
    several = [kind for kind in label.kinds if kind not in singles]
    if len(label.kinds) > 1:
        yield from _titled(page, label, singles, several, body, unit)
    elif singles:
        spans = statement_in(body, page.text, page.lexicon, weak=label.weak)
        if label.form is Form.HEADING and not label.weak:
            spans = (*spans, *going_on(body, spans, page.lexicon))
        if spans:
            yield page.made(_kind_said(page, body[0].text, singles[0]), spans, label, unit, SURE[label.form])
    elif several:
        inline = label.form is not Form.HEADING and not body[0].is_item
        found = in_text(body[0].text, body[0].start, page.lexicon) if inline else NOTHING
        if not inline and unit.style is not Style.ROW:
            found = lists.beneath_section(section_of(unit.text), body)
        if not found.spans:
            found = lists.after_label(body, several[0], page.lexicon, label.count)
        if found.spans:
            # One entry alone is hardly a list, and another list may be meant.
            sure = SURE[label.form] * found.sure * (1 if len(found.spans) > 1 else 0.5)
            yield page.made(several[0], found.spans, label, unit, sure)


def _leads_ahead(label: Label, body: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "Where we are going" stands over a list, and so over priorities."""
    if lexicon.ahead.within(words_of(label.said)) is None:
        return False
    listed = lists.without_noise(body[:12], lexicon)
    brief = [unit for unit in listed[:3] if unit.is_item or is_name(unit, lexicon)]
    return len(brief) > 2 or markers.series(listed, lexicon) is not None


def _kind_said(page: Page, statement: str, kind: Kind) -> Kind:
    """The kind that a statement calls itself, where its heading was swapped with another's."""
    stated = told(statement[:400], page.lexicon)
    said = stated.kinds[0] if stated and not stated.weak else kind
    return said if said in (Kind.MISSION, Kind.VISION) else kind


def _titled(
    page: Page, label: Label, singles: Sequence[Kind], several: Sequence[Kind], body: Sequence[Unit], unit: Unit
) -> Iterator[Candidate]:
    """ "Mission, vision and values" over what has no labels of its own."""
    at = page.place_of(unit)
    later = {kind for each in page.labels[at + 1 : at + BODY] if each for kind in each.kinds}
    if later & set(label.kinds):
        # "Mission and goals", the mission, and then "Goals" over what they are.
        singles, several = [kind for kind in label.kinds[:1] if kind not in later and kind in singles], []
    rest = list(body)
    for kind in singles:
        if not rest or rest[0].is_item or is_explained(rest[0]) or not is_statement(rest[0], page.lexicon):
            break
        spans = statement_in(rest[:1], page.text, page.lexicon, weak=label.weak)
        if spans and not rest[0].is_short:
            yield page.made(kind, spans, label, unit, SURE[label.form] * 0.7)
        rest = rest[1:]
    if several and rest:
        found = lists.after_label(rest, several[0], page.lexicon, label.count)
        if found.spans:
            yield page.made(several[0], found.spans, label, unit, SURE[label.form] * found.sure * 0.7)
