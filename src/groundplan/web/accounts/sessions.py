"""Sessions in the database, so that signing out ends them for good (docs/decisions/0017).

Reading one is a prepared query. They are written rarely: at sign-in, at sign-out, and when somebody's text has to be
held; what changes with every page (when somebody was last here) is in a signed cookie instead, see `presence`.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.utils import timezone

from groundplan.web.accounts.models import Session
from groundplan.web.prepared import Prepared
from groundplan.web.writing import join

T = TypeVar("T")

# Who works at a computer that others use too signs in anew every day; at her own, every month.
AT_A_SHARED_COMPUTER = timedelta(hours=12)
BEGUN = "begun"

_find = Prepared(lambda kept: Session.objects.filter(hash=kept).values_list("data", "expires"), str)


class SessionStore(SessionBase):
    """One session, as Django's session engines are written."""

    def load(self) -> dict[str, Any]:
        """What the session holds; an unknown or expired key gets a new session, never that key again."""
        found = _find.row(_hash_of(self.session_key)) if self.session_key else None
        if found is None or found[1] <= timezone.now():
            self._session_key = None
            return {}
        data: dict[str, Any] = json.loads(found[0])
        return data

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of that key."""
        return _find.row(_hash_of(session_key)) is not None

    def create(self) -> None:
        """Begin a session under a fresh key."""
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined] # the stubs leave it out
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Put the session down. Raises `UpdateError` where it was ended meanwhile: it must not come back to life."""
        if self.session_key is None:
            self.create()
            return
        data: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined] # Django's own way
        begun = data.setdefault(BEGUN, timezone.now().timestamp())
        row = {
            "person_id": uuid.UUID(data[SESSION_KEY]) if data.get(SESSION_KEY) else None,
            "data": json.dumps(data, separators=(",", ":")),
            "expires": datetime.fromtimestamp(begun, tz=UTC) + self._lasts(),
        }
        kept = _hash_of(self.session_key)
        if must_create:
            join(lambda: _insert(kept, row))
        elif not join(lambda: Session.objects.filter(hash=kept).update(**row)):
            raise UpdateError

    def _lasts(self) -> timedelta:
        if self.get_expire_at_browser_close():
            return AT_A_SHARED_COMPUTER
        return timedelta(seconds=settings.SESSION_COOKIE_AGE)

    def begin_anew(self) -> None:
        """Count the session's time from now: somebody has just signed in."""
        self[BEGUN] = timezone.now().timestamp()

    def delete(self, session_key: str | None = None) -> None:
        """End the session of that key, or this one."""
        key = session_key or self.session_key
        if key:
            join(_ending(Session.objects.filter(hash=_hash_of(key))))

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the sessions that have ended by themselves."""
        join(_ending(Session.objects.filter(expires__lte=timezone.now())))


def end_others(person: uuid.UUID, keep: str | None) -> int:
    """End a person's sessions in every browser but the one whose key is `keep`; how many there were. Call it inside a
    write."""
    mine = Session.objects.filter(person=person)
    return (mine.exclude(hash=_hash_of(keep)) if keep else mine).delete()[0]


def _insert(kept: str, row: dict[str, Any]) -> None:
    if Session.objects.filter(hash=kept).exists():
        raise CreateError
    Session.objects.create(hash=kept, **row)


def _ending(sessions: Any) -> Callable[[], Any]:
    return lambda: sessions.delete()


def _hash_of(key: str) -> str:
    """A key is 160 random bits, so a plain hash of it tells nothing."""
    return hashlib.sha256(key.encode()).hexdigest()
