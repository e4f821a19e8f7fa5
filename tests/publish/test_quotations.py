"""Quoted words stand in documents as quotations, with where they come from in words."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from groundplan.plan.build import build_plan
from groundplan.publish import html, markdown, pdf, word
from groundplan.publish.citing import in_words
from groundplan.publish.outline import Outline, Paragraph, Quotation, plain
from groundplan.publish.plans import plan_json, plan_outline
from groundplan.publish.quotations import cited_blocks
from groundplan.publish.sheets import worksheet_outline
from groundplan.words import words
from groundplan.workbook.answers import Answers
from groundplan.workbook.citations import Citation, Confirmation, How, Origin

FRAME = {"library": "Mill River Library", "department": "Teen Room", "language": "en", "paper": "letter"}
TODAY = date(2028, 6, 1)
PLAN = Citation(
    "c1", "all/mission", "To lend.", Origin.DOCUMENT, "Strategic plan", date(2024, 1, 31), 2024, 2027, 3, "left column"
)
ROSA = Confirmation("Rosa Alder", How.IN_PERSON, date(2026, 5, 4))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "From: Strategic plan, 2024 to 2027, page 3, left column (dated January 31, 2024). Its years have ended."),
        ({"ends": 2028}, "From: Strategic plan, 2024 to 2028, page 3, left column (dated January 31, 2024)."),
        ({"title": "Plan 2024 to 2027", "dated": None, "page": 0, "where": "", "ends": 2027},
         "From: Plan 2024 to 2027. Its years have ended."),
        ({"dated": None, "begins": 0, "ends": 2027, "page": 0, "where": ""},
         "From: Strategic plan, until 2027. Its years have ended."),
        ({"dated": None, "begins": 2024, "ends": 0, "page": 0, "where": ""}, "From: Strategic plan, from 2024."),
        ({"dated": None, "begins": 2028, "ends": 2028, "page": 0, "where": ""}, "From: Strategic plan, 2028."),
        ({"origin": Origin.CONVERSATION, "title": "Rosa Alder", "begins": 0, "ends": 0, "page": 0, "where": "",
          "confirmations": (ROSA,)},
         "From the talk with Rosa Alder on January 31, 2024. Confirmed in person by Rosa Alder on May 4, 2026."),
        ({"origin": Origin.SAID_AND_DONE, "title": "", "dated": None, "begins": 0, "ends": 0, "page": 0, "where": ""},
         "Put together from what was said and done. Our reading, not confirmed yet."),
        ({"origin": Origin.SAID_AND_DONE, "title": "minutes", "dated": None, "begins": 0, "ends": 0, "page": 0,
          "where": "", "confirmations": (replace(ROSA, how=How.BY_LINK),)},
         "Put together from what was said and done: minutes. "
         "Confirmed by Rosa Alder on May 4, 2026, through a link."),
        ({"origin": Origin.NONE_WRITTEN, "title": "", "dated": None, "begins": 0, "ends": 0, "page": 0, "where": ""},
         "Nothing is written; this is what the director would say. Our reading, not confirmed yet."),
        ({"origin": Origin.NONE_WRITTEN, "quote": "", "title": "", "dated": None, "begins": 0, "ends": 0, "page": 0,
          "where": ""}, "Nothing is written about it."),
    ],
)  # fmt: skip
def test_a_citation_in_words(change, told):
    assert in_words(replace(PLAN, **change), words("en"), "en", TODAY) == told


def test_words_that_changed_since_are_told_as_worded_after():
    line = in_words(PLAN, words("en"), "en", date(2026, 1, 1), stands=False)
    assert line == "Worded after: Strategic plan, 2024 to 2027, page 3, left column (dated January 31, 2024)."


@pytest.fixture
def planned(toolkit):
    """A plan whose mission is quoted and whose strengths are in part."""

    def make(text="To lend.", *, cited=None):
        answers = Answers("all", "1.1", {"mission": text} if text else {})
        made = build_plan(
            toolkit, [answers], library="L", department="", start=date(2027, 1, 1),
            cited=[{"all/mission": (PLAN,)} if cited is None else cited],
        )  # fmt: skip
        return made, plan_outline(made, toolkit=toolkit, today=TODAY, **FRAME)

    return make


def test_it_stands_in_the_plan_as_a_quotation_with_its_citation(planned, under):
    _plan, outline = planned()
    told = "From: Strategic plan, 2024 to 2027, page 3, left column (dated January 31, 2024). Its years have ended."
    assert under(outline, "The library’s mission") == [Quotation(plain("To lend."), told)]


def test_reworded_it_stands_plainly_with_what_it_was_worded_after(planned, under):
    _plan, outline = planned("To lend and to listen.")
    words_of_it, source = under(outline, "The library’s mission")
    assert words_of_it == Paragraph(plain("To lend and to listen."))
    assert source.runs[0].text.startswith("From: Strategic plan") is False
    assert source.runs[0].text.startswith("Worded after: Strategic plan")


def test_that_nothing_is_written_stands_in_the_plan_too(planned, under):
    none = Citation("c2", "all/mission", "", Origin.NONE_WRITTEN)
    _plan, outline = planned("", cited={"all/mission": (none,)})
    assert under(outline, "The library’s mission") == [Paragraph(plain("Nothing is written about it."), "hint")]


def test_as_data_a_line_has_its_citations(planned):
    plan, _outline = planned()
    (line,) = plan_json(plan)["mission"]
    assert line["citations"][0]["title"] == "Strategic plan"
    assert line["citations"][0]["dated"] == "2024-01-31"
    bare, _outline = planned(cited={})
    assert "citations" not in plan_json(bare)["mission"][0]


def test_several_lines_from_one_source_are_one_quotation():
    lines = [("Kites", [replace(PLAN, quote="Kites")]), ("Boats", [replace(PLAN, quote="Boats")]), ("Ours", [])]
    quotation, rest = cited_blocks(lines, (), words("en"), "en", TODAY, listed=True)
    assert "".join(run.text for run in quotation.runs) == "• Kites\n• Boats"
    assert quotation.source.startswith("From: Strategic plan")
    assert [item.runs for item in rest.items] == [plain("Ours")]


def test_on_a_worksheet_it_is_quoted_and_the_blank_sheet_has_room(toolkit, sheet, answers, under):
    more = {"toolkit": toolkit, "sheets": [answers], "cited": {"all/mission": (PLAN,)}, "today": TODAY}
    mission = answers.values["mission"]
    filled = worksheet_outline(
        sheet, answers, **{**more, "cited": {"all/mission": (replace(PLAN, quote=mission),)}}, **FRAME
    )
    assert any(isinstance(block, Quotation) and block.source for block in filled.blocks)
    blank = worksheet_outline(sheet, None, **{**more, "cited": {}}, **FRAME)
    assert not any(isinstance(block, Quotation) and block.source for block in blank.blocks)


@pytest.mark.parametrize("writer", [html, markdown, word, pdf])
def test_every_format_writes_hostile_sources_as_words(writer):
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) \u202e\u0007 حكمة #let"
    citation = replace(PLAN, title=hostile, quote=hostile)
    blocks = cited_blocks([(hostile, [citation])], (), words("en"), "en", TODAY, listed=False)
    made = writer.write(Outline("T", tuple(blocks)))
    assert made
    if isinstance(made, str):
        assert "<script>" not in made


def test_lines_of_one_quotation_stand_on_lines_of_their_own_in_every_format(tmp_path):
    lines = [("Kites", [replace(PLAN, quote="Kites")]), ("Boats", [replace(PLAN, quote="Boats")])]
    outline = Outline("T", tuple(cited_blocks(lines, (), words("en"), "en", TODAY, listed=True)))
    told = "From: Strategic plan, 2024 to 2027, page 3, left column (dated January 31, 2024). Its years have ended."
    assert f"<blockquote><p>• Kites<br>• Boats</p><footer>{told}</footer></blockquote>" in html.write(outline).replace(
        "<br>\n", "<br>"
    )
    assert "> • Kites  \n> • Boats\n>\n> — From: Strategic plan" in markdown.write(outline)
    read = Document(io.BytesIO(word.write(outline)))
    quoted = next(paragraph for paragraph in read.paragraphs if paragraph.style.name == "Quote")
    assert quoted.text == "• Kites\n• Boats"
    page = PdfDocument(pdf.write(outline))[0].get_textpage().get_text_bounded()
    assert [line for line in page.splitlines() if line.startswith("•")] == ["• Kites", "• Boats"]
    assert "Its years have ended." in " ".join(page.split())
