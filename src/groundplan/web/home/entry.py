"""Coming in on this computer: links with a token that opens once.

The token is the only thing that tells the person at this computer from other programs and other people on it. It is
kept hashed in the database, so that any process of the server can open it, and belongs to the start of the server that
made it: a restart makes the old ones worthless, and a day ends them at the latest.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta

from django.conf import settings

from groundplan.errors import GroundplanError
from groundplan.web.links import actions as links
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.writing import write
from groundplan.words import say

PURPOSE = "entry"
LASTS = timedelta(days=1)
MOST_OPEN = 20


class SpentLinkError(GroundplanError):
    """The link was used before, or belongs to an earlier start of the server."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This link opens Groundplan once, and it has been used or is too old. "
                "Run `groundplan` again on this computer: it opens the page with a new one."
            )
        )


def new_token() -> str:
    """A token that lets one browser in, once. Only the newest few stay open."""

    def deed() -> str:
        _link, token = links.make(PURPOSE, _this_start(), LASTS)
        links.keep_newest(PURPOSE, _this_start(), MOST_OPEN)
        return token

    return write(deed)


def spend(token: str) -> None:
    """Use a token up; raises `SpentLinkError`."""

    def deed() -> None:
        if links.use(PURPOSE, token).thing != _this_start():
            raise DeadLinkError

    try:
        write(deed)
    except DeadLinkError:
        raise SpentLinkError from None


def _this_start() -> uuid.UUID:
    """What names this start of the server: all its processes know the same secret, and no other start knows it."""
    secret: str = getattr(settings, "GROUNDPLAN_CONTROL_SECRET", "")
    return uuid.UUID(bytes=hashlib.sha256(b"groundplan.entry" + secret.encode()).digest()[:16])
