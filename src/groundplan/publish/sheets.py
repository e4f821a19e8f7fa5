"""A worksheet as an outline: blank to be written on, or with its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from groundplan.plan.lines import NOTHING_CITED, Cited
from groundplan.plan.model import Part
from groundplan.publish import markup
from groundplan.publish.beside_talk import quoted_beside
from groundplan.publish.outline import Block, Heading, ListBlock, ListItem, Outline, Paragraph, plain
from groundplan.publish.questions import question_blocks
from groundplan.publish.setting import Pictures, Setting, kept, no_picture
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
    occasion: str = "",
    cited: Cited = NOTHING_CITED,
    today: date = date.min,
    beside: Sequence[Part] | None = None,
) -> Outline:
    """One worksheet; without `answers` it is the blank sheet with room to write. `occasion` names a further filling,
    and `beside` is what the workbook quotes, for the sheet of a talk.

    What lies on the shelf is not in it: she hands this file to others, and what she took out of it is out.
    """
    say = words(language)
    setting = Setting(
        toolkit,
        sheets,
        say,
        answers is None,
        2,
        picture=picture,
        language=language,
        department=department,
        cited=cited,
        today=today,
    )
    return Outline(
        title=title_of(sheet, occasion),
        subtitle=" · ".join(filter(None, (library, department))),
        author=library,
        language=language,
        paper=paper,
        blocks=(
            *sheet_blocks(sheet, answers, setting, 1),
            *(quoted_beside(beside, setting, 1) if beside is not None else ()),
        ),
        worksheet=sheet.id,
        revision=answers.revision if answers else "",
    )


def title_of(sheet: Worksheet, occasion: str = "") -> str:
    """The worksheet's title with its number, and with whom or what this filling is about."""
    title = f"{sheet.number}. {sheet.title}" if sheet.number else sheet.title
    return f"{title}: {occasion}" if occasion else title


def sheet_blocks(sheet: Worksheet, answers: Answers | None, setting: Setting, level: int) -> list[Block]:
    """The sheet's content; section headings stand on `level`. Quiz answers follow at the end of the blank sheet."""
    found: list[Block] = []
    if sheet.intro and setting.blank:
        found += markup.authored(sheet.intro)
    codes = _codes(sheet)
    solutions: list[ListItem] = []
    for section in sheet.sections:
        if section.hidden:
            continue
        part: list[Block] = []
        if section.intro and setting.blank:
            part += kept(markup.authored(section.intro))
        for block in section.blocks:
            if not block.hidden:
                part += _block(sheet, block, answers, setting, codes, solutions)
        if section.title and (part or not setting.brief):
            found.append(Heading(level, section.title))
        found += part
    if solutions:
        found += [Heading(level, setting.say("Answers to the self-checks")), ListBlock(tuple(solutions), True)]
    return found


def _codes(sheet: Worksheet) -> Mapping[str, str]:
    """Question id → its number in the margin, the same as on the screen."""
    number = f"{sheet.number}." if sheet.number else ""
    return {question.id: f"{number}{count}" for count, question in enumerate(sheet.shown_questions(), 1)}


def _block(
    sheet: Worksheet,
    block: Question | Note | Quiz,
    answers: Answers | None,
    setting: Setting,
    codes: Mapping[str, str],
    solutions: list[ListItem],
) -> list[Block]:
    if isinstance(block, Question):
        if block.withdrawn:
            return []
        value = answers.get(block.id) if answers else None
        address = f"{sheet.id}/{block.id}"
        if setting.brief and not value and address not in setting.cited:
            return []
        return question_blocks(block, address, value, setting, codes.get(block.id, ""))
    if not setting.blank:
        # Passages to read and self-checks belong to the sheet, not to what somebody wrote on it.
        return []
    if isinstance(block, Note):
        return list(markup.authored(block.body))
    options = [ListItem(plain(option.label), ticked=False) for option in block.options]
    solutions.append(ListItem(markup.authored_line(block.answer)))
    label = setting.say("Check yourself {n}", n=len(solutions))
    asked: list[Block] = [Paragraph(plain(label), "hint", keep=True), *markup.authored(block.question)]
    return [*asked, ListBlock(tuple(options))] if options else asked
