"""The address under which people reach this installation, for links that leave it in letters."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def link(request: HttpRequest, path: str) -> str:
    """A path of ours as a whole address, for a letter.

    Never at a name that a request merely claims: whoever asks for a letter to somebody else would choose where its link
    leads. The first name in GROUNDPLAN_HOSTS counts, unless the request came by another one of them.
    """
    names = _names()
    if not names:
        return request.build_absolute_uri(path)
    asked = request.get_host().partition(":")[0]
    return f"https://{asked if asked in names else names[0]}{path}"


def lasting_link(path: str) -> str:
    """A path of ours as a whole address, for a letter that nobody asked for just now; empty where no name is known
    under which others reach this installation."""
    names = _names()
    return f"https://{names[0]}{path}" if names else ""


def _names() -> list[str]:
    return [name for name in settings.GROUNDPLAN_HOSTS if not name.startswith((".", "*"))]
