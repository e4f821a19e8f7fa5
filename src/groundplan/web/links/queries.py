"""Finding a link by its token. Finding changes nothing: mail scanners and previews open links too."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.links.models import Link
from groundplan.web.links.tokens import as_typed, hash_of
from groundplan.words import say

# The purpose of a short code that stands for a link; its `thing` is that link's id.
CODE = "code-of-a-link"


class DeadLinkError(GroundplanError):
    """A token opens nothing: there never was such a link, or it has ended. The two look the same from outside."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This link or code does not open anything (any more): it may have ended, or been used, "
                "or been taken back. Ask the person who gave it to you for a new one."
            )
        )


def alive() -> QuerySet[Link]:
    """Links that still open something."""
    unused = Q(most_uses__isnull=True) | Q(uses__lt=F("most_uses"))
    return Link.objects.filter(unused, withdrawn=False, expires__gt=timezone.now())


def find(purpose: str | Sequence[str], token: str) -> Link:
    """The link of that purpose (or one of those) with that token; raises `DeadLinkError`."""
    purposes = [purpose] if isinstance(purpose, str) else purpose
    found = alive().filter(purpose__in=purposes, hash=hash_of(token)).first()
    if found is None:
        raise DeadLinkError
    return found


def by_id(purpose: str | Sequence[str], link: uuid.UUID) -> Link:
    """The link of that purpose (or one of those) with that id, if it still opens something; raises `DeadLinkError`."""
    purposes = [purpose] if isinstance(purpose, str) else purpose
    found = alive().filter(purpose__in=purposes, id=link).first()
    if found is None:
        raise DeadLinkError
    return found


def by_code(purpose: str | Sequence[str], typed: str) -> Link:
    """The link of that purpose (or one of those) that a short code is or stands for, however it was typed.

    Raises `DeadLinkError`.
    """
    purposes = [purpose] if isinstance(purpose, str) else list(purpose)
    found = find([CODE, *purposes], as_typed(typed))
    return by_id(purposes, found.thing) if found.purpose == CODE else found


def of(library: uuid.UUID | None, purpose: str, thing: uuid.UUID) -> list[Link]:
    """The links to a thing that still open it, the newest first."""
    return list(alive().filter(library=library, purpose=purpose, thing=thing).order_by("-made"))
