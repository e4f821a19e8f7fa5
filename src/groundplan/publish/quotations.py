"""An answer with its citations as blocks: quoted words stand as quotations, others plainly with their sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from groundplan.publish import markup
from groundplan.publish.citing import sources_in_words
from groundplan.publish.outline import Block, ListBlock, ListItem, Paragraph, Quotation, Run, plain
from groundplan.words import Say
from groundplan.workbook.quoted import Cited, Stretch, stretches

BULLET = "• "


def cited_blocks(
    lines: Sequence[tuple[str, Cited]], about: Cited, say: Say, language: str, today: date, *, listed: bool
) -> list[Block]:
    """Texts with their citations; `listed` says that they are lines of a list."""
    found: list[Block] = []
    for stretch in stretches(lines, about):
        told = " ".join(sources_in_words(stretch, say, language, today))
        if stretch.quoted:
            found += _quoted(stretch, told, listed=listed)
        else:
            found += _plainly(stretch, listed=listed)
            found += [Paragraph(plain(told), "hint")] if told else []
    return found


def _quoted(stretch: Stretch, told: str, *, listed: bool) -> list[Block]:
    if listed:
        return [Quotation(_bulleted(stretch.texts), told)]
    blocks = [block for text in stretch.texts for block in markup.blocks(text)]
    made: list[Block] = [Quotation(block.runs) if isinstance(block, Paragraph) else block for block in blocks]
    last = made[-1] if made else None
    if isinstance(last, Quotation):
        return [*made[:-1], Quotation(last.runs, told)]
    return [*made, Paragraph(plain(told), "hint")]


def _bulleted(texts: Sequence[str]) -> tuple[Run, ...]:
    """Several lines in one quotation, each on its own."""
    if len(texts) == 1:
        return markup.runs(texts[0])
    runs: list[Run] = []
    for at, text in enumerate(texts):
        runs += [Run(f"\n{BULLET}" if at else BULLET), *markup.runs(text)]
    return tuple(runs)


def _plainly(stretch: Stretch, *, listed: bool) -> list[Block]:
    if not stretch.texts:
        return []
    if listed:
        return [ListBlock(tuple(ListItem(markup.runs(text)) for text in stretch.texts))]
    return [block for text in stretch.texts for block in markup.blocks(text)]
