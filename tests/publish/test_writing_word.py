"""The Word writer: structure, places, language, and a package without faults."""

import io
import re

import pytest
from docx import Document
from lxml import etree

from groundplan.publish.outline import (
    Cell,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Run,
    Table,
    plain,
)
from groundplan.publish.places import bookmark, bookmarks, title_bookmark
from groundplan.publish.word import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEBREW = "ספרייה"


@pytest.fixture
def word(opened):
    def of(*blocks, **frame):
        return opened(write(Outline("T", blocks, **frame)))

    return of


def structure(body):
    """The document as lines: elements that carry meaning, with what they say."""
    lines = []

    def walk(element, depth):
        name = etree.QName(element).localname
        own = {etree.QName(key).localname: value for key, value in element.attrib.items()}
        own.pop("space", None)
        told = " ".join(f"{key}={value}" for key, value in sorted(own.items()))
        text = element.text if name == "t" else ""
        lines.append("  " * depth + " ".join(filter(None, (name, told, text))))
        for child in element if name != "drawing" else ():
            walk(child, depth + 1)

    walk(body, 0)
    return "\n".join(lines) + "\n"


def test_every_block_is_written_as_it_always_was(rich, opened, golden):
    golden("rich.docx.txt", structure(opened(write(rich)).document.find(f"{W}body")))


@pytest.mark.parametrize("which", ["filled", "blank", "planned", "bound", "rich"])
def test_the_package_has_no_name_twice_and_every_part_is_well_formed(request, opened, which):
    made = opened(write(request.getfixturevalue(which)))
    names = made.zip.namelist()
    assert len(names) == len(set(names))
    assert made.zip.testzip() is None
    for name in names:
        if name.endswith((".xml", ".rels")):
            etree.fromstring(made.zip.read(name))
    Document(io.BytesIO(made.data))


def test_headings_are_real_headings(rich, opened):
    styles = [(style, text) for style, text in opened(write(rich)).styles() if style.startswith(("Title", "Heading"))]
    assert styles == [
        ("Title", "Every block"),
        ("Heading1", "Words"),
        ("Heading2", "3.1Plain and marked"),
        ("Heading2", "3.2Lists"),
        ("Heading1", "Tables"),
        ("Heading2", "A picture"),
        ("Heading2", "A drawing"),
    ]


def test_every_style_that_is_used_is_there(rich, bound, opened):
    for outline in (rich, bound):
        made = opened(write(outline))
        known = {
            style.get(f"{W}styleId") for style in etree.fromstring(made.zip.read("word/styles.xml")).iter(f"{W}style")
        }
        used = {*made.values("pStyle"), *made.values("rStyle"), *made.values("tblStyle")}
        assert used <= known


def test_title_author_and_language_are_told(word):
    made = word(Paragraph(plain("Hola")), author="Biblioteca", language="es-MX")
    core = Document(io.BytesIO(made.data)).core_properties
    assert (core.title, core.author, core.language) == ("T", "Biblioteca", "es-MX")
    styles = etree.fromstring(made.zip.read("word/styles.xml"))
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"es-MX"}


def test_no_clock_and_no_name_of_a_program_is_in_it(rich, opened):
    core = opened(write(rich)).zip.read("docProps/core.xml").decode()
    assert not re.search(r"20\d\d-\d\d-\d\d|python", core)


def test_a_questions_words_lie_in_a_control_and_a_bookmark(rich, opened):
    made = opened(write(rich))
    assert made.values("tag") == [bookmark("all/mission"), bookmark("all/strong")]
    assert made.values("bookmarkStart", "name") == [
        title_bookmark("all", "1.57"),
        bookmark("all/mission"),
        bookmark("all/strong"),
    ]
    assert set(bookmarks(rich)) == set(made.values("bookmarkStart", "name"))
    for control in made.all("sdtContent"):
        assert "".join(control.itertext()) in ("Plain and marked", "Lists")


def test_the_titles_bookmark_tells_sheet_and_revision(filled, blank, bound, opened):
    assert opened(write(filled)).values("bookmarkStart", "name")[0] == title_bookmark("all", "1.57")
    assert opened(write(blank)).values("bookmarkStart", "name")[0] == title_bookmark("all")
    names = opened(write(bound)).values("bookmarkStart", "name")
    assert title_bookmark("all", "1.57") in names
    assert title_bookmark("all", "2.3") in names


