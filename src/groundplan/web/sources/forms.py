"""What a page asks about a document: what it is called, of which day, for which years, and what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundplan.web.sources.actions import LONGEST_TITLE, About
from groundplan.web.sources.models import Source
from groundplan.web.sources.text import one_line

EARLIEST, LATEST = 1800, 2200
LONGEST_PASTE = 500_000
_YEAR = {
    "invalid": gettext_lazy("A year has four digits: write it like 2027."),
    "min_value": gettext_lazy("A year has four digits: write it like 2027."),
    "max_value": gettext_lazy("A year has four digits: write it like 2027."),
}
_DAY = {"invalid": gettext_lazy("Choose the day, or write it like 2027-05-31.")}
_TITLE = {
    "required": gettext_lazy("Say what the text is called, such as “Strategic plan” or “Minutes of the board”."),
    "max_length": gettext_lazy("This title is too long: 300 characters are enough."),
}
_TEXT = {
    "required": gettext_lazy("Paste or type the text."),
    "max_length": gettext_lazy("This is more than one paste holds: save it as a file and add that."),
}


def _year(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=EARLIEST,
        max_value=LATEST,
        error_messages=_YEAR,
    )


class AboutForm(forms.Form):
    """Day and years, for whatever is added."""

    dated = forms.DateField(
        label=gettext_lazy("Of which day is it?"),
        help_text=gettext_lazy("When it was adopted, sent or put online. Leave it empty if nobody knows."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=_DAY,
    )
    begins = _year(gettext_lazy("From which year"), gettext_lazy("For a plan: the first year that it is for."))
    ends = _year(gettext_lazy("To which year"), gettext_lazy("Its last year. When that has passed, we say so."))

    def clean(self) -> dict[str, Any]:
        """The years in their order."""
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and begins > ends:
            self.add_error("ends", _("It cannot end before it begins: look at the two years again."))
        return given

    def about(self) -> About:
        """What was said of it, once the form is valid."""
        given = self.cleaned_data
        title = one_line(given.get("title", ""), LONGEST_TITLE)
        return About(title, given["dated"], given["begins"] or 0, given["ends"] or 0)


class FilesForm(AboutForm):
    """What is said of files that are uploaded: their titles stand in them."""


class DetailsForm(AboutForm):
    """What is said of a document that is there."""

    title = forms.CharField(label=gettext_lazy("What is it called?"), max_length=LONGEST_TITLE, error_messages=_TITLE)
    field_order: Sequence[str] = ("title", "dated", "begins", "ends")

    @classmethod
    def of(cls, source: Source) -> DetailsForm:
        """The form as it says now."""
        told = {"title": source.title, "dated": source.dated}
        return cls(initial={**told, "begins": source.begins or None, "ends": source.ends or None})


class PasteForm(DetailsForm):
    """A text that is pasted or typed, and what it is."""

    text = forms.CharField(
        label=gettext_lazy("The text"),
        help_text=gettext_lazy("Only what you need: an empty line begins a new paragraph."),
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages=_TEXT,
    )
    field_order: Sequence[str] = ("title", "text", "dated", "begins", "ends")
