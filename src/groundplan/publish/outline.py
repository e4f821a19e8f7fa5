"""The one outline from which Word, PDF, HTML and Markdown are written: format-free blocks, no logic in writers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

# A row with fewer lines (as they would stand across the page) is not broken, and a table with fewer of both neither.
MOST_LINES = 14
MOST_ROWS = 8
LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `href` is an outside address (http, https or mailto), or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1 below the document's title; `address` is set where it heads a question's answer, or with
    a `revision` where it is a worksheet's title.

    `code` is the question's number in the margin ("7.3"); `fresh` begins a new page.
    """

    level: int
    text: str
    address: str = ""
    code: str = ""
    revision: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` is `body`, `hint` (smaller, quiet) or `blank` (empty lines to write on, `lines` of them).

    `keep` holds it on the page of what follows, as headings are.
    """

    runs: tuple[Run, ...]
    kind: str = "body"
    lines: int = 0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item, with the lists beneath it. `ticked` draws a box: `None` for no box."""

    runs: tuple[Run, ...]
    children: tuple[ListBlock, ...] = ()
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; `start` is the first number."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `lines` asks for that many empty lines to write on when it is blank."""

    runs: tuple[Run, ...] = ()
    lines: int = 0


def is_short(row: tuple[Cell, ...]) -> bool:
    """Whether a row is so short that it stays on one page."""
    return _lines(row) <= MOST_LINES


def _lines(row: tuple[Cell, ...]) -> int:
    texts = ["".join(run.text for run in cell.runs) for cell in row]
    written = (cell.lines + len(text) // 40 + text.count("\n") for cell, text in zip(row, texts, strict=True))
    return max(written, default=0) + 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `row_headers` says that the first column names its rows. `widths` are shares.

    `marks` says that every column after the first holds one circle to fill.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    row_headers: bool = False
    widths: tuple[int, ...] = ()
    marks: bool = False

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max([len(self.header), *(len(row) for row in self.rows)])

    @property
    def short(self) -> bool:
        """Whether it is so short that it stays on one page."""
        return len(self.rows) <= MOST_ROWS and sum(map(_lines, self.rows)) <= MOST_LINES

    @property
    def shares(self) -> tuple[int, ...]:
        """How wide each column is beside the others."""
        return self.widths if len(self.widths) == self.columns else (1,) * self.columns


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with where they stand; `source` is a line in words ("Strategic plan 2024, page 3")."""

    runs: tuple[Run, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its bytes, its media type (`image/png` or `image/jpeg`), and its text alternative."""

    data: bytes
    media_type: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One sheet of a drawing: a whole SVG, and its text alternative."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn by us, in one sheet or several, and the same facts as a table, which stands below it."""

    sheets: tuple[Sketch, ...]
    table: Table


Block = Heading | Paragraph | ListBlock | Table | Quotation | Image | Drawing


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: title, who it is by, language (BCP 47), paper (`letter` or `a4`) and blocks.

    `worksheet` and `revision` are set where the whole document is one worksheet; `contents` names its parts (the
    headings of level 1) before the first, under that title.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    language: str = "en"
    paper: str = "letter"
    worksheet: str = ""
    revision: str = ""
    contents: str = ""
    notices: tuple[str, ...] = field(default=())


def plain(text: str) -> tuple[Run, ...]:
    """Text without marks, as runs; the empty text is no run at all."""
    return (Run(text),) if text else ()


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with no level skipped: every heading stands at most one below the last that has words."""
    level = 0
    ordered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.text.strip():
            level = max(1, min(block.level, level + 1))
            ordered.append(block if block.level == level else replace(block, level=level))
        else:
            ordered.append(block)
    return ordered


def headed(heading: Heading) -> list[Heading | Paragraph]:
    """A heading over something that people worded: where it is very long it ends in `…`, and the whole text follows."""
    if len(heading.text) <= LONGEST_HEADING:
        return [heading]
    begins = heading.text[:LONGEST_HEADING].rpartition(" ")[0] or heading.text[:LONGEST_HEADING]
    return [replace(heading, text=f"{begins}…"), Paragraph(plain(heading.text))]
