"""Signing in, and what somebody says about herself to be able to come back."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext_lazy as _

from groundplan.web.accounts.models import Person
from groundplan.web.accounts.queries import is_taken

LONGEST_NAME = 120
# Long enough for any sentence; what is longer only costs whoever has to hash it.
LONGEST_PASSWORD = 128
_WANTED = _("Write your password.")
_TOO_LONG = _("A password has 128 characters at most: choose a shorter one.")
_PLAIN = re.compile(r"[\w.\-]{3,60}")


class SignInForm(allauth.LoginForm):  # type: ignore[misc] # allauth is not typed
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Sign-in name or e-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].error_messages["required"] = _("Write your sign-in name, or your e-mail address.")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _WANTED
        _bound(self.fields["password"])
        self.fields["remember"].label = _("This is my own computer: keep me signed in")


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc] # the same
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Your present password")
        self.fields["oldpassword"].help_text = ""
        self.fields["oldpassword"].error_messages["required"] = _WANTED
        _name_both(self)


class FirstPasswordForm(allauth.SetPasswordForm):  # type: ignore[misc] # the same
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_both(self)


class IsItYouForm(allauth.ReauthenticateForm):  # type: ignore[misc] # the same
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Your password")
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _WANTED


class NewPasswordForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc] # the same
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_both(self)


class ForgottenForm(allauth.ResetPasswordForm):  # type: ignore[misc] # the same
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_address(self)


class AddAddressForm(allauth.AddEmailForm):  # type: ignore[misc] # the same
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_address(self)


def _ask_for_address(form: forms.Form) -> None:
    form.fields["email"] = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This does not look like an e-mail address: look again."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def _name_both(form: forms.Form) -> None:
    form.fields["password1"].label = _("A new password")
    form.fields["password1"].help_text = _(
        "At least 12 characters. Three or four words in a row are easy to keep and hard to guess."
    )
    form.fields["password2"].label = _("The new password once more")
    for name in ("password1", "password2"):
        form.fields[name].error_messages["required"] = _("Write the new password here.")
        _bound(form.fields[name])


def _bound(field: forms.Field) -> None:
    """A password has a length up to which every sign of it counts, and beyond which it is none."""
    field.validators.append(MaxLengthValidator(LONGEST_PASSWORD, _TOO_LONG))


class OwnSignInForm(forms.Form):
    """A sign-in name and a password: what it takes to come back tomorrow on another computer."""

    TAKEN = _("Somebody has this sign-in name already: choose another. If it is you, sign in.")

    handle = forms.CharField(
        label=_("A sign-in name, or your e-mail address"),
        help_text=_("To come back later, on any computer. No e-mail address is needed."),
        max_length=150,
        error_messages={"required": _("Choose a sign-in name, so that you can come back.")},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("A password"),
        help_text=_("At least 12 characters. Three or four words in a row are easy to keep and hard to guess."),
        max_length=LONGEST_PASSWORD,
        strip=False,
        error_messages={
            "required": _("Choose a password, so that nobody else comes in as you."),
            "max_length": _TOO_LONG,
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_handle(self) -> str:
        """The sign-in name as it is kept; told apart from all others."""
        handle = plain_handle(self.cleaned_data["handle"])
        if "@" in handle:
            try:
                validate_email(handle)
            except ValidationError:
                raise ValidationError(_("This does not look like an e-mail address: look again.")) from None
        elif not _PLAIN.fullmatch(handle):
            raise ValidationError(_("Use 3 to 60 letters, numbers, dots or dashes, without spaces, like ana.moreno."))
        if is_taken(handle):
            raise ValidationError(self.TAKEN)
        return handle

    def clean(self) -> dict[str, Any]:
        """The password against the rules, which also look at the names."""
        cleaned = super().clean() or {}
        person = Person(name=cleaned.get("name", ""), handle=cleaned.get("handle", ""))
        self._look_at_password(cleaned, person)
        return cleaned

    def _look_at_password(self, cleaned: dict[str, Any], person: Person | None) -> None:
        if cleaned.get("password"):
            try:
                validate_password(cleaned["password"], person)
            except ValidationError as error:
                self.add_error("password", error)


class NewPersonForm(OwnSignInForm):
    """Somebody new says who she is."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it should stand in the workbook. A first name is enough."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Write your name as it should stand in the workbook.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    own_computer = forms.BooleanField(label=_("This is my own computer: keep me signed in"), required=False)
    field_order = ["name", "handle", "password", "own_computer"]

    def clean_name(self) -> str:
        """The name on one line, without signs that are not seen and turn what stands around it."""
        seen = (letter if letter.isprintable() else " " for letter in self.cleaned_data["name"])
        name = " ".join("".join(seen).split())
        if not name:
            raise ValidationError(self.fields["name"].error_messages["required"])
        return name


class CodeForm(OwnSignInForm):
    """A one-use code and the password that it is exchanged for."""

    code = forms.CharField(
        label=_("The code"),
        help_text=_("Eight letters and numbers, from your library’s admin or your facilitator."),
        max_length=40,
        error_messages={"required": _("Write the code that you were given.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    field_order = ["handle", "code", "password"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handle"].label = _("Your sign-in name or e-mail address")
        self.fields["handle"].help_text = ""
        self.fields["password"].label = _("A new password")

    def clean_handle(self) -> str:
        """The sign-in name as it is kept. Whether there is one is not told here."""
        return plain_handle(self.cleaned_data["handle"])


def plain_handle(typed: str) -> str:
    """A sign-in name as it is kept and compared: letters in one form, and no capitals."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()
