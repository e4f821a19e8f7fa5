"""A web page: its headings, paragraphs, items and tables, without menus, scripts and what is hidden."""

from __future__ import annotations

import re
from itertools import groupby

from lxml import etree

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.letters import decoded
from groundplan.sources.extract.limits import DAMAGED
from groundplan.sources.extract.passages import Passages
from groundplan.sources.extract.tidy import one_line, tidy, without_bullet
from groundplan.sources.model import Passage, Reading, Style

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    *_HEADINGS,
}  # fmt: skip
_NEVER = {
    "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "noembed",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
}  # fmt: skip
_ASIDE_TAGS = {"nav", "header", "footer"}
_ASIDE_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "tablist", "dialog"}
_ASIDE_NAMES = {
    "nav", "navbar", "navigation", "menu", "main-menu", "breadcrumb", "breadcrumbs", "cookie-banner", "cookies",
    "footer", "site-footer", "site-header", "skip-link", "skip-nav", "pagination", "pager", "sidebar-nav", "share",
    "social", "social-links",
}  # fmt: skip
_WITHIN = ("article", "main", "section", "blockquote")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCTURED = ("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table")
# A paragraph all in bold, in so few words, does a heading's work; below every heading that says it is one.
_MOST_WORDS, _BOLD_LEVEL = 12, 7
_DEEPEST = 400


def extract(data: bytes) -> Reading:
    """What a web page says. Raises `UnfitError`."""
    return reading_of(decoded(data))


def reading_of(page: str) -> Reading:
    """The same for text that is HTML already."""
    root = _parsed(page)
    if root is None:
        return Reading()
    made = _Walk(menus=False).passages(root) or _Walk(menus=True).passages(root)
    return Reading(title=_title(root) or _first_heading(made), passages=made)


def _parsed(page: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        # Not one letter between its signs.
        return None
    if root is None:
        return None
    if _is_too_deep(root) or any("depth" in each.message for each in parser.error_log):
        raise UnfitError(DAMAGED)
    return root


def _is_too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _title(root: etree._Element) -> str:
    found = root.find(".//title")
    return one_line("".join(map(str, found.itertext()))) if found is not None else ""


def _first_heading(passages: tuple[Passage, ...]) -> str:
    return next((each.text for each in passages if each.style is Style.HEADING), "")


class _Walk:
    """One way through a page; `menus` says whether menus are read too, for pages that seem to be nothing else."""

    def __init__(self, *, menus: bool) -> None:
        self._menus = menus
        self._passages = Passages()
        self._parts: list[tuple[str, bool]] = []
        self._strong = 0
        self._pre = 0
        self._item = False

    def passages(self, root: etree._Element) -> tuple[Passage, ...]:
        """All passages of the page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self._close(tag)
                self._say(element.tail)
            elif not tag or tag in _NEVER or self._is_aside(element, tag):
                walk.skip_subtree()
            elif tag == "tr" and self._is_row(element):
                self._add_row(element)
                walk.skip_subtree()
            else:
                self._open(tag)
                self._say(element.text)
        self._flush()
        return self._passages.made

    def _open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "li":
            self._item = True
        elif tag == "br":
            self._parts.append(("\n", False))
        self._strong += tag in ("b", "strong")
        self._pre += tag == "pre"

    def _close(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._passages.heading("".join(text for text, _bold in self._parts), _HEADINGS[tag])
            self._parts.clear()
        elif tag in _BLOCKS:
            self._flush()
        if tag in ("li", "ul", "ol"):
            self._item = False
        self._strong -= tag in ("b", "strong") and self._strong > 0
        self._pre -= tag == "pre" and self._pre > 0

    def _say(self, text: str | None) -> None:
        if text:
            self._parts.append((text if self._pre else re.sub(r"\s+", " ", text), self._strong > 0))

    def _flush(self) -> None:
        """End what has come together so far: a paragraph, or several that only empty lines part."""
        lines = _lines(self._parts)
        self._parts.clear()
        for has_text, paragraph in groupby(lines, key=lambda line: bool(line[0])):
            if has_text:
                self._paragraph(list(paragraph))

    def _paragraph(self, lines: list[tuple[str, bool]]) -> None:
        text, bullet = without_bullet("\n".join(line for line, _bold in lines))
        if self._item or bullet:
            self._passages.add(text, style=Style.ITEM)
            self._item = False
        elif _is_head(*lines[0]) and not any(bold for _line, bold in lines[1:2]):
            self._passages.heading(lines[0][0], _BOLD_LEVEL)
            self._passages.add("\n".join(line for line, _bold in lines[1:]))
        else:
            self._passages.add(text)

    def _is_row(self, row: etree._Element) -> bool:
        """Whether it is a row of short texts, and not a way to lay out a page."""
        cells = [each for each in row if each.tag in ("td", "th")]
        return len(cells) > 1 and not any(each.find(f".//{tag}") is not None for each in cells for tag in _STRUCTURED)

    def _add_row(self, row: etree._Element) -> None:
        self._flush()
        cells = [one_line(" ".join(_seen(each))) for each in row if each.tag in ("td", "th")]
        self._passages.add(" | ".join(filter(None, cells)), style=Style.ROW)

    def _is_aside(self, element: etree._Element, tag: str) -> bool:
        """Whether it is hidden, or a menu, or the frame around every page of its site."""
        told = element.attrib
        if "hidden" in told or told.get("aria-hidden") == "true" or _HIDDEN.search(told.get("style", "")):
            return True
        if self._menus or tag in ("html", "body", "main", "article"):
            return False
        names = {*told.get("class", "").lower().split(), told.get("id", "").lower()}
        framing = tag in _ASIDE_TAGS and (tag == "nav" or next(element.iterancestors(*_WITHIN), None) is None)
        aside = framing or told.get("role", "") in _ASIDE_ROLES or bool(names & _ASIDE_NAMES)
        # A page's own name stands in its frame now and then.
        return aside and (tag == "nav" or element.find(".//h1") is None)


def _lines(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The parts of a paragraph as lines, each with whether all of it is bold."""
    lines: list[tuple[str, bool]] = []
    text, bold = "", True
    for part, strong in [*parts, ("\n", False)]:
        for number, piece in enumerate(part.split("\n")):
            if number:
                lines.append((tidy(text), bold))
                text, bold = "", True
            text, bold = text + piece, bold and (strong or not piece.strip())
    return lines


def _is_head(text: str, bold: bool) -> bool:
    return bold and len(text.split()) <= _MOST_WORDS and not text.endswith((".", ",", ";"))


def _seen(element: etree._Element) -> list[str]:
    """The texts within an element that a reader sees."""
    texts = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        if event == "end":
            texts.append(each.tail or "" if each is not element else "")
        elif not isinstance(each.tag, str) or each.tag in _NEVER:
            walk.skip_subtree()
        else:
            texts.append(each.text or "")
    return texts
