"""Somebody's own steps as a list to print."""

from datetime import date
from io import BytesIO

import docx
from pypdf import PdfReader

from groundplan.publish import markdown, pdf, word
from groundplan.publish.steps import Group, Listed, steps_outline

STEPS = [
    Group("This week", [Listed(1, "Make a card", date(2027, 1, 12), "Ask ten teens", "Mill River", "Doing", "Blue")]),
    Group("Later", [Listed(2, "לשאול את דנה", None, "", "Mill River", link="https://example.org/")]),
]


def outline(groups=STEPS, language="en"):
    return steps_outline(groups, name="Rosa", today=date(2027, 1, 11), language=language, paper="a4")


def test_it_has_boxes_and_the_numbers_of_the_page():
    assert markdown.write(outline()) == (
        "# My steps\n\nRosa\n\n*As of January 11, 2027. The numbers are those of the page.*\n\n"
        "## This week\n\n"
        "- [ ] 1\\. **Make a card**\n  - by Jan 12, 2027 · Doing · Ask ten teens · Mill River\n  - Blue\n\n"
        "## Later\n\n- [ ] 2\\. **לשאול את דנה**\n  - Mill River\n  - https://example.org/\n"
    )


def test_other_programs_read_it_as_word_and_pdf():
    told = "\n".join(each.text for each in docx.Document(BytesIO(word.write(outline()))).paragraphs)
    assert "☐" in told
    assert told.index("Make a card") < told.index("לשאול את דנה")
    pages = PdfReader(BytesIO(pdf.write(outline()))).pages
    assert "Make a card" in pages[0].extract_text()


def test_an_empty_list_says_so():
    assert "No open step has your name at present." in markdown.write(outline([]))
