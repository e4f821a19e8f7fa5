"""The settings of a workbook as a form: names, own words, paper, start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from groundplan.web.libraries.queries import admins_of
from groundplan.web.workbooks.actions import one_line
from groundplan.web.workbooks.editing import Settings
from groundplan.web.workbooks.queries import Access

LONGEST_NAME = 200
PAPERS = ("letter", "a4")


def settings_from(fields: Mapping[str, str], access: Access) -> tuple[Settings | None, dict[str, str]]:
    """What was posted, or what is wrong with it, by field."""
    # Only the library's admin is shown a field for its name; what anybody else posts under it means nothing.
    library = one_line(fields.get("library", "")) if access.looks_after else access.workbook.library.name
    department = one_line(fields.get("department", ""))
    # A name typed now counts more than a tick that stood there already; a tick set now, more than the name of before.
    solo = fields.get("kind") == "solo" and department in ("", access.workbook.department.name)
    errors: dict[str, str] = {}
    if access.looks_after and not 0 < len(library) <= LONGEST_NAME:
        errors["library"] = _("Write your library's name, in at most 200 characters.")
    if not solo and not 0 < len(department) <= LONGEST_NAME:
        errors["department"] = _("Write your department's name, or choose “no department, only me”.")
    start = _date(fields.get("start", ""))
    if start is None:
        errors["start"] = _("Write the plan's first day as a date, like 2027-01-15.")
    if fields.get("paper") not in PAPERS:
        errors["paper"] = _("Choose Letter or A4.")
    if errors or start is None:
        return None, errors
    words = {
        term.id: one_line(fields[f"term:{term.id}"])[:LONGEST_NAME]
        for term in access.edition.base.terms
        if term.id not in ("library", "department") and one_line(fields.get(f"term:{term.id}", ""))
    }
    return Settings(library, "" if solo else department, solo, words, fields["paper"], start), {}


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def settings_context(access: Access, posted: Mapping[str, str] | None, errors: Mapping[str, str]) -> dict[str, Any]:
    """The form as its template shows it: what was posted last, or what is set now."""
    workbook = access.workbook
    words = access.edition.words
    now = {
        "library": workbook.library.name,
        "department": workbook.department.name,
        "kind": "solo" if workbook.department.solo else "named",
        "paper": workbook.paper,
        "start": workbook.start.isoformat(),
    }
    if posted is not None and not access.looks_after:
        posted = {**posted, "library": now["library"]}
    values = {key: posted.get(key, "") if posted is not None else value for key, value in now.items()}
    terms = [
        (f"term:{term.id}", term.default, (posted or {}).get(f"term:{term.id}", words.values.get(term.id, "")))
        for term in access.edition.base.terms
        if term.id not in ("library", "department")
    ]
    ask = [] if access.looks_after else admins_of(workbook.library_id)
    return {
        "values": values,
        "errors": dict(errors),
        "terms": terms,
        "papers": PAPERS,
        "names_library": access.looks_after,
        "ask": ", ".join(ask),
    }
