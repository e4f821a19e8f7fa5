"""What a plan as a whole tells of its priorities: counted headings, tables, headings over lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from groundplan.sources.finding import lists, markers
from groundplan.sources.finding.labels import Label
from groundplan.sources.finding.levels import (
    heads_before_lowers,
    heads_of_items,
    heads_over_lowers,
    heads_with_verbs,
    is_column_head,
    is_deed,
    is_end,
    is_name,
    is_promise,
)
from groundplan.sources.finding.lexicon import words_of
from groundplan.sources.finding.names import is_explained, name_in, priority_in
from groundplan.sources.finding.page import BODY, Candidate, Page
from groundplan.sources.finding.units import Unit
from groundplan.sources.model import Kind

_HEADS = ((heads_over_lowers, 0.45), (heads_before_lowers, 0.42), (heads_of_items, 0.4), (heads_with_verbs, 0.38))
_OPENING = 12
_GAPS = re.compile(r"(?<=\S)[ \t]{3,}(?=\S)")


def numbered(page: Page) -> Iterator[Candidate]:
    """Priorities that are counted or named alike, wherever they stand."""
    for group in markers.groups(page.units, page.lexicon):
        label = Label((Kind.PRIORITY,), group.said)
        sure = group.sure
        if group.bare and (page.plan or _announced(page, len(group.spans))):
            sure *= 2.4
        above = _above_each(page, group)
        headed = markers.is_headed(group, page.units) or _under_names(page, group)
        if above or (headed and _are_beneath(page, group)):
            sure *= 0.55
        if above:
            heads = Label((Kind.PRIORITY,), above.said)
            yield replace(
                page.made(Kind.PRIORITY, above.spans, heads, page.units[group.places[0] - 1], 0.8), form="numbered"
            )
        if group.bare and any(page.labels[place] or _ends_at(page, place) for place in group.places):
            continue
        made = page.made(Kind.PRIORITY, group.spans, label, page.units[group.places[0]], sure)
        yield replace(made, form="numbered")


def of_one(page: Page) -> Iterator[Candidate]:
    """The priority that a page of its own is about."""
    marker = markers.only_one(page.units, page.lexicon)
    if marker and not page.apart and not page.business:
        label = Label((Kind.PRIORITY,), marker.said.rstrip(" :"))
        yield replace(
            page.made(Kind.PRIORITY, (marker.span,), label, page.units[marker.place], 0.55 if marker.place else 0.7),
            form="inline",
        )


def _are_beneath(page: Page, group: markers.Group) -> bool:
    """Whether what stands over goals is the level above: under a label, or in a plan where one holds several."""
    several = len(markers.firsts_of(group)) < len(group.places)
    return page.under_priorities(group.places[0]) or (several and page.plan is not None)


def _above_each(page: Page, group: markers.Group) -> markers.Group | None:
    """What is counted above each goal by whatever word: "ELEMENT 1: LENDING", and beneath it "Goal: …"."""
    if not markers.is_headed(group, page.units):
        return None
    firsts = markers.firsts_of(group)
    series = markers.series([page.units[place - 1] for place in firsts], page.lexicon)
    return series if series and len(series.spans) == len(firsts) else None


def _under_names(page: Page, group: markers.Group) -> bool:
    """Whether items, "• Goal: …", stand beneath names of their own, the first of them right under a label."""
    items = [place for place in group.places if page.units[place].is_item]
    first = next((at for at in range(group.places[0] - 1, -1, -1) if page.labels[at]), -1) + 1
    named = 0 < first < group.places[0] and is_name(page.units[first], page.lexicon)
    return not group.counted and len(items) == len(group.places) and named


def _ends_at(page: Page, place: int) -> bool:
    """Whether a numbered heading is a section of any paper: "1. Background"."""
    unit = page.units[place]
    start = name_in(unit).start - unit.start
    said = replace(unit, text=unit.text[start:])
    words = words_of(said.text, 8)
    opening = page.lexicon.ends.at(words, 0) if words else None
    following = words[opening.length : opening.length + 1] if opening else []
    return is_end(said, page.lexicon) or page.lexicon.frames.within(following) is not None


def _announced(page: Page, count: int) -> bool:
    """Whether a sentence says that there are as many: "four strategic commitments"."""
    for unit in page.units:
        words = words_of(unit.text, 60)
        for at, word in enumerate(words[:-1]):
            said = int(word.fold) if word.fold.isdecimal() else page.lexicon.numerals.get(word.fold, 0)
            match = page.lexicon.labels.at(words, at + 1) if count <= said <= lists.MOST else None
            if match and match.kind is Kind.PRIORITY:
                return True
    return False


def of_tables(page: Page) -> Iterator[Candidate]:
    """The cells under a table's head that says "Goal", "Strategic priority" or "Core value"."""
    rows: set[int] = set()
    for place, unit in enumerate(page.units):
        if unit.row < 0 or unit.row in rows or page.labels[place]:
            continue
        heads = ((Kind.PRIORITY, page.lexicon.tops), (Kind.VALUE, page.lexicon.virtues))
        kind = next((kind for kind, book in heads if is_column_head(unit, book)), None)
        if kind is None:
            continue
        rows.add(unit.row)
        beneath = lists.column(page.units[place + 1 : place + 1 + BODY * 3], unit)
        # "Measure | Value": what is counted, and no value of anybody's.
        counted = kind is Kind.VALUE and (unit.cell or not all(each.text[:1].isalpha() for each in beneath))
        if len(beneath) > 1 and not counted:
            label = Label((kind,), unit.text, near=True)
            named = priority_in if kind is Kind.PRIORITY else name_in
            yield page.made(kind, tuple(named(each) for each in beneath), label, unit, 0.7)


