"""Links that people type: which of them lead to a page on the web, and which are words like any others."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# One address and nothing behind it: no spaces, no control characters, none of the signs that end an attribute.
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f\"'<>\\^`{|}]{1,2000}\Z", re.IGNORECASE)


def web_address(text: str) -> str:
    """What somebody wrote as a link, if it leads to a page on the web and nowhere else; otherwise nothing."""
    spelled = text.strip()
    if not _WEB.match(spelled):
        return ""
    try:
        parts = urlsplit(spelled)
        return spelled if parts.hostname and not (parts.username or parts.password) else ""
    except ValueError:
        return ""
