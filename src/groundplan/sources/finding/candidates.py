"""Candidates: every place in a document where something seems to be stated, with how it is labelled there."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.sources.finding.labelled import labelled, together
from groundplan.sources.finding.labels import Form
from groundplan.sources.finding.page import Candidate, Page
from groundplan.sources.finding.plans import (
    numbered,
    of_groups,
    of_lines,
    of_names,
    of_one,
    of_plan,
    of_promise,
    of_tables,
)
from groundplan.sources.finding.prose import in_prose


def candidates(page: Page) -> Iterator[Candidate]:
    """All candidates: as they stand in the document, then what only its whole tells."""
    place = 0
    while place < len(page.units):
        label = page.labels[place]
        run = page.run_of_headings(place)
        if label and label.form is Form.HEADING and len(run) > 1:
            yield from together(page, run)
            place = run[-1] + 1
            continue
        if label:
            yield from labelled(page, place, label)
        elif not page.units[place].text.endswith("?"):
            yield from in_prose(page, place)
        place += 1
    yield from numbered(page)
    yield from of_one(page)
    yield from of_tables(page)
    yield from of_groups(page)
    yield from of_lines(page)
    yield from of_plan(page)
    yield from of_promise(page)
    yield from of_names(page)
