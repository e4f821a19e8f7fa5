"""The shelf in a document: what was written and no question shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from groundplan.publish import markup
from groundplan.publish.outline import Block, Heading, ListBlock, ListItem, headed
from groundplan.words import Say
from groundplan.workbook.answers import Answers

# The address of a text on the shelf → the wording of the question that it answered.
Wordings = Mapping[str, str]
NO_WORDINGS: Wordings = MappingProxyType({})


def shelf_blocks(answers: Answers, asked: Wordings, say: Say, level: int) -> list[Block]:
    """Every text under the wording that it answered, before them those of which nobody knows it; nothing where the
    shelf is empty."""
    items: dict[str, list[ListItem]] = {"": []}
    for address, text in answers.loose.items():
        if text.strip():
            items.setdefault(asked.get(address, ""), []).append(ListItem(markup.runs(text)))
    found: list[Block] = []
    for wording, texts in items.items():
        if texts:
            found += [*headed(Heading(level + 1, wording))] if wording else []
            found.append(ListBlock(tuple(texts)))
    return [Heading(level, say("The shelf")), *found] if found else []
