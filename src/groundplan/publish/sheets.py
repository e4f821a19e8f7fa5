"""A worksheet as an outline: blank to be written on, or with its answers."""

from __future__ import annotations

from collections.abc import Sequence

from groundplan.publish import markup
from groundplan.publish.outline import Block, Heading, ListBlock, ListItem, Outline, Paragraph, plain
from groundplan.publish.questions import Pictures, Setting, no_picture, question_blocks
from groundplan.toolkit.model import Note, Question, Quiz, Toolkit, Worksheet
from groundplan.words import words
from groundplan.workbook.answers import Answers


def worksheet_outline(
    sheet: Worksheet,
    answers: Answers | None,
    *,
    toolkit: Toolkit,
    sheets: Sequence[Answers],
    library: str,
    department: str,
    language: str,
    paper: str,
    picture: Pictures = no_picture,
) -> Outline:
    """One worksheet; without `answers` it is the blank sheet with room to write."""
    say = words(language)
    setting = Setting(toolkit, sheets, say, answers is None, 2, picture=picture)
    title = f"{sheet.number}. {sheet.title}" if sheet.number else sheet.title
    return Outline(
        title=title,
        subtitle=" · ".join(filter(None, (library, department))),
        author=library,
        language=language,
        paper=paper,
        blocks=tuple(sheet_blocks(sheet, answers, setting, 1)),
        worksheet=sheet.id,
        revision=answers.revision if answers else "",
    )


def sheet_blocks(sheet: Worksheet, answers: Answers | None, setting: Setting, level: int) -> list[Block]:
    """The sheet's content; section headings stand on `level`. Quiz answers follow at the end of the blank sheet."""
    found: list[Block] = []
    if sheet.intro and setting.blank:
        found += markup.authored(sheet.intro)
    solutions: list[ListItem] = []
    for section in sheet.sections:
        if section.hidden:
            continue
        part: list[Block] = []
        if section.intro and setting.blank:
            part += markup.authored(section.intro)
        for block in section.blocks:
            if not block.hidden:
                part += _block(sheet, block, answers, setting, solutions)
        if section.title and (part or not setting.brief):
            found.append(Heading(level, section.title))
        found += part
    if solutions:
        found += [Heading(level, setting.say("Answers to the self-checks")), ListBlock(tuple(solutions), True)]
    return found


def _block(
    sheet: Worksheet,
    block: Question | Note | Quiz,
    answers: Answers | None,
    setting: Setting,
    solutions: list[ListItem],
) -> list[Block]:
    if isinstance(block, Question):
        if block.withdrawn:
            return []
        value = answers.get(block.id) if answers else None
        if setting.brief and not value:
            return []
        return question_blocks(block, f"{sheet.id}/{block.id}", value, setting)
    if not setting.blank:
        # Passages to read and self-checks belong to the sheet, not to what somebody wrote on it.
        return []
    if isinstance(block, Note):
        return list(markup.authored(block.body))
    options = [ListItem(plain(option.label), ticked=False) for option in block.options]
    solutions.append(ListItem(markup.runs(block.answer)))
    label = setting.say("Check yourself {n}", n=len(solutions))
    asked: list[Block] = [Paragraph(plain(label), "hint"), *markup.authored(block.question)]
    return [*asked, ListBlock(tuple(options))] if options else asked
