"""Real files, from the form to the reader: each kind, under a wrong name too, and files that mean harm."""

import io
import zipfile

import pytest
import typst
from docx import Document

from groundplan.web.sources.models import Source, State

PAGE = (
    '#set document(title: "Plan of Mill River")\n= Our mission\nWe bring people together.\n#pagebreak()\nTo the end.\n'
)


@pytest.fixture(scope="module")
def pdf():
    return typst.compile(PAGE.encode())


@pytest.fixture(scope="module")
def word():
    made, file = Document(), io.BytesIO()
    made.add_heading("Our mission", 1)
    made.add_paragraph("We bring people together.")
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "What", "Who"
    made.save(file)
    return file.getvalue()


def test_a_pdf_has_its_title_its_pages_and_its_headings(room, pdf):
    page = room.look(room.added("upload.pdf", pdf))
    assert page.select_one("h1").text == "Plan of Mill River"
    assert "PDF, 2 pages" in page.select_one(".facts").text
    assert [each.text for each in page.select(".page-begins")] == ["Page 1", "Page 2"]
    assert page.select_one(".passages h3").text == "Our mission"
    assert "We bring people together." in page.select_one(".passages").text


def test_a_word_file_has_its_headings_and_tables(room, word):
    page = room.look(room.added("plan.docx", word))
    assert page.select_one(".passages h3").text == "Our mission"
    assert [cell.text for cell in page.select(".passages td")] == ["What", "Who"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.html", "<!doctype html><h1>Our mission</h1><script>alert(1)</script><p>We bring people together."),
        ("plan.md", "# Our mission\n\nWe bring people together."),
    ],
)
def test_a_web_page_and_markdown_have_their_headings_and_no_script(room, name, text):
    shown = room.look(room.added(name, text)).select_one(".passages")
    assert shown.select_one("h3").text == "Our mission"
    assert "We bring people together." in shown.text
    assert "alert" not in shown.text


@pytest.mark.parametrize("name", ["plan.txt", "plan.docx", "plan.html"])
def test_a_pdf_under_another_name_is_read_as_what_it_is(room, pdf, name):
    row = room.added(name, pdf)
    assert "We bring people together." in room.look(row).select_one(".passages").text
    assert room.client().get(f"{room.at}{row.id}/file").content == pdf


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<w:document>" + b"a" * 300_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut-off.pdf", lambda pdf: pdf[: len(pdf) // 3]),
        ("no.pdf", lambda pdf: b"%PDF-1.7 and nothing more"),
        ("program.pdf", lambda pdf: b"MZ\x90\x00" * 100),
        ("bomb.docx", lambda pdf: bomb()),
        ("blank.txt", lambda pdf: b" \n\t \n"),
        ("zeros.txt", lambda pdf: b"\0" * 1000),
    ],
)
def test_what_means_harm_is_told_in_a_sentence_and_the_next_file_is_read(room, pdf, name, data):
    room.upload((name, data(pdf)), ("plan.txt", "We listen."))
    room.read()
    bad = Source.objects.get(file_name=name)
    assert bad.state == State.FAILED
    assert bad.trouble.endswith(".")
    assert bad.trouble in room.look(bad).select_one(".reading-state").get_text(" ")
    assert Source.objects.get(file_name="plan.txt").state == State.READ


def test_a_stranger_has_none_of_them(room, cast, pdf):
    row = room.added("plan.pdf", pdf)
    assert cast.client(cast.stranger).get(f"{room.at}{row.id}/").status_code == 404
