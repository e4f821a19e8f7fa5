"""The outline as a Word file: python-docx for the package, the body built with lxml.

Every answer's place is marked twice: by a content control, which Word keeps, and by a bookmark on its question's
heading, which every word processor keeps (FORMATS §5).
"""

from __future__ import annotations

import hashlib
import io
import re
import threading
from collections.abc import Sequence
from functools import cache

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Emu, Inches
from lxml import etree

from groundplan.publish.outline import (
    Block,
    Cell,
    Heading,
    Image,
    ListBlock,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Table,
)
from groundplan.publish.word_styles import styled

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What XML cannot hold; lone surrogates cannot come here, because no answer keeps them.
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PAPERS = {"letter": (12240, 15840), "a4": (11906, 16838)}
TEXT_WIDTH = 9000  # twentieths of a point between the margins


def bookmark(address: str) -> str:
    """The bookmark of an answer's place: `gp_` and ten characters, which every word processor keeps."""
    return f"gp_{hashlib.sha256(address.encode()).hexdigest()[:10]}"


def bookmarks(outline: Outline) -> dict[str, str]:
    """Bookmark → address, for the record of an export."""
    return {
        bookmark(block.address): block.address
        for block in outline.blocks
        if isinstance(block, Heading) and block.address
    }


def write(outline: Outline) -> bytes:
    """The file's bytes."""
    return _Writing(outline).done()


_template_lock = threading.Lock()


@cache
def _template() -> bytes:
    """An empty document with our styles, made once: reading python-docx's own template is half of an export."""
    made = io.BytesIO()
    styled(Document()).save(made)
    return made.getvalue()


