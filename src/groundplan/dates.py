"""Dates as people write them, in the language of the document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton


def when(date_text: str, language: str) -> str:
    """An ISO date as people of that language write it, in short; whatever is no date stays as it is."""
    try:
        given = date.fromisoformat(date_text)
    except ValueError:
        return date_text
    return day(given, language, "medium")


@lru_cache(4096)
def day(given: date, language: str, length: Literal["medium", "long"] = "long") -> str:
    """A date as people of that language write it."""
    return format_date(given, length, _locale(language))


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year; said in a sentence, it is told as people of that language write it."""

    first: date

    @classmethod
    def parse(cls, text: str) -> Month:
        """From YYYY-MM; raises `ValueError`."""
        return cls(date.fromisoformat(f"{text}-01"))

    def __str__(self) -> str:
        return self.first.isoformat()[:-3]

    def spoken(self, language: str) -> str:
        """The month with its year, in words."""
        return format_date(self.first, "LLLL y", _locale(language))


@lru_cache(4096)
def day_of_year(given: date, language: str) -> str:
    """A date without its year."""
    return format_skeleton("MMMd", given, locale=_locale(language))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
