"""The whole workbook as one document: the plan, then every worksheet that has been begun, with its shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from groundplan.plan.lines import NOTHING_CITED, Cited
from groundplan.plan.model import Plan, Settled
from groundplan.publish.outline import Block, Heading, ListBlock, ListItem, Outline, Paragraph, plain
from groundplan.publish.plans import plan_blocks
from groundplan.publish.setting import Pictures, Setting, no_picture
from groundplan.publish.sheets import sheet_blocks, title_of
from groundplan.publish.shelf import NO_WORDINGS, Wordings, shelf_blocks
from groundplan.toolkit.model import Toolkit
from groundplan.words import words
from groundplan.workbook.answers import Answers


def workbook_outline(
    toolkit: Toolkit,
    sheets: Sequence[Answers],
    plan: Plan,
    *,
    library: str,
    department: str,
    language: str,
    paper: str,
    picture: Pictures = no_picture,
    occasions: Sequence[str] = (),
    asked: Sequence[Wordings] = (),
    cited: Sequence[Cited] = (),
    today: date | None = None,
    settled: Sequence[Settled] = (),
) -> Outline:
    """`sheets` are all fillings in the toolkit's order, `occasions` what each of them is about, `asked` what the texts
    on the shelf of each answered, `cited` the citations of each, `settled` what of the plan is left
    for now; sheets with nothing in them are named at the end."""
    say = words(language)
    setting = Setting(
        toolkit,
        sheets,
        say,
        blank=False,
        brief=True,
        picture=picture,
        language=language,
        department=department,
        today=today or plan.start,
    )
    blocks: list[Block] = [
        Heading(1, say("Our plan"), fresh=True),
        *plan_blocks(plan, say, language, 2, today, settled),
    ]
    begun: set[str] = set()
    for at, answers in enumerate(sheets):
        sheet = toolkit.worksheet(answers.worksheet)
        here = next(iter(cited[at : at + 1]), NOTHING_CITED)
        if sheet is None or not (answers.values or answers.loose or here):
            continue
        begun.add(sheet.id)
        blocks.append(
            Heading(
                1, title_of(sheet, "".join(occasions[at : at + 1])), sheet.id, revision=answers.revision, fresh=True
            )
        )
        blocks += sheet_blocks(sheet, answers, replace(setting, cited=here), 2)
        blocks += shelf_blocks(answers, next(iter(asked[at : at + 1]), NO_WORDINGS), say, 2)
    waiting = [sheet for sheet in toolkit.worksheets if sheet.id not in begun and not sheet.withdrawn]
    if waiting:
        blocks += [
            Heading(1, say("Not begun yet"), fresh=True),
            Paragraph(plain(say("These worksheets have no answers so far.")), "hint"),
            ListBlock(tuple(ListItem(plain(sheet.title)) for sheet in waiting)),
        ]
    return Outline(
        title=toolkit.title,
        subtitle=" · ".join(filter(None, (library, department))),
        author=library,
        language=language,
        paper=paper,
        blocks=tuple(blocks),
        contents=say("Contents"),
    )
