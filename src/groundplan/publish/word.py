"""The outline as a Word file: python-docx for the package, the body built with lxml.

Every answer's place is marked twice: by a content control, which Word keeps, and by a bookmark on its question's
heading, which every word processor keeps (FORMATS §5).
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator, Sequence
from functools import cache

from docx import Document
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Twips
from lxml import etree

from groundplan.publish import direction, pictures
from groundplan.publish.inked import dotted
from groundplan.publish.outline import (
    Block,
    Cell,
    Drawing,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Table,
    in_order,
    is_short,
    plain,
)
from groundplan.publish.places import bookmark, names_of, title_bookmark
from groundplan.publish.signs import Spelling, address
from groundplan.publish.word_styles import INDENT, footed, numbered, styled

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Sizes are in twentieths of a point.
_PAPERS = {"letter": (12240, 15840), "a4": (11906, 16838)}
LEFT_MARGIN, RIGHT_MARGIN, UPRIGHT_MARGIN = 1475, 1020, 1134
CELL_MARGIN = 100
CODE_INDENT = 620
PICTURE = (6400, 8000)
# The greatest height of a sheet that is drawn by us.
SHEET = 12400
# Of one run: more would take longer than in proportion.
MOST_LINES = 200
_RIGHTWARD = re.compile(rf"([{direction.LETTERS}](?:[\W\d{direction.LETTERS}]*[{direction.LETTERS}])?)")


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
        self._blocks = in_order(outline.blocks)
        with _template_lock:
            template = _template()
        self._document = Document(io.BytesIO(template))
        self._body = self._document.element.body
        self._spelling = Spelling()
        self._base = direction.of_language(outline.language)
        self._paper = _PAPERS.get(outline.paper, _PAPERS["a4"])
        self._width = self._paper[0] - LEFT_MARGIN - RIGHT_MARGIN
        self._marks = 0
        headings = [block for block in self._blocks if isinstance(block, Heading)]
        places = [heading for heading in headings if heading.address]
        self._names = dict(zip(map(id, places), names_of(places), strict=True))
        if outline.contents:
            parts = [heading for heading in headings if heading.level == 1 and id(heading) not in self._names]
            self._names |= {id(heading): f"gpp_{number}" for number, heading in enumerate(parts, 1)}

    def done(self) -> bytes:
        outline = self._outline
        self._properties()
        self._setting()
        title = self._paragraph([Run(self._spelling.line(outline.title))], "Title")
        if outline.worksheet:
            self._bookmark(title, title_bookmark(outline.worksheet, outline.revision))
        if outline.subtitle:
            self._paragraph([Run(self._spelling.line(outline.subtitle))], "Subtitle")
        if outline.contents:
            self._contents(outline.contents)
        for block in self._blocks:
            self._block(block)
        for notice in filter(None, (*outline.notices, self._spelling.notice(outline.language))):
            self._paragraph([Run(notice)], "Hint")
        # How the pages are stands at the end of the body.
        self._body.append(self._body.sectPr)
        made = io.BytesIO()
        self._document.save(made)
        return made.getvalue()

    def _properties(self) -> None:
        line = self._spelling.line
        core = self._document.core_properties
        core.title = line(self._outline.title)[:250]
        core.author = line(self._outline.author)[:250] or "Groundplan"
        core.language = direction.tag(self._outline.language)
        core.comments = line(" ".join((self._outline.worksheet, self._outline.revision)))[:250]
        for language in self._document.styles.element.iter(f"{{{W}}}lang"):
            language.set(f"{{{W}}}val", core.language)
            if self._base == direction.RIGHT:
                language.set(f"{{{W}}}bidi", core.language)

    def _setting(self) -> None:
        width, height = self._paper
        section = self._document.sections[0]
        section.page_width, section.page_height = Twips(width), Twips(height)
        section.left_margin, section.right_margin = Twips(LEFT_MARGIN), Twips(RIGHT_MARGIN)
        section.top_margin = section.bottom_margin = Twips(UPRIGHT_MARGIN)
        said = self._spelling.line(" · ".join(filter(None, (self._outline.author, self._outline.title))))
        said = said if len(said) <= 90 else f"{said[:89].rstrip()}…"
        footed(section, said, self._width, rightward=self._base == direction.RIGHT)

    def _contents(self, title: str) -> None:
        self._paragraph([Run(self._spelling.line(title))], "ContentsTitle")
        for block in self._blocks:
            if isinstance(block, Heading) and block.level == 1:
                paragraph = self._paragraph((), "Contents")
                link = etree.SubElement(paragraph, f"{{{W}}}hyperlink")
                link.set(f"{{{W}}}anchor", self._names[id(block)])
                self._text(link, Run(self._spelling.line(block.text)), direction.LEFT)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            if block.kind == "blank":
                for _ in range(max(block.lines, 1)):
                    self._paragraph((), "Blank", keep=block.keep)
                self._paragraph((), "AfterTable", keep=block.keep)
            else:
                self._paragraph(block.runs, "Hint" if block.kind == "hint" else "", keep=block.keep)
        elif isinstance(block, ListBlock):
            self._list(block, 1)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Quotation):
            self._paragraph(block.runs, "Quote")
            if block.source:
                self._paragraph([Run(block.source)], "Hint")
        elif isinstance(block, Drawing):
            self._drawing(block)
        else:
            self._image(block, PICTURE)

    def _heading(self, block: Heading) -> None:
        runs = [Run(self._spelling.line(block.text))]
        paragraph = self._paragraph(runs, f"Heading{min(block.level, 6)}", fresh=block.fresh)
        if "/" in block.address:
            _control(paragraph, bookmark(block.address))
        if name := self._names.get(id(block)):
            self._bookmark(paragraph, name)
        if block.code:
            self._code(paragraph, self._spelling.line(block.code))

    def _code(self, paragraph: etree._Element, code: str) -> None:
        """The question's number, hanging in the margin; outside the bookmark, which holds the question's words."""
        indent = etree.SubElement(paragraph[0], f"{{{W}}}ind")
        indent.set(f"{{{W}}}left", "0")
        indent.set(f"{{{W}}}hanging", str(CODE_INDENT))
        run = _element("r")
        look = etree.SubElement(run, f"{{{W}}}rPr")
        etree.SubElement(look, f"{{{W}}}rStyle").set(f"{{{W}}}val", "MarginCode")
        for name, value in (("b", "0"), ("bCs", "0"), ("sz", "16"), ("szCs", "16")):
            etree.SubElement(look, f"{{{W}}}{name}").set(f"{{{W}}}val", value)
        etree.SubElement(run, f"{{{W}}}t").text = code
        etree.SubElement(run, f"{{{W}}}tab")
        paragraph.insert(1, run)

    def _bookmark(self, paragraph: etree._Element, name: str) -> None:
        self._marks += 1
        start, end = _element("bookmarkStart"), _element("bookmarkEnd")
        for mark in (start, end):
            mark.set(f"{{{W}}}id", str(self._marks))
        start.set(f"{{{W}}}name", name)
        paragraph.insert(1, start)
        paragraph.append(end)

    def _paragraph(
        self,
        runs: Sequence[Run],
        style: str = "",
        *,
        keep: bool = False,
        fresh: bool = False,
        numbering: int = 0,
        align: str = "",
        into: etree._Element | None = None,
    ) -> etree._Element:
        """A paragraph at the end of the body or a cell; what it is like stands in the order that the schema wants.

        It is made where it belongs: moving it there would take longer than in proportion.
        """
        paragraph = etree.SubElement(self._body if into is None else into, f"{{{W}}}p")
        look = etree.SubElement(paragraph, f"{{{W}}}pPr")
        if style:
            etree.SubElement(look, f"{{{W}}}pStyle").set(f"{{{W}}}val", style)
        if keep:
            etree.SubElement(look, f"{{{W}}}keepNext")
        if fresh:
            etree.SubElement(look, f"{{{W}}}pageBreakBefore")
        if numbering:
            properties = etree.SubElement(look, f"{{{W}}}numPr")
            etree.SubElement(properties, f"{{{W}}}ilvl").set(f"{{{W}}}val", "0")
            etree.SubElement(properties, f"{{{W}}}numId").set(f"{{{W}}}val", str(numbering))
        towards = direction.of_text("".join(run.text for run in runs), self._base)
        if towards == direction.RIGHT:
            etree.SubElement(look, f"{{{W}}}bidi")
        if align:
            etree.SubElement(look, f"{{{W}}}jc").set(f"{{{W}}}val", align)
        for run in runs:
            self._run(paragraph, run, towards)
        return paragraph

    def _run(self, paragraph: etree._Element, run: Run, towards: str) -> None:
        parent = paragraph
        if run.href:
            parent = etree.SubElement(paragraph, f"{{{W}}}hyperlink")
            target = self._document.part.relate_to(address(run.href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            parent.set(f"{{{R}}}id", target)
        self._text(parent, run, towards)

    def _text(self, parent: etree._Element, run: Run, towards: str) -> None:
        """The run's text, in pieces where letters that run the other way are among it."""
        text = self._spelling.text(run.text)
        for piece, rightward in _pieces(text):
            for at, line in enumerate(piece.split("\n")):
                if at % MOST_LINES == 0:
                    element = etree.SubElement(parent, f"{{{W}}}r")
                    if run.bold or run.italic or run.href or rightward:
                        _look(element, run, rightward)
                if at:
                    etree.SubElement(element, f"{{{W}}}br")
                told = etree.SubElement(element, f"{{{W}}}t")
                told.text = line
                told.set(XML_SPACE, "preserve")

    def _list(self, block: ListBlock, depth: int) -> None:
        style = ("ListNumber" if block.ordered else "ListBullet") + (str(min(depth, 3)) if depth > 1 else "")
        # A list of its own begins to count anew.
        numbering = numbered(self._document, style, block.start) if block.ordered else 0
        for item in block.items:
            self._item(item, style, numbering, depth)
            for child in item.children:
                self._list(child, depth + 1)

    def _item(self, item: ListItem, style: str, numbering: int, depth: int) -> None:
        if item.ticked is not None:
            self._paragraph((Run("☑\u2002" if item.ticked else "☐\u2002"), *item.runs), "Boxed")
            return
        paragraph = self._paragraph(item.runs, style, numbering=numbering)
        if depth > 3:
            indent = etree.SubElement(paragraph[0], f"{{{W}}}ind")
            indent.set(f"{{{W}}}left", str(INDENT * depth))
            indent.set(f"{{{W}}}hanging", str(INDENT))

    def _table(self, block: Table) -> None:
        if not block.columns:
            return
        widths = [self._width * share // sum(block.shares) for share in block.shares]
        table = etree.SubElement(self._body, f"{{{W}}}tbl")
        self._table_look(table, block, sum(widths))
        grid = etree.SubElement(table, f"{{{W}}}tblGrid")
        for each in widths:
            etree.SubElement(grid, f"{{{W}}}gridCol").set(f"{{{W}}}w", str(each))
        header = tuple(Cell((Run(self._spelling.line(text), bold=True),) if text else ()) for text in block.header)
        self._row(table, header, widths, block, keep=True)
        for at, row in enumerate(block.rows, 1):
            self._row(table, row, widths, block, keep=block.short and at < len(block.rows))
        self._paragraph((), "AfterTable")

    def _table_look(self, table: etree._Element, block: Table, width: int) -> None:
        properties = etree.SubElement(table, f"{{{W}}}tblPr")

        def put(name: str, **values: str) -> None:
            made = etree.SubElement(properties, f"{{{W}}}{name}")
            for key, value in values.items():
                made.set(f"{{{W}}}{key}", value)

        put("tblStyle", val="GroundplanTable")
        if self._base == direction.RIGHT:
            put("bidiVisual")
        put("tblW", w=str(width), type="dxa")
        put("tblLayout", type="fixed")
        put("tblLook", firstRow="1", firstColumn="1" if block.row_headers else "0")
        if block.caption:
            put("tblCaption", val=self._spelling.line(block.caption)[:250])

    def _row(
        self, table: etree._Element, cells: Sequence[Cell], widths: Sequence[int], block: Table, *, keep: bool
    ) -> None:
        header = table.find(f"{{{W}}}tr") is None
        row = etree.SubElement(table, f"{{{W}}}tr")
        properties = etree.SubElement(row, f"{{{W}}}trPr")
        if header or is_short(tuple(cells)):
            etree.SubElement(properties, f"{{{W}}}cantSplit")
        if header:
            etree.SubElement(properties, f"{{{W}}}tblHeader")
        padded = (*cells, *(Cell() for _ in range(len(widths) - len(cells))))
        for at, (cell, width) in enumerate(zip(padded, widths, strict=True)):
            element = etree.SubElement(row, f"{{{W}}}tc")
            _cell_look(element, width, header=header, marks=block.marks)
            align = "center" if block.marks and at else ""
            runs = cell.runs
            if block.row_headers and not block.marks and not header and at == 0:
                runs = tuple(Run(run.text, True, run.italic, run.href) for run in runs)
            style = "Mark" if align and not header else "Cell"
            self._paragraph(runs, style, keep=keep, align=align, into=element)
            for _ in range(cell.lines):
                self._paragraph((), "Cell", keep=keep, into=element)

    def _drawing(self, block: Drawing) -> None:
        for sketch in block.sheets:
            if picture := dotted(sketch, self._spelling, self._width / 20):
                self._image(picture, (self._width, SHEET))
        self._table(block.table)

    def _image(self, block: Image, room: tuple[int, int]) -> None:
        drawn = pictures.fitted(block, *room)
        part = self._document.part
        try:
            inline = part.new_pic_inline(io.BytesIO(block.data), Twips(int(drawn.width))) if drawn else None
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
            inline = None
        if inline is None:
            self._paragraph(plain(pictures.in_words(block)))
            return
        inline.docPr.set("descr", self._spelling.line(block.alt))
        paragraph = self._paragraph((), keep=bool(block.caption))
        run = etree.SubElement(paragraph, f"{{{W}}}r")
        etree.SubElement(run, f"{{{W}}}drawing").append(inline)
        if block.caption:
            self._paragraph([Run(block.caption)], "Caption")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    if text.isascii():
        yield text, False
        return
    for at, piece in enumerate(_RIGHTWARD.split(text)):
        if piece:
            yield piece, bool(at % 2)


def _look(element: etree._Element, run: Run, rightward: bool) -> None:
    look = etree.SubElement(element, f"{{{W}}}rPr")
    if run.href:
        etree.SubElement(look, f"{{{W}}}rStyle").set(f"{{{W}}}val", "Hyperlink")
    for name, wanted in (
        ("b", run.bold),
        ("bCs", run.bold),
        ("i", run.italic),
        ("iCs", run.italic),
        ("rtl", rightward),
    ):
        if wanted:
            etree.SubElement(look, f"{{{W}}}{name}")


def _cell_look(cell: etree._Element, width: int, *, header: bool, marks: bool) -> None:
    look = etree.SubElement(cell, f"{{{W}}}tcPr")
    size = etree.SubElement(look, f"{{{W}}}tcW")
    size.set(f"{{{W}}}w", str(width))
    size.set(f"{{{W}}}type", "dxa")
    if header:
        shade = etree.SubElement(look, f"{{{W}}}shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF4F2")):
            shade.set(f"{{{W}}}{name}", value)
    if header or marks:
        etree.SubElement(look, f"{{{W}}}vAlign").set(f"{{{W}}}val", "bottom" if header else "center")


def _element(name: str) -> etree._Element:
    return etree.Element(f"{{{W}}}{name}")


def _control(paragraph: etree._Element, tag: str) -> None:
    """Put a question's words into a content control. Word takes tags of at most 64 characters, so it bears the
    bookmark's name, which the export's record maps to the address.

    It lies within the paragraph: LibreOffice forgets how the first words look in a control around a paragraph.
    """
    control = _element("sdt")
    properties = etree.SubElement(control, f"{{{W}}}sdtPr")
    etree.SubElement(properties, f"{{{W}}}tag").set(f"{{{W}}}val", tag)
    content = etree.SubElement(control, f"{{{W}}}sdtContent")
    for run in list(paragraph)[1:]:
        content.append(run)
    paragraph.append(control)
