"""A Word file: its paragraphs with their headings, items, tables, text boxes and notes, as they stand when all changes
are accepted. What else such a file holds (macros, embedded files, comments, pictures) is not looked at."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from groundplan.sources.extract.archive import Archive
from groundplan.sources.extract.passages import Passages
from groundplan.sources.extract.tidy import one_line, tidy, without_bullet
from groundplan.sources.extract.wordstyles import Styles, W, value_of
from groundplan.sources.model import Reading, Style

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CHOICE_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
# Taken away by a change that somebody proposed, or not to be seen.
_GONE = (f"{W}del", f"{W}moveFrom", _CHOICE_FALLBACK, f"{W}rPr", f"{W}pPr", f"{W}instrText", _BOX)
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# A paragraph all in bold, in so few words, does a heading's work; below every heading that says it is one.
_MOST_WORDS, _BOLD_LEVEL, _LARGE_LEVEL = 12, 8, 7
# A table in whose cells more words stand, on average, lays out the page.
_WORDS_OF_A_CELL = 45
_SIGNS = {"noBreakHyphen": "-", "tab": " ", "br": "\n", "cr": "\n"}


def extract(data: bytes) -> Reading:
    """What a Word file says. Raises `UnfitError`."""
    archive = Archive(data)
    walk = _Walk(Styles(archive))
    body = archive.document().find(f"{W}body")
    if body is not None:
        walk.read(body)
    for name in _NOTES:
        notes = archive.part(name)
        if notes is not None:
            walk.read_notes(notes)
    return Reading(title=_title(archive) or walk.title, passages=walk.passages.made)


def _title(archive: Archive) -> str:
    core = archive.part("docProps/core.xml")
    told = one_line(core.findtext(_TITLE) or "") if core is not None else ""
    # What programs write there when nobody gave a title.
    return "" if told.lower() in ("word document", "document", "untitled", "title", "-") or "." in told[-5:-2] else told


class _Walk:
    """One way through a document; `title` is the first of its headings, or what is styled as its title."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.passages = Passages()
        self.title = ""

    def read(self, place: etree._Element) -> None:
        """All that stands in a body, a cell, a box, or a part of it that is marked."""
        for each in place:
            if each.tag == f"{W}p":
                self._paragraph(each)
            elif each.tag == f"{W}tbl":
                self._table(each)
            elif each.tag not in _GONE:
                self.read(each)

    def read_notes(self, notes: etree._Element) -> None:
        """Notes, after the text; the lines that part them from it are no notes."""
        for each in notes:
            if not each.get(f"{W}type"):
                self.read(each)

    def _paragraph(self, paragraph: etree._Element) -> None:
        looks = self._styles.of(paragraph)
        text = tidy("".join(_texts(paragraph)))
        if text and not looks.listed_contents:
            self._say(paragraph, text, looks.level, is_item=looks.is_item)
        for box in _boxes(paragraph):
            self.read(box)

    def _say(self, paragraph: etree._Element, text: str, level: int, *, is_item: bool) -> None:
        plain, bullet = without_bullet(text)
        if level:
            self.title = self.title or one_line(text)
            self.passages.heading(text, level)
        elif is_item or bullet:
            self.passages.add(plain, style=Style.ITEM)
        elif stands_out := self._stands_out(paragraph, text):
            self.passages.heading(text, stands_out)
        else:
            self.passages.add(text)

    def _stands_out(self, paragraph: etree._Element, text: str) -> int:
        """The level of a heading that is one by its look only, 0 for none."""
        if len(text.split()) > _MOST_WORDS or text.endswith((".", ",", ";")) or not any(map(str.isalpha, text)):
            return 0
        runs = [each for each in paragraph.iter(f"{W}r") if "".join(_texts(each)).strip()]
        bold = bool(runs) and all(self._styles.is_bold(each, paragraph) for each in runs)
        large = bool(runs) and all(self._styles.is_large(each, paragraph) for each in runs)
        capitals = text.isupper() and len(text) >= 4
        return _LARGE_LEVEL if large else _BOLD_LEVEL if bold or capitals else 0

    def _table(self, table: etree._Element) -> None:
        rows = [list(_cells(each)) for each in _rows(table)]
        texts = [[one_line(" ".join(_all_texts(cell))) for cell in row] for row in rows]
        filled = [text for row in texts for text in row if text]
        words = sum(len(text.split()) for text in filled)
        if max(map(len, rows), default=0) < 2 or words > _WORDS_OF_A_CELL * len(filled):
            for row in rows:
                for cell in row:
                    self.read(cell)
            return
        for row, cells in zip(rows, texts, strict=True):
            if len(row) == 1:
                # A line across the table, such as its heading.
                self.read(row[0])
            else:
                self.passages.add(" | ".join(filter(None, cells)), style=Style.ROW)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also those that are marked as something; not those of tables within it."""
    for each in table:
        if each.tag == f"{W}tr":
            yield each
        elif each.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _rows(each)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for each in row:
        if each.tag == f"{W}tc":
            yield each
        elif each.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _cells(each)


def _all_texts(cell: etree._Element) -> Iterator[str]:
    """The texts of all paragraphs in a cell, in its tables and boxes too."""
    for each in cell.iter(f"{W}p"):
        if not any(parent.tag == _CHOICE_FALLBACK for parent in each.iterancestors()):
            yield tidy("".join(_texts(each)))


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph or run, without what is in boxes within it."""
    for each in element:
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in _GONE or (each.tag == f"{W}r" and _is_hidden(each)):
            continue
        elif isinstance(each.tag, str) and each.tag.startswith(W) and each.tag[len(W) :] in _SIGNS:
            yield _SIGNS[each.tag[len(W) :]]
        else:
            yield from _texts(each)


def _is_hidden(run: etree._Element) -> bool:
    return value_of(run.find(f"{W}rPr/{W}vanish")) is True


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes that are anchored in a paragraph; older programs' copy of each is left out."""
    walk = etree.iterwalk(paragraph, events=("start",))
    for _event, each in walk:
        if each.tag == _CHOICE_FALLBACK:
            walk.skip_subtree()
        elif each.tag == _BOX:
            walk.skip_subtree()
            yield each
