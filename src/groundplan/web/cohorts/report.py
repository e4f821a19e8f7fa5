"""The anonymous report for a funder: totals, and none from which one library's doing could be read.

Numbers from one to four are not told, nor those that leave one to four over (statistical offices suppress small cells
and their complements alike): "38 of 40 finished" would point at the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from groundplan.publish import table as tables
from groundplan.toolkit.model import Module
from groundplan.web.cohorts.models import Credit, Unit
from groundplan.web.cohorts.queries import Member

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A total in words."""

    what: str
    number: str


def told(number: int, of: int | None = None) -> str:
    """A total, or words in its place where it is small or leaves few over."""
    if 0 < number < FEWEST:
        return _("fewer than 5")
    if of is not None and 0 < of - number < FEWEST:
        return _("nearly all")
    return str(number)


def lines(members: Sequence[Member], modules: Sequence[Module], records: Sequence[Credit]) -> list[Line]:
    """The report of a cohort, empty where fewer than five libraries are in it: it would speak of each of them."""
    libraries = {member.membership.library_id for member in members}
    if len(libraries) < FEWEST:
        return []
    people = {person.id for member in members for person in member.people}
    found = [Line(_("Libraries"), str(len(libraries))), Line(_("People at work"), told(len(people)))]
    for module in modules:
        done = {member.membership.library_id for member in members if module.id in member.finished}
        label = _("Libraries that finished “{module}”").format(module=module.title)
        found.append(Line(label, told(len(done), len(libraries))))
    units = {Unit.HOURS: _("Hours of learning"), Unit.CREDITS: _("Credits"), Unit.CEU: _("CEUs")}
    for unit, label in units.items():
        given = [credit for credit in records if credit.unit == unit]
        if given:
            found.append(Line(label, _sum(given)))
    learners = {credit.person_id for credit in records}
    return [*found, Line(_("People with a record of learning"), told(len(learners), len(people)))]


def _sum(records: Sequence[Credit]) -> str:
    if len({credit.person_id for credit in records}) < FEWEST:
        return _("of fewer than 5 people")
    return f"{sum((credit.amount for credit in records), Decimal()):f}".rstrip("0").rstrip(".")


def table(found: Sequence[Line]) -> bytes:
    """The report as a table (CSV)."""
    return tables.table([(line.what, line.number) for line in found])
