"""What a library's admin is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundplan.web.sharing.forms import CHOOSE, TOO_LONG
from groundplan.web.sharing.library_facts import LibraryPage
from groundplan.web.workbooks.actions import one_line

LONGEST = 200
# A toolkit that is not published yet: it comes with this program, and is published at its first use.
STARTER = ""


class NameForm(forms.Form):
    """A name for the library, or for one of its branches and departments."""

    name = forms.CharField(max_length=LONGEST)

    def clean_name(self) -> str:
        """The name on one line."""
        name = one_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError("")
        return name


class PlaceForm(forms.Form):
    """Which workbook is written at which branch."""

    id = forms.UUIDField()
    branch = forms.UUIDField(required=False)


class RemovalForm(forms.Form):
    """Who owns after her what the one who is removed owns alone."""

    successor = forms.UUIDField(required=False)


class StartForm(forms.Form):
    """A further workbook: for which department and branch, on which toolkit, and whose."""

    department = forms.CharField(
        label=_("For which department?"),
        help_text=_("One that is there or a new one. Leave it empty for somebody who works alone."),
        max_length=LONGEST,
        required=False,
        error_messages=TOO_LONG,
    )
    branch = forms.ChoiceField(label=_("At which branch?"), required=False, error_messages=CHOOSE)
    toolkit = forms.ChoiceField(label=_("On which toolkit?"), required=False, error_messages=CHOOSE)
    owner = forms.ChoiceField(label=_("Who owns it?"), error_messages=CHOOSE)

    def __init__(self, library: LibraryPage, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        branches = [("", _("At none in particular")), *((str(each.id), each.name) for each in library.branches)]
        toolkits = [(each.toolkit, f"{each.title} {each.version}") for each in library.toolkits]
        self._choose("branch", branches)
        self._choose("toolkit", toolkits or [(STARTER, _("The starter toolkit"))])
        self._choose("owner", [(str(each.person.id), each.person.name) for each in library.people])
        if not library.branches:
            del self.fields["branch"]

    def _choose(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_department(self) -> str:
        """The name on one line."""
        return one_line(self.cleaned_data["department"])
