"""Which blocks are headings, told by size, weight, colour and capitals beside those of most text, and how deep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from groundplan.sources.extract.lines import Line
from groundplan.sources.extract.paragraphs import Block
from groundplan.sources.model import Style

_MOST_WORDS = {"large": 22, "bold": 14, "coloured": 9}
_QUOTES = ("“", '"', "„", "«", "‘")
_SENTENCE = (".", ";", ",", "!", "?")

Look = tuple[float, int]


def body_of(lines: Iterable[Line]) -> tuple[float, int]:
    """The size and the colour of most text."""
    sizes: Counter[float] = Counter()
    colours: Counter[int] = Counter()
    for each in lines:
        sizes[round(each.size * 2) / 2] += len(each.text)
        colours[each.colour] += len(each.text)
    return (sizes.most_common(1)[0][0], colours.most_common(1)[0][0]) if sizes else (10.0, 0)


def levels_of(blocks: list[Block], body: float, colour: int) -> dict[int, int]:
    """The level of each block that is a heading, by its place in the list; 1 is the outermost."""
    bold = sum(len(each.text) for each in blocks if each.bold) * 2 > sum(len(each.text) for each in blocks)
    looks = {
        number: look
        for number, each in enumerate(blocks)
        if (look := _look(each, body, -1 if bold else colour, bold)) is not None
    }
    ranked = _ranks(looks.values())
    return {number: ranked[look] for number, look in looks.items()}


def _look(block: Block, body: float, colour: int, all_bold: bool) -> Look | None:
    """How a heading stands out, nothing where the block is none."""
    words, text = len(block.text.split()), block.text
    if (
        block.style is Style.ROW
        or (block.style is Style.ITEM and not block.numbered)
        or not any(map(str.isalpha, text))
    ):
        return None
    size = round(block.size * 2) / 2
    capitals = text.isupper() and sum(map(str.isalpha, text)) >= 4
    weight = 2 * (block.bold and not all_bold) + capitals
    if size >= 1.14 * body:
        is_sentence = (words > 8 and text.endswith(_SENTENCE)) or (words > 4 and text.startswith(_QUOTES))
        return (size, weight) if words <= _MOST_WORDS["large"] and not is_sentence else None
    if size < 0.9 * body or text.endswith(_SENTENCE) or len(block.lines) > 2:
        return None
    if (block.bold and not all_bold) or capitals:
        return (size, weight) if words <= _MOST_WORDS["bold"] else None
    coloured = colour != -1 and block.colour not in (-1, colour)
    return (size, 0) if coloured and words <= _MOST_WORDS["coloured"] and block.style is Style.TEXT else None


def _ranks(looks: Iterable[Look]) -> dict[Look, int]:
    """Levels by size and then by weight; sizes that hardly differ are one."""
    ranked: dict[Look, int] = {}
    level, before = 0, None
    for look in sorted(set(looks), key=lambda each: (-each[0], -each[1])):
        if before is None or before[0] - look[0] > 0.04 * before[0] or before[1] != look[1]:
            level += 1
        ranked[look], before = level, look
    return ranked
