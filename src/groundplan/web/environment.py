"""Settings as they come from the environment: what cannot be understood is told when the program starts."""

from __future__ import annotations

import os
from typing import Any

import dj_database_url

from groundplan.errors import GroundplanError
from groundplan.words import say


class SettingError(GroundplanError):
    """A setting cannot be understood; `like` shows one that could."""

    def __init__(self, setting: str, given: str, like: str) -> None:
        super().__init__(
            say(
                "The setting {setting} is “{given}”, which Groundplan cannot understand: write it like {like}.",
                setting=setting,
                given=given[:60],
                like=like,
            )
        )


class UnknownDatabaseError(GroundplanError):
    """DATABASE_URL names no database that Groundplan works on; it may hold a password, so it is not told."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "DATABASE_URL names no database that Groundplan works on: write "
                "postgres://user:password@host:5432/name, or leave it out for SQLite in the data folder."
            )
        )


def database() -> dict[str, Any]:
    """The PostgreSQL database that is named, as Django's databases are set up; nothing where none is.

    Raises `UnknownDatabaseError`.
    """
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return {}
    try:
        # A connection that the database cut is noticed by the next request and made anew.
        named = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except ValueError:
        raise UnknownDatabaseError from None
    if named.get("ENGINE") != "django.db.backends.postgresql":
        raise UnknownDatabaseError
    return named


def whole_number(name: str, otherwise: int) -> int:
    """A number from 0, or `otherwise` where the setting is empty; raises `SettingError`."""
    given = os.environ.get(name, "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) < 10):
        raise SettingError(name, given, str(otherwise))
    return int(given or otherwise)
