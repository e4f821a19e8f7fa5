"""A PDF file: its words by their places on the page, in the order in which they are read."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.limits import DAMAGED, LOCKED, MOST_PAGES, PAGES
from groundplan.sources.extract.passages import Passages
from groundplan.sources.extract.tidy import one_line
from groundplan.sources.model import Reading


def extract(data: bytes) -> Reading:
    """What a PDF says, page by page. Raises `UnfitError`."""
    document = _opened(data)
    pages = len(document)
    if pages > MOST_PAGES:
        raise UnfitError(PAGES)
    passages = Passages()
    for number in range(pages):
        text = document[number].get_textpage().get_text_range()
        for part in text.split("\r\n\r\n"):
            passages.add(one_line(part), number + 1)
    return Reading(title=one_line(document.get_metadata_value("Title")), pages=pages, passages=passages.made)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnfitError(LOCKED if locked else DAMAGED) from None
