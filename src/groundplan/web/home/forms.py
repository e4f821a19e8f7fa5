"""The first run's three questions: library, department, name; and the code that somebody was given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundplan.web.workbooks.actions import Opening, one_line

LONGEST = 200
KINDS = ("named", "solo")


class JoinForm(forms.Form):
    """A code to come in with."""

    code = forms.CharField(
        label=gettext_lazy("The code"),
        help_text=gettext_lazy("Capitals, spaces and dashes do not matter."),
        max_length=40,
        error_messages={
            "required": gettext_lazy("Write the code that you were given."),
            "max_length": gettext_lazy("This is longer than a code: look again."),
        },
    )


def opening_from(fields: Mapping[str, str], now: datetime, locale: str) -> tuple[Opening | None, str, dict[str, str]]:
    """What was answered and the person's name; or `None` and what is missing, by field.

    A department's name that was typed counts more than a tick at “no department”. `now` is the time where the workbook
    is begun: in the evening, the day elsewhere is another one.
    """
    library = one_line(fields.get("library", ""))
    department = one_line(fields.get("department", ""))
    person = one_line(fields.get("person", ""))
    solo = fields.get("kind") == "solo" and not department
    errors: dict[str, str] = {}
    if not 0 < len(library) <= LONGEST:
        errors["library"] = _("Write what your library is called, in at most 200 characters.")
    if not solo and not 0 < len(department) <= LONGEST:
        errors["department"] = _("Write what you call your department, or choose “No department, only me”.")
    if not 0 < len(person) <= 120:
        errors["person"] = _("Write your name as it should stand in the workbook, in at most 120 characters.")
    if errors:
        return None, person, errors
    opening = Opening(library, "" if solo else department, solo, now.date(), time_zone=str(now.tzinfo), locale=locale)
    return opening, person, {}


def now_here() -> datetime:
    """The time on this computer's own clock, in its time zone by name; in UTC where it does not say which that is."""
    import tzlocal

    try:
        return datetime.now(tzlocal.get_localzone())
    except (ValueError, KeyError, OSError):
        return datetime.now(UTC)
