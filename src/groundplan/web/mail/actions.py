"""Putting letters into the outbox."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.jobs.actions import enqueue
from groundplan.web.mail.models import Letter
from groundplan.web.writing import write
from groundplan.words import say

LONGEST_SUBJECT = 150
LONGEST_TEXT = 100_000
# What could not be sent for so long says nothing any more: its links have ended.
KEPT = timedelta(days=7)


class NoMailAddressError(GroundplanError):
    """Somebody is to be written to at what is no e-mail address."""

    def __init__(self, given: str) -> None:
        super().__init__(say("“{given}” is no e-mail address: look again.", given=given[:80]))


def send(to: str, subject: str, text: str, way_out: str = "") -> uuid.UUID | None:
    """Put a letter into the outbox, to go out once the present write is on disk; call inside a write.

    `way_out` is an address that ends letters of this kind once something is posted there. The subject becomes one line,
    shortened where it is too long. Returns the letter's id, or `None` where no mail is set up.

    Raises `NoMailAddressError`.
    """
    if not settings.GROUNDPLAN_MAIL:
        return None
    try:
        validate_email(to)
        Letter._meta.get_field("to").run_validators(to)
    except ValidationError:
        raise NoMailAddressError(to) from None
    plain = "".join(each if each.isprintable() else " " for each in subject)
    letter = Letter.objects.create(
        to=to,
        subject=shortened(" ".join(plain.split())),
        text=text.replace("\x00", "")[:LONGEST_TEXT],
        way_out=way_out,
    )
    enqueue("send-mail", {"letter": str(letter.id)})
    return letter.id


def shortened(subject: str) -> str:
    """A subject of at most `LONGEST_SUBJECT` letters; what was cut away is shown."""
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"


def forget_unsent(arguments: Mapping[str, Any]) -> None:
    """Delete letters that could not be sent for a week."""
    before = timezone.now() - KEPT
    write(lambda: Letter.objects.filter(made__lt=before).delete())
