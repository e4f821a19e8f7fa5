"""What the checks find, as pages show it: each with its place, its next act, and the words to leave it as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundplan.plan.checks import at_once
from groundplan.plan.findings import Finding, Group
from groundplan.plan.mending import UNTOUCHED_WEAKNESS, UNUSED_HORIZON
from groundplan.plan.model import Plan
from groundplan.web.plans.actions import LONGEST_PLACE
from groundplan.web.plans.looking import findings_of
from groundplan.web.plans.places import Places
from groundplan.web.plans.queries import LeftAlone, LeftHere, kept_place, left_in
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Access, Written

# Behind “more”; nobody reads hundreds.
MOST_BEHIND = 60


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding. `where` names its place, `url` leads there, `act_url` to where its act is done; `leading` are the
    words that begin a reason, empty where it cannot be left as it is."""

    check: str
    place: str
    message: str
    where: str
    url: str
    act: str
    act_url: str
    leading: str
    left: LeftAlone | None = None


Grouped = Sequence[tuple[str, Sequence[FindingView]]]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page: what is shown at once and what behind “more”, each group under its name, and what is left as it
    is; `later` are so many more that are told once those are done."""

    shown: Grouped
    more: Grouped
    left: Sequence[FindingView]
    later: int = 0

    @property
    def more_count(self) -> int:
        """How many findings are behind “more”."""
        return sum(len(each) for _name, each in self.more) + self.later


def overview(written: Written, plan: Plan) -> Overview:
    """A plan looked over."""
    settlements = left_in(written.access)
    findings = findings_of(written, plan)
    shown, rest = at_once(findings)
    views = _Views(written.access, Places(written.access, plan), settlements)
    return Overview(
        shown=views.grouped(shown),
        more=views.grouped(rest[:MOST_BEHIND]),
        left=[views.view(each) for each in findings if each.settled is not None],
        later=len(rest[MOST_BEHIND:]),
    )


def leading_words(check: str) -> str:
    """How a reason begins: of an unused horizon “not yet”, of a weakness “not now”."""
    words = {UNUSED_HORIZON: _("Not yet, because …"), UNTOUCHED_WEAKNESS: _("Not now, because …")}
    return words.get(check) or _("Leave as it is, because …")


class _Views:
    def __init__(self, access: Access, places: Places, settlements: LeftHere) -> None:
        self._access = access
        self._places = places
        self._settlements = settlements

    def grouped(self, findings: Sequence[Finding]) -> Grouped:
        names = {Group.BEFORE: _("Before you share"), Group.LOOK: _("Worth a look")}
        found = [(name, [self.view(each) for each in findings if each.group is group]) for group, name in names.items()]
        return [(name, views) for name, views in found if views]

    def view(self, finding: Finding) -> FindingView:
        row = self._settlements.get((finding.check, kept_place(finding.where)))
        return FindingView(
            check=finding.check,
            place=finding.where,
            message=finding.message,
            where=self._places.name(finding.where),
            url=self._places.url(finding.where),
            act=finding.act,
            act_url=self._act_url(finding),
            leading=leading_words(finding.check) if len(kept_place(finding.where)) <= LONGEST_PLACE else "",
            left=row,
        )

    def _act_url(self, finding: Finding) -> str:
        """Where the act is done: a weakness is taken up on its own page, and a horizon has a blank goal."""
        if finding.check == UNTOUCHED_WEAKNESS:
            return address(self._access, "weakness", place=finding.where)
        return self._places.url(finding.where if finding.check == UNUSED_HORIZON else finding.at or finding.where)
