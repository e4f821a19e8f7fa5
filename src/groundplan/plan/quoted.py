"""What a plan quotes: the lines of its ground of which somebody said where they come from."""

from __future__ import annotations

from dataclasses import replace

from groundplan.plan.model import Part, Plan
from groundplan.workbook.citations import QUOTED


def quoted_parts(plan: Plan) -> list[Part]:
    """Mission, vision, values, priorities and the department's mission, each with its cited lines only; left out where
    there is none."""
    found = []
    for role in QUOTED:
        part = plan.part(role)
        sources = (replace(each, lines=tuple(line for line in each.lines if line.citations)) for each in part.sources)
        kept = tuple(each for each in sources if each.lines or each.about)
        if kept:
            found.append(replace(part, sources=kept))
    return found
