"""Finding the worksheets of a page: the callouts whose heading announces one.

Pages come from strangers, so every step takes time in proportion to the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.toolkit.importers.prompts import Prompts, plain, prompts_in

# A callout that is longer than this is no worksheet any more; what stands beyond is not searched for prompts.
LONGEST_CALLOUT = 20_000
_DIV = re.compile(r"<(/?)div\b([^<>]*)>", re.IGNORECASE)
_CLASS = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)
_LINK = re.compile(r"\]\((https?://[^\s()]+)")
_NAMED = re.compile(
    r"(?P<again>back\s+to\s+)?worksheet\s*#?\s*(?P<number>\d+)\s*[:.\u2013-]?\s*(?P<title>.*)", re.IGNORECASE
)


@dataclass(frozen=True)
class Callout:
    """A callout: `start` and `end` are offsets in the body, `opening` the end of its opening tag."""

    classes: tuple[str, ...]
    start: int
    opening: int
    end: int
    text: str


@dataclass(frozen=True)
class Found:
    """A worksheet announced on a page: `again` where the page only sends its reader back to it, `link` where its
    heading leads, empty where it leads nowhere."""

    number: str
    title: str
    again: bool
    text: str
    prompts: Prompts
    callout: Callout
    link: str = ""


def worksheets_on(body: str) -> list[Found]:
    """Every worksheet that a page's callouts announce, in order."""
    found = []
    for callout in callouts_on(body):
        heading = _HEADING.search(callout.text)
        named = _NAMED.search(plain(heading.group(1).rstrip("# \t"))) if heading else None
        if heading is None or named is None:
            continue
        text = callout.text[heading.end() :]
        title = named["title"].strip() or f"Worksheet {named['number']}"
        link = _LINK.search(heading.group(1))
        leads = link.group(1) if link else ""
        found.append(Found(named["number"], title, bool(named["again"]), text, prompts_in(text), callout, leads))
    return found


def callouts_on(body: str) -> list[Callout]:
    """The callouts of a page in order, each as far as it can be told where it ends; commented-out ones are none."""
    return sorted(_callouts(without_comments(body)), key=lambda callout: callout.start)


def _callouts(body: str) -> Iterator[Callout]:
    waiting: list[tuple[re.Match[str], bool]] = []
    inside = 0
    for tag in _DIV.finditer(body):
        if not tag.group(1):
            is_outer = not inside and "callout" in _classes(tag) and not _line_before(body, tag.start())
            waiting.append((tag, is_outer))
            inside += is_outer
        elif waiting:
            opening, is_outer = waiting.pop()
            inside -= is_outer
            if is_outer:
                yield _callout(body, opening, tag.start())
    # One that never closes goes to the end of the page.
    yield from (_callout(body, opening, len(body)) for opening, is_outer in waiting if is_outer)


def _callout(body: str, opening: re.Match[str], end: int) -> Callout:
    text = body[opening.end() : min(end, opening.end() + LONGEST_CALLOUT)]
    return Callout(_classes(opening), opening.start(), opening.end(), end, text)


def _classes(tag: re.Match[str]) -> tuple[str, ...]:
    found = _CLASS.search(tag.group(2))
    return tuple((found.group(1) or found.group(2) or "").split()) if found else ()


def _line_before(body: str, at: int) -> str:
    """What stands before a place on its line, blanks aside."""
    return body[max(body.rfind("\n", 0, at) + 1, at - 200) : at].strip()


def without_comments(body: str) -> str:
    """The body with comments blanked out, so that offsets and lines stay those of the page."""
    parts: list[str] = []
    done = 0
    for start, end in _comments(body):
        parts += [body[done:start], re.sub(r"[^\n]", " ", body[start:end])]
        done = end
    return "".join([*parts, body[done:]])


def comments_on(body: str) -> list[str]:
    """What a page says in comments, which nobody who reads it is shown."""
    return [" ".join(body[start + 4 : end - 3].split()) for start, end in _comments(body)]


def _comments(body: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends."""
    done = 0
    while (start := body.find("<!--", done)) >= 0 and (end := body.find("-->", start + 4)) >= 0:
        done = end + 3
        yield start, done
