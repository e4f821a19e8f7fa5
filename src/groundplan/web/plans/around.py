"""What stands around a plan when it is looked over: the day, who works on it, what was finished and changed when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from groundplan.plan.findings import Around
from groundplan.toolkit.model import Role, Toolkit
from groundplan.web.plans.queries import last_written, read_by_somebody, writers_of
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.queries import Access


def around_of(access: Access) -> Around:
    """Today in the workbook's time zone, and what is known of the days before."""
    toolkit, written = access.edition.toolkit, last_written(access)
    finished = max(_finished(toolkit, read_by_somebody(access), written), default=None)
    revised = max((written[sheet] for sheet in _plan_sheets(toolkit) if sheet in written), default=None)

    def day(at: datetime | None) -> date | None:
        return today_in(access.workbook, at) if at else None

    return Around(
        today=today_in(access.workbook), people=writers_of(access), finished=day(finished), revised=day(revised)
    )


def _plan_sheets(toolkit: Toolkit) -> set[str]:
    """The worksheets on which goals are written."""
    return {sheet.id for sheet, _question in toolkit.questions_with(Role.GOALS)}


def _finished(toolkit: Toolkit, read: set[str], written: Mapping[str, datetime]) -> Iterator[datetime]:
    """When modules were finished. Nobody keeps when a page was read or a module said to be done, on purpose: so one of
    which every page is marked as read counts as finished when the team last wrote on one of its worksheets. Those with
    goals are left out, because writing on them is revising the plan."""
    for module in toolkit.modules:
        if module.pages and all(page.id in read for page in module.pages):
            sheets = {sheet.id for sheet in toolkit.worksheets if sheet.module == module.id} - _plan_sheets(toolkit)
            days = [written[sheet] for sheet in sheets if sheet in written]
            yield from [max(days)] if days else []
