"""A worksheet as a view shows it: composed from the edition, the answers and their surroundings."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from textwrap import shorten
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from groundplan.toolkit.model import Phase
from groundplan.web.toolkits.queries import Kept
from groundplan.web.workbooks.citedview import CitedViews
from groundplan.web.workbooks.composing import Composer
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.web.workbooks.sheetview import OccasionView, RemovedView, SheetView
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.web.workbooks.threads import Counts
from groundplan.web.workbooks.troubles import Trouble, problems
from groundplan.workbook.answers import Answers
from groundplan.workbook.placement import place

MOST_TOLD = 60

_composers: Kept[tuple[uuid.UUID, str], Composer] = Kept(1500)


def sheet_view(
    written: Written,
    filled: Filled,
    *,
    phase: Phase = Phase.ANY,
    back: str = "",
    extra: Mapping[str, int] | None = None,
    trouble: Trouble | None = None,
    saved: str = "",
    removed: str = "",
    rows: str,
    edit: str,
    talk: Counts,
    cited: CitedViews,
    people: Sequence[str] = (),
) -> SheetView:
    """A worksheet ready for its template; `back` is the id of the page that it stands beside, `rows` the random part of
    its blank rows' ids, `edit` the id of the edit that its form will make, `talk` how much open talk there is about
    each question, `cited` where answers' words come from, and `people` the names of those who work here."""
    access = written.access
    sheet = filled.worksheet
    composer = _composers.get((access.edition.id, sheet.id), lambda: Composer(sheet))
    # A page can show two sheets; only one of them was saved.
    trouble = trouble if trouble and trouble.worksheet == sheet.id else Trouble()
    around = Neighbourhood(written).around(
        filled,
        extra=extra or {},
        refused=trouble.refused,
        merged=trouble.merged,
        rows=rows,
        talk=talk,
        cited=cited,
        people=people,
    )
    url = _url(access.workbook.id, sheet.id, filled.occasion)
    shelf = len(place(filled.merged, sheet).shelf)
    sections = composer.sections(filled.merged, around, phase)
    return SheetView(
        id=sheet.id,
        title=sheet.title,
        number=sheet.number,
        intro=composer.intro,
        minutes=sheet.minutes,
        url=url,
        action=f"{url}?{urlencode({'page': back})}" if back else url,
        words_url=address(access, "words", worksheet=sheet.id),
        revision=filled.team.revision,
        own_revision=filled.own.revision,
        edition=str(access.edition.id),
        edit=edit,
        sections=sections,
        phase=phase.value,
        occasions=_occasions(written, filled),
        again_action=f"{url}?{urlencode({'page': back, 'to': 'again'})}" if sheet.occasions else "",
        saved=saved,
        removed=_removed(removed, filled.merged) if removed else None,
        shelf=shelf,
        problems=problems(sheet, sections, trouble),
    )


def _url(workbook: uuid.UUID, sheet: str, occasion: str) -> str:
    parts = {"workbook": workbook, "worksheet": sheet}
    if occasion:
        return reverse("sheet-occasion", kwargs={**parts, "occasion": occasion})
    return reverse("sheet", kwargs=parts)


def _removed(row: str, answers: Answers) -> RemovedView:
    """A removed row, told by its own first words."""
    texts = (text for spelling, text in answers.loose.items() if f"{spelling}/".startswith(f"{row}/"))
    first_words = shorten(next(texts, ""), MOST_TOLD, placeholder="…")
    return RemovedView(row, "/".join(row.split("/")[:2]), first_words)


def _occasions(written: Written, filled: Filled) -> Sequence[OccasionView]:
    if not filled.worksheet.occasions:
        return ()
    workbook = written.access.workbook.id
    sheet = filled.worksheet.id
    return [
        OccasionView(key, title or _("The first one"), _url(workbook, sheet, key), key == filled.occasion)
        for key, title in written.occasions(sheet)
    ]
