"""The outline as Markdown that reads well as plain text; nothing in an answer turns into markup by accident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from groundplan.publish import pictures
from groundplan.publish.outline import (
    Block,
    Drawing,
    Heading,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Table,
    in_order,
)
from groundplan.publish.signs import Spelling, address

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
# What means something at the start of a line only; four spaces would make code of it.
_LINE_START = re.compile(r"^[ ]*(?:([#+\-=])|(\d+)([.)]))?", re.MULTILINE)
_BOXES = {None: "", True: "[x] ", False: "[ ] "}


def write(outline: Outline) -> str:
    """The document as Markdown text."""
    return _Writing(outline).done()


class _Writing:
    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._spelling = Spelling()

    def done(self) -> str:
        outline = self._outline
        parts = [f"# {self._line(outline.title)}"]
        if outline.subtitle:
            parts.append(self._line(outline.subtitle))
        parts += [text for block in in_order(outline.blocks) if (text := self._block(block))]
        told = filter(None, (*outline.notices, self._spelling.notice(outline.language)))
        parts += [self._line(notice) for notice in told]
        return "\n\n".join(parts) + "\n"

    def _line(self, text: str) -> str:
        line = _escaped(self._spelling.line(text))
        return re.sub(r"(?<!\\)(#+)$", r"\\\1", line)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return f"{'#' * min(block.level + 1, 6)} {self._line(block.text)}"
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, ListBlock):
            return "\n".join(self._list(block))
        if isinstance(block, Table):
            return self._table(block) if block.columns else ""
        if isinstance(block, Drawing):
            return self._table(block.table)
        if isinstance(block, Quotation):
            lines = self._runs(block.runs).split("\n")
            source = ["", f"— {self._line(block.source)}"] if block.source else []
            return "\n".join(f"> {line}".rstrip(" ") if not line else f"> {line}" for line in (*lines, *source))
        return f"*{self._line(pictures.in_words(block))}*"

    def _paragraph(self, block: Paragraph) -> str:
        if block.kind == "blank":
            return "\n\n".join(["_" * 60] * max(block.lines, 1))
        text = self._runs(block.runs)
        return f"*{text.strip()}*" if block.kind == "hint" and text.strip() and "*" not in text else text

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(self._run(run, first=at == 0) for at, run in enumerate(runs))

    def _run(self, run: Run, *, first: bool) -> str:
        text = _escaped(self._spelling.text(run.text), first=first)
        bare = text.strip()
        if bare and (run.bold or run.italic):
            sign = ("**" if run.bold else "") + ("*" if run.italic else "")
            text = text.replace(bare, f"{sign}{bare}{sign[::-1]}", 1)
        if run.href:
            return f"[{text}]({address(run.href).replace('(', '%28').replace(')', '%29')})"
        return text.replace("\n", "  \n")

    def _list(self, block: ListBlock) -> list[str]:
        lines = []
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}. " if block.ordered else "- "
            lines += _indented(self._item(item), mark)
        return lines

    def _item(self, item: ListItem) -> list[str]:
        lines = f"{_BOXES[item.ticked]}{self._runs(item.runs)}".split("\n")
        return [*lines, *(line for child in item.children for line in self._list(child))]

    def _table(self, table: Table) -> str:
        header = [self._line(text) for text in table.header]
        header += [""] * (table.columns - len(header))
        rows = [[self._cell(cell.runs) for cell in row] for row in table.rows]
        rows = [row + [""] * (table.columns - len(row)) for row in rows]
        lines = [header, ["---"] * table.columns, *rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)

    def _cell(self, runs: Sequence[Run]) -> str:
        return self._runs(runs).replace("  \n", "<br>").replace("\n", "<br>")


def _escaped(text: str, *, first: bool = True) -> str:
    """The text with its signs as signs; `first` says that it begins a line."""
    escaped = _SIGNS.sub(r"\\\1", text)
    if first:
        return _LINE_START.sub(_plain_start, escaped)
    head, end, rest = escaped.partition("\n")
    return head + end + _LINE_START.sub(_plain_start, rest)


def _plain_start(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{found[1]}"
    return f"{found[2]}\\{found[3]}" if found[2] else ""


def _indented(lines: Sequence[str], mark: str) -> list[str]:
    """A list's item: its mark, and what follows beneath its first word."""
    return [f"{mark}{lines[0]}", *(f"{' ' * len(mark)}{line}" for line in lines[1:])]
