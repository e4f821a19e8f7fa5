"""The second step: forms for passkeys, an app's codes and recovery codes in our words, and how allauth names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# What a browser answers is a few hundred bytes; the largest keys make it some thousand.
LONGEST_CREDENTIAL = 32 * 1024
LONGEST_PASSKEY_NAME = 60
MOST_PASSKEYS = 20
# Seconds: the half minute that a code belongs to, and one before and after it.
TAKEN_FOR = 90
_CODE_WANTED = _("Write the code.")
_DID_NOT_WORK = _("This passkey did not work. Try once more; if it stays so, use another way to show that it is you.")

# What fido2 raises on answers that no browser gives.
_NO_BROWSERS = (ValueError, TypeError, KeyError, AttributeError, IndexError)


class _UnverifiedError(Exception):
    """The key did not ask whether it is its owner who touches it."""


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth is not typed
    """How passkeys and apps name this place and the person, and what is said when one does not fit."""

    error_messages: Mapping[str, Any] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or is used up. Codes change every half minute."),
        "cannot_generate_recovery_codes": _("Recovery codes go with a passkey or an app: set up one of them first."),
    }

    def _get_site_name(self) -> str:
        return "Groundplan"

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 allauth's name
        """A name for a passkey that nobody named: by its number."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)


class _CredentialField(forms.JSONField):
    """What the browser's passkey answered, filled in by the page's script."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, error_messages={"invalid": _DID_NOT_WORK, "required": ""})

    def to_python(self, value: Any) -> Any:
        """The answer as an object with texts that any database keeps; raises `ValidationError`."""
        if isinstance(value, str) and (len(value) > LONGEST_CREDENTIAL or "\\u0000" in value):
            raise ValidationError(_DID_NOT_WORK)
        try:
            credential = super().to_python(value)
        except RecursionError:
            raise ValidationError(_DID_NOT_WORK) from None
        if credential is not None and not isinstance(credential, dict):
            raise ValidationError(_DID_NOT_WORK)
        return credential

    def bound_data(self, data: Any, initial: Any) -> None:
        """An answer is good once: it is not shown again."""
        return


class AddPasskeyForm(forms.Form):
    """A name for a new passkey, and what the browser answered. Fills in what allauth's own form does, which lets some
    faulty answers become faults of ours."""

    name = forms.CharField(
        label=_("A name for it"),
        help_text=_("So that you know it again: “My phone”, or “Key on my ring”."),
        max_length=LONGEST_PASSKEY_NAME,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user")
        super().__init__(*args, **kwargs)
        self.fields["credential"] = _CredentialField()

    def clean_name(self) -> str:
        """The name on one line, or one by number."""
        given = " ".join(self.cleaned_data["name"].split())
        return given or SecondStepAdapter().generate_authenticator_name(self.user, Authenticator.Type.WEBAUTHN)

    def clean_credential(self) -> dict[str, Any]:
        """The answer, seen to belong to what was asked, and to somebody who proved to be there."""
        credential: dict[str, Any] = self.cleaned_data["credential"]
        if Authenticator.objects.filter(user=self.user, type=Authenticator.Type.WEBAUTHN).count() >= MOST_PASSKEYS:
            raise ValidationError(_("You have as many passkeys as can be kept: remove one first."))
        try:
            answer = auth.parse_registration_response(credential).response
            if not answer.attestation_object.auth_data.is_user_verified():
                raise _UnverifiedError
            auth.complete_registration(credential)
        except _UnverifiedError:
            raise ValidationError(
                _("This key does not ask for a PIN, a face or a finger, so it is not safe enough. Take another.")
            ) from None
        except (ValidationError, *_NO_BROWSERS):
            raise ValidationError(_DID_NOT_WORK) from None
        return credential


class _ProvingForm(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc] # the same
    """allauth's form, safe against answers that no browser gives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = _CredentialField()

    def clean_credential(self) -> Authenticator:
        """Whose passkey answered."""
        try:
            return super().clean_credential()
        except ValidationError as error:
            too_often = getattr(error, "code", "") == "too_many_login_attempts"
            raise error if too_often else ValidationError(_DID_NOT_WORK) from None
        except _NO_BROWSERS:
            raise ValidationError(_DID_NOT_WORK) from None


class PasskeyStepForm(_ProvingForm):
    """A passkey as the second step."""


class PasskeySignInForm(_ProvingForm):
    """A passkey alone: the passkey says who she is, and proved that she is there."""

    passwordless = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=None, **kwargs)
        self.fields["remember"] = forms.BooleanField(required=False)


class PasskeyAgainForm(_ProvingForm):
    """A passkey, to show once more that it is she."""

    reauthenticated = True


class NamePasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc] # the same
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Its name"),
            max_length=LONGEST_PASSKEY_NAME,
            error_messages={"required": _("Write a name by which you know it again.")},
        )


def _ask_for_code(form: forms.Form, label: Any, hint: Any) -> None:
    form.fields["code"] = forms.CharField(
        label=label,
        help_text=hint,
        max_length=20,
        error_messages={"required": _CODE_WANTED},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )


_EITHER = _("Six numbers from the app, or one of your recovery codes, which works once.")


class _CodeOnce:
    """A code is good once for as long as it is taken at all; allauth forgets after half a minute."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("The code"), _EITHER)  # type: ignore[arg-type] # a form, see below

    def clean_code(self) -> str:
        """The code, seen to be hers."""
        code: str = super().clean_code()  # type: ignore[misc] # allauth's, see below
        digits = "".join(filter(str.isdigit, code))
        if not cache.add(f"code-used:{self.user.pk}:{digits}", 1, TAKEN_FOR):  # type: ignore[attr-defined] # the same
            raise SecondStepAdapter().validation_error("incorrect_code")
        return code


class SecondStepForm(_CodeOnce, base.AuthenticateForm):  # type: ignore[misc] # the same
    """An app's code, or a recovery code."""


class CodeAgainForm(_CodeOnce, base.ReauthenticateForm):  # type: ignore[misc] # the same
    """An app's code, or a recovery code, to show once more that it is she."""


class AddAppForm(totp.ActivateTOTPForm):  # type: ignore[misc] # the same
    """The first code of an app shows that it was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("The code that the app shows now"), _("Six numbers. They change every half minute."))

    @property
    def secret_in_words(self) -> str:
        """The secret in groups of four, as it is typed."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))
