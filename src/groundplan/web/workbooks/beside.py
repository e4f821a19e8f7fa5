"""What stands beside the sheet of a talk, and beneath what was said and done: quotations, and the ways onward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from groundplan.plan.headings import heading
from groundplan.plan.lines import laid_out
from groundplan.plan.model import Part
from groundplan.plan.quoted import quoted_parts
from groundplan.toolkit.model import Role, Worksheet
from groundplan.web.sources.models import Source
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.citedview import told_to
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Access, Filled, Written
from groundplan.web.workbooks.sheetview import StretchView
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.words import say


@dataclass(frozen=True, slots=True)
class BesideView:
    """`quotations` are headings with texts, their sources, and the library’s own copies of those as (title, address);
    a sheet that is not about a talk has none. Copies and the two addresses are for those who may write."""

    talk: bool
    quotations: Sequence[tuple[str, Sequence[StretchView], Sequence[tuple[str, str]]]]
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


def _quotations(written: Written) -> list[tuple[str, Sequence[StretchView], Sequence[tuple[str, str]]]]:
    cited = citations_of(written.access)
    if not cited:
        return []
    tell = told_to(written.access)
    return [
        (
            heading(part, say),
            [stretch for source in part.sources for stretch in tell(laid_out(source))],
            _copies(written.access, part) if written.access.may_write else (),
        )
        for part in quoted_parts(Neighbourhood(written, cited).plan)
    ]


def _copies(reader: Access, part: Part) -> list[tuple[str, str]]:
    """The documents of the library's own that are quoted, as far as it still has them."""
    library = reader.workbook.library_id
    lines = [each for source in part.sources for line in source.lines for each in (*line.citations, *source.about)]
    wanted = {each.source for each in lines if each.source}
    if not wanted:
        return []
    found = Source.objects.filter(library_id=library, id__in=wanted, removed__isnull=True).order_by("title")
    return [
        (title, reverse("source", kwargs={"library": library, "source": key}))
        for key, title in found.values_list("id", "title")
    ]
