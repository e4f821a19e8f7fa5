"""The styles of a Word file: real headings, lists, quotations and tables, in the look of the workbook."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips

_SERIF, _SANS = "Cambria", "Calibri"
_INK, _QUIET, _ACCENT = RGBColor(0x1F, 0x23, 0x28), RGBColor(0x4D, 0x55, 0x5C), RGBColor(0x0B, 0x6E, 0x6E)
_HAIR = "8A857C"
INDENT = 360  # of a list's level, in twentieths of a point
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="GroundplanTable">
  <w:name w:val="Groundplan Table"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr>
    <w:tblInd w:w="100" w:type="dxa"/>
    <w:tblBorders>{
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_HAIR}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
}</w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="45" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>
      <w:bottom w:w="45" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
</w:style>
"""


def styled(document: Any) -> Any:
    """The document with our styles in it."""
    normal = document.styles["Normal"]
    _font(normal, _SANS, 11, _INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    for level, size in ((1, 16), (2, 13), (3, 12), (4, 11), (5, 11), (6, 11)):
        style = document.styles[f"Heading {level}"]
        _font(style, _SERIF, size, _INK, bold=True)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(14 if level < 3 else 10)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _title(document)
    _texts(document)
    _small(document)
    document.styles.element.append(parse_xml(_TABLE))
    _footer(document)
    core = document.core_properties._element
    for stamp in ("dcterms:created", "dcterms:modified"):
        for told in core.findall(qn(stamp)):
            core.remove(told)
    return document


def _title(document: Any) -> None:
    title = document.styles["Title"]
    _font(title, _SERIF, 22, _INK, bold=True)
    title.paragraph_format.space_after = Pt(6)
    for rule in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(rule)
    subtitle = document.styles["Subtitle"]
    _font(subtitle, _SANS, 10.5, _QUIET)
    subtitle.font.italic = False
    for spacing in subtitle.element.rPr.findall(qn("w:spacing")):
        subtitle.element.rPr.remove(spacing)


def _texts(document: Any) -> None:
    quotation = document.styles["Quote"]
    _font(quotation, _SANS, 11, _INK)
    quotation.font.italic = False
    quotation.paragraph_format.left_indent = Pt(14)
    _ruled(quotation, _ACCENT, ("left",), width=12, space=8)
    _font(document.styles["Caption"], _SANS, 9.5, _QUIET, bold=False)
    _added(document, "Hint", 9.5, _QUIET)
    boxed = _added(document, "Boxed", 11, _INK)
    boxed.paragraph_format.left_indent, boxed.paragraph_format.first_line_indent = Twips(INDENT), Twips(-INDENT)
    heading = _added(document, "ContentsTitle", 13, _INK)
    _font(heading, _SERIF, 13, _INK, bold=True)
    heading.paragraph_format.space_before = Pt(10)
    heading.paragraph_format.keep_with_next = True
    _added(document, "Contents", 11, _INK).paragraph_format.space_after = Pt(4)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = _ACCENT
    link.font.underline = True


def _small(document: Any) -> None:
    """Cells, marks in them, codes in the margin, and lines to write on."""
    for name, size in (("Cell", 10), ("Mark", 13)):
        style = _added(document, name, size, _INK)
        style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.line_spacing = 1.0
    after = _added(document, "AfterTable", 6, _INK)
    after.paragraph_format.space_after = Pt(2)
    blank = _added(document, "Blank", 12, _INK)
    blank.paragraph_format.space_after = Pt(0)
    blank.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    blank.paragraph_format.line_spacing = Pt(21)
    _ruled(blank, None, ("bottom", "between"))
    code = document.styles.add_style("Margin Code", WD_STYLE_TYPE.CHARACTER)
    code.font.name, code.font.size, code.font.bold, code.font.color.rgb = _SANS, Pt(8), False, _QUIET


def _font(style: Any, name: str, size: float, colour: RGBColor, *, bold: bool | None = None) -> None:
    style.font.name = name
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    if bold is not None:
        style.font.bold = bold
    look = style.element.get_or_add_rPr()
    fonts = look.get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    fonts.set(qn("w:hAnsi"), name)
    _complex(look, size, bold)


def _complex(look: Any, size: float, bold: bool | None) -> None:
    """The same size and weight for scripts that Word counts as complex (Arabic, Hebrew); never slanted."""
    for name in ("w:szCs", "w:bCs", "w:iCs"):
        for former in look.findall(qn(name)):
            look.remove(former)
    made = OxmlElement("w:szCs")
    made.set(qn("w:val"), str(round(size * 2)))
    look.insert_element_before(made, "w:highlight", "w:u", "w:lang")
    if bold:
        look.insert_element_before(OxmlElement("w:bCs"), "w:i", "w:color", "w:spacing", "w:kern", "w:sz", "w:szCs")


def _added(document: Any, name: str, size: float, colour: RGBColor) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    _complex(style.element.get_or_add_rPr(), size, bold=None)
    return style


def _ruled(style: Any, colour: RGBColor | None, sides: tuple[str, ...], *, width: int = 4, space: int = 0) -> None:
    """Rules around a paragraph: beneath an empty line to write on, beside a quotation."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        rule = OxmlElement(f"w:{side}")
        given = (("val", "single"), ("sz", str(width)), ("space", str(space)), ("color", str(colour or _HAIR)))
        for key, value in given:
            rule.set(qn(f"w:{key}"), value)
        borders.append(rule)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )


def _footer(document: Any) -> None:
    """What the document is, and which page of how many; its words are put in for each document (`footed`)."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(9000))
    runs = [paragraph.add_run("")]
    for text in ("\t", "PAGE", " / ", "NUMPAGES"):
        if text.isupper():
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), text)
            run = paragraph.add_run("1")
            field.append(run._r)
            paragraph._p.append(field)
        else:
            run = paragraph.add_run(text)
        runs.append(run)
    for run in runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _QUIET


def footed(section: Any, text: str, width: int, *, rightward: bool) -> None:
    """Put a document's words into its footer; the page's number stands at the end of the line."""
    paragraph = section.footer.paragraphs[0]
    paragraph.runs[0].text = text
    if rightward:
        paragraph._p.pPr.append(OxmlElement("w:bidi"))
    tabs = paragraph._p.pPr.find(qn("w:tabs"))
    for tab in list(tabs):
        tabs.remove(tab)
    for kind, at in (("clear", 4680), ("clear", 9360), ("right", width)):
        tab = OxmlElement("w:tab")
        tab.set(qn("w:val"), kind)
        tab.set(qn("w:pos"), str(at))
        tabs.append(tab)


def numbered(document: Any, style: str, start: int) -> int:
    """A numbering of its own for one list in that style, counted from `start`."""
    numbering = document.part.numbering_part.element
    style_id = document.styles.element.find(f"w:style[@w:styleId='{style}']", document.styles.element.nsmap)
    used = int(style_id.find(f".//{qn('w:numId')}").get(qn("w:val")))
    made = numbering.add_num(numbering.num_having_numId(used).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)
