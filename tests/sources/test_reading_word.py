"""A Word file comes back with its headings, items and tables, as it stands when all changes are accepted."""

import io

import pytest
from docx import Document
from docx.shared import Pt
from hostile_documents import MAIN, WORD, body, document, packed, run
from typeset import PARAGRAPHS, texts

from groundplan.sources.extract.word import extract
from groundplan.sources.model import Style

H, T, L, R = Style.HEADING, Style.TEXT, Style.ITEM, Style.ROW


def saved(made):
    told = io.BytesIO()
    made.save(told)
    return told.getvalue()


def of_body(inside):
    """What is read of a Word file with this in its body."""
    return extract(packed({MAIN: body(inside)}))


def pairs(reading):
    return [(each.style, each.text) for each in reading.passages]


def test_headings_items_rows_and_text_are_told_apart():
    made = Document()
    made.add_heading("Strategic Plan", 0)
    made.add_heading("Our Mission", 1)
    made.add_paragraph(PARAGRAPHS[0])
    made.add_heading("In short", 2)
    made.add_paragraph("Lend books", style="List Bullet")
    made.add_paragraph("Open late", style="List Number 2")
    table = made.add_table(rows=0, cols=3)
    for row in (["Priority", "What", "When"], ["Teens", "", "2025"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph("• typed by hand")
    reading = extract(saved(made))
    assert pairs(reading) == [
        (H, "Strategic Plan"), (H, "Our Mission"), (T, PARAGRAPHS[0]), (H, "In short"), (L, "Lend books"),
        (L, "Open late"), (R, "Priority | What | When"), (R, "Teens | 2025"), (L, "typed by hand"),
    ]  # fmt: skip
    assert reading.passages[4].heading == ("Our Mission", "In short") or reading.passages[4].heading[-2:] == (
        "Our Mission",
        "In short",
    )
    assert (reading.title, reading.pages, {each.page for each in reading.passages}) == ("Strategic Plan", 0, {0})


@pytest.mark.parametrize(
    ("bold", "large", "text", "is_heading"),
    [
        (True, False, "Our Mission", True),
        (False, True, "Our Mission", True),
        (False, False, "OUR MISSION", True),
        (False, False, "Our Mission", False),
        (True, False, "We lend books to everybody.", False),
    ],
)
def test_a_line_that_only_looks_like_a_heading_is_one(bold, large, text, is_heading):
    made = Document()
    made.add_paragraph("Before it.")
    words = made.add_paragraph().add_run(text)
    words.bold = bold
    words.font.size = Pt(20) if large else None
    made.add_paragraph("After it.")
    reading = extract(saved(made))
    assert [each.style for each in reading.passages] == [T, H if is_heading else T, T]
    assert reading.passages[2].heading == ((text,) if is_heading else ())


def test_what_somebody_struck_out_is_gone_and_what_was_put_in_stays():
    inside = (
        "<w:p><w:r><w:t xml:space='preserve'>We lend </w:t></w:r><w:del><w:r><w:delText>only </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>books</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> twice</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert of_body(inside).text == "We lend books."


def test_text_in_boxes_is_read_once():
    box = f"<w:txbxContent>{run('In the box.')}</w:txbxContent>"
    inside = (
        "<w:p><w:r><w:t>Beside it.</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(of_body(inside)) == ["Beside it.", "In the box."]


def test_lines_tabs_hyphens_and_fields_are_what_a_reader_sees():
    inside = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>long</w:t><w:noBreakHyphen/><w:t>term</w:t><w:softHyphen/>"
        "<w:t>ed</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> here</w:t></w:r></w:hyperlink></w:p>"
    )
    assert of_body(inside).text == "One two\nlong-termed here"


def test_content_controls_and_what_stands_in_them_are_read():
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Inside.')}</w:sdtContent></w:sdt>"
    row = f"<w:tbl><w:tr><w:tc>{run('Mission')}</w:tc><w:sdt><w:sdtContent><w:tc>{run('Books')}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    assert pairs(of_body(inside + row)) == [(T, "Inside."), (R, "Mission | Books")]


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell():
    cells = "".join(
        f"<w:tc>{run(name.upper())}{''.join(run(text) for text in PARAGRAPHS[:3])}</w:tc>"
        for name in ("mission", "vision")
    )
    made = of_body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert texts(made, H) == ["MISSION", "VISION"]
    assert texts(made, T) == PARAGRAPHS[:3] * 2


def test_a_list_of_contents_and_running_heads_are_left_out():
    made = Document()
    made.sections[0].header.paragraphs[0].text = "Running head"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    contents = made.styles.add_style("toc 1", 1)
    made.add_paragraph("Our Mission\t4", style=contents)
    made.add_heading("Our Mission", 1)
    assert pairs(extract(saved(made))) == [(H, "Our Mission")]


def test_notes_come_after_the_text():
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator" w:id="-1">{run("____")}</w:footnote>'
        f'<w:footnote w:id="1">{run("Counted in May.")}</w:footnote></w:footnotes>'
    )
    made = extract(packed({MAIN: body(run("We have visitors.")), "word/footnotes.xml": notes}))
    assert texts(made) == ["We have visitors.", "Counted in May."]


def test_a_title_that_a_person_gave_is_taken():
    made = Document()
    made.core_properties.title = "Mill River: a plan"
    made.add_heading("Welcome", 1)
    assert extract(saved(made)).title == "Mill River: a plan"
    made.core_properties.title = "Word Document"
    assert extract(saved(made)).title == "Welcome"


def test_the_stricter_dialect_and_another_name_of_the_text_are_read():
    strict = body(run("Our mission.")).replace(WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert extract(packed({MAIN: strict})).text == "Our mission."


def test_ligatures_and_spaces_are_tidied():
    assert of_body(run("o\ufb03ce\u00a0of \u200b the\u2009\ufb01nder")).text == "office of the finder"


@pytest.mark.samples
def test_real_worksheets_come_back_with_their_questions(samples):
    found = {path.name: extract(path.read_bytes()) for path in sorted(samples.rglob("*.docx"))}
    assert len(found) == 5
    for name, reading in found.items():
        assert reading.title, name
        assert reading.passages[0].style is H, name
        assert not any("\u200b" in each.text or "  " in each.text for each in reading.passages), name
    assert len(found["Intro_SelfAssessment.docx"].passages) > 50
    assert sum(each.style is R for each in found["Intro_SelfAssessment.docx"].passages) > 40
    plan = found["Intro_CLPlan.docx"]
    assert any("mission" in each.text for each in plan.passages)


def test_a_file_without_a_word_is_no_error_here():
    assert extract(document("")).passages == ()
