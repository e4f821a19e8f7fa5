"""Headers that keep a page from loading or running anything that is not ours."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
    """Put the policy on every answer, refuse names that are not ours, and keep pages with people's words out of shared
    caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        # Another site's name that leads to this computer must not open anything here; Django asks only for forms.
        request.get_host()
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Frame-Options"] = "DENY"
        if not request.path_info.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return answer
