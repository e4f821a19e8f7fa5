"""What people read, in the language of whoever reads it: every sentence of every room goes through here.

`say("{folder} is not empty.", folder=folder)` looks its text up in the catalogue and then fills in the facts. The text
is always written out where it is said, so that `pybabel extract` finds it (docs/guide/translators.md). One catalogue
serves the whole house: Django's templates and views look into the same one.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Protocol, runtime_checkable

ENGLISH = "en"
DOMAIN = "django"
CATALOGUES = Path(__file__).parent / "locale"

_FACT = re.compile(r"\{(\w+)\}")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?:[-_][A-Za-z0-9]{2,8})*\Z")

_spoken: ContextVar[str] = ContextVar("spoken", default="")


def _nobody() -> str | None:
    return None


_ask: Callable[[], str | None] = _nobody


def listen_to(ask: Callable[[], str | None]) -> None:
    """Have `ask` tell the language wherever nothing else was said: Django's for the web face, or the terminal's."""
    global _ask
    _ask = ask


def language() -> str:
    """The language (BCP 47) that `say` speaks here and now."""
    return _spoken.get() or _ask() or ENGLISH


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language while the block runs, in this context and no other."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def say(text: str, /, **facts: object) -> str:
    """A text in the present language, with the facts in place of `{name}`; braces in a fact mean nothing."""
    return words(language())(text, **facts)


def say_n(one: str, many: str, n: int, /, **facts: object) -> str:
    """The form of a text that the number asks for; `{n}` is the number."""
    spoken = language()
    return _filled(_catalogue(spoken).ngettext(one, many, n), {"n": n, **facts}, spoken)


def mark(text: str) -> str:
    """The text as it is: a table's entry that the catalogue is to hold and that is said later."""
    return text


@runtime_checkable
class Spoken(Protocol):
    """A fact that is told otherwise in each language, as a month is; of any other its `str` is told."""

    def spoken(self, language: str) -> str:
        """How it is told in a language (BCP 47)."""


class Say(Protocol):
    """`say` in one language."""

    def __call__(self, text: str, /, **facts: object) -> str:
        """A text in that language, with the facts in their places."""


@lru_cache(100)
def words(language: str) -> Say:
    """`say` for a document that is written in a language of its own; what has no translation stays English."""
    lookup = _catalogue(language).gettext

    def say(text: str, /, **facts: object) -> str:
        told = lookup(text)
        return _filled(told, facts, language) if facts else told

    return say


def of_terminal(environment: Mapping[str, str]) -> str:
    """The language that a terminal's environment asks for, as programs on the command line understand it."""
    asked = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    tag = asked.partition(".")[0].partition("@")[0]
    return ENGLISH if tag in ("", "C", "POSIX") else tag.replace("_", "-").lower()


def forget() -> None:
    """Read the catalogues anew: they changed, or lie elsewhere now."""
    words.cache_clear()
    _catalogue.cache_clear()


def _filled(text: str, facts: Mapping[str, object], language: str) -> str:
    def told(found: re.Match[str]) -> str:
        fact = facts.get(found[1], found[0])
        # Most facts are text, and to ask of anything whether it can be spoken takes a while.
        return fact.spoken(language) if not isinstance(fact, str) and isinstance(fact, Spoken) else str(fact)

    return _FACT.sub(told, text)


@lru_cache(100)
def _catalogue(language: str) -> gettext.NullTranslations:
    tag = _TAG.match(language)
    if tag is None:
        return gettext.NullTranslations()
    name, more = tag[1].lower(), tag[2] or ""
    region = more.upper() if len(more) == 2 else more.capitalize()
    names = [f"{name}_{region}", name] if region else [name]
    return gettext.translation(DOMAIN, CATALOGUES, names, fallback=True)
