"""Whatever people type or paste, in every field and every format: no export fails, and no word is lost."""

import io
import random
import re
import unicodedata
from dataclasses import fields, replace
from datetime import date

import pytest
from docx import Document

from effort import at_most
from groundplan.plan.build import build_plan
from groundplan.publish.glyphs import covered
from groundplan.publish.outline import (
    Cell,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Table,
    plain,
)
from groundplan.publish.plans import plan_outline
from groundplan.publish.sheets import worksheet_outline
from groundplan.publish.signs import Spelling
from groundplan.publish.workbooks import workbook_outline
from groundplan.toolkit.model import Choice, Column, Question
from groundplan.workbook.answers import Answers, Chosen, GoalEntry, Item, Picture, Row, StepEntry

HOSTILE = {
    "letters of many scripts": "é ñ ß 𝄞 😀 👩‍👧 図書館 Ελλάδα Київ ไทย हिन्दी",
    "right to left": "مكتبة المدينة, 3 (أطفال) שלום Wi-Fi",
    "joined and broken by signs": "می‌خواهم so\u00adft no\u2060break zero\u200bwidth \ufeffmark \u200eleft\u200f",
    "direction overridden": "safe \u202egnp.exe\u202c \u2066isolated\u2069",
    "marks on marks": "e\u0301\u0302\u0303\u0304 Z" + "\u0335\u0336\u0301" * 20 + " \u0301alone",
    "controls": "a\x00b\x01c\x07d\x1be\x7ff\x80g\x9fh",
    "lines ended in every way": "one\r\ntwo\rthree\x0bfour\x0cfive\u2028six\u2029seven\x85eight",
    "numbers that are no characters": "a\ufffeb\uffffc\ufdd0d\U0001fffee\U0010ffff",
    "halves of characters": "a\ud800b\udfffc",
    "web pages": "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- ]]> &amp; &#0; </w:t>",
    "Markdown": "# * _ ` ~ [a](javascript:alert(1)) ![b](c) | --- > 1. \\ ``` $$ :::",
    "Typst": '#let x = 1 #panic() $ x^2 $ @ref <label> \\ *b* _i_ ~ -- "q" /* c */ // d = e',
    "a long word": "Bibliotheks" * 30,
    "a long word in Arabic": "مكتبة" * 60,
    "wide letters": "W" * 300,
    "spaces": " \u00a0\u2003\u3000\t  kept \t ",
    "nothing but blanks": " \n\t \u200b",
    "nothing": "",
}
SILENT = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
START = date(2027, 1, 1)
FRAME = {"library": "L", "department": "D", "language": "en", "paper": "letter"}


def told(text):
    """A text as it can be looked for in an export: no spaces, nothing invisible, one way to write each letter."""
    return unicodedata.normalize("NFKC", re.sub(rf"\s|{SILENT}", "", re.sub("[\x1c-\x1f\x85]", "\n", text)))


def shown(text, drawable=None):
    """What is told of a text where some of its signs are spelled out."""
    return told(Spelling(drawable).text(text))


