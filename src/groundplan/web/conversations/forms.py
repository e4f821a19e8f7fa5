"""What a team is asked when it asks somebody to confirm, and when it puts its own words into the plan."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from groundplan.web.accounts.models import Person
from groundplan.web.conversations.actions import LONGEST_NAME, LONGEST_NOTE
from groundplan.workbook.citations import Origin

TOO_LONG = {"max_length": _("Write this in at most %(limit_value)d characters.")}
# Where words come from that were typed in and are cited nowhere yet.
ORIGINS = [
    (Origin.CONVERSATION.value, _("from a talk with them")),
    (Origin.SAID_AND_DONE.value, _("put together from what has been said and done: our reading")),
]


def fresh_edit() -> str:
    """The id of the post that a form will make."""
    return secrets.token_hex(12)


class ConfirmingForm(forms.Form):
    """Who is to confirm, or did: by a link, or in person on a day."""

    who = forms.CharField(
        label=_("Who?"),
        help_text=_("The name, and what she or he is at the library: “Rosa Alder, director”."),
        max_length=LONGEST_NAME,
        required=False,
        error_messages=TOO_LONG,
    )
    origin = forms.ChoiceField(
        label=_("Where do words come from that have no source yet?"),
        choices=ORIGINS,
        required=False,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_(
            "The link goes there by letter, and the answer can be confirmed with a code sent to the same address. "
            "Left empty, the link is shown here, for you to pass on."
        ),
        max_length=254,
        required=False,
        error_messages={**TOO_LONG, "invalid": _("This does not look like an e-mail address: look again.")},
    )
    note = forms.CharField(
        label=_("A few words to them"),
        help_text=_("Stands above the statements. You may leave it empty."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=TOO_LONG,
    )
    told = forms.BooleanField(label=_("Write to me when they have answered"), required=False)
    day = forms.CharField(
        label=_("On which day?"), max_length=20, required=False, widget=forms.TextInput(attrs={"type": "date"})
    )

    def __init__(self, person: Person, *, uncited: bool, data: Any = None, initial: Mapping[str, Any] | None = None):
        super().__init__(data, initial=dict(initial or {}))
        if not uncited:
            del self.fields["origin"]
        if not settings.GROUNDPLAN_MAIL:
            del self.fields["email"]
        if not (settings.GROUNDPLAN_MAIL and person.email):
            del self.fields["told"]

    def given(self, name: str) -> Any:
        """A field's text or tick, empty where the form does not have it."""
        return self.cleaned_data.get(name) or ""

    @property
    def come_from(self) -> Origin:
        """Where uncited words come from: from a talk, unless something else was said."""
        return Origin(self.given("origin") or Origin.CONVERSATION)
