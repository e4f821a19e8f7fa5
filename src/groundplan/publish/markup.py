"""Markdown of questions and long answers → blocks of the outline; HTML in it stays text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from groundplan.publish.outline import Block, Cell, ListBlock, ListItem, Paragraph, Quotation, Run, Table, plain

# The time that brackets and stars take can grow with the square of the text: beyond this, an answer stays plain.
LONGEST_FORMATTED = 20_000
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"']+\Z", re.IGNORECASE)
_reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table"])


def blocks(text: str, kind: str = "body") -> tuple[Block, ...]:
    """What somebody answered as blocks, each of her lines a line; `kind` is that of its paragraphs."""
    if len(text) > LONGEST_FORMATTED:
        parts = re.split(r"\n{2,}", text)
        return tuple(Paragraph(plain(part.strip("\n")), kind) for part in parts if part.strip())
    return tuple(_blocks(_Tokens(_reader.parse(text)), kind))


def authored(text: str, kind: str = "body") -> tuple[Block, ...]:
    """A toolkit's passage as blocks: its lines are only folded for the file, and flow together."""
    return tuple(_flowing(block) for block in blocks(text, kind))


def _flowing(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=tuple(replace(run, text=run.text.replace("\n", " ")) for run in block.runs))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(_flowing_item(item) for item in block.items))
    return block


def _flowing_item(item: ListItem) -> ListItem:
    return replace(item, runs=tuple(replace(run, text=run.text.replace("\n", " ")) for run in item.runs))


def runs(text: str) -> tuple[Run, ...]:
    """One line of Markdown as runs."""
    if len(text) > LONGEST_FORMATTED:
        return plain(text)
    tokens = _reader.parseInline(text)
    return _runs(tokens[0].children or []) if tokens else ()


class _Tokens:
    """The parser's flat tokens, taken one after the other."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def next(self) -> Token | None:
        if self._at >= len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]


def _blocks(tokens: _Tokens, kind: str, until: str = "") -> list[Block]:
    found: list[Block] = []
    while (token := tokens.next()) is not None and token.type != until:
        if token.type == "inline":
            # Headings inside an answer would break the document's own order: their words stand out in bold.
            made = _runs(token.children or [])
            found.append(Paragraph(made, kind))
        elif token.type == "heading_open":
            inline = tokens.next()
            made = _runs(inline.children or []) if inline else ()
            found.append(Paragraph(tuple(replace(run, bold=True) for run in made), kind))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            found.append(_list(tokens, token.type.replace("_open", "_close")))
        elif token.type == "blockquote_open":
            inner = _blocks(tokens, kind, "blockquote_close")
            quoted = [run for block in inner if isinstance(block, Paragraph) for run in (*block.runs, Run("\n"))][:-1]
            found.append(Quotation(tuple(quoted)))
        elif token.type in ("fence", "code_block"):
            found.append(Paragraph(plain(token.content.rstrip("\n")), kind))
        elif token.type == "table_open":
            found.append(_table(tokens))
    return found


def _list(tokens: _Tokens, until: str) -> ListBlock:
    items: list[ListItem] = []
    while (token := tokens.next()) is not None and token.type != until:
        if token.type == "list_item_open":
            inner = _blocks(tokens, "body", "list_item_close")
            lines = [block for block in inner if isinstance(block, Paragraph)]
            joined = [run for line in lines for run in (*line.runs, Run("\n"))][:-1]
            items.append(ListItem(tuple(joined), tuple(block for block in inner if isinstance(block, ListBlock))))
    return ListBlock(tuple(items), until.startswith("ordered"))


def _table(tokens: _Tokens) -> Table:
    rows: list[list[tuple[Run, ...]]] = []
    while (token := tokens.next()) is not None and token.type != "table_close":
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token.children or []))
    header, *rest = rows or [[]]
    return Table(
        tuple("".join(run.text for run in cell) for cell in header),
        tuple(tuple(Cell(cell) for cell in row) for row in rest),
    )


def _runs(children: Sequence[Token]) -> tuple[Run, ...]:
    found: list[Run] = []
    look = Run("")
    for token in children:
        if token.type in ("text", "code_inline", "html_inline"):
            found.append(replace(look, text=token.content))
        elif token.type in ("softbreak", "hardbreak"):
            found.append(replace(look, text="\n"))
        elif token.type in ("strong_open", "strong_close"):
            look = replace(look, bold=token.nesting == 1)
        elif token.type in ("em_open", "em_close"):
            look = replace(look, italic=token.nesting == 1)
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
            look = replace(look, href=address if _ADDRESS.match(address) else "")
        elif token.type == "link_close":
            look = replace(look, href="")
        elif token.type == "image":
            found.append(replace(look, text=token.content))
    return tuple(run for run in found if run.text)