def test_names_and_numbers_of_bookmarks_are_unique(bound, opened):
    made = opened(write(bound))
    names, numbers = made.values("bookmarkStart", "name"), made.values("bookmarkStart", "id")
    assert len(names) == len(set(names)) == len(set(numbers))
    assert sorted(numbers) == sorted(made.values("bookmarkEnd", "id"))
    assert all(len(name) <= 40 for name in names)


def test_the_contents_lead_to_the_parts(bound, opened):
    made = opened(write(bound))
    anchors = [each.get(f"{W}anchor") for each in made.all("hyperlink") if each.get(f"{W}anchor")]
    assert len(anchors) == 4
    assert set(anchors) <= set(made.values("bookmarkStart", "name"))


def test_header_rows_are_repeated_and_short_rows_are_not_broken(opened, word):
    made = word(Table(("A", "B"), ((Cell(plain("x")), Cell(plain("y"))), (Cell(plain("word " * 2000)), Cell()))))
    rows = made.all("tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_table_is_as_wide_as_the_text(word, paper):
    made = word(Table(("A", "B", "C"), (), widths=(3, 2, 1)), paper=paper)
    page, margins = made.all("pgSz")[0], made.all("pgMar")[0]
    width = int(page.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    assert width - 3 <= sum(int(each) for each in made.values("gridCol", "w")) <= width
    assert int(margins.get(f"{W}left")) >= 1440, "a binder's holes"


def test_each_numbered_list_counts_anew(word):
    one = ListBlock((ListItem(plain("a")), ListItem(plain("b"))), ordered=True)
    made = word(one, ListBlock((ListItem(plain("c")),), ordered=True, start=7), one)
    used = made.values("numId")
    assert used[0] == used[1]
    assert len({used[0], used[2], used[3]}) == 3
    numbering = etree.fromstring(made.zip.read("word/numbering.xml"))
    starts = {
        num.get(f"{W}numId"): [each.get(f"{W}val") for each in num.iter(f"{W}startOverride")]
        for num in numbering.iter(f"{W}num")
    }
    assert [starts[number] for number in (used[0], used[2], used[3])] == [["1"], ["7"], ["1"]]


def test_right_to_left_text_is_marked_so(word):
    made = word(Paragraph((Run(f"{HEBREW}, Wi-Fi", bold=True),)), Paragraph(plain(f"English {HEBREW}")))
    first, second = made.all("p")[1:3]
    assert [each.find(f"{W}pPr/{W}bidi") is not None for each in (first, second)] == [True, False]
    runs = [
        ("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in (*first.iter(f"{W}r"), *second.iter(f"{W}r"))
    ]
    assert runs == [(HEBREW, True), (", Wi-Fi", False), ("English ", False), (HEBREW, True)]


def test_a_document_in_a_right_to_left_language_turns_its_tables(word):
    made = word(Table(("A",), ((Cell(plain("x")),),)), language="he")
    assert made.all("bidiVisual")
    assert b"<w:bidi/>" in made.zip.read(next(name for name in made.zip.namelist() if "footer" in name))


def test_a_picture_has_its_alternative_and_fits_on_the_page(word, rich, opened):
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    made = opened(write(rich))
    assert [each.get("descr") for each in made.document.iter(f"{drawing}docPr")] == ["A teal field", "A door"]
    tall = next(block for block in rich.blocks if isinstance(block, Image))
    extent = next(word(tall).document.iter(f"{drawing}extent"))
    assert int(extent.get("cx")) <= 6400 * 635
    assert int(extent.get("cx")) * 40 == pytest.approx(int(extent.get("cy")) * 60, rel=0.01)


def test_a_picture_that_cannot_be_read_is_told_in_words(word):
    for data in (b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(30)):
        assert "A kite · Thursday" in word(Image(data, "image/png", "A kite", "Thursday")).text()


def test_the_footer_says_what_it_is_and_counts_pages(word):
    made = word(Heading(1, "A"), author="Mill River")
    footer = made.zip.read(next(name for name in made.zip.namelist() if "footer" in name)).decode()
    assert "Mill River · T" in footer
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
