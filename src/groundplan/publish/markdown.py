"""The outline as Markdown that reads well as plain text; nothing in an answer turns into markup by accident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from groundplan.publish.outline import Block, Heading, ListBlock, Outline, Paragraph, Quotation, Run, Table

_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
_LINE_START = re.compile(r"^(\s*)([#+\-=>]|\d+[.)])", re.MULTILINE)


def write(outline: Outline) -> str:
    """The document as Markdown text."""
    parts = [f"# {_one_line(outline.title)}"]
    if outline.subtitle:
        parts.append(_one_line(outline.subtitle))
    parts += [text for block in outline.blocks if (text := _block(block))]
    parts += [_escaped(notice) for notice in outline.notices]
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return _LINE_START.sub(lambda found: f"{found.group(1)}\\{found.group(2)}", _SIGNS.sub(r"\\\1", text))


def _one_line(text: str) -> str:
    return " ".join(_escaped(text).split())


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * min(block.level + 1, 6)} {_one_line(block.text)}"
    if isinstance(block, Paragraph):
        if block.kind == "blank":
            return "\n\n".join(["_" * 60] * max(block.lines, 1))
        text = _runs(block.runs)
        return f"*{text.strip()}*" if block.kind == "hint" and text.strip() and "*" not in text else text
    if isinstance(block, ListBlock):
        return "\n".join(_list(block, 0))
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Quotation):
        lines = _runs(block.runs).split("\n") + ([f"— {_one_line(block.source)}"] if block.source else [])
        return "\n".join(f"> {line}" for line in lines)
    return f"*{_one_line(block.caption or block.alt)}*"


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run, at == 0) for at, run in enumerate(runs))


def _run(run: Run, first: bool) -> str:
    # Signs at the start of a line mean something only there: later runs go on in the same line.
    text = _escaped(run.text) if first or "\n" in run.text else _SIGNS.sub(r"\\\1", run.text)
    bare = text.strip()
    if bare and (run.bold or run.italic):
        sign = ("**" if run.bold else "") + ("*" if run.italic else "")
        text = text.replace(bare, f"{sign}{bare}{sign[::-1]}", 1)
    return f"[{text}]({run.href.replace('(', '%28').replace(')', '%29')})" if run.href else text.replace("\n", "  \n")


def _list(block: ListBlock, depth: int) -> list[str]:
    lines = []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.ordered else "-"
        box = "" if item.ticked is None else "[x] " if item.ticked else "[ ] "
        text = _runs(item.runs).replace("\n", "\n" + "  " * (depth + 1))
        lines.append(f"{'  ' * depth}{mark} {box}{text}")
        for child in item.children:
            lines += _list(child, depth + 1)
    return lines


def _table(table: Table) -> str:
    header = [_one_line(text) for text in table.header]
    rows = [[_runs(cell.runs).replace("  \n", "<br>").replace("\n", "<br>") for cell in row] for row in table.rows]
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
