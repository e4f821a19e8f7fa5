"""Jinja2 as the templates of every room find it."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """The environment: escaping on, translations through gettext, `static` and `url` at hand."""
    made = Environment(  # noqa: S701 Django's backend passes autoescape=True in the options
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        **options,
    )
    made.globals.update(static=static, url=address)
    # The extension adds these two methods to the environment when it is loaded.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext, ngettext=translation.ngettext, newstyle=True
    )
    return made


def address(name: str, /, **parts: Any) -> str:
    """The path of a named page: `url("sheet", workbook=…, worksheet=…)`."""
    return reverse(name, kwargs=parts or None)
