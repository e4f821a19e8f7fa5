"""The forms of a cohort: what it is, what is written down for its people, and what a team says."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundplan.toolkit.model import Toolkit
from groundplan.web.cohorts.actions import Given, Plan
from groundplan.web.cohorts.models import Unit
from groundplan.web.workbooks.actions import one_line

LONGEST_WELCOME = 5000
LONGEST_NOTE = 200
NEW = "new"


class CohortForm(forms.Form):
    """What a cohort is called, who sponsors it, and what it says to those who come in."""

    name = forms.CharField(
        label=gettext_lazy("What is the cohort called?"),
        help_text=gettext_lazy("Its people see this: “Spring 2027”, say."),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the cohort a name.")},
    )
    sponsor = forms.CharField(
        label=gettext_lazy("Who sponsors it?"),
        help_text=gettext_lazy("Stands on certificates: the state library, for instance. It may be left empty."),
        max_length=200,
        required=False,
    )
    welcome = forms.CharField(
        label=gettext_lazy("A welcome"),
        help_text=gettext_lazy("A few lines: when you meet, where to ask. **Bold**, lists and links work."),
        max_length=LONGEST_WELCOME,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_name(self) -> str:
        """On one line."""
        return one_line(self.cleaned_data["name"])

    def clean_sponsor(self) -> str:
        """On one line."""
        return one_line(self.cleaned_data["sponsor"])


class JoiningForm(forms.Form):
    """What has to be known of whoever joins a cohort: the workbook that she brings, or the names for a new one."""

    workbook = forms.ChoiceField(label=gettext_lazy("With which workbook?"), required=False)
    library = forms.CharField(label=gettext_lazy("What is your library called?"), max_length=200, required=False)
    department = forms.CharField(
        label=gettext_lazy("What do you call your department?"),
        help_text=gettext_lazy("One person counts as a department."),
        max_length=200,
        required=False,
    )
    solo = forms.BooleanField(label=gettext_lazy("No department, only me"), required=False)

    def __init__(self, *args: Any, workbooks: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if workbooks:
            field: Any = self.fields["workbook"]
            field.choices = [*workbooks, (NEW, _("A new one, for the library below"))]
        else:
            del self.fields["workbook"]

    def clean(self) -> dict[str, Any]:
        """A workbook that is there already needs no names."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("workbook", NEW) not in ("", NEW):
            return said
        for name in ("library", "department"):
            said[name] = one_line(said.get(name, ""))
        if not said["library"]:
            self.add_error("library", _("Write what your library is called."))
        if not said["department"] and not said.get("solo"):
            self.add_error("department", _("Write what you call your department, or tick “No department, only me”."))
        return said


def dates_from(
    fields: Mapping[str, str], toolkit: Toolkit
) -> tuple[dict[str, tuple[date | None, str]], dict[str, str]]:
    """The dates and notes by module, and what cannot be read, by field."""
    found: dict[str, tuple[date | None, str]] = {}
    wrong: dict[str, str] = {}
    for module in toolkit.modules:
        typed = fields.get(f"day:{module.id}", "").strip()
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            day = None
            wrong[f"day:{module.id}"] = _("Write the day for “{module}” like 2027-03-15.").format(module=module.title)
        found[module.id] = (day, one_line(fields.get(f"note:{module.id}", ""))[:LONGEST_NOTE])
    return found, wrong


def plan_of(form: CohortForm, toolkit: str, dates: Mapping[str, tuple[date | None, str]]) -> Plan:
    """What the forms say together."""
    said = form.cleaned_data
    return Plan(said["name"], said["sponsor"], said["welcome"].strip(), toolkit, dates)


class CreditForm(forms.Form):
    """What is written into the record of learning; state libraries ask for these."""

    event = forms.CharField(
        label=gettext_lazy("Event"),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the event that was taken part in.")},
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    sponsor = forms.CharField(label=gettext_lazy("Sponsor"), max_length=200, required=False)
    presenter = forms.CharField(label=gettext_lazy("Presenter"), max_length=200, required=False)
    day = forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": gettext_lazy("Write the day of the event."),
            "invalid": gettext_lazy("Write the day like 2027-03-15."),
        },
    )
    amount = forms.DecimalField(
        label=gettext_lazy("How many"),
        min_value=0,
        max_digits=5,
        decimal_places=2,
        error_messages={
            "required": gettext_lazy("Write how many hours or credits."),
            "invalid": gettext_lazy("Write hours or credits as a number, like 1.5."),
            "min_value": gettext_lazy("Hours and credits cannot be less than nothing."),
            "max_digits": gettext_lazy("This is more than a record holds: at most 999.99."),
            "max_whole_digits": gettext_lazy("This is more than a record holds: at most 999.99."),
            "max_decimal_places": gettext_lazy("Write at most two digits behind the point."),
        },
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Of what"),
        choices=[
            (Unit.HOURS, gettext_lazy("hours")),
            (Unit.CREDITS, gettext_lazy("credits")),
            (Unit.CEU, gettext_lazy("CEUs")),
        ],
        error_messages={
            "required": gettext_lazy("Choose hours, credits or CEUs."),
            "invalid_choice": gettext_lazy("Choose hours, credits or CEUs."),
        },
    )
    category = forms.CharField(label=gettext_lazy("Category"), max_length=120, required=False)
    supervisor = forms.CharField(
        label=gettext_lazy("Confirmed by (supervisor)"),
        help_text=gettext_lazy("Left empty, the certificate has a line for the signature."),
        max_length=120,
        required=False,
    )
    confirmed = forms.DateField(
        label=gettext_lazy("Confirmed on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": gettext_lazy("Write the day like 2027-03-15.")},
    )

    def given(self) -> Given:
        """What the form says; call when it is valid."""
        said: dict[str, Any] = {
            key: one_line(value) if isinstance(value, str) else value for key, value in self.cleaned_data.items()
        }
        return Given(**said)


def people_from(values: list[str]) -> list[uuid.UUID]:
    """The people who are ticked; what is no id is nobody."""
    found = []
    for value in values[:2000]:
        try:
            found.append(uuid.UUID(value))
        except ValueError:
            continue
    return found


def fresh_edit() -> str:
    """The id of a form that is about to be shown."""
    return secrets.token_hex(12)
