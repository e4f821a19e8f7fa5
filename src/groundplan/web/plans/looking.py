"""A workbook's plan looked over: what the checks find, with what somebody left as it is."""

from __future__ import annotations

from dataclasses import replace

from groundplan.plan.checks import check
from groundplan.plan.findings import Finding
from groundplan.plan.model import Plan
from groundplan.web.plans.around import around_of
from groundplan.web.plans.queries import kept_place, settled_in
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.queries import Written
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.words import language, words


def plan_of(written: Written) -> Plan:
    """The plan as one person sees it, with where its words come from."""
    return Neighbourhood(written, citations_of(written.access)).plan


def findings_of(written: Written, plan: Plan) -> tuple[Finding, ...]:
    """Everything that the checks find, in the reader's language."""
    around, settled = around_of(written.access), settled_in(written.access)
    # Asked once for all: a large plan has thousands of sentences.
    say = words(language())
    if any(each.where.startswith("person/") for each in settled):
        # Whose name it was is told by what is found without it.
        meant = {kept_place(each.where): each.where for each in check(plan, around, say)}
        settled = tuple(replace(each, where=meant.get(each.where, each.where)) for each in settled)
    return check(plan, around, say, settled)
