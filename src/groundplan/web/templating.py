"""Jinja2 as the templates of every room find it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment
from markupsafe import Markup

from groundplan.toolkit.pages import inline, markdown


def environment(**options: Any) -> Environment:
    """Escaping on, translations through gettext, `static` and `url` at hand, and filters for what people wrote."""
    made = Environment(  # noqa: S701 Django's backend passes autoescape=True in the options
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        **options,
    )
    made.globals.update(static=static, url=address)
    made.filters.update(day=_day, date=_date, prose=_prose, line=_line)
    # The extension adds these two methods to the environment when it is loaded.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext, ngettext=translation.ngettext, newstyle=True
    )
    return made


def _day(given: date) -> str:
    """A day as people of the present language write it."""
    # Babel knows every language's dates and takes its time to load: only a plan with a date in it needs it.
    from groundplan.dates import day

    return day(given, translation.get_language() or "en", "medium")


def _date(given: str) -> str:
    """A day in an answer as people of the present language write it; whatever else stands there, as it is."""
    from groundplan.dates import when

    return when(given, translation.get_language() or "en") if given else ""


def _prose(text: str) -> Markup:
    """What somebody wrote at length: her lines stay lines."""
    return Markup(markdown(text.replace("\n", "  \n")))  # noqa: S704 sanitised by groundplan.toolkit.pages


def _line(text: str) -> Markup:
    """What somebody wrote on one line."""
    return Markup(inline(" ".join(text.split())))  # noqa: S704 the same


def address(name: str, /, **parts: Any) -> str:
    """The path of a named page: `url("sheet", workbook=…, worksheet=…)`."""
    return reverse(name, kwargs=parts or None)
