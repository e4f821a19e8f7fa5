"""Making, using and withdrawing links; called inside a write."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from groundplan.web.links.models import Link
from groundplan.web.links.queries import CODE, DeadLinkError, alive, find
from groundplan.web.links.tokens import as_typed, hash_of, new_code, new_token


def make(
    purpose: str,
    thing: uuid.UUID,
    lasts: timedelta,
    *,
    library: uuid.UUID | None = None,
    maker: uuid.UUID | None = None,
    facts: Mapping[str, Any] | None = None,
    most_uses: int | None = 1,
    to_type: bool = False,
) -> tuple[Link, str]:
    """A new link and its token, which is told here and never again; `to_type` makes a short code of it."""
    token = new_code() if to_type else new_token()
    link = Link.objects.create(
        library=library,
        purpose=purpose,
        thing=thing,
        facts=dict(facts or {}),
        hash=hash_of(token),
        maker=maker,
        expires=timezone.now() + lasts,
        most_uses=most_uses,
    )
    return link, token


def code_for(link: Link) -> str:
    """A short code that opens the same as a link, for as long and as often, to be read out or written on a board."""
    lasts = link.expires - timezone.now()
    return make(CODE, link.id, lasts, library=link.library, maker=link.maker, most_uses=None, to_type=True)[1]


def use(purpose: str, token: str) -> Link:
    """Count one use of a link; raises `DeadLinkError`. Two people who use its last one at once: one of them gets in."""
    found = find(purpose, token)
    spend(found)
    found.refresh_from_db(fields=["uses"])
    return found


def spend(link: Link) -> None:
    """`use` for a link that was found before; raises `DeadLinkError`."""
    if not alive().filter(id=link.id).update(uses=F("uses") + 1):
        raise DeadLinkError


def use_code(purpose: str, code: str) -> Link:
    """`use` for a code that somebody typed."""
    return use(purpose, as_typed(code))


def withdraw(library: uuid.UUID | None, link: uuid.UUID) -> bool:
    """End a link of that library; whether there was one to end."""
    return bool(alive().filter(id=link, library=library).update(withdrawn=True))


def withdraw_all(library: uuid.UUID | None, purpose: str, thing: uuid.UUID) -> None:
    """End every link of that purpose to a thing."""
    alive().filter(library=library, purpose=purpose, thing=thing).update(withdrawn=True)


def keep_newest(purpose: str, thing: uuid.UUID, most: int) -> None:
    """Remove links of that purpose that nobody lists afterwards: those to this thing but the `most` newest, and to any
    other thing those whose time is over."""
    same = Link.objects.filter(purpose=purpose)
    newest = same.filter(thing=thing).order_by("-made").values_list("id", flat=True)[:most]
    same.filter(Q(thing=thing) | Q(expires__lte=timezone.now())).exclude(id__in=list(newest)).delete()


def withdraw_of(library: uuid.UUID, maker: uuid.UUID, thing: uuid.UUID | None = None) -> None:
    """End every link of that library that somebody made, or every one that she made to one thing."""
    mine = alive().filter(library=library, maker=maker)
    (mine.filter(thing=thing) if thing else mine).update(withdrawn=True)
