"""The outline as one HTML page that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from groundplan.publish import direction
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
    Table,
    in_order,
)
from groundplan.publish.signs import Spelling, address

_STYLE = """\
body{font:17px/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;padding-inline-start:3.2rem;
color:#1f2328;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{font-family:Charter,Cambria,Georgia,serif;line-height:1.2;margin:1.5em 0 .4em;position:relative}
.code{position:absolute;inset-inline-start:-3.2rem;width:2.8rem;text-align:end;font:.75rem/1.8 system-ui,sans-serif;
color:#565e66}
table{border-collapse:collapse;width:100%;margin:.6em 0 1em}
caption{text-align:start;color:#565e66;font-size:.9em}
th,td{border:1px solid #7a756b;padding:.3em .5em;text-align:start;vertical-align:top}
thead th{background:#eef4f2;vertical-align:bottom}
.marks th,.marks td{text-align:center;vertical-align:middle}
.marks th:first-child{text-align:start}
.marks tbody th{font-weight:normal}
.hint{color:#565e66;font-size:.9em}
.blank{border-bottom:1px solid #7a756b;height:1.9em}
blockquote{border-inline-start:3px solid #0b6e6e;margin-inline-start:0;padding-inline-start:1em}
ul.boxes{list-style:none;padding-inline-start:.2em}
img{max-width:100%;max-height:40rem}
figure{margin:1em 0}
.drawing{overflow-x:auto}
.drawing svg{display:block;width:100%;height:auto;min-width:34rem}
@media print{
@page{margin:20mm 18mm 20mm 14mm}
body{font-size:11pt;margin:0;max-width:none;padding:0;padding-inline-start:12mm}
h1,h2,h3,h4,h5,h6,.keep{break-after:avoid}
h2.fresh{break-before:page}
tr,figure{break-inside:avoid}
.drawing svg{min-width:0}
.code{inset-inline-start:-12mm;width:10mm}
a[href^="http"]::after{content:" (" attr(href) ")";font-size:.9em}
}
"""
_BOXES = {None: "", True: "☑ ", False: "☐ "}


def write(outline: Outline) -> str:
    """The page; whatever people wrote is escaped."""
    return _Page(outline).done()


def body(outline: Outline) -> str:
    """What stands under the title, to be put into a page that has one; whatever people wrote is escaped."""
    return _Page(outline).body()


class _Page:
    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._blocks = in_order(outline.blocks)
        self._spelling = Spelling()
        self._base = direction.of_language(outline.language)
        self._parts = 0

    def done(self) -> str:
        outline = self._outline
        title = self._line(outline.title)
        subtitle = f'<p class="hint">{self._line(outline.subtitle)}</p>\n' if outline.subtitle else ""
        contents = self._contents() if outline.contents else ""
        body = self.body()
        told = filter(None, (*outline.notices, self._spelling.notice(outline.language)))
        notices = "".join(f'<p class="hint">{self._line(notice)}</p>\n' for notice in told)
        way = ' dir="rtl"' if self._base == direction.RIGHT else ""
        return (
            f'<!doctype html>\n<html lang="{direction.tag(outline.language)}"{way}>\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1{self._towards(outline.title)}>{title}</h1>\n"
            f"{subtitle}{contents}{body}\n{notices}</main>\n</body>\n</html>\n"
        )

    def body(self) -> str:
        return "\n".join(self._block(block) for block in self._blocks)

    def _line(self, text: str) -> str:
        return escape(self._spelling.line(text))

    def _towards(self, text: str) -> str:
        """Which way a text runs, told only where it is not the page's own."""
        found = direction.of_text(text, self._base)
        return "" if found == self._base else f' dir="{found}"'

    def _contents(self) -> str:
        parts = [block.text for block in self._blocks if isinstance(block, Heading) and block.level == 1]
        links = "".join(f'<li><a href="#part-{at}">{self._line(text)}</a></li>' for at, text in enumerate(parts, 1))
        return f"<nav><h2>{self._line(self._outline.contents)}</h2><ul>{links}</ul></nav>\n"

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, ListBlock):
            return self._list(block)
        if isinstance(block, Table):
            return self._table(block) if block.columns else ""
        if isinstance(block, Quotation):
            source = f"<footer>{self._line(block.source)}</footer>" if block.source else ""
            words = self._runs(block.runs)
            return f"<blockquote{self._towards(_text(block.runs))}><p>{words}</p>{source}</blockquote>"
        return self._drawing(block) if isinstance(block, Drawing) else self._image(block)

    def _heading(self, block: Heading) -> str:
        level = min(block.level + 1, 6)
        code = f'<span class="code">{self._line(block.code)} </span>' if block.code else ""
        mark = ' class="fresh"' if block.fresh else ""
        if block.level == 1 and self._outline.contents:
            self._parts += 1
            mark += f' id="part-{self._parts}"'
        return f"<h{level}{mark}{self._towards(block.text)}>{code}{self._line(block.text)}</h{level}>"

    def _paragraph(self, block: Paragraph) -> str:
        if block.kind == "blank":
            return '<div class="blank"></div>' * max(block.lines, 1)
        names = [*(["hint"] if block.kind == "hint" else []), *(["keep"] if block.keep else [])]
        mark = f' class="{" ".join(names)}"' if names else ""
        return f"<p{mark}{self._towards(_text(block.runs))}>{self._runs(block.runs)}</p>"

    def _image(self, block: Image) -> str:
        data = base64.b64encode(block.data).decode("ascii")
        caption = f"<figcaption>{self._line(block.caption)}</figcaption>" if block.caption else ""
        source = f"data:{escape(block.media_type)};base64,{data}"
        return f'<figure><img src="{source}" alt="{self._line(block.alt)}">{caption}</figure>'

    def _drawing(self, block: Drawing) -> str:
        figures = "".join(f'<figure class="drawing" tabindex="0">{each.svg}</figure>\n' for each in block.sheets)
        return figures + self._table(block.table)

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        text = escape(self._spelling.text(run.text)).replace("\n", "<br>")
        if run.bold:
            text = f"<strong>{text}</strong>"
        if run.italic:
            text = f"<em>{text}</em>"
        return f'<a href="{escape(address(run.href))}" rel="noopener noreferrer">{text}</a>' if run.href else text

    def _list(self, block: ListBlock) -> str:
        tag = "ol" if block.ordered else "ul"
        mark = ' class="boxes"' if any(item.ticked is not None for item in block.items) else ""
        if block.ordered and block.start != 1:
            mark += f' start="{block.start}"'
        items = "".join(
            f"<li{self._towards(_text(item.runs))}>{_BOXES[item.ticked]}{self._runs(item.runs)}"
            f"{''.join(self._list(child) for child in item.children)}</li>"
            for item in block.items
        )
        return f"<{tag}{mark}{self._towards(''.join(_text(item.runs) for item in block.items))}>{items}</{tag}>"

    def _table(self, table: Table) -> str:
        caption = f"<caption>{self._line(table.caption)}</caption>" if table.caption else ""
        header = "".join(f'<th scope="col"{self._towards(text)}>{self._line(text)}</th>' for text in table.header)
        rows = "".join(f"<tr>{self._row(row, table.row_headers)}</tr>" for row in table.rows)
        mark = ' class="marks"' if table.marks else ""
        return f"<table{mark}>{caption}<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"

    def _row(self, row: Sequence[Cell], headed: bool) -> str:
        cells = []
        for at, cell in enumerate(row):
            opening, closing = ('th scope="row"', "th") if headed and at == 0 else ("td", "td")
            towards = self._towards(_text(cell.runs))
            cells.append(f"<{opening}{towards}>{self._runs(cell.runs)}{'<br>' * cell.lines}</{closing}>")
        return "".join(cells)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
