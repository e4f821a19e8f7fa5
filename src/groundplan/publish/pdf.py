"""The outline as a tagged PDF (PDF/UA-1), set by typst with the fonts that come along.

Nothing in a text can make an export fail: what the fonts have no sign for is written as `[U+56F3]`, with a notice at
the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from groundplan.publish import direction, pictures
from groundplan.publish.compiling import NotSetError, compiled
from groundplan.publish.glyphs import breakable, covered, plainly_covered
from groundplan.publish.inked import spelled
from groundplan.publish.outline import (
    Block,
    Cell,
    Drawing,
    Heading,
    Image,
    ListBlock,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Sketch,
    Table,
    in_order,
    is_short,
    plain,
)
from groundplan.publish.signs import Spelling, address

TEMPLATE = "pdf.typ"
PAPERS = {"letter": ("us-letter", 612.0), "a4": ("a4", 595.3)}
# In points, as in the template.
MARGINS, SIZE, CELL_SIZE, CELL_INSET, INDENT = 124.8, 10.5, 9.5, 12.0, 24.0
PICTURE = (320.0, 400.0)
MOST_HEADER_LINES = 8
# In letters.
FOOTER = 90


def write(outline: Outline) -> bytes:
    """The PDF's bytes; texts without a glyph are spelled out, never refused."""
    refused: NotSetError | None = None
    for drawable, with_pictures in _attempts():
        content = _Content(outline, Spelling(drawable), with_pictures)
        try:
            return _compiled(content)
        except NotSetError as error:
            refused = error
    assert refused is not None
    raise refused


def _attempts() -> Iterator[tuple[frozenset[int], bool]]:
    """What to draw; plainer each time, for the rare heap of marks or picture that typst refuses."""
    yield covered(), True
    yield plainly_covered(), True
    yield plainly_covered(), False
    yield frozenset(range(0x20, 0x7F)), False


def _compiled(content: _Content) -> bytes:
    data = json.dumps(content.data(), ensure_ascii=False)
    return compiled(TEMPLATE, content.pictures, format="pdf", sys_inputs={"outline": data}, pdf_standards="ua-1")


# What is one block in the template, too.
Plainly = Heading | Paragraph | ListBlock | Table | Quotation | Image


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


