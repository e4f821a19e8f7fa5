"""A PDF file: its words by their places on the page, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.grid import with_tables
from groundplan.sources.extract.hyphens import Vocabulary
from groundplan.sources.extract.levels import body_of, levels_of
from groundplan.sources.extract.limits import DAMAGED, LOCKED, MOST_PAGES, MOST_TEXT, MUCH, PAGES
from groundplan.sources.extract.lines import Line, lines_of, with_drop_caps
from groundplan.sources.extract.order import in_order
from groundplan.sources.extract.paragraphs import Block, blocks_of, whole
from groundplan.sources.extract.passages import Passages
from groundplan.sources.extract.running import without_running
from groundplan.sources.extract.tidy import one_line
from groundplan.sources.extract.words import Rule, Sheet, sheet_of
from groundplan.sources.model import Reading

# Fewer letters than this beside a picture are a scan's page number, or a label in a drawing.
_FEW_LETTERS = 12
_MUCH_PICTURE = 0.3
_MANY_SHAPES = 80
_MUCH_UNKNOWN = 0.3
# What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"microsoft \w+ - .*|.*\.(?:docx?|pptx?|pdf|indd|qxd|pub|xlsx?|odt|ai|pmd|rtf|tmp)|(?:untitled|slide|document|"
    r"dokument|presentation|powerpoint|title|layout|blank|print|scan)\b.{0,24}|.{0,2}|[\W\d_]*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Page:
    height: float
    lines: list[Line]
    rules: list[Rule]


def extract(data: bytes) -> Reading:
    """What a PDF says: its passages page by page, and which pages could not be read. Raises `UnfitError`."""
    document = _opened(data)
    try:
        if len(document) > MOST_PAGES:
            raise UnfitError(PAGES)
        pages, unread = _pages(document)
        title = one_line(document.get_metadata_value("Title"))
    finally:
        document.close()
    blocks, levels = _blocks(pages)
    passages = Passages()
    for number, each in enumerate(blocks):
        if number in levels:
            passages.heading(each.text, levels[number], each.page)
        else:
            passages.add(each.text, each.page, each.style)
    sane = "" if _NO_TITLE.fullmatch(title) else title
    return Reading(
        title=sane or _first_title(blocks, levels),
        pages=len(pages),
        passages=passages.made,
        unread=tuple(unread),
    )


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnfitError(LOCKED if locked else DAMAGED) from None


def _pages(document: pdfium.PdfDocument) -> tuple[list[_Page], list[int]]:
    """Every page's lines, and the numbers of the pages whose words cannot be read."""
    pages, unread, length = [], [], 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            # One page that is broken does not spoil the others.
            pages.append(_Page(1.0, [], []))
            unread.append(number + 1)
            continue
        sheet = sheet_of(page)
        page.close()
        lines = with_drop_caps(lines_of(sheet.words)) if _is_told(sheet) else []
        length += sum(len(each.text) for each in lines)
        if length > MOST_TEXT:
            raise UnfitError(MUCH)
        letters = sum(len(each.text) for each in lines)
        if not _is_told(sheet) or (letters < _FEW_LETTERS and _is_drawn(sheet)):
            unread.append(number + 1)
        pages.append(_Page(sheet.height, lines, sheet.rules))
    return pages, unread


def _is_told(sheet: Sheet) -> bool:
    """Whether the file says which letters most of its glyphs are."""
    told = sum(len(each.text) for each in sheet.words if each.known)
    return sheet.unknown <= _MUCH_UNKNOWN * (told + sheet.unknown)


def _is_drawn(sheet: Sheet) -> bool:
    return sheet.pictured >= _MUCH_PICTURE or sheet.shapes >= _MANY_SHAPES


def _blocks(pages: list[_Page]) -> tuple[list[Block], dict[int, int]]:
    """The document's blocks in reading order, and which of them are headings of which level."""
    body, colour = body_of(each for page in pages for each in page.lines)
    kept = without_running([(page.height, page.lines) for page in pages], body)
    blocks: list[Block] = []
    for number, (page, lines) in enumerate(zip(pages, kept, strict=True), 1):
        level = [each for each in lines if not each.angle]
        aside = [each for each in lines if each.angle]
        groups = in_order(with_tables(level, page.rules))
        blocks += blocks_of([*groups, *([aside] if aside else [])], number, body)
    vocabulary = Vocabulary(each.text for lines in kept for each in lines)
    blocks = whole(blocks, vocabulary)
    return blocks, levels_of(blocks, body, colour)


def _first_title(blocks: list[Block], levels: dict[int, int]) -> str:
    """The largest heading at the beginning."""
    first = [number for number in levels if blocks[number].page <= 2] or list(levels)
    if not first:
        return ""
    return blocks[min(first, key=lambda number: (levels[number], number))].text
