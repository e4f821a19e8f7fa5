"""PDF files that LibreOffice made of a Word file: another program's order, fonts and bullets."""

import shutil
import subprocess

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from typeset import PARAGRAPHS, likeness, texts, words_of

from groundplan.sources.extract.pdf import extract
from groundplan.sources.model import Style

# One start of the program for all of them, in one worker.
pytestmark = pytest.mark.xdist_group("office")
ITEMS = ["Curiosity", PARAGRAPHS[5], "Kindness"]
ROWS = [["Priority", "When"], ["Teens first", "2025"], ["Reading for all", "2026"]]


def columns(section, number):
    """Set a section of a Word file in columns, as its own program does."""
    told = OxmlElement("w:cols")
    told.set(qn("w:num"), str(number))
    told.set(qn("w:space"), "500")
    for each in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(each)
    section._sectPr.append(told)


def plan(path, number):
    """A plan in so many columns, with head and foot on every page, a list and a table."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Mill River Public Library: strategic plan"
    section.footer.paragraphs[0].text = "Adopted by the board"
    document.add_heading("Strategic Plan", 0)
    columns(document.add_section(WD_SECTION.CONTINUOUS), number)
    for name, place in (("Who we are", 0), ("What we heard", 3), ("Where we go", 6)):
        document.add_heading(name, 1)
        for paragraph in PARAGRAPHS[place : place + 3] * 2:
            document.add_paragraph(paragraph)
    document.add_heading("What we value", 2)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The files' readings, by name."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed, and its PDF files cannot be made")
    folder = tmp_path_factory.mktemp("office")
    for number in (1, 2, 3):
        plan(folder / f"plan{number}.docx", number)
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *(str(each) for each in folder.iterdir() if each.is_file())],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return {each.stem: extract(each.read_bytes()) for each in folder.glob("*.pdf")}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_word_files_pdf_comes_back_in_columns(made, number):
    """By at least 99 of 100 words in their order: this program draws some bullets as letters of its own fonts, and
    without a dictionary one parted word in a hundred may keep its hyphen."""
    body = [text for place in (0, 3, 6) for text in PARAGRAPHS[place : place + 3] * 2]
    wanted = "\n".join([
        "Strategic Plan", "Who we are", *body[:6], "What we heard", *body[6:12], "Where we go", *body[12:], "What we value",
        *ITEMS, *(" | ".join(row) for row in ROWS),
    ])  # fmt: skip
    reading = made[f"plan{number}"]
    assert likeness(wanted, reading.text) >= 0.99
    assert texts(reading, Style.HEADING) == [
        "Strategic Plan",
        "Who we are",
        "What we heard",
        "Where we go",
        "What we value",
    ]
    assert texts(reading, Style.ITEM) == ITEMS
    assert texts(reading, Style.ROW) == [" | ".join(row) for row in ROWS]
    assert not {*words_of("Adopted strategic plan")} & {*words_of(reading.text)}
