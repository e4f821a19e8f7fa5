"""The outline as a tagged PDF (PDF/UA-1), set by typst with the fonts that come along.

Nothing in a text can make an export fail: what the fonts have no sign for is written as `[U+56F3]`, with a notice at
the end.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

from groundplan.publish.outline import (
    Block,
    Heading,
    Image,
    ListBlock,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Table,
    plain,
)
from groundplan.words import words

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
PAPERS = {"letter": "us-letter", "a4": "a4"}
# Signs that say how others are to be drawn, and are nothing by themselves.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_compiling = threading.Lock()


def write(outline: Outline) -> bytes:
    """The PDF's bytes; texts without a glyph are spelled out, never refused."""
    speller = _Speller()
    data = _data(outline, speller)
    if speller.missing:
        say = words(outline.language)
        told = say("Signs that this file’s fonts do not have are written by their Unicode number:")
        notice = Paragraph(plain(f"{told} {', '.join(sorted(speller.missing)[:40])}"), "hint")
        data["blocks"].append(_block(notice, speller))
    # One compiler at a time: it keeps the fonts and what it has learned, which is what makes a warm export fast.
    with _compiling:
        made = _compiler().compile(
            format="pdf", sys_inputs={"outline": json.dumps(data, ensure_ascii=False)}, pdf_standards="ua-1"
        )
    return bytes(made)


@cache
def _compiler() -> Any:
    return typst.Compiler(str(HERE / "pdf.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True)


@cache
def _covered() -> frozenset[int]:
    """Every character that one of the fonts can draw."""
    found: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            found |= font.getBestCmap().keys()
    return frozenset(found)


class _Speller:
    """Replaces what cannot be drawn, and remembers what it was."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._covered = _covered()

    def text(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        text = _INVISIBLE.sub("", text.replace("\t", " "))
        if self._covered.issuperset(map(ord, text.replace("\n", ""))):
            return text
        return "".join(self._sign(sign) for sign in text)

    def _sign(self, sign: str) -> str:
        if sign == "\n" or ord(sign) in self._covered:
            return sign
        spelled = f"[U+{ord(sign):04X}]"
        self.missing.add(spelled)
        return spelled

    def line(self, text: str) -> str:
        return " ".join(self.text(text).split())


def _data(outline: Outline, speller: _Speller) -> dict[str, Any]:
    language = outline.language.replace("_", "-").partition("-")[0].lower()
    title = speller.line(outline.title) or "Groundplan"
    return {
        "title": title,
        "author": speller.line(outline.author) or "Groundplan",
        "subtitle": speller.line(outline.subtitle),
        "footer": speller.line(" · ".join(filter(None, (outline.author, outline.title)))),
        "lang": language if _LANGUAGE.match(language) else "en",
        "paper": PAPERS.get(outline.paper, "a4"),
        "blocks": [_block(block, speller) for block in _in_order(outline.blocks)],
    }


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    """PDF/UA refuses skipped levels and empty headings: every heading stands at most one below the last."""
    level = 0
    ordered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            if not block.text.strip():
                continue
            level = max(1, min(block.level, level + 1))
            ordered.append(replace(block, level=level))
        else:
            ordered.append(block)
    return ordered


def _runs(runs: Sequence[Run], speller: _Speller) -> list[dict[str, Any]]:
    made = []
    for run in runs:
        each: dict[str, Any] = {"t": speller.text(run.text)}
        if run.bold:
            each["b"] = True
        if run.italic:
            each["i"] = True
        if run.href:
            each["h"] = run.href[:2000]
        made.append(each)
    return made


def _block(block: Block, speller: _Speller) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"k": "heading", "level": block.level, "text": speller.line(block.text)}
    if isinstance(block, Paragraph):
        if block.kind == "blank":
            return {"k": "blank", "n": max(block.lines, 1)}
        return {"k": "hint" if block.kind == "hint" else "paragraph", "r": _runs(block.runs, speller)}
    if isinstance(block, ListBlock):
        return {"k": "list", **_list(block, speller)}
    if isinstance(block, Table):
        return _table(block, speller)
    if isinstance(block, Quotation):
        return {"k": "quotation", "r": _runs(block.runs, speller), "source": speller.line(block.source)}
    return _image(block, speller)


def _image(image: Image, speller: _Speller) -> dict[str, Any]:
    alt = speller.line(image.alt) or speller.line(image.caption) or "picture"
    return {"k": "image", "data": list(image.data), "alt": alt, "caption": speller.line(image.caption)}


def _list(block: ListBlock, speller: _Speller) -> dict[str, Any]:
    items = [
        {"r": _runs(item.runs, speller), "x": item.ticked, "c": [_list(child, speller) for child in item.children]}
        for item in block.items
    ]
    return {"ordered": block.ordered, "items": items}


def _table(table: Table, speller: _Speller) -> dict[str, Any]:
    columns = max([len(table.header), *(len(row) for row in table.rows)])
    header = [speller.line(text) for text in table.header] + [""] * (columns - len(table.header))
    rows = [
        [{"r": _runs(cell.runs, speller), "n": cell.lines} for cell in row]
        + [{"r": [], "n": 0} for _ in range(columns - len(row))]
        for row in table.rows
    ]
    widths = list(table.widths) if len(table.widths) == columns else [1] * columns
    return {"k": "table", "header": header, "rows": rows, "widths": widths}
