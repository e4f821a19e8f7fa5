"""What a workbook quotes, to be taken along to a talk: it stands at the end of the talk's sheet."""

from __future__ import annotations

from collections.abc import Sequence

from groundplan.plan.headings import heading
from groundplan.plan.model import Part
from groundplan.publish.outline import Block, Heading, Paragraph, plain
from groundplan.publish.quotations import cited_blocks
from groundplan.publish.setting import Setting


def quoted_beside(parts: Sequence[Part], setting: Setting, level: int) -> list[Block]:
    """The quotations under their headings, with their sources; where there are none, that the talk works without."""
    say = setting.say
    found: list[Block] = [Heading(level, say("What is quoted so far"))]
    if not parts:
        return [*found, Paragraph(plain(say("Nothing is quoted yet: the talk works without.")), "hint")]
    for part in parts:
        found.append(Heading(level + 1, heading(part, say)))
        for source in part.sources:
            lines = [(line.text, line.citations) for line in source.lines]
            found += cited_blocks(lines, source.about, say, setting.language, setting.today, listed=source.listed)
    return found
