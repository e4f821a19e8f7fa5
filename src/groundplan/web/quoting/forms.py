"""What a form says about where words come from → the facts of a citation, with what is wrong told at its field."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundplan.errors import GroundplanError
from groundplan.web.quoting.stating import NotAPageError, NotAYearError, NoTitleError, Stated
from groundplan.words import say
from groundplan.workbook.citations import Origin

FIELDS = ("origin", "title", "dated", "begins", "ends", "page", "where", "source", "passage")
ORIGINS: Sequence[tuple[Origin, Promise | str]] = (
    (Origin.DOCUMENT, gettext_lazy("A document, a website, a letter")),
    (Origin.CONVERSATION, gettext_lazy("A talk")),
    (Origin.SAID_AND_DONE, gettext_lazy("What has been said and done: our reading of it")),
    (Origin.NONE_WRITTEN, gettext_lazy("Nothing is written: this is what the director would say")),
)
LONGEST_FIELD = 300


class NotADayError(GroundplanError):
    """Something that should be a day is none."""

    def __init__(self, given: str) -> None:
        super().__init__(
            say(
                "“{given}” is not a day that can be read: write it like 2027-01-15, or leave it empty.",
                given=given[:40],
            )
        )


@dataclass(frozen=True, slots=True)
class Said:
    """The fields of a form as they were typed, and what is wrong with each, by its name."""

    fields: Mapping[str, str]
    wrong: Mapping[str, str]

    @property
    def stated(self) -> Stated:
        """The facts; where something is wrong with them, those that are not."""
        read = _Reading(self.fields)
        return Stated(
            origin=_origin(self.fields) or Origin.DOCUMENT,
            title=self.fields["title"],
            dated=read.day("dated"),
            begins=read.number("begins"),
            ends=read.number("ends"),
            page=read.number("page"),
            where=self.fields["where"],
            source=id_of(self.fields["source"]),
            passage=self.fields["passage"],
        )


def said_in(post: QueryDict | Mapping[str, str]) -> Said:
    """What a post says about where words come from."""
    fields = {name: post.get(name, "").strip()[: 4 * LONGEST_FIELD] for name in FIELDS}
    return Said(fields, dict(_mistakes(fields)))


def _mistakes(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    read = _Reading(fields)
    origin = _origin(fields)
    if origin is None:
        yield "origin", _("Choose where it comes from.")
    named = fields["title"] or (origin is Origin.DOCUMENT and id_of(fields["source"]))
    if origin in (Origin.DOCUMENT, Origin.CONVERSATION) and not named:
        yield "title", NoTitleError(origin).sentence
    if fields["dated"] and read.day("dated") is None:
        yield "dated", NotADayError(fields["dated"]).sentence
    for name, error in (("begins", NotAYearError), ("ends", NotAYearError), ("page", NotAPageError)):
        if fields[name] and not read.number(name):
            yield name, error(fields[name]).sentence


def _origin(fields: Mapping[str, str]) -> Origin | None:
    return next((each for each in Origin if each == fields["origin"]), None)


@dataclass(frozen=True, slots=True)
class _Reading:
    fields: Mapping[str, str]

    def number(self, name: str) -> int:
        text = self.fields[name]
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0

    def day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self.fields[name])
        except ValueError:
            return None


def id_of(text: str) -> uuid.UUID | None:
    """The id that a form gave, or nothing."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
