"""A library's views that write, made to write our way: the whole view is one deed (docs/decisions/0017)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from groundplan.web.writing import join

View = Callable[..., HttpResponseBase]


def written(view: View) -> View:
    """`view` inside a write; its page is rendered afterwards, as Django does with every template response.

    It joins a deed that runs already: once somebody has shown that it is she, allauth calls the view that had asked.
    """

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        return join(lambda: view(request, *arguments, **named))

    return answer


def with_mail(view: View) -> View:
    """`view` where mail is set up, and nothing at its address otherwise."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if not settings.GROUNDPLAN_MAIL:
            raise Http404
        return view(request, *arguments, **named)

    return answer
