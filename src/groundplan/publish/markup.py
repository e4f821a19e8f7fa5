"""Markdown of questions and long answers → blocks of the outline; HTML in it stays text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from groundplan.publish.outline import Block, Cell, ListBlock, ListItem, Paragraph, Quotation, Run, Table, plain
from groundplan.toolkit.kramdown import is_laborious, is_laborious_line

# Beyond this, and where signs stand so close that reading them takes long, an answer stays plain.
LONGEST_FORMATTED = 20_000
# Setting type takes longer than in proportion where a paragraph has very many lines.
MOST_LINES = 200
# The reader leaves out what is nested deeper, so such an answer stays plain; lists are drawn this deep at most.
DEEPEST = 60
DEEPEST_LIST = 5
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"']+\Z", re.IGNORECASE)
# Link definitions ("[name]: …") would vanish from what somebody wrote.
_reader = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(["table"]).disable(["reference"])


def blocks(text: str, kind: str = "body") -> tuple[Block, ...]:
    """What somebody answered as blocks, each of her lines a line; `kind` is that of its paragraphs."""
    if len(text) > LONGEST_FORMATTED or is_laborious(text):
        return _unformatted(text, kind)
    tokens = _reader.parse(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return _unformatted(text, kind)
    return tuple(_drawn(block) for block in _blocks(_Tokens(tokens), kind))


def _unformatted(text: str, kind: str) -> tuple[Block, ...]:
    parts = [part.strip("\n").split("\n") for part in re.split(r"\n{2,}", text) if part.strip()]
    pieces = [part[at : at + MOST_LINES] for part in parts for at in range(0, len(part), MOST_LINES)]
    return tuple(Paragraph(plain("\n".join(piece)), kind) for piece in pieces)


def authored(text: str, kind: str = "body") -> tuple[Block, ...]:
    """A toolkit's passage as blocks: its lines are only folded for the file, and flow together."""
    return tuple(_flowing(block) for block in blocks(text, kind))


def authored_line(text: str) -> tuple[Run, ...]:
    """A toolkit's sentence as runs in one line."""
    return _in_one_line(runs(text.strip()))


def _flowing(block: Block) -> Block:
    if isinstance(block, Paragraph | Quotation):
        return replace(block, runs=_in_one_line(block.runs))
    return _flowing_list(block) if isinstance(block, ListBlock) else block


def _flowing_list(block: ListBlock) -> ListBlock:
    items = [
        replace(item, runs=_in_one_line(item.runs), children=tuple(_flowing_list(child) for child in item.children))
        for item in block.items
    ]
    return replace(block, items=tuple(items))


def _in_one_line(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)


def runs(text: str) -> tuple[Run, ...]:
    """One line of Markdown as runs."""
    if len(text) > LONGEST_FORMATTED or is_laborious_line(text):
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
            found.append(Paragraph(_runs(token.children or []), kind))
        elif token.type == "heading_open":
            # Headings inside an answer would break the document's own order: their words stand out in bold.
            inline = tokens.next()
            made = _runs(inline.children or []) if inline else ()
            found.append(Paragraph(tuple(replace(run, bold=True) for run in made), kind))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            found += _list(tokens, token)
        elif token.type == "blockquote_open":
            found += _quoted(_blocks(tokens, kind, "blockquote_close"))
        elif token.type in ("fence", "code_block"):
            found.append(Paragraph(plain(token.content.rstrip("\n")), kind))
        elif token.type == "hr":
            found.append(Paragraph(plain(token.markup[:3]), kind))
        elif token.type == "table_open":
            found.append(_table(tokens))
    return found


def _quoted(inner: Sequence[Block]) -> list[Block]:
    """Paragraphs quoted together are one quotation; what else was quoted stands between."""
    found: list[Block] = []
    for block in inner:
        if isinstance(block, Paragraph) and found and isinstance(found[-1], Quotation):
            found[-1] = Quotation((*found[-1].runs, Run("\n"), *block.runs))
        else:
            found.append(Quotation(block.runs) if isinstance(block, Paragraph) else block)
    return found


def _list(tokens: _Tokens, opening: Token) -> list[Block]:
    """The list, followed by the tables in its items: no format sets them within a list."""
    items: list[ListItem] = []
    after: list[Block] = []
    until = opening.type.replace("_open", "_close")
    while (token := tokens.next()) is not None and token.type != until:
        if token.type == "list_item_open":
            made, outside = _item(_blocks(tokens, "body", "list_item_close"))
            items.append(made)
            after += outside
    start = int(opening.attrGet("start") or 1) if opening.type.startswith("ordered") else 1
    return [ListBlock(tuple(items), opening.type.startswith("ordered"), start), *after]


def _item(inner: Sequence[Block]) -> tuple[ListItem, list[Block]]:
    lines = [block.runs for block in inner if isinstance(block, Paragraph | Quotation)]
    joined = [run for line in lines for run in (*line, Run("\n"))][:-1]
    lists = tuple(block for block in inner if isinstance(block, ListBlock))
    return ListItem(tuple(joined), lists), [block for block in inner if isinstance(block, Table)]


def _drawn(block: Block, depth: int = 1) -> Block:
    """Lists as they can be drawn: what lies below `DEEPEST_LIST` stands beside its parent."""
    if not isinstance(block, ListBlock):
        return block
    items: list[ListItem] = []
    for item in block.items:
        children = tuple(child for each in item.children if isinstance(child := _drawn(each, depth + 1), ListBlock))
        if depth < DEEPEST_LIST:
            items.append(replace(item, children=children))
        else:
            items += [replace(item, children=()), *(below for child in children for below in child.items)]
    return replace(block, items=tuple(items))


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
    aside = ""
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
            aside = "" if look.href else f" ({address})"
        elif token.type == "link_close":
            look = replace(look, href="")
            found.append(replace(look, text=aside))
        elif token.type == "image":
            found.append(replace(look, text=f"{token.content} ({token.attrGet('src')})"))
    return tuple(run for run in found if run.text)
