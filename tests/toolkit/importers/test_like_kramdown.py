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


# Pieces of the dialect, each with what only kramdown makes of it and what only we do: nothing, or a difference that is
# meant.
PIECES: list[tuple[str, list[str], list[str]]] = [
    ('[a](https://x.org){:target="_blank"} and *b*{:.c} `d`{:.e}', [], []),
    ("Text one\n{:.lead}\n\nText two", [], []),
    ("* a\n* b\n{:.big}\n\ntext", [], []),
    ("## Head {#own}\n\ntext", [], []),
    ("## Head\n{: #own}\n\ntext", [], []),
    ('<div class="callout activity" markdown="1">\n\n## H\n\n* a\n* b\n\ntext\n</div>\n\nafter', [], []),
    ('text before\n<div class="callout info" markdown="1">\ninside *em*\n</div>\nafter', [], []),
    ('<div class="callout videos" markdown="1">\n### T\n<iframe src="https://y.org/e"></iframe>\n<div class="t">3:00</div>\n\n_x_\n</div>', [], []),
    ('<div class="callout info" markdown="1">\n<div markdown="1">\n**b**\n</div>\n</div>', [], []),
    ('<div class="callout info">\n**not bold** <b>bold</b>\n</div>', [], []),
    ('  <div class="callout info" markdown="1">\n  text **b**\n  </div>\n', [], []),
    ("<table>\n<tr><th>A</th><td>**b**</td></tr>\n</table>\n\ntext", [], []),
    ("| A | B |\n|---|---|\n| 1 | 2 |\n\ntext", [], []),
    ("Term\n: Meaning\n\ntext", [], []),
    ("<details>\n<summary>S</summary>\nHidden **x**\n</details>\n\ntext", [], []),
    ('<details markdown="1">\n<summary>S</summary>\n\nHidden **x**\n\n</details>', [], []),
    ("> a\n> b\n\n> c<br/>— d", [], []),
    ("1. a\n2. b\n   * c\n   * d\n3. e", [], []),
    ("* a\n\n* b\n\n  more\n\ntext", [], []),
    ("* a\n\n      code\n* b", [], []),
    ("Text:\n* a\n* b", [], []),
    ("Text\n## Head\nmore", [], []),
    ("Head\n====\n\nSub\n---\n\ntext\n\n---\n\nb", [], []),
    ("a\n\n<!-- ## no\n\n* x -->\n\nb", [], []),
    ('a <span class="x">*b*</span> <br/> c', [], []),
    ('![alt](https://x.org/a.png "T") text', [], []),
    ('<img src="https://x.org/a.png" ALT="Alt" style="x" />\n<br/> _Source_', [], []),
    ("~~gone~~ text\n\n```\n## no\n```\n\ntext `<b>`", [], []),
    ("<https://x.org> and https://y.org a &amp; b &nbsp; c & d", [], []),
    ("snake_case_word and *a*b and __bold__ \\*not em\\* \\[x\\] 1986\\. A year", [], []),
    ('[a][1] and [b]\n\n[1]: https://x.org\n[b]: https://y.org "T"', [], []),
    ("\"a\" 'b' -- c --- d ...", [], []),
    ('<a href="https://x.org">text</a>\n\n[_a_ **b**](https://x.org)', [], []),
    ('<iframe src="https://y.org/e"></iframe>\n<div class="t">1:55</div>\n\ntext', [], []),
    # A footnote's mark bears its number in brackets.
    ("Text[^1] more.\n\n[^1]: Note", ["p: Text 1 more.", "a: 1", "li: Note↩", "p: Note↩", "a: ↩"],
     ["p: Text[1]more.", "a: [1]", "li: Note↩︎", "p: Note↩︎", "a: ↩︎"]),
    # The page's headings stand beside the page.
    ("* toc\n{:toc}\n\n## A\n\n## B", ["li: A", "a: A", "li: B", "a: B"], []),
    # kramdown takes the closing tag of a callout on one line for text.
    ('<div class="callout info" markdown="1">one **b** line</div>\n\nafter', ["div: one b line</div>after", "p: one b line</div>"],
     ["div: one b line", "p: one b line"]),
    # Not read: Markdown within a raw paragraph or cell, abbreviations, mathematics.
    ('<p markdown="1">**b** text</p>\n\nafter', ["p: b text"], ["p: **b**text"]),
    ('<table markdown="1">\n<tr><td markdown="span">**b**</td></tr>\n</table>', ["td: b"], ["td: **b**"]),
    ("HTML rocks\n\n*[HTML]: Hyper", [], ["p: *[HTML]:Hyper"]),
    ("$$a$$ text", ["p: \\(a\\)text"], ["p: $$a$$text"]),
]  # fmt: skip


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


def test_every_piece_of_the_dialect_is_read_as_kramdown_reads_it(kramdown):
    seen = []
    for (text, _theirs, _ours), html in zip(PIECES, kramdown.many([piece[0] for piece in PIECES]), strict=True):
        ours = elements(render(text, page=None, toolkit=TOOLKIT, address_of=lambda kind, name: name).html)
        seen.append((text, *differences(elements(as_link_cards(html)), ours)))
    assert seen == PIECES


@pytest.mark.samples
def test_every_page_has_the_elements_that_kramdown_makes(samples, kramdown):
    site = samples / "connectedlib-site"
    pages = sorted(site.glob("modules/*/_posts/*.md"))
    assert len(pages) == 19
    seen = {}
    bodies = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in pages]
    kramdown.many(bodies)
    for path, body in zip(pages, bodies, strict=True):
        ours = elements(render(body, page=None, toolkit=TOOLKIT, address_of=lambda kind, name: name).html)
        theirs = elements(as_link_cards(kramdown(body)))
        found = differences(theirs, ours)
        if found != ([], []):
            seen[path.name] = found
    assert seen == KNOWN
