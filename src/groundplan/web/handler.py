"""Django's handler of requests, deaf to the encoding that a request claims: everything here is UTF-8.

Django decodes an address in that encoding before any of our code runs, and some encodings make it fail there
(`groundplan.web.headers` turns such requests away).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class Request(WSGIRequest):
    """A request that is read as UTF-8, whatever it says."""

    def _set_content_type_params(self, meta: Mapping[str, Any]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Handler(WSGIHandler):
    """The WSGI application."""

    request_class = Request
