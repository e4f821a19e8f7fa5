"""The one outline from which Word, PDF, HTML and Markdown are written: format-free blocks, no logic in writers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `href` is an outside address (http, https or mailto), or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1 below the document's title; `address` is set where it heads a question's answer."""

    level: int
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` is `body`, `hint` (smaller, quiet) or `blank` (empty lines to write on, `lines` of them)."""

    runs: tuple[Run, ...]
    kind: str = "body"
    lines: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item, with the lists beneath it. `ticked` draws a box: `None` for no box."""

    runs: tuple[Run, ...]
    children: tuple[ListBlock, ...] = ()
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `lines` asks for that many empty lines to write on when it is blank."""

    runs: tuple[Run, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `row_headers` says that the first column names its rows. `widths` are shares."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    row_headers: bool = False
    widths: tuple[int, ...] = ()


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


Block = Heading | Paragraph | ListBlock | Table | Quotation | Image


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: title, who it is by, language (BCP 47), paper (`letter` or `a4`) and blocks."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    language: str = "en"
    paper: str = "letter"
    worksheet: str = ""
    revision: str = ""
    notices: tuple[str, ...] = field(default=())


def plain(text: str) -> tuple[Run, ...]:
    """Text without marks, as runs; the empty text is no run at all."""
    return (Run(text),) if text else ()
