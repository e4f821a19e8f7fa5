"""Somebody's own steps as a list to print: a box, a number by which it is keyed in again, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from groundplan.dates import day
from groundplan.publish.outline import Block, Heading, ListBlock, ListItem, Outline, Paragraph, Run, plain
from groundplan.words import Say, words


@dataclass(frozen=True, slots=True)
class Listed:
    """A step of the list; `number` is the one that it has on the page, `stands` how it stands where it is begun."""

    number: int
    what: str
    by: date | None
    goal: str
    workbook: str
    stands: str = ""
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that are due at about the same time."""

    heading: str
    steps: Sequence[Listed]


def steps_outline(groups: Sequence[Group], *, name: str, today: date, language: str, paper: str) -> Outline:
    """The list of `name`, as it was on a day, in the order and with the numbers of the page."""
    say = words(language)
    blocks: list[Block] = [
        Paragraph(plain(say("As of {day}. The numbers are those of the page.", day=day(today, language))), "hint")
    ]
    for group in groups:
        items = tuple(_item(each, say, language) for each in group.steps)
        blocks += [Heading(1, group.heading), ListBlock(items)]
    if not groups:
        blocks.append(Paragraph(plain(say("No open step has your name at present."))))
    return Outline(
        title=say("My steps"), subtitle=name, author=name, language=language, paper=paper, blocks=tuple(blocks)
    )


def _item(step: Listed, say: Say, language: str) -> ListItem:
    by = say("by {day}", day=day(step.by, language, "medium")) if step.by else ""
    about = " · ".join(filter(None, (by, step.stands, step.goal, step.workbook)))
    below = [about, step.note, step.link]
    lines = tuple(ListItem(plain(line)) for line in below if line)
    return ListItem(
        (Run(f"{step.number}. "), Run(step.what, bold=True)), (ListBlock(lines),) if lines else (), ticked=False
    )