def everywhere(text):
    """The text in every field of every block."""
    runs = (Run(text), Run(text, bold=True), Run(text, italic=True), Run(text, href="https://x.example/" + text))
    inner = ListBlock((ListItem(runs), ListItem(runs, ticked=True)), ordered=True, start=3)
    return Outline(
        title=text, subtitle=text, author=text, worksheet=text, revision=text, contents=text, notices=(text,),
        blocks=(
            Heading(1, text, text, text, fresh=True), Heading(2, text, f"{text}/q"), Paragraph(runs),
            Paragraph(runs, "hint", keep=True), ListBlock((ListItem(runs, (inner,)),)),
            Table((text, text), ((Cell(runs), Cell(runs, 2)), (Cell(runs),)), text, row_headers=True),
            Table((text, text, text), ((Cell(runs), Cell(runs), Cell(runs)),), text, True, (4, 1, 1), marks=True),
            Quotation(runs, text), Image(b"", "image/png", text, text),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_in_every_field_of_every_block(writer, name):
    text = HOSTILE[name]
    kind, write, read = writer
    words = told(read(write(everywhere(text))))
    if kind == "markdown":
        words = words.replace("\\", "")
        text = text.replace("\\", "")
    if kind == "pdf" and not text.isascii():
        # Its reader puts letters that run to the left, and marks, in an order of its own: letters are counted.
        for sign in set(shown(text, covered())):
            assert words.count(sign) >= 15, sign
    else:
        assert not shown(text) or words.count(shown(text)) >= 15


@pytest.mark.parametrize("name", HOSTILE)
def test_in_every_answer(writer, sheet, toolkit, name):
    text = HOSTILE[name]
    _kind, write, read = writer
    goal = replace(
        GoalEntry("g", horizon="month", steps=(StepEntry("s", text, text, text),)),
        **{
            each.name: text for each in fields(GoalEntry) if each.name in ("text", "due", "outcome", "partners", "cost")
        },
    )
    values = {
        "mission": text, "name": text, "strong": (Item("i", text),), "many": Chosen((), (Item("w", text),)),
        "grid": (Row("r", {"who": text, "when": text}),), "fixed": (Row("mon", {"what": text}),), "goals": (goal,),
        "photo": Picture("gone", text, text), "secret": text,
    }  # fmt: skip
    answers = Answers("all", "1.1", values, {"all/x": text})
    plan = build_plan(toolkit, [answers], library=text, department=text, start=START)
    frame = {**FRAME, "library": text, "department": text}
    for outline in (
        worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[answers], **frame),
        plan_outline(plan, toolkit=toolkit, **frame),
        workbook_outline(toolkit, [answers], plan, **frame),
    ):
        read(write(outline))


@pytest.mark.parametrize("name", HOSTILE)
def test_in_everything_that_an_author_words(writer, sheet, toolkit, name):
    text = HOSTILE[name]
    _kind, write, read = writer

    def worded(question):
        return replace(
            question,
            label=text, help=text, example=text, example_rows=({"who": text},) if question.example_rows else (),
            **{each: tuple(Choice(c.id, text) for c in getattr(question, each)) for each in ("options", "statements", "scale", "rows")},
            columns=tuple(Column(c.id, text) for c in question.columns),
        )  # fmt: skip

    sections = tuple(
        replace(
            section,
            title=text,
            intro=text,
            blocks=tuple(worded(each) for each in section.blocks if isinstance(each, Question)),
        )
        for section in sheet.sections
    )
    worded_sheet = replace(sheet, title=text, number=text, intro=text, sections=sections)
    for answers in (None, Answers("all", "1.0")):
        read(write(worksheet_outline(worded_sheet, answers, toolkit=toolkit, sheets=[], **FRAME)))


@pytest.mark.parametrize("language", ["", "en", "ar", "zh-Hant-TW", "tlh", "x" * 300, '"><b>', "\x00", "de_DE", "é"])
def test_in_any_language_that_somebody_names(writer, language):
    _kind, write, read = writer
    assert "Here" in read(write(Outline("T", (Paragraph(plain("Here")),), language=language)))


def test_signs_that_no_file_shows_are_spelled_out_in_all_of_them(writer):
    _kind, write, read = writer
    words = read(write(Outline("T", (Paragraph(plain("a\x00b\x07c")),)))).replace("\\", "")
    assert "a[U+0000]b[U+0007]c" in words
    assert "Signs that this file cannot show are written by their Unicode number: [U+0000], [U+0007]" in words


def test_whatever_ends_a_line_ends_a_line(writer):
    _kind, write, read = writer
    words = read(write(Outline("T", (Paragraph(plain(HOSTILE["lines ended in every way"])),))))
    assert re.search(r"seven\s*eight", words)
    assert "U+" not in words


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "word\n" * 200_000, "x" * 1_000_000, "مكتبة " * 160_000, "図" * 1000 + "word " * 180_000],
    ids=["prose", "lines", "one word", "Arabic", "Japanese first"],
)
def test_an_answer_of_a_megabyte(writer, sheet, toolkit, text):
    kind, write, read = writer
    answers = Answers("all", "1.1", {"mission": text})
    outline = worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[answers], **FRAME)
    with at_most(5_000_000):
        made = write(outline)
    if kind != "pdf":
        assert told(text) in told(read(made))


def test_a_goal_of_a_megabyte_makes_no_file_of_a_gigabyte(writer, toolkit):
    _kind, write, _read = writer
    answers = Answers("all", "1.1", {"goals": (GoalEntry("g", "word " * 200_000, "month"),)})
    plan = build_plan(toolkit, [answers], library="L", department="D", start=START)
    assert len(write(workbook_outline(toolkit, [answers], plan, **FRAME))) < 20_000_000


def test_a_table_of_five_hundred_rows_and_one_of_forty_columns(writer):
    _kind, write, read = writer
    tall = Table(("A", "B"), tuple((Cell(plain(f"row{at}")), Cell(plain("y"))) for at in range(500)))
    wide = Table(tuple(f"head{at}" for at in range(40)), (tuple(Cell(plain(f"cell{at}")) for at in range(40)),))
    words = told(read(write(Outline("T", (tall, wide)))))
    assert all(f"row{at}" in words for at in range(500))
    assert all(f"head{at}" in words and f"cell{at}" in words for at in range(40))


def test_an_empty_everything(writer, sheet, toolkit):
    _kind, write, read = writer
    nothing = Outline("", (Heading(1, ""), Paragraph(()), Paragraph((), "blank"), ListBlock(()), Table((), ()), Table(("",), ()),
                           Quotation(()), Image(b"", "", ""), ListBlock((ListItem(()),))))  # fmt: skip
    read(write(nothing))
    read(write(Outline("", ())))


def test_any_string_at_all(writer):
    kind, write, read = writer
    chance = random.Random(11)
    for _ in range(5):
        text = "".join(
            chr(chance.choice([chance.randrange(0x250), chance.randrange(0x3000), chance.randrange(0x110000)]))
            for _ in range(60)
        )
        made = write(everywhere(text))
        read(made)
        if kind == "word":
            Document(io.BytesIO(made))
