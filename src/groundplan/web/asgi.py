"""The application that a server runs: Django as WSGI in a thread pool, inside one asynchronous process.

Measured in docs/decisions/0003 against Django's own ASGI handler, which costs half as much again for each page.
"""

from __future__ import annotations

import os
from typing import Any

from a2wsgi import WSGIMiddleware

THREADS = 8


def application() -> Any:
    """A fresh ASGI application; Django is set up on the first call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundplan.web.settings")
    from django.core.wsgi import get_wsgi_application

    wsgi: Any = get_wsgi_application()  # the two packages describe WSGI in different types
    return WSGIMiddleware(wsgi, workers=THREADS)
