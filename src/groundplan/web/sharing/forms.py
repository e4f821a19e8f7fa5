"""What an owner is asked about an invitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from groundplan.web.libraries.models import Right
from groundplan.web.sharing.actions import Wish
from groundplan.web.workbooks.actions import one_line

# The rights as an owner chooses among them, the most usual first.
RIGHTS = [
    (Right.EDITOR, _("may write")),
    (Right.COMMENTER, _("may comment")),
    (Right.VIEWER, _("may read")),
    (Right.OWNER, _("owner")),
]
DAYS = [("1", _("1 day")), ("7", _("7 days")), ("30", _("30 days"))]
TOO_LONG = {"max_length": _("Write this in at most %(limit_value)d characters.")}
CHOOSE = {"required": _("Choose one of these."), "invalid_choice": _("Choose one of these.")}
HOW_MANY = [("one", _("one person")), ("several", _("several people"))]


class InvitationForm(forms.Form):
    """For whom, with which right, for how long."""

    who = forms.CharField(
        label=_("For whom?"),
        help_text=_("A note for you, to tell your invitations apart. You may leave it empty."),
        max_length=120,
        required=False,
        error_messages=TOO_LONG,
    )
    email = forms.EmailField(
        label=_("Send it to an e-mail address"),
        help_text=_("The link goes there by letter. Left empty, it is shown here, for you to pass on."),
        max_length=254,
        required=False,
        error_messages={**TOO_LONG, "invalid": _("This does not look like an e-mail address: look again.")},
    )
    right = forms.ChoiceField(label=_("What may they do?"), choices=RIGHTS, initial=Right.EDITOR, error_messages=CHOOSE)
    days = forms.ChoiceField(label=_("How long does it last?"), choices=DAYS, initial="7", error_messages=CHOOSE)
    how_many = forms.ChoiceField(label=_("For how many?"), choices=HOW_MANY, initial="one", error_messages=CHOOSE)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if not settings.GROUNDPLAN_MAIL:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        """A letter goes to one person, who alone comes in by it."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("email") and given.get("how_many") == "several":
            self.add_error(
                "how_many", _("A letter invites one person: choose “one person”, or leave the address empty.")
            )
        return given

    def clean_who(self) -> str:
        """The note on one line."""
        return one_line(self.cleaned_data["who"])

    @property
    def letter_to(self) -> str:
        """The address to which the link goes, empty where it is shown here instead."""
        return str(self.cleaned_data.get("email", ""))

    def wish(self) -> Wish:
        """What was asked for, once the form is valid."""
        given: dict[str, Any] = self.cleaned_data
        return Wish(given["who"], Right(given["right"]), int(given["days"]), given["how_many"] == "several")


class WhomForm(forms.Form):
    """Somebody, or an invitation, by id."""

    id = forms.UUIDField()


class RightForm(WhomForm):
    """Another right for somebody."""

    right = forms.ChoiceField(choices=RIGHTS)
