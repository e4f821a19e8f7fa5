"""Reading people."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from groundplan.web.accounts.models import Person


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey, by the name that she gave it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Account:
    """What is kept about somebody, and how she signs in; `signed_on_at` names the sign-ons of a city or a state, and
    `codes_left` counts the recovery codes that were not used, `None` where she has none."""

    person: Person
    has_password: bool
    passkeys: Sequence[Passkey]
    has_app: bool
    codes_left: int | None
    signed_on_at: Sequence[str]


def account_of(person: Person) -> Account:
    """Somebody's own account."""
    steps = list(Authenticator.objects.filter(user=person).order_by("id"))
    codes = next((each for each in steps if each.type == Authenticator.Type.RECOVERY_CODES), None)
    return Account(
        person,
        person.has_usable_password(),
        [Passkey(each.pk, each.wrap().name) for each in steps if each.type == Authenticator.Type.WEBAUTHN],
        any(each.type == Authenticator.Type.TOTP for each in steps),
        len(codes.wrap().get_unused_codes()) if codes else None,
        list(SocialAccount.objects.filter(user=person).values_list("provider", flat=True)),
    )


def is_taken(handle: str) -> bool:
    """Whether somebody signs in with that name or address."""
    return (
        Person.objects.filter(handle=handle).exists()
        or ("@" in handle and Person.objects.filter(email__iexact=handle).exists())
        or ("@" in handle and EmailAddress.objects.filter(email__iexact=handle).exists())
    )


def confirmed_address(person: uuid.UUID) -> str:
    """The address to which letters for her go, empty where she has confirmed none."""
    hers = EmailAddress.objects.filter(user_id=person, verified=True).order_by("-primary", "id")
    return hers.values_list("email", flat=True).first() or ""


def of_this_computer() -> list[Person]:
    """People who have no sign-in of their own: they come in by the link that this computer's command prints, and by
    nothing else. Nobody who chose a password can be come in as by that link."""
    elsewhere = [
        *Authenticator.objects.values_list("user_id", flat=True),
        *SocialAccount.objects.values_list("user_id", flat=True),
    ]
    return [
        person
        for person in Person.objects.filter(handle__isnull=True).exclude(id__in=elsewhere).order_by("created")
        if not person.has_usable_password()
    ]


def has_sign_ins() -> bool:
    """Whether anybody here signs in with something of her own, or could."""
    return settings.GROUNDPLAN_FOR_MANY or Person.objects.filter(handle__isnull=False).exists()
