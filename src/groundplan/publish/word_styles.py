"""The styles of a Word file: real headings, lists and quotations, in the look of the workbook."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

_SERIF, _SANS = "Cambria", "Calibri"
_INK, _QUIET, _ACCENT = RGBColor(0x1F, 0x23, 0x28), RGBColor(0x4D, 0x55, 0x5C), RGBColor(0x0B, 0x6E, 0x6E)


def styled(document: Any) -> Any:
    """The document with our styles in it."""
    normal = document.styles["Normal"]
    _font(normal, _SANS, 11, _INK)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in ((1, 16), (2, 13), (3, 12), (4, 11), (5, 11), (6, 11)):
        style = document.styles[f"Heading {level}"]
        _font(style, _SERIF, size, _INK, bold=True)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(14 if level < 3 else 10)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _font(document.styles["Title"], _SERIF, 24, _INK, bold=True)
    _font(document.styles["Subtitle"], _SANS, 11, _QUIET)
    document.styles["Subtitle"].font.italic = False
    _font(document.styles["Quote"], _SANS, 11, _INK)
    document.styles["Quote"].paragraph_format.left_indent = Inches(0.3)
    _added(document, "Hint", 9.5, _QUIET)
    _added(document, "Boxed", 11, _INK).paragraph_format.left_indent = Inches(0.2)
    _added(document, "Cell", 10, _INK).paragraph_format.space_after = Pt(2)
    _added(document, "AfterTable", 6, _INK)
    _ruled(_added(document, "Blank", 13, _INK))
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = _ACCENT
    link.font.underline = True
    return document


def _font(style: Any, name: str, size: float, colour: RGBColor, *, bold: bool | None = None) -> None:
    style.font.name = name
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    if bold is not None:
        style.font.bold = bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    fonts.set(qn("w:hAnsi"), name)


def _added(document: Any, name: str, size: float, colour: RGBColor) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    return style


def _ruled(style: Any) -> None:
    """An empty line to write on: a paragraph with a rule beneath it."""
    borders = OxmlElement("w:pBdr")
    for name in ("w:bottom", "w:between"):
        rule = OxmlElement(name)
        for key, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "4"), ("w:color", "7A756B")):
            rule.set(qn(key), value)
        borders.append(rule)
    style.element.get_or_add_pPr().append(borders)
