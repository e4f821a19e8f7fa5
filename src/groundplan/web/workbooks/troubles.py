"""What a save could not do as asked, told where it happened: every text that was not taken, with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from django.utils.translation import gettext as _

from groundplan.toolkit.model import Worksheet
from groundplan.web.workbooks.actions import Saved, Sent
from groundplan.web.workbooks.goalviews import GoalChoices
from groundplan.web.workbooks.sheetview import BlockView, GoalView, RefusedView, SectionView
from groundplan.workbook.edits import Refusal

LONGEST_NAME = 60


@dataclass(frozen=True)
class Trouble:
    """The refusals of one worksheet's save, and the texts that met somebody else's, by the question's address."""

    worksheet: str = ""
    refused: Mapping[str, Sequence[Refusal]] = field(default_factory=dict)
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there was any."""
        return bool(self.refused or self.merged)

    @classmethod
    def of(cls, sent: Sent, saved: Saved) -> Trouble:
        """The trouble that a save met. Nothing is left out: what was refused stands nowhere but on this page."""
        merged: dict[str, list[str]] = {}
        for met in saved.merged:
            merged.setdefault(str(met.whole), []).extend(sent.post.fields.get(str(met), ()))
        refused: dict[str, list[Refusal]] = {}
        for each in saved.refused:
            refused.setdefault(str(each.address.whole), []).append(each)
        return cls(sent.worksheet, refused, merged)


def refused_in(block: BlockView, refusals: Sequence[Refusal]) -> list[RefusedView]:
    """What was refused in a question that is shown, each with the name of its field."""
    if not refusals:
        return []
    names = dict(_names(block))
    return [
        RefusedView(each.sentence, each.text, names.get(str(each.address), _part(block, each)), f"{block.dom}--refused")
        for each in refusals
    ]


def problems(worksheet: Worksheet, sections: Sequence[SectionView], trouble: Trouble) -> list[RefusedView]:
    """Every refusal of a save: first what stands at its question, then what no question here can show."""
    blocks = [block for section in sections for block in section.blocks]
    shown = {block.address for block in blocks}
    placed = [refused for block in blocks for refused in block.refused]
    return placed + [
        RefusedView(each.sentence, each.text, _question(worksheet, each))
        for at, refusals in trouble.refused.items()
        if at not in shown
        for each in refusals
    ]


def _names(block: BlockView) -> Iterator[tuple[str, str]]:
    """The fields of a table or of goals, by address, named so that one finds them."""
    line = _("line")
    for number, row in enumerate(block.rows if block.columns else (), 1):
        for control in row.fields:
            yield control.name, f"{control.label}, {row.label or f'{line} {number}'}"
    for rung in block.rungs:
        for goal in rung.goals:
            yield from _names_in(goal)


def _names_in(goal: GoalView) -> Iterator[tuple[str, str]]:
    for control in (goal.text, goal.due, *goal.more, *(goal.back.words if goal.back else ())):
        yield control.name, _named(goal, control.label)
    for number, step in enumerate(goal.steps, 1):
        line = f"{step.what.label} {number}"
        yield step.what.name, _named(goal, line)
        for control in (step.who, step.by, *step.more, *([step.why] if step.why else ())):
            yield control.name, _named(goal, line, control.label)


def _named(goal: GoalView, *parts: str) -> str:
    return ", ".join(part for part in (shorten(goal.text.value, LONGEST_NAME, placeholder="…"), *parts) if part)


def _part(block: BlockView, refusal: Refusal) -> str:
    """The column's name, for a row that has not come to be."""
    column = refusal.address.column
    if block.rungs:
        return GoalChoices().labels.get(column, "")
    return next((each.label for each in block.columns if each.id == column), "")


def _question(worksheet: Worksheet, refusal: Refusal) -> str:
    """The label of a question that is not on the page, because it is hidden or asked elsewhere."""
    found = worksheet.question(refusal.address.question) if refusal.address.worksheet == worksheet.id else None
    return found.label if found else ""
