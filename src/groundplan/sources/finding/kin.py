"""Kin: statements that stand together and are labelled alike belong to the one whom one of them names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from groundplan.sources.finding.labels import Form
from groundplan.sources.finding.owners import owner_over
from groundplan.sources.finding.page import Candidate, Page
from groundplan.sources.model import Style, Whose

_LABELLED = frozenset([str(Form.HEADING), str(Form.INLINE), str(Form.LOST)])


def with_kin(page: Page, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates; "Vision" after "Mission: The Friends of … raise …" is the Friends' as well, and before it.

    A library's mission makes its own what comes after it only: what stands before may be a city's.
    """
    made = list(found)
    order = sorted((n for n, each in enumerate(made) if each.form in _LABELLED), key=lambda n: made[n].spans[0].start)
    for forward in (order, order[::-1]):
        for known, place in pairwise(forward):
            near, each = made[known], made[place]
            passes = near.owner.whose is not Whose.LIBRARY or forward is order
            if passes and near.owner.near and _are_kin(page, near, each):
                made[place] = replace(each, owner=near.owner)
    return made


def _are_kin(page: Page, near: Candidate, each: Candidate) -> bool:
    """Whether nothing between two candidates tells whose the second is, and it tells it not itself."""
    if each.kind is near.kind or each.owner.near or each.owner.evidence == "sample":
        return False
    start, end = sorted((near.at, each.at))
    heads = [unit for unit in page.units[start + 1 : end + 1] if unit.style is Style.HEADING or unit.is_short]
    return not any(owner_over(unit.text, page.lexicon) for unit in heads)