def of_groups(page: Page) -> Iterator[Candidate]:
    """Rows that hold one cell, each over rows that hold more: "Every child a reader", "Cards | 40 | 52"."""
    rows = [list(cells) for row, cells in groupby(page.units, key=lambda unit: unit.row) if row >= 0]
    if not rows or not (page.plan or _begins_with_top(rows[0][0], page)):
        return
    heads = [
        row[0] for row, after in pairwise(rows) if len(row) == 1 and len(after) > 1 and is_name(row[0], page.lexicon)
    ]
    if 1 < len(heads) <= lists.MOST and len(heads) * 2 < len(rows):
        label = Label((Kind.PRIORITY,), rows[0][0].text, near=True)
        yield page.made(Kind.PRIORITY, tuple(priority_in(each) for each in heads), label, rows[0][0], 0.72)


def _begins_with_top(unit: Unit, page: Page) -> bool:
    words = words_of(unit.text, 6)
    return bool(words) and page.lexicon.tops.at(words, 0) is not None


def of_lines(page: Page) -> Iterator[Candidate]:
    """The first cells of a table that came as lines: a cell a line, or cells with wide gaps between them."""
    for place, unit in enumerate(page.units):
        if page.labels[place] or not _begins_table(unit, page):
            continue
        wide = [replace(unit, text=each) for each in _GAPS.split(unit.text)]
        across = sum(1 for _each in takewhile(lambda each: _is_column(each, page), page.units[place : place + 9]))
        beneath = page.body(place)
        if len(wide) > 1 and all(is_column_head(each, page.lexicon.columns) for each in wide):
            firsts = list(takewhile(lambda each: _GAPS.search(each.text), beneath))
        elif len(wide) == 1 and across > 1:
            firsts = [each for each in beneath[across - 1 :: across] if is_name(each, page.lexicon)]
        else:
            continue
        if 1 < len(firsts) <= lists.MOST:
            label = Label((Kind.PRIORITY,), unit.text, near=True)
            yield page.made(Kind.PRIORITY, tuple(name_in(each) for each in firsts), label, unit, 0.6)


def _begins_table(unit: Unit, page: Page) -> bool:
    return unit.row < 0 and is_column_head(replace(unit, text=_GAPS.split(unit.text)[0]), page.lexicon.tops)


def _is_column(unit: Unit, page: Page) -> bool:
    return unit.row < 0 and not unit.is_item and is_column_head(unit, page.lexicon.columns)


def of_plan(page: Page) -> Iterator[Candidate]:
    """The headings of a plan that calls its priorities nothing: each with a list beneath it."""
    title = page.plan
    if title is None:
        return
    others = [unit for unit in page.units if unit.text != title.text]
    for find, sure in _HEADS:
        heads = [unit for unit in find(others, page.lexicon) if page.labels[page.place_of(unit)] is None]
        if 2 <= len(heads) <= lists.MOST:
            label = Label((Kind.PRIORITY,), title.text)
            series = markers.series(heads, page.lexicon)
            counted = series is not None and len(series.spans) == len(heads)
            spans = series.spans if series and counted else tuple(priority_in(unit) for unit in heads)
            yield replace(page.made(Kind.PRIORITY, spans, label, title, sure), form="plan")


def of_promise(page: Page) -> Iterator[Candidate]:
    """What stands under "We will:", where that stands once, and so beneath no priority, in a plan or after values."""
    led = [at for at, unit in enumerate(page.units) if unit.is_short and is_promise(unit, page.lexicon)]
    beside = any(label and label.kinds == (Kind.VALUE,) for label in page.labels[: led[0]]) if led else False
    if len(led) != 1 or not (page.plan or beside):
        return
    found = lists.after_label(page.body(led[0]), Kind.PRIORITY, page.lexicon, 0)
    if len(found.spans) > 1:
        unit = page.units[led[0]]
        label = Label((Kind.PRIORITY,), unit.text.rstrip(" :"), near=True)
        yield page.made(Kind.PRIORITY, found.spans, label, unit, 0.36)


def of_names(page: Page) -> Iterator[Candidate]:
    """Values whose label is lost: under "Who we are" paragraphs that each begin with what we do, "Be kind. …"."""
    at = next((at for at, unit in enumerate(page.units[:_OPENING]) if is_column_head(unit, page.lexicon.abouts)), -1)
    if at < 0 or page.plan:
        return
    for run in _named_runs(page, at + 1):
        deeds = sum(is_deed(unit, page.lexicon) for unit in run)
        if len(run) > 3 and deeds * 2 > len(run):
            label = Label((Kind.VALUE,), page.units[at].text)
            yield page.made(Kind.VALUE, tuple(name_in(unit) for unit in run), label, page.units[at], 0.4)
            return


def _named_runs(page: Page, first: int) -> Iterator[list[Unit]]:
    run: list[Unit] = []
    for place, unit in enumerate(page.units[first:], first):
        if page.labels[place] is None and unit.is_sentence and is_explained(unit):
            run.append(unit)
            continue
        yield run
        run = []
    yield run
