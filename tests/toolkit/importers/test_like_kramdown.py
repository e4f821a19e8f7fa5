"""Pages of a real course site, element by element beside what kramdown makes of them (GFM, as Jekyll runs it)."""

import re
from difflib import SequenceMatcher

import pytest
from bs4 import BeautifulSoup

from groundplan.toolkit.model import Toolkit
from groundplan.toolkit.pages import render

TOOLKIT = Toolkit("t", "T", "1")

# What the two still make differently, by page: elements that only kramdown has, and elements that only we have.
# All three are links into modules that are not part of the site: kramdown makes links that lead nowhere, we keep the
# words and report them.
KNOWN: dict[str, tuple[list[str], list[str]]] = {
    "2001-01-01-building-capacity.md": (["a: Mentoring Module"], []),
    "2001-02-01-internal-assets.md": (
        ["a: Community-Centered Services module", "a: Community Centered Services module"],
        [],
    ),
}


def elements(html):
    """The elements that carry a page's sense, in order, with their words."""
    soup = BeautifulSoup(html, "html.parser")
    for gone in soup(["script", "style"]):
        gone.decompose()
    for comment in soup.find_all(string=lambda text: type(text).__name__ == "Comment"):
        comment.extract()
    found = []
    for element in soup.find_all(
        ["h1", "h2", "h3", "h4", "li", "p", "a", "img", "td", "th", "blockquote", "div", "iframe"]
    ):
        if element.name == "div" and "callout" not in (element.get("class") or []):
            continue
        if element.name == "a" and not element.get("href"):
            continue
        if element.name == "p" and not words(element):
            continue
        if element.name in ("p", "li") and element.find_parent(["td", "th"]):
            continue
        told = element.get("alt", "") if element.name == "img" else words(element)
        found.append(f"{element.name}: {told[:70]}")
    return found


def words(element):
    text = re.sub(r"[‘’]", "'", re.sub(r"[“”]", '"', element.get_text(" ")))
    return re.sub(r"\s*([^\w\s])\s*", r"\1", " ".join(text.replace("–", "-").replace("—", "-").split()))


def differences(theirs, ours):
    only_theirs, only_ours = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag != "equal":
            only_theirs += theirs[i1:i2]
            only_ours += ours[j1:j2]
    return only_theirs, only_ours


def as_link_cards(kramdown_html):
    """Frames are link cards with us, on purpose: give kramdown's the same shape before comparing."""
    soup = BeautifulSoup(kramdown_html, "html.parser")
    for frame in soup("iframe"):
        card = soup.new_tag("p")
        link = soup.new_tag("a", href=frame.get("src", ""))
        link.string = re.sub(r"^(?:https?:)?//([^/]+).*", r"\1", frame.get("src", ""))
        card.append(link)
        frame.replace_with(card)
    return str(soup)


@pytest.mark.samples
def test_every_page_has_the_elements_that_kramdown_makes(samples, kramdown):
    site = samples / "connectedlib-site"
    pages = sorted(site.glob("modules/*/_posts/*.md"))
    assert len(pages) == 19
    seen = {}
    for path in pages:
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        ours = elements(render(body, page=None, toolkit=TOOLKIT, address_of=lambda kind, name: name).html)
        theirs = elements(as_link_cards(kramdown(body)))
        found = differences(theirs, ours)
        if found != ([], []):
            seen[path.name] = found
    assert seen == KNOWN
