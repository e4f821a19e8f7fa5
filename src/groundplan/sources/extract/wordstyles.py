"""The styles of a Word file: which of them are headings, lists or a table of contents, and what is bold or large."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from groundplan.sources.extract.archive import W_NAMESPACE, Archive

W = f"{{{W_NAMESPACE}}}"
# As Word writes them in every language, and as other programs do in some.
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(
    r"toc(?: ?heading| ?\d)?|contents(?: heading| \d)?|table of (?:figures|authorities)|index \d", re.IGNORECASE
)
_TITLES = {"title": 1, "subtitle": 2}
_LISTS = re.compile(r"list (?:bullet|number)", re.IGNORECASE)
_DEEPEST = 20
_USUAL = 22


@dataclass(frozen=True, slots=True)
class Looks:
    """What a paragraph's style says of it: `level` is a heading's, 0 for none."""

    level: int = 0
    is_item: bool = False
    listed_contents: bool = False


def value_of(element: etree._Element | None) -> bool | None:
    """Whether a property is on; nothing where it is not mentioned."""
    if element is None:
        return None
    return element.get(f"{W}val", "true").lower() not in ("false", "0", "off", "none")


class Styles:
    """The styles of one file, by their ids."""

    def __init__(self, archive: Archive) -> None:
        root = archive.part("word/styles.xml")
        self._styles = (
            {each.get(f"{W}styleId", ""): each for each in root.iter(f"{W}style")} if root is not None else {}
        )
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz") if root is not None else None
        self._default = next((key for key, each in self._styles.items() if _is_default(each)), "")
        self._usual = self._sizes(self._default) or _number(default) or _USUAL
        self._known: dict[str, Looks] = {}

    def of(self, paragraph: etree._Element) -> Looks:
        """What a paragraph is, by its style and by what it says itself."""
        own = paragraph.find(f"{W}pPr")
        style = _style_of(paragraph)
        if style not in self._known:
            self._known[style] = self._looks(style)
        looks = self._known[style]
        if own is None:
            return looks
        outline = own.find(f"{W}outlineLvl")
        level = looks.level or (_number(outline) + 1 if outline is not None and _number(outline) < 9 else 0)
        number = own.find(f"{W}numPr/{W}numId")
        is_item = looks.is_item if number is None else _number(number) > 0
        return Looks(level, is_item, looks.listed_contents)

    def is_bold(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether a run is bold, by itself or by its paragraph's style."""
        own = value_of(run.find(f"{W}rPr/{W}b"))
        if own is not None:
            return own
        return any(value_of(each.find(f"{W}rPr/{W}b")) is True for each in self._chain(_style_of(paragraph)))

    def is_large(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether a run is clearly larger than most text."""
        size = _number(run.find(f"{W}rPr/{W}sz")) or self._sizes(_style_of(paragraph)) or self._usual
        return size >= 1.25 * self._usual

    def _looks(self, style: str) -> Looks:
        level, is_item, contents = 0, False, False
        for each in self._chain(style):
            name = _name(each)
            heading = _HEADING.fullmatch(name)
            outline = each.find(f"{W}pPr/{W}outlineLvl")
            level = level or (int(heading[1]) if heading else 0) or _TITLES.get(name.lower(), 0)
            level = level or (_number(outline) + 1 if outline is not None and _number(outline) < 9 else 0)
            numbered = each.find(f"{W}pPr/{W}numPr/{W}numId")
            is_item = is_item or bool(_LISTS.match(name)) or (numbered is not None and _number(numbered) > 0)
            contents = contents or bool(_CONTENTS.fullmatch(name))
        return Looks(level, is_item and not level, contents)

    def _sizes(self, style: str) -> int:
        return next((size for each in self._chain(style) if (size := _number(each.find(f"{W}rPr/{W}sz")))), 0)

    def _chain(self, style: str) -> list[etree._Element]:
        """A style and those that it is based on; a file may have made a circle of them."""
        found: list[etree._Element] = []
        style = style or self._default
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            based = found[-1].find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""
        return found


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else ""


def _number(element: etree._Element | None) -> int:
    told = element.get(f"{W}val", "") if element is not None else ""
    return int(told) if re.fullmatch(r"\d{1,6}", told) else 0
