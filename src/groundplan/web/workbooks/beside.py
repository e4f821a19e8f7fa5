"""What stands beside the sheet of a talk, and beneath what was said and done: quotations, and the ways onward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from groundplan.plan.headings import heading
from groundplan.plan.lines import laid_out
from groundplan.plan.quoted import quoted_parts
from groundplan.toolkit.model import Role, Worksheet
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.citedview import told_to
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.web.workbooks.sheetview import StretchView
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.words import say


@dataclass(frozen=True, slots=True)
class BesideView:
    """`quotations` are headings with texts and their sources; a sheet that is not about a talk has none. The two
    addresses are for those who may write, and empty for the others."""

    talk: bool
    quotations: Sequence[tuple[str, Sequence[StretchView]]]
    into_plan_url: str = ""
    confirm_url: str = ""


def is_talk(sheet: Worksheet) -> bool:
    """Whether a worksheet is about a talk, in any toolkit."""
    return any(each.role is Role.CONVERSATION and not each.private for each in sheet.shown_questions())


def beside(written: Written, filled: Filled) -> BesideView | None:
    """What belongs beside a sheet; nothing for one that is about neither a talk nor what was said and done."""
    sheet, talk = filled.worksheet, is_talk(filled.worksheet)
    drafted = any(each.role in (Role.SAID_AND_DONE, Role.DRAFT_STATEMENT) for each in sheet.shown_questions())
    if not talk and not drafted:
        return None
    quotations = _quotations(written) if talk else []
    if not written.access.may_write:
        return BesideView(talk, quotations) if talk else None
    where = {"occasion": filled.occasion} if filled.occasion else {}
    name = "into-plan-occasion" if where else "into-plan"
    who = f"?{urlencode({'who': filled.title})}" if talk and filled.title else ""
    return BesideView(
        talk,
        quotations,
        into_plan_url=address(written.access, name, worksheet=sheet.id, **where),
        confirm_url=address(written.access, "confirming") + who,
    )


def _quotations(written: Written) -> list[tuple[str, Sequence[StretchView]]]:
    cited = citations_of(written.access)
    if not cited:
        return []
    tell = told_to(written.access)
    return [
        (
            heading(part, say),
            [stretch for source in part.sources for stretch in tell(laid_out(source))],
        )
        for part in quoted_parts(Neighbourhood(written, cited).plan)
    ]
