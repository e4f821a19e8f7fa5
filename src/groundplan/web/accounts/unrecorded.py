"""What django-allauth writes down and we do not: when somebody last signed in with a passkey, a code or a sign-on."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import F
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver


@receiver(pre_save, sender=Authenticator)
def _when_a_step_was_used(instance: Authenticator, **_given: Any) -> None:
    instance.last_used_at = None


@receiver(post_save, sender=SocialAccount)
def _when_a_sign_on_was_used(instance: SocialAccount, **_given: Any) -> None:
    # The column fills itself in whenever the row is saved, so it is set back to when the row was made.
    SocialAccount.objects.filter(pk=instance.pk).update(last_login=F("date_joined"))
