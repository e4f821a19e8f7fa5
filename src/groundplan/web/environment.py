"""Settings as they come from the environment: what cannot be understood is told when the program starts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from groundplan.errors import GroundplanError
from groundplan.web.mail.server import MailServer, mail_server
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


def secret(name: str) -> str:
    """A secret, or what stands in the file that is named behind `file:`; empty where there is none.

    Raises `SettingError`, which tells the file and never the secret.
    """
    given = os.environ.get(name, "").strip()
    if not given.startswith("file:"):
        return given
    path = Path(given.removeprefix("file:"))
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        raise SettingError(name, given, say("the secret itself, or `file:` and a file that can be read")) from None


def address(name: str, *, wanted: bool) -> str:
    """An address of another server, without a last slash, which must be there if it is `wanted`: https, or on this
    computer. Raises `SettingError`."""
    given = os.environ.get(name, "").strip().rstrip("/")
    if not given and not wanted:
        return ""
    try:
        parts = urlsplit(given)
        near = parts.hostname in ("localhost", "127.0.0.1", "::1")
    except ValueError:
        near, parts = False, urlsplit("")
    if not parts.hostname or parts.scheme not in (("http", "https") if near else ("https",)):
        raise SettingError(name, given, "https://sign-on.example.gov")
    return given


def mail(server: str, sender: str) -> MailServer | None:
    """The mail server that one setting names (itself or in a `file:`), with the sender that the other names.

    Raises `SettingError`, which does not tell the address: a password stands in it.
    """
    given, by = secret(server), os.environ.get(sender, "").strip()
    try:
        return mail_server(given, by)
    except ValueError:
        if given and "@" not in by:
            raise SettingError(sender, by, "groundplan@library.example") from None
        raise SettingError(server, f"{given.partition('://')[0]}://…", "smtp://name:password@host:587") from None
