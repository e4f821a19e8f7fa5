"""Pages and short texts: Markdown in the course sites' dialect → HTML that is safe to show (FORMATS §1).

Nothing that an author writes can run: every result passes `groundplan.toolkit.safe_html`, and what would be loaded from
elsewhere (videos, slides) becomes a link card.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from types import MappingProxyType
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from groundplan.toolkit import safe_html
from groundplan.toolkit.kramdown import is_laborious, is_laborious_line, plain_reader, reader
from groundplan.toolkit.model import Page, Toolkit
from groundplan.toolkit.problems import Problem
from groundplan.words import say

LONGEST = 200_000
# Beyond this, and where signs stand so close that reading them takes long, an answer stays plain.
LONGEST_FORMATTED = 20_000
# Answers up to this length are remembered as HTML.
LONGEST_REMEMBERED = 4_000
# The time that brackets and stars take can grow with the square of the text: no page that people read has so many.
MOST_SIGNS = {"[": 4_000, "<": 20_000, "*": 20_000}
WORDS_A_MINUTE = 200
CALLOUTS = ("activity", "objectives", "info", "videos", "case_study")
AddressOf = Callable[[str, str], str]

_CLASSES = {
    "callout",
    "embed",
    "footnotes",
    "footnote-ref",
    "footnote-backref",
    *(f"callout-{kind}" for kind in CALLOUTS),
}
_TAG = re.compile(r"<[^>]*>")
_BETWEEN = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as HTML with what stands in it.

    `headings` are (level, id, text); `callouts` counts by kind; `links` counts `internal`, `external` and `broken`.
    """

    html: str
    headings: tuple[tuple[int, str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    words: int = 0
    callouts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    embeds: int = 0
    images: int = 0
    list_items: int = 0
    links: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def markdown(text: str) -> str:
    """Short Markdown (help, notes, long answers) → safe HTML; raw HTML in it is shown as text, not obeyed."""
    return _markdown_again(text) if len(text) <= LONGEST_REMEMBERED else _markdown(text)


def inline(text: str) -> str:
    """One line of Markdown → safe HTML without a paragraph around it."""
    return _inline_again(text) if len(text) <= LONGEST_REMEMBERED else _inline(text)


def _markdown(text: str) -> str:
    if len(text) > LONGEST_FORMATTED or is_laborious(text):
        return _plain(text)
    html: str = plain_reader().render(text)
    return safe_html.passage(html)


def _inline(text: str) -> str:
    if len(text) > LONGEST_FORMATTED or is_laborious_line(text):
        return escape(text)
    html: str = plain_reader().renderInline(text)
    return safe_html.line(html)


_markdown_again = lru_cache(maxsize=2048)(_markdown)
_inline_again = lru_cache(maxsize=2048)(_inline)


def words(body: str) -> int:
    """How many words a body of Markdown has as it is read."""
    return _count(_TAG.sub(" ", _render(body)))


@lru_cache(maxsize=2048)
def minutes(body: str) -> int:
    """Reading time in minutes, at least one; remembered, because pages ask it of their neighbours again and again."""
    return max(1, round(words(body) / WORDS_A_MINUTE))


def _count(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def _plain(text: str) -> str:
    """Paragraphs as they were typed, with the breaks that Markdown writes as two blanks at the end of a line."""
    parts = [escape(part.strip("\n")) for part in _BETWEEN.split(text) if part.strip()]
    return "".join("<p>{}</p>\n".format(part.replace("  \n", "<br>\n")) for part in parts)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())


def _is_tangled(body: str) -> bool:
    return any(body.count(sign) > most for sign, most in MOST_SIGNS.items())


def _render(body: str) -> str:
    body = body[:LONGEST]
    html: str = _paragraphs(body) if _is_tangled(body) else reader().render(body)
    return html


def render(body: str, *, page: Page | None, toolkit: Toolkit, address_of: AddressOf, beneath: int = 0) -> Rendered:
    """A page's body as safe HTML; `address_of(kind, id)` gives the path of a `page`, `worksheet`, `module` or `media`.

    `beneath` is the level of the heading that the page will stand under: its own then follow without a gap, whatever
    the author wrote; 0 leaves them as they are.

    A body beyond `LONGEST` characters is cut there and one with thousands of brackets stays plain, which is a problem,
    as are links that lead nowhere.
    """
    safe = safe_html.whole_page(_render(body))
    tree = lxml.html.fragment_fromstring(safe or "<p></p>", create_parent="div")
    making = _Making(tree, page, toolkit, address_of, beneath)
    if len(body) > LONGEST:
        message = say("This page is longer than {most} characters; the rest is left out.", most=LONGEST)
        making.problem("error", "page-too-long", message, say("Divide it."), 1)
    elif _is_tangled(body):
        message = say("This page has more brackets, stars or tags than a page can have; it is shown as plain text.")
        making.problem("error", "page-too-tangled", message, say("Divide it, or write it more plainly."), 1)
    return making.finish()


class _Making:
    """One page on its way from sanitised HTML to what readers get."""

    def __init__(
        self, tree: HtmlElement, page: Page | None, toolkit: Toolkit, address_of: AddressOf, beneath: int
    ) -> None:
        self._tree, self._page, self._toolkit, self._address_of = tree, page, toolkit, address_of
        self._beneath = self._level = beneath
        self._problems: list[Problem] = []
        self._links: Counter[str] = Counter(internal=0, external=0, broken=0)
        self._callouts: Counter[str] = Counter()
        self._headings: list[tuple[int, str, str]] = []
        self._anchors: Counter[str] = Counter()
        self._to_anchors: list[HtmlElement] = []
        self._told: dict[str, int] = {}
        self._embeds = 0

    def finish(self) -> Rendered:
        # Counted before frames become cards: their words are ours, not the page's.
        words = _count(self._tree.text_content())
        for element in list(self._tree.iterdescendants()):
            if not isinstance(element.tag, str):
                continue
            if element.tag == "iframe":
                self._card(element)
            elif element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._image(element)
            elif element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self._heading(element)
            if "class" in element.attrib:
                self._classes(element)
        self._within()
        images = len(self._tree.findall(".//img"))
        return Rendered(
            html=self._html(),
            headings=tuple(self._headings),
            problems=tuple(self._problems),
            words=words,
            callouts=dict(self._callouts),
            embeds=self._embeds,
            images=images,
            list_items=len(self._tree.findall(".//li")),
            links=dict(self._links),
        )

    def _html(self) -> str:
        inner = "".join(lxml.html.tostring(child, encoding="unicode") for child in self._tree)
        return escape(self._tree.text or "") + inner

    def problem(self, severity: str, code: str, message: str, hint: str, line: int) -> None:
        where = f"{self._page.source}:{line}" if self._page else f"page:{line}"
        self._problems.append(Problem(where, severity, code, message, hint))  # type: ignore[arg-type] # a Severity

    def _line_of(self, needle: str) -> int:
        """The line of the file on which something stands, as well as it can be told from the body.

        Asked for the same thing again, it answers with the next place.
        """
        if self._page is None:
            return 1
        at = self._page.body.find(needle, self._told.get(needle, -1) + 1)
        if at < 0:
            at = self._told.get(needle, 0)
        self._told[needle] = at
        return self._page.body_line + self._page.body.count("\n", 0, at)

    def _card(self, frame: HtmlElement) -> None:
        """A frame becomes a paragraph with a link, which loads nothing before it is followed."""
        source = frame.get("src", "")
        source = f"https:{source}" if source.startswith("//") else source
        host = urlsplit(source).hostname or ""
        card = lxml.html.Element("p", {"class": "embed"})
        link = lxml.html.Element("a", {"href": source})
        link.text = frame.get("title") or host or source
        if host and link.text != host:
            small = lxml.html.Element("small")
            small.text = host
            link.tail = " "
            card.extend([link, small])
        else:
            card.append(link)
        card.tail = frame.tail
        parent = frame.getparent()
        if parent is not None:
            parent.replace(frame, card)
        self._embeds += 1

    def _link(self, link: HtmlElement) -> None:
        href = link.get("href")
        if href is None:
            return
        kind, _colon, name = href.partition(":")
        if kind == "link":
            self._outside(link, name)
        elif kind in ("page", "worksheet", "module"):
            self._inside(link, kind, name)
        elif href.startswith("#"):
            self._to_anchors.append(link)
        elif urlsplit(href).scheme or href.startswith("//"):
            self._links["external"] += 1
            link.set("rel", "noopener noreferrer")
        elif href.startswith("media/") and href[6:] in self._toolkit.media:
            link.set("href", self._address_of("media", href[6:]))
            self._links["internal"] += 1
        else:
            self._broken(link, href)

    def _within(self) -> None:
        """Links to a place on the same page; those between a footnote and its mark are no links of the author's."""
        ids = {str(name) for name in self._tree.xpath("//@id")} if self._to_anchors else set()
        for link in self._to_anchors:
            href = link.get("href", "")
            if href.startswith("#fn"):
                continue
            if href[1:] in ("", "top") or href[1:] in ids:
                self._links["internal"] += 1
            else:
                self._broken(link, href)

    def _outside(self, link: HtmlElement, name: str) -> None:
        found = next((each for each in self._toolkit.links if each.id == name), None)
        if found is None:
            self._broken(link, f"link:{name}")
            return
        link.set("href", found.url)
        link.set("rel", "noopener noreferrer")
        self._links["external"] += 1

    def _inside(self, link: HtmlElement, kind: str, named: str) -> None:
        name, _hash, anchor = named.partition("#")
        find = {"page": self._toolkit.page, "worksheet": self._toolkit.worksheet, "module": self._toolkit.module}[kind]
        if find(name) is None:
            self._broken(link, f"{kind}:{named}")
            return
        link.set("href", self._address_of(kind, name) + (f"#{anchor}" if anchor else ""))
        self._links["internal"] += 1

    def _broken(self, link: HtmlElement, href: str) -> None:
        self._links["broken"] += 1
        self.problem(
            "warning",
            "broken-link",
            say("The link to “{href}” leads nowhere.", href=href[:120]),
            say("Link to page:ID, worksheet:ID, module:ID, link:ID or media/FILE, or to a whole address."),
            self._line_of(href),
        )
        del link.attrib["href"]

    def _image(self, image: HtmlElement) -> None:
        source = image.get("src", "")
        name = source.removeprefix("./").removeprefix("media/")
        if source and name in self._toolkit.media:
            image.set("src", self._address_of("media", name))
            image.set("loading", "lazy")
            return
        # Pictures from elsewhere would tell that site who reads; those that are missing would be a broken frame.
        self.problem(
            "warning",
            "missing-image",
            say("The picture “{source}” is not in the toolkit's media folder.", source=source[:120]),
            say("Put the file into media/ and name it media/FILE."),
            self._line_of(source),
        )
        image.attrib.pop("src", None)

    def _heading(self, heading: HtmlElement) -> None:
        text = " ".join(heading.text_content().split())
        anchor = heading.get("id") or _anchor(text)
        unique = anchor
        while unique in self._anchors:
            unique = f"{anchor}-{self._anchors[anchor]}"
            self._anchors[anchor] += 1
        self._anchors[unique] += 1
        heading.set("id", unique)
        if self._beneath:
            self._level = max(self._beneath + 1, min(int(heading.tag[1]), self._level + 1))
            heading.tag = f"h{self._level}"
        self._headings.append((int(heading.tag[1]), unique, text))

    def _classes(self, element: HtmlElement) -> None:
        given = element.get("class", "").split()
        kept = [name for name in given if name in _CLASSES]
        if "callout" in given:
            kind = next((name for name in given if name in CALLOUTS), "")
            if not kind:
                kind = "info"
                self._unknown_callout(" ".join(name for name in given if name != "callout"))
            kept = ["callout", f"callout-{kind}"]
            self._callouts[kind] += 1
        if kept:
            element.set("class", " ".join(kept))
        else:
            del element.attrib["class"]

    def _unknown_callout(self, named: str) -> None:
        message = say("This callout is of no known kind (“{kind}”), so it is shown as information.", kind=named[:60])
        hint = say("Write one of: {words}.", words=", ".join(CALLOUTS))
        self.problem("warning", "unknown-callout", message, hint, self._line_of(named or "callout"))


def _anchor(text: str) -> str:
    """A heading's id as kramdown makes it: from the first letter on, lower case, other signs dropped."""
    letters = re.sub(r"^[^a-zA-Z]+", "", text)
    kept = re.sub(r"[^a-zA-Z0-9 \-]", "", letters)
    return kept.replace(" ", "-").lower() or "section"
