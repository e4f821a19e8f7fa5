"""A workbook as JSON, as `groundplan workbook show --json` prints it (FORMATS §4)."""

from __future__ import annotations

from typing import Any

from groundplan.web.toolkits.models import PublishedToolkit
from groundplan.web.workbooks.asked import asked_of
from groundplan.web.workbooks.citations import Cited, citations_of, cited_in
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.workbook.address import Address
from groundplan.workbook.answers import to_json
from groundplan.workbook.placement import Placed, place


def workbook_json(written: Written) -> dict[str, Any]:
    """The workbook with every worksheet's answers, its shelf, and the wording that each answer answered."""
    workbook, cited = written.access.workbook, citations_of(written.access)
    published = PublishedToolkit.objects.values("toolkit", "version").get(id=written.access.edition.published)
    return {
        "workbook": str(workbook.id),
        "library": workbook.library.name,
        "department": workbook.department.name,
        "toolkit": {"id": published["toolkit"], "version": published["version"]},
        "worksheets": [worksheet_json(filled, cited) for filled in written.sheets()],
    }


def worksheet_json(filled: Filled, cited: Cited) -> dict[str, Any]:
    """One worksheet on one occasion; `citations` where somebody said where its words come from."""
    citations = [each.as_json() for here in cited_in(cited, filled).values() for each in here]
    placed = place(filled.merged, filled.worksheet)
    return {
        "id": filled.worksheet.id,
        "title": filled.worksheet.title,
        "occasion": filled.occasion,
        "answers": {key: to_json(value) for key, value in placed.shown.values.items()},
        "shelf": {str(each.address): to_json(each.value) for each in placed.shelf},
        "asked": _asked(filled, placed),
        **({"citations": citations} if citations else {}),
    }


def _asked(filled: Filled, placed: Placed) -> dict[str, str]:
    """The wording that each answer answered, by question; for a row or cell on the shelf by `question/row[/column]`."""
    sheet = filled.worksheet
    answered = [*(Address(sheet.id, key) for key in placed.shown.values), *(each.address for each in placed.shelf)]
    wordings = asked_of(sheet, filled.rows).wordings(answered)
    return {address.removeprefix(f"{sheet.id}/"): wording for address, wording in wordings.items()}
