"""What HTML may hold: a short list of elements and attributes, by nh3. Styles and scripts never survive."""

from __future__ import annotations

import nh3

# fmt: off
_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "u", "ul",
}
# fmt: on
_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir"},
    "a": {"href", "title"},
    "div": {"data-worksheet", "data-phase"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
    "iframe": {"src", "title"},
}
_PASSAGE_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
# fmt: off
_GONE_WITH_CONTENT = {
    "script", "style", "object", "embed", "noscript", "template", "form", "select", "textarea", "svg", "math",
}
# fmt: on
_OUTSIDE = {"http", "https", "mailto", "tel"}
_SCHEMES = {*_OUTSIDE, "link", "page", "worksheet", "module"}


def whole_page(html: str) -> str:
    """A page's HTML; frames and the toolkit's own addresses (`page:`, `link:`, …) are still in it, for cards and links
    to be made of them."""
    return nh3.clean(
        html,
        tags={*_TAGS, "iframe"},
        attributes=_ATTRIBUTES,
        clean_content_tags=_GONE_WITH_CONTENT,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def passage(html: str) -> str:
    """A short text's HTML: no pictures, no addresses but those of the web, of mail and telephones, and no id or class
    that could be taken for one of ours."""
    return nh3.clean(html, tags=_TAGS - {"img"}, attributes=_PASSAGE_ATTRIBUTES, url_schemes=_OUTSIDE)


def line(html: str) -> str:
    """One line's HTML: emphasis, code and links."""
    return nh3.clean(
        html, tags={"em", "strong", "code", "a"}, attributes={"a": {"href"}}, url_schemes=_OUTSIDE - {"tel"}
    )
