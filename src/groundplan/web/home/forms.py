"""The first run's three questions: library, department, name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from groundplan.web.workbooks.actions import Opening, one_line

LONGEST = 200
KINDS = ("named", "solo")


def opening_from(fields: Mapping[str, str], today: date, locale: str) -> tuple[Opening | None, str, dict[str, str]]:
    """What was answered and the person's name; or `None` and what is missing, by field."""
    library = one_line(fields.get("library", ""))
    department = one_line(fields.get("department", ""))
    person = one_line(fields.get("person", ""))
    solo = fields.get("kind") == "solo"
    errors: dict[str, str] = {}
    if not 0 < len(library) <= LONGEST:
        errors["library"] = _("Write what your library is called, in at most 200 characters.")
    if not solo and not 0 < len(department) <= LONGEST:
        errors["department"] = _("Write what you call your department, or choose “No department, only me”.")
    if not 0 < len(person) <= 120:
        errors["person"] = _("Write your name as it should stand in the workbook, in at most 120 characters.")
    if errors:
        return None, person, errors
    return Opening(library, "" if solo else department, solo, today, locale=locale), person, {}
