"""A citation in words: where a text comes from, whether its years have ended, and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from groundplan.dates import day
from groundplan.words import Say, mark
from groundplan.workbook.citations import Citation, Confirmation, How, Origin
from groundplan.workbook.quoted import Stretch

_CONFIRMED: Mapping[How, str] = {
    How.IN_PERSON: mark("Confirmed in person by {who} on {day}."),
    How.BY_LINK: mark("Confirmed by {who} on {day}, through a link."),
    How.BY_CODE: mark("Confirmed by {who} on {day}, with a code sent to the address that was invited."),
}


def sources_in_words(stretch: Stretch, say: Say, language: str, today: date) -> list[str]:
    """A line for each source of a stretch: those of its present words, then those that it was worded after."""
    return [
        *(in_words(each, say, language, today) for each in stretch.citations),
        *(in_words(each, say, language, today, stands=False) for each in stretch.after),
    ]


def in_words(citation: Citation, say: Say, language: str, today: date, *, stands: bool = True) -> str:
    """A citation as one line; `stands` says whether the answer still has its words."""
    told = [_origin(citation, say, language, stands=stands)]
    if citation.has_ended(today):
        told.append(say("Its years have ended."))
    if citation.is_our_reading and (citation.quote or citation.origin is Origin.SAID_AND_DONE):
        told.append(say("Our reading, not confirmed yet."))
    told += [_confirmed(each, say, language, stands=stands) for each in citation.confirmations]
    return " ".join(told)


def _origin(citation: Citation, say: Say, language: str, *, stands: bool) -> str:
    what = _what(citation, say, language)
    if citation.origin is Origin.NONE_WRITTEN:
        return _none_written(citation, what, say)
    if citation.origin is Origin.SAID_AND_DONE:
        base = say("Put together from what was said and done") if stands else say("Worded after what was said and done")
        return f"{base}: {what}." if what else f"{base}."
    if citation.origin is Origin.CONVERSATION:
        return (
            say("From the talk with {whom}.", whom=what)
            if stands
            else say("Worded after the talk with {whom}.", whom=what)
        )
    return say("From: {what}.", what=what) if stands else say("Worded after: {what}.", what=what)


def _none_written(citation: Citation, what: str, say: Say) -> str:
    if not citation.quote:
        return say("Nothing is written about it.")
    if what:
        return say("Nothing is written; this is what {whom} would say.", whom=what)
    return say("Nothing is written; this is what the director would say.")


def _what(citation: Citation, say: Say, language: str) -> str:
    """“Strategic plan, 2024 to 2027, page 3 (dated 31 January 2024)”, as much of it as is known."""
    span = _span(citation, say)
    parts = [
        citation.title,
        "" if span and span in citation.title else span,
        say("page {n}", n=citation.page) if citation.page else "",
        citation.where,
    ]
    told = ", ".join(filter(None, parts))
    if citation.dated is None:
        return told
    on = day(citation.dated, language)
    if citation.origin in (Origin.CONVERSATION, Origin.NONE_WRITTEN):
        return say("{whom} on {day}", whom=told, day=on) if told else on
    return say("{title} (dated {day})", title=told, day=on) if told else say("dated {day}", day=on)


def _span(citation: Citation, say: Say) -> str:
    begins, ends = citation.begins, citation.ends
    if begins and ends and begins != ends:
        return say("{begins} to {ends}", begins=begins, ends=ends)
    if ends:
        return str(ends) if begins else say("until {year}", year=ends)
    return say("from {year}", year=begins) if begins else ""


def _confirmed(confirmation: Confirmation, say: Say, language: str, *, stands: bool) -> str:
    on = day(confirmation.on, language)
    if not stands:
        return say("{who} confirmed an earlier wording on {day}.", who=confirmation.who, day=on)
    return say(_CONFIRMED[confirmation.how], who=confirmation.who, day=on)


def all_sources(found: Sequence[Stretch], say: Say, language: str, today: date) -> Iterator[tuple[Stretch, str]]:
    """Every source of an answer with the stretch that comes from it."""
    for stretch in found:
        for line in sources_in_words(stretch, say, language, today):
            yield stretch, line
