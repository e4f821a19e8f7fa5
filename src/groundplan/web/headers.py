"""Headers that keep a page from loading or running anything that is not ours."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.http import is_same_domain

from groundplan.web.errors import unreadable

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def content_security(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Turn away what is no request of a browser to us, and put the policy on every answer, that one too; pages with
    people's words stay out of shared caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            _must_be_for_us(request)
        except SuspiciousOperation as error:
            response = unreadable(request, error)
        else:
            response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Frame-Options"] = "DENY"
        _keep_cookies_private(request, response)
        if not request.path_info.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return answer


def _keep_cookies_private(request: HttpRequest, response: HttpResponse) -> None:
    """A cookie that was set on a private line, or for one of the names under which a proxy serves us on such lines, is
    never sent on another. This computer's own addresses go without: what is sent to them stays in it."""
    host, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    if request.is_secure() or _is_served(host):
        for cookie in response.cookies.values():
            cookie["secure"] = True


def _is_served(host: str) -> bool:
    """Whether one of the names under which others ask stands for this host; `.example.org` stands for all below it."""
    return any(name == "*" or is_same_domain(host, name) for name in settings.GROUNDPLAN_NAMES)


def _must_be_for_us(request: HttpRequest) -> None:
    """Another site's name that leads to this computer must open nothing here (Django asks only for forms), and every
    form of ours is UTF-8: other encodings hold texts that no database keeps."""
    request.get_host()
    encoding = (request.content_params or {}).get("charset", "utf-8")
    if encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
        request.encoding = "utf-8"
        raise SuspiciousOperation(encoding[:40])
