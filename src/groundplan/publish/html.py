"""The outline as one HTML page that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from groundplan.publish.outline import Block, Cell, Heading, Image, ListBlock, Outline, Paragraph, Quotation, Run, Table

_STYLE = """\
body{font:17px/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
h1,h2,h3,h4,h5,h6{font-family:Charter,Cambria,Georgia,serif;line-height:1.2;margin:1.5em 0 .4em}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #7a756b;padding:.3em .5em;text-align:left;vertical-align:top}
th{background:#eef4f2}
.hint{color:#565e66;font-size:.9em}
.blank{border-bottom:1px solid #7a756b;height:1.9em}
blockquote{border-left:3px solid #0b6e6e;margin-left:0;padding-left:1em}
ul.boxes{list-style:none;padding-left:.2em}
img{max-width:100%}
@media print{body{font-size:11pt;margin:0}}
"""


def write(outline: Outline) -> str:
    """The page; whatever people wrote is escaped."""
    body = "\n".join(_block(block) for block in outline.blocks)
    subtitle = f'<p class="hint">{escape(outline.subtitle)}</p>\n' if outline.subtitle else ""
    notices = "".join(f'<p class="hint">{escape(notice)}</p>\n' for notice in outline.notices)
    return (
        f'<!doctype html>\n<html lang="{escape(outline.language.replace("_", "-"))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(outline.title)}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(outline.title)}</h1>\n{subtitle}{body}\n{notices}"
        "</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)
        return f"<h{level}>{escape(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Quotation):
        source = f"<footer>{escape(block.source)}</footer>" if block.source else ""
        return f"<blockquote><p>{_runs(block.runs)}</p>{source}</blockquote>"
    return _image(block)


def _paragraph(block: Paragraph) -> str:
    if block.kind == "blank":
        return '<div class="blank"></div>' * max(block.lines, 1)
    mark = ' class="hint"' if block.kind == "hint" else ""
    return f"<p{mark}>{_runs(block.runs)}</p>"


def _image(block: Image) -> str:
    data = base64.b64encode(block.data).decode("ascii")
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    source = f"data:{escape(block.media_type)};base64,{data}"
    return f'<figure><img src="{source}" alt="{escape(block.alt)}">{caption}</figure>'


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.bold:
        text = f"<strong>{text}</strong>"
    if run.italic:
        text = f"<em>{text}</em>"
    return f'<a href="{escape(run.href)}" rel="noopener noreferrer">{text}</a>' if run.href else text


def _list(block: ListBlock) -> str:
    tag = "ol" if block.ordered else "ul"
    boxes = ' class="boxes"' if any(item.ticked is not None for item in block.items) else ""
    items = "".join(
        f"<li>{'' if item.ticked is None else '☑ ' if item.ticked else '☐ '}{_runs(item.runs)}"
        f"{''.join(_list(child) for child in item.children)}</li>"
        for item in block.items
    )
    return f"<{tag}{boxes}>{items}</{tag}>"


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    header = "".join(f'<th scope="col">{escape(text)}</th>' for text in table.header)
    rows = "".join(f"<tr>{_row(row, table.row_headers)}</tr>" for row in table.rows)
    return f"<table>{caption}<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: Sequence[Cell], headed: bool) -> str:
    cells = []
    for at, cell in enumerate(row):
        opening, closing = ('<th scope="row">', "</th>") if headed and at == 0 else ("<td>", "</td>")
        cells.append(f"{opening}{_runs(cell.runs)}{'<br>' * cell.lines}{closing}")
    return "".join(cells)
