"""A form that came in after its writer was signed out: held in the browser's new session until she is back.

It is shown to her alone, for an hour. Somebody else who signs in at the same computer in between neither sees it nor
ends it; she may throw it away, as whoever sits at a computer may throw away what lies on the desk.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.timezone import now

LONGEST = 3600
MOST = 2 * 1024 * 1024
_KEY = "held"
_OWN = {"csrfmiddlewaretoken"}


@dataclass(frozen=True, slots=True)
class Held:
    """A form as it was sent: whose, where to, and its fields in order."""

    person: uuid.UUID
    path: str
    fields: Sequence[tuple[str, str]]


def hold(request: HttpRequest, person: uuid.UUID) -> bool:
    """Keep the form that was just sent; whether it could be kept (one form, at most 2 MB of text, no files)."""
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts if name not in _OWN]
    if sum(len(name) + len(text) for name, text in fields) > MOST or not any(text.strip() for _name, text in fields):
        return False
    request.session[_KEY] = {
        "person": person.hex,
        "path": request.get_full_path(),
        "fields": fields,
        "at": now().timestamp(),
    }
    return True


def held(session: SessionBase) -> Held | None:
    """What is held in this browser; `None` where there is nothing, or an hour has gone."""
    kept: Mapping[str, Any] | None = session.get(_KEY)
    if kept is None or now().timestamp() - kept["at"] > LONGEST:
        return None
    return Held(uuid.UUID(kept["person"]), kept["path"], [(name, text) for name, text in kept["fields"]])


def discard(session: SessionBase) -> None:
    """Throw away what is held."""
    session.pop(_KEY, None)


def carried_over(session: SessionBase, leaving: uuid.UUID) -> Mapping[str, Any]:
    """What must outlive the sign-out of `leaving`: somebody else's text."""
    waiting = held(session)
    return {_KEY: session[_KEY]} if waiting is not None and waiting.person != leaving else {}
