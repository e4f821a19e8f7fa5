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


# What a page of words has no use for, whoever should get a script to run in it.
_UNUSED = ("camera", "display-capture", "geolocation", "hid", "microphone", "midi", "payment", "serial", "usb")
_PERMISSIONS = ", ".join(f"{name}=()" for name in _UNUSED)

# A browser takes a cookie of such a name from the host itself and on a private line only: no neighbour under the same
# domain can plant one, or learn it.
_HOSTS_OWN = "__Host-"


def content_security(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Turn away what is no request of a browser to us, and put the policy on every answer, that one too; pages with
    people's words stay out of shared caches. Inside, cookies have their plain names."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            _must_be_for_us(request)
        except SuspiciousOperation as error:
            response = unreadable(request, error)
        else:
            private = _is_private(request)
            if private:
                _take_the_hosts_own(request)
            response = get_response(request)
            if private:
                _keep_cookies_private(response)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Permissions-Policy"] = _PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if not request.path_info.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return answer


def _is_private(request: HttpRequest) -> bool:
    """Whether this is a private line, or one of the names under which a proxy serves us on such lines. This computer's
    own addresses go without: what is sent to them stays in it."""
    host, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    return request.is_secure() or _is_served(host)


def _take_the_hosts_own(request: HttpRequest) -> None:
    """Believe no other cookie: whoever has a name beside ours could have set it."""
    own = {name: value for name, value in request.COOKIES.items() if name.startswith(_HOSTS_OWN)}
    request.COOKIES = {name.removeprefix(_HOSTS_OWN): value for name, value in own.items()}


def _keep_cookies_private(response: HttpResponse) -> None:
    """Cookies that are never sent on another line, nor to or by another host."""
    for name in list(response.cookies):
        cookie = response.cookies.pop(name)
        cookie.set(_HOSTS_OWN + name, cookie.value, cookie.coded_value)
        cookie["secure"], cookie["path"], cookie["domain"] = True, "/", ""
        response.cookies[cookie.key] = cookie


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
