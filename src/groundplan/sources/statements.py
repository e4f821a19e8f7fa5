"""Finding what a library says of itself: mission, vision, values, priorities, and whose each is."""

from __future__ import annotations

from groundplan.sources.finding.candidates import candidates
from groundplan.sources.finding.choosing import chosen
from groundplan.sources.finding.kin import with_kin
from groundplan.sources.finding.labels import begins_label
from groundplan.sources.finding.lexicon import lexicon_of
from groundplan.sources.finding.page import Page
from groundplan.sources.finding.units import units_of
from groundplan.sources.model import Reading, Statement


def find(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a document, in the order in which they stand there."""
    lexicon = lexicon_of(reading.language)
    units = units_of(reading, lambda line: begins_label(line, lexicon))
    page = Page(units, reading, lexicon)
    return tuple(chosen(with_kin(page, candidates(page)), reading))
