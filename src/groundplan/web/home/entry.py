"""Coming in on this computer: links with a token that opens once.

The token is the only thing that tells the person at this computer from other programs and other people on it. It is
kept hashed and in memory: a restart makes the old ones worthless.
"""

from __future__ import annotations

import hashlib
import secrets
import threading

from groundplan.errors import GroundplanError
from groundplan.words import say

MOST_OPEN = 20

_open: dict[str, None] = {}
_lock = threading.Lock()


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
    token = secrets.token_urlsafe(24)
    with _lock:
        _open[_hash(token)] = None
        while len(_open) > MOST_OPEN:
            del _open[next(iter(_open))]
    return token


def spend(token: str) -> None:
    """Use a token up; raises `SpentLinkError`."""
    with _lock:
        if _hash(token) not in _open:
            raise SpentLinkError
        del _open[_hash(token)]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