@dataclass
class _Content:
    """The outline as the template's data; `pictures` are files that lie beside the template."""

    outline: Outline
    spelling: Spelling
    with_pictures: bool
    pictures: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._base = direction.of_language(self.outline.language)
        self._paper, width = PAPERS.get(self.outline.paper, PAPERS["a4"])
        self._width = width - MARGINS

    def data(self) -> dict[str, Any]:
        outline, line = self.outline, self.spelling.line
        blocks = [made for block in in_order(outline.blocks) if self._shows(block) for made in self._made(block)]
        data = {
            "title": self._heading(outline.title) or "Groundplan",
            "author": line(outline.author) or "Groundplan",
            "subtitle": self._words(line(outline.subtitle)),
            "footer": self._footer(),
            "lang": direction.tag(outline.language).partition("-")[0].lower(),
            "dir": self._base,
            "paper": self._paper,
            "contents": line(outline.contents),
        }
        notices = [*outline.notices, notice] if (notice := self.spelling.notice(outline.language)) else outline.notices
        blocks += [self._block(Paragraph(plain(each), "hint")) for each in notices]
        return {**data, "blocks": blocks}

    def _shows(self, block: Block) -> bool:
        """PDF/UA refuses headings without words, and a table without columns cannot be drawn."""
        if isinstance(block, Heading):
            return bool(self.spelling.line(block.text))
        return not isinstance(block, Table) or block.columns > 0

    def _footer(self) -> str:
        """Whose it is and what, in the document's direction: a name that runs the other way turns only itself round."""
        author = _shortened(self.spelling.line(self.outline.author), FOOTER // 2)
        title = _shortened(self.spelling.line(self.outline.title), FOOTER - len(author))
        return " · ".join(direction.isolated(each, self._base) for each in (author, title) if each)

    def _words(self, text: str, width: float = 0, size: float = SIZE) -> str:
        return breakable(text, width or self._width, size)

    def _heading(self, text: str) -> str:
        return self._words(self.spelling.line(text), size=22)

    def _made(self, block: Block) -> list[dict[str, Any]]:
        if isinstance(block, Drawing):
            sheets = block.sheets if self.with_pictures else ()
            return [*(self._sheet(each) for each in sheets), self._table(block.table)]
        return [self._block(block)]

    def _sheet(self, sketch: Sketch) -> dict[str, Any]:
        name = f"drawing-{len(self.pictures)}.svg"
        self.pictures[name] = spelled(sketch, self.spelling, self.spelling.drawable)
        return {"k": "drawing", "file": name, "alt": self.spelling.line(sketch.alt)}

    def _block(self, block: Plainly) -> dict[str, Any]:
        if isinstance(block, Heading):
            made = {
                "k": "heading",
                "level": block.level,
                "text": self._heading(block.text),
                "code": self.spelling.line(block.code),
            }
            return {**made, "fresh": block.fresh, **self._direction(block.text)}
        if isinstance(block, Paragraph):
            if block.kind == "blank":
                return {"k": "blank", "n": max(block.lines, 1), "keep": block.keep}
            kind = "hint" if block.kind == "hint" else "paragraph"
            return {"k": kind, "r": self._runs(block.runs), "keep": block.keep, **self._towards(block.runs)}
        if isinstance(block, ListBlock):
            return {"k": "list", **self._list(block)}
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Quotation):
            source = self._words(self.spelling.line(block.source))
            made = {"k": "quotation", "r": self._runs(block.runs), "source": source}
            return {**made, **self._direction("".join(run.text for run in block.runs) + block.source)}
        return self._image(block)

    def _runs(self, runs: Sequence[Run], width: float = 0) -> list[dict[str, Any]]:
        made = []
        for run in runs:
            each: dict[str, Any] = {"t": self._words(self.spelling.text(run.text), width)}
            if run.bold:
                each["b"] = True
            if run.italic:
                each["i"] = True
            if run.href:
                each["h"] = address(run.href)
            made.append(each)
        return made

    def _towards(self, runs: Sequence[Run], base: str = "") -> Mapping[str, str]:
        return self._direction("".join(run.text for run in runs), base)

    def _direction(self, text: str, base: str = "") -> Mapping[str, str]:
        """Told only where it is not that of the surroundings."""
        around = base or self._base
        found = direction.of_text(text, around)
        return {} if found == around else {"d": found}

    def _list(self, block: ListBlock, depth: int = 1, base: str = "") -> dict[str, Any]:
        whole = self._towards([run for item in block.items for run in item.runs], base)
        own = whole.get("d", base)
        items = [
            {
                "r": self._runs(item.runs, self._width - INDENT * depth),
                "x": item.ticked,
                "c": [self._list(child, depth + 1, own) for child in item.children],
                **self._towards(item.runs, own),
            }
            for item in block.items
        ]
        return {"ordered": block.ordered, "start": block.start, "items": items, **whole}

    def _table(self, table: Table) -> dict[str, Any]:
        shares = table.shares
        widths = [self._width * share / sum(shares) - CELL_INSET for share in shares]
        header = [*table.header, *("" for _ in range(table.columns - len(table.header)))]
        rows = [(*row, *(Cell() for _ in range(table.columns - len(row)))) for row in table.rows]
        return {
            "k": "table",
            "header": [
                {"t": self._words(self.spelling.line(text), width), **self._direction(text)}
                for text, width in zip(header, widths, strict=True)
            ],
            "rows": [self._row(row, widths) for row in rows],
            "widths": list(shares),
            # A header that fills the page would come again on every page and leave no room: it is a row like others.
            "again": all(
                len(text) * CELL_SIZE / 2 <= width * MOST_HEADER_LINES
                for text, width in zip(header, widths, strict=True)
            ),
            "named": table.row_headers,
            "marks": table.marks,
            "whole": table.short,
        }

    def _row(self, row: tuple[Cell, ...], widths: Sequence[float]) -> dict[str, Any]:
        cells = [
            {"r": self._runs(cell.runs, width), "n": cell.lines, **self._towards(cell.runs)}
            for cell, width in zip(row, widths, strict=True)
        ]
        return {"cells": cells, "whole": is_short(row)}

    def _image(self, image: Image) -> dict[str, Any]:
        drawn = pictures.fitted(image, *PICTURE) if self.with_pictures else None
        if drawn is None:
            return self._block(Paragraph(plain(pictures.in_words(image))))
        name = f"picture-{len(self.pictures)}.{drawn.suffix}"
        self.pictures[name] = image.data
        line = self.spelling.line
        alt = line(image.alt) or line(image.caption) or "picture"
        size = {"width": drawn.width, "height": drawn.height}
        return {"k": "image", "file": name, "alt": alt, "caption": self._words(line(image.caption)), **size}
