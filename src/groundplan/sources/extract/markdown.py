"""A Markdown file: made into HTML as its author meant it, then read as a web page."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from groundplan.sources.extract.html import reading_of
from groundplan.sources.extract.letters import decoded
from groundplan.sources.extract.tidy import one_line
from groundplan.sources.model import Reading

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"""^title:[ \t]*(["']?)(.+?)\1[ \t]*$""", re.MULTILINE)
# Words to the program that makes the page: classes of a paragraph, and conditions. No reader sees them. What begins
# like one and does not end soon is none: a file that begins a hundred thousand is not looked through as often.
_FOR_PROGRAMS = re.compile(
    r"^[ \t]*\{[:%].{0,500}?[:%]?\}[ \t]*$|\{:[^}\n]{0,500}\}|\{%[^\n]{0,500}?%\}|\{\{[^\n]{0,500}?\}\}", re.MULTILINE
)
# Within such a box there is Markdown again, which needs an empty line to be seen.
_BOX = re.compile(
    r"^[ \t]*</?(?:div|section|aside|details|summary|figure)\b[^>\n]*>[ \t]*$", re.MULTILINE | re.IGNORECASE
)


def extract(data: bytes) -> Reading:
    """What a Markdown file says. Raises `UnfitError`."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    title = _TITLE.search(front[1]) if front else None
    body = text[front.end() :] if front else text
    plain = _BOX.sub(r"\n\g<0>\n", _FOR_PROGRAMS.sub("", body))
    reading = reading_of(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(plain))
    return replace(reading, title=one_line(title[2])) if title else reading
