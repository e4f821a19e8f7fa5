"""Dates as people write them, in the language of the document."""

from __future__ import annotations

from datetime import date
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


def when(date_text: str, language: str) -> str:
    """An ISO date as people of that language write it, in short; whatever is no date stays as it is."""
    try:
        given = date.fromisoformat(date_text)
    except ValueError:
        return date_text
    return day(given, language, "medium")


def day(given: date, language: str, length: Literal["medium", "long"] = "long") -> str:
    """A date as people of that language write it."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(given, length, locale)