class _Writing:
    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        with _template_lock:
            template = _template()
        self._document = Document(io.BytesIO(template))
        self._body = self._document.element.body
        self._section = self._body[-1]
        self._marks = 0
        self._numberings = 0

    def done(self) -> bytes:
        self._properties()
        self._paper()
        self._put(self._paragraph([Run(self._outline.title)], "Title"))
        if self._outline.subtitle:
            self._put(self._paragraph([Run(self._outline.subtitle)], "Subtitle"))
        for block in self._outline.blocks:
            self._block(block)
        for notice in self._outline.notices:
            self._put(self._paragraph([Run(notice)], "Hint"))
        made = io.BytesIO()
        self._document.save(made)
        return made.getvalue()

    def _properties(self) -> None:
        core = self._document.core_properties
        core.title = _clean(self._outline.title)[:250]
        core.author = _clean(self._outline.author)[:250] or "Groundplan"
        core.language = self._outline.language
        core.comments = " ".join(filter(None, (self._outline.worksheet, self._outline.revision)))
        for language in self._document.styles.element.iter(f"{{{W}}}lang"):
            language.set(f"{{{W}}}val", self._outline.language.replace("_", "-"))

    def _paper(self) -> None:
        width, height = _PAPERS.get(self._outline.paper, _PAPERS["a4"])
        section = self._document.sections[0]
        section.page_width, section.page_height = Emu(width * 635), Emu(height * 635)
        section.left_margin, section.right_margin = Inches(1.05), Inches(0.8)
        section.top_margin = section.bottom_margin = Inches(0.85)

    def _put(self, element: etree._Element) -> None:
        self._section.addprevious(element)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            if block.kind == "blank":
                for _ in range(max(block.lines, 1)):
                    self._put(self._paragraph((), "Blank"))
            else:
                self._put(self._paragraph(block.runs, "Hint" if block.kind == "hint" else ""))
        elif isinstance(block, ListBlock):
            self._list(block, 0)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Quotation):
            self._put(self._paragraph(block.runs, "Quote"))
            if block.source:
                self._put(self._paragraph([Run(block.source)], "Hint"))
        else:
            self._image(block)

    def _heading(self, block: Heading) -> None:
        paragraph = self._paragraph([Run(block.text)], f"Heading {min(block.level, 6)}".replace(" ", ""))
        if block.address:
            self._marks += 1
            start, end = _element("bookmarkStart"), _element("bookmarkEnd")
            for mark in (start, end):
                mark.set(f"{{{W}}}id", str(self._marks))
            start.set(f"{{{W}}}name", bookmark(block.address))
            paragraph.insert(1, start)
            paragraph.append(end)
            self._put(_control(block.address, paragraph))
        else:
            self._put(paragraph)

    def _paragraph(self, runs: Sequence[Run], style: str = "") -> etree._Element:
        paragraph = _element("p")
        properties = etree.SubElement(paragraph, f"{{{W}}}pPr")
        if style:
            etree.SubElement(properties, f"{{{W}}}pStyle").set(f"{{{W}}}val", style)
        for run in runs:
            self._run(paragraph, run)
        return paragraph

    def _run(self, paragraph: etree._Element, run: Run) -> None:
        parent = paragraph
        if run.href:
            parent = etree.SubElement(paragraph, f"{{{W}}}hyperlink")
            target = self._document.part.relate_to(run.href[:2000], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            parent.set(f"{{{R}}}id", target)
        element = etree.SubElement(parent, f"{{{W}}}r")
        if run.bold or run.italic or run.href:
            look = etree.SubElement(element, f"{{{W}}}rPr")
            if run.href:
                etree.SubElement(look, f"{{{W}}}rStyle").set(f"{{{W}}}val", "Hyperlink")
            if run.bold:
                etree.SubElement(look, f"{{{W}}}b")
            if run.italic:
                etree.SubElement(look, f"{{{W}}}i")
        for at, line in enumerate(_clean(run.text).split("\n")):
            if at:
                etree.SubElement(element, f"{{{W}}}br")
            text = etree.SubElement(element, f"{{{W}}}t")
            text.text = line
            text.set(XML_SPACE, "preserve")

    def _list(self, block: ListBlock, depth: int) -> None:
        style = ("ListNumber" if block.ordered else "ListBullet") + (str(min(depth + 1, 3)) if depth else "")
        for item in block.items:
            if item.ticked is None:
                self._put(self._paragraph(item.runs, style))
            else:
                box = Run("☑ " if item.ticked else "☐ ")
                self._put(self._paragraph((box, *item.runs), "Boxed"))
            for child in item.children:
                self._list(child, depth + 1)

    def _table(self, block: Table) -> None:
        columns = max([len(block.header), *(len(row) for row in block.rows)])
        shares = block.widths if len(block.widths) == columns else (1,) * columns
        widths = [TEXT_WIDTH * share // sum(shares) for share in shares]
        table = _element("tbl")
        properties = etree.SubElement(table, f"{{{W}}}tblPr")
        etree.SubElement(properties, f"{{{W}}}tblStyle").set(f"{{{W}}}val", "TableGrid")
        width = etree.SubElement(properties, f"{{{W}}}tblW")
        width.set(f"{{{W}}}w", "5000")
        width.set(f"{{{W}}}type", "pct")
        look = etree.SubElement(properties, f"{{{W}}}tblLook")
        look.set(f"{{{W}}}firstRow", "1")
        look.set(f"{{{W}}}firstColumn", "1" if block.row_headers else "0")
        if block.caption:
            etree.SubElement(properties, f"{{{W}}}tblCaption").set(f"{{{W}}}val", _clean(block.caption)[:250])
        grid = etree.SubElement(table, f"{{{W}}}tblGrid")
        for each in widths:
            etree.SubElement(grid, f"{{{W}}}gridCol").set(f"{{{W}}}w", str(each))
        header = tuple(Cell((Run(text, bold=True),) if text else ()) for text in block.header)
        table.append(self._row(header, widths, header=True))
        for row in block.rows:
            table.append(self._row(row, widths, row_header=block.row_headers))
        self._put(table)
        self._put(self._paragraph((), "AfterTable"))

    def _row(
        self, cells: Sequence[Cell], widths: Sequence[int], *, header: bool = False, row_header: bool = False
    ) -> etree._Element:
        row = _element("tr")
        properties = etree.SubElement(row, f"{{{W}}}trPr")
        etree.SubElement(properties, f"{{{W}}}cantSplit")
        if header:
            etree.SubElement(properties, f"{{{W}}}tblHeader")
        padded = (*cells, *(Cell() for _ in range(len(widths) - len(cells))))
        for at, (cell, width) in enumerate(zip(padded, widths, strict=True)):
            element = etree.SubElement(row, f"{{{W}}}tc")
            look = etree.SubElement(element, f"{{{W}}}tcPr")
            size = etree.SubElement(look, f"{{{W}}}tcW")
            size.set(f"{{{W}}}w", str(width))
            size.set(f"{{{W}}}type", "dxa")
            if header:
                shade = etree.SubElement(look, f"{{{W}}}shd")
                for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF4F2")):
                    shade.set(f"{{{W}}}{name}", value)
            runs = cell.runs
            if row_header and at == 0:
                runs = tuple(Run(run.text, True, run.italic, run.href) for run in runs)
            element.append(self._paragraph(runs, "Cell"))
            for _ in range(cell.lines):
                element.append(self._paragraph((), "Cell"))
        return row

    def _image(self, block: Image) -> None:
        paragraph = self._document.add_paragraph()
        drawn = paragraph.add_run().add_picture(io.BytesIO(block.data), width=Inches(4))
        drawn._inline.docPr.set("descr", _clean(block.alt))
        self._put(paragraph._p)
        if block.caption:
            self._put(self._paragraph([Run(block.caption)], "Caption"))


def _element(name: str) -> etree._Element:
    return etree.Element(f"{{{W}}}{name}")


def _control(address: str, paragraph: etree._Element) -> etree._Element:
    """A block content control around a question's heading that carries its address as its tag."""
    control = _element("sdt")
    properties = etree.SubElement(control, f"{{{W}}}sdtPr")
    # Word takes tags of at most 64 characters: the bookmark's name, which the export's record maps to the address.
    etree.SubElement(properties, f"{{{W}}}tag").set(f"{{{W}}}val", bookmark(address))
    content = etree.SubElement(control, f"{{{W}}}sdtContent")
    content.append(paragraph)
    return control


def _clean(text: str) -> str:
    return _UNUSABLE.sub("", text.replace("\t", " ").replace("\r", ""))
