"""The PDF writer: tagged as PDF/UA-1 asks, set with our own fonts, on paper that people have."""

import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image as Pixels
from pypdf import PdfReader

from groundplan.errors import GroundplanError
from groundplan.publish import compiling, pdf
from groundplan.publish.glyphs import breakable, covered
from groundplan.publish.outline import (
    Cell,
    Drawing,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Table,
    plain,
)

OUTLINES = ["filled", "blank", "planned", "bound", "rich"]


class Tags:
    """The tree that a screen reader walks: (role, element) in order."""

    def __init__(self, reader):
        self.elements = []
        self._walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])

    def _walk(self, thing):
        thing = thing.get_object()
        if isinstance(thing, list):
            for each in thing:
                self._walk(each)
        elif isinstance(thing, dict) and "/S" in thing:
            self.elements.append((str(thing["/S"]), thing))
            if "/K" in thing:
                self._walk(thing["/K"])

    def roles(self):
        return [role for role, _element in self.elements]

    def of(self, *roles):
        return [element for role, element in self.elements if role in roles]


def attributes(element):
    given = element.get("/A", [])
    given = given.get_object() if hasattr(given, "get_object") else given
    return [each.get_object() for each in given] if isinstance(given, list) else [given]


@pytest.fixture(params=OUTLINES)
def outline(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def reader(outline):
    return PdfReader(io.BytesIO(pdf.write(outline)))


def pages(*blocks, **frame):
    return PdfReader(io.BytesIO(pdf.write(Outline("T", blocks, **frame))))


def text_of(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def test_it_says_that_it_is_pdf_ua_with_title_and_language(reader, outline):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == outline.title
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", metadata)
    assert outline.title in metadata


def test_headings_leave_no_gap(reader):
    levels = [int(role[2:]) for role in Tags(reader).roles() if re.fullmatch(r"/H\d", role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headers_of_tables_say_what_they_head(reader):
    tags = Tags(reader)
    scopes = [next(each["/Scope"] for each in attributes(head) if "/Scope" in each) for head in tags.of("/TH")]
    assert set(scopes) <= {"/Column", "/Row", "/Both"}
    assert len(tags.of("/Table")) == 0 or "/Column" in scopes


def test_pictures_have_an_alternative(reader, outline):
    figures = Tags(reader).of("/Figure")
    drawn = [sheet for block in outline.blocks if isinstance(block, Drawing) for sheet in block.sheets]
    assert len(figures) == sum(isinstance(block, Image) for block in outline.blocks) + len(drawn)
    assert all(figure.get("/Alt") for figure in figures)


def test_every_block_is_read_as_it_always_was(rich, golden):
    golden("rich.pdf.txt", text_of(PdfReader(io.BytesIO(pdf.write(rich)))) + "\n")


def test_every_block_has_its_tag(rich):
    roles = Tags(PdfReader(io.BytesIO(pdf.write(rich)))).roles()
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link"} <= set(roles)


def test_lines_to_write_on_are_no_content():
    with_lines, without = pages(Paragraph((), "blank", 9)), pages()
    assert text_of(with_lines) == text_of(without)
    assert "/P" not in Tags(with_lines).roles()[-1:]


@pytest.mark.parametrize(
    ("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89)), ("tabloid", (595.28, 841.89))]
)
def test_the_paper_is_what_the_workbook_says_or_a4(paper, size):
    box = pages(paper=paper).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.5)


def test_fonts_are_those_that_come_along_and_lie_within(rich):
    reader = PdfReader(io.BytesIO(pdf.write(rich)))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "Noto" in described["/FontName"]
        assert {"/FontFile2", "/FontFile3"} & set(described)


def test_a_heading_that_skips_a_level_is_put_in_order():
    reader = pages(Heading(3, "First"), Heading(6, "Second"), Heading(1, "Third"))
    assert [role for role in Tags(reader).roles() if re.fullmatch(r"/H\d", role)] == ["/H1", "/H2", "/H1"]


def test_an_empty_heading_and_a_table_without_columns_are_left_out():
    reader = pages(Heading(1, " \u200b\n"), Heading(1, ""), Table((), ()), Paragraph(plain("Here")))
    assert "Here" in text_of(reader)


def test_a_document_without_a_title_is_called_groundplan():
    assert PdfReader(io.BytesIO(pdf.write(Outline("", ())))).metadata.title == "Groundplan"


def test_a_table_that_is_short_stays_on_one_page_and_a_long_one_repeats_its_header():
    lines = Paragraph(plain("\n".join("line" for _ in range(36))))
    short = Table(("Here", "B"), tuple((Cell(plain("together")), Cell(lines=2)) for _ in range(4)))
    assert [page.extract_text().count("together") for page in pages(lines, short).pages] == [0, 4]
    long = Table(("Head", "B"), tuple((Cell(plain("row")), Cell()) for _ in range(100)))
    counted = [page.extract_text().count("Head") for page in pages(long).pages]
    assert len(counted) > 2
    assert set(counted) == {1}


def test_a_header_as_long_as_a_page_does_not_come_for_ever():
    reader = pages(Table(("first " + "word " * 3000 + "last", "B"), ((Cell(plain("row")), Cell()),) * 3))
    told = text_of(reader)
    assert len(reader.pages) < 20
    assert "last" in told
    assert told.count("row") == 3


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page():
    for length in range(30, 46):
        lines = Paragraph(plain("\n".join("line" for _ in range(length))))
        reader = pages(
            lines, Heading(1, "Strengths"), Paragraph(plain("Why"), "hint", keep=True), Paragraph(plain("Because"))
        )
        at = {
            word: next(n for n, page in enumerate(reader.pages) if word in page.extract_text())
            for word in ("Strengths", "Because")
        }
        assert at["Strengths"] == at["Because"], length


def test_what_has_no_sign_in_the_fonts_is_spelled_out_with_a_notice():
    told = text_of(pages(Paragraph(plain("図 and 😀 and é"))))
    assert "[U+56F3] and [U+1F600] and é" in told
    assert "written by their Unicode number: [U+1F600], [U+56F3]" in told
    assert "Unicode number" not in text_of(pages(Paragraph(plain("é ½ ☐ שלום مكتبة"))))


def test_a_heap_of_marks_that_the_compiler_refuses_is_spelled_out_too():
    told = text_of(pages(Paragraph(plain("a word \u0436\u0652\u0308 and on"))))
    assert "and on" in told
    assert "[U+0652]" in told


def test_a_picture_fits_on_the_page_whatever_its_shape():
    for size in ((10, 3000), (3000, 10), (1, 1)):
        made = io.BytesIO()
        Pixels.new("L", size).save(made, "PNG")
        reader = pages(
            Paragraph(plain("before")), Image(made.getvalue(), "image/png", "alt"), Paragraph(plain("after"))
        )
        assert len(reader.pages) == 1
        assert "after" in text_of(reader)


def test_a_picture_that_cannot_be_read_is_told_in_words(rich):
    whole = next(block for block in rich.blocks if isinstance(block, Image)).data
    for data in (b"", b"no picture", whole[:-20], whole[:45]):
        told = text_of(pages(Image(data, "image/png", "A kite", "Thursday")))
        assert "A kite" in told or Tags(pages(Image(data, "image/png", "A kite"))).of("/Figure")


def test_a_picture_may_say_that_it_is_of_another_kind_than_it_is():
    made = io.BytesIO()
    Pixels.new("RGB", (9, 9)).save(made, "JPEG")
    assert Tags(pages(Image(made.getvalue(), "image/png", "alt"))).of("/Figure")


def test_lists_have_labels_and_the_numbers_they_were_given():
    reader = pages(ListBlock((ListItem(plain("was good")), ListItem(plain("is better"))), ordered=True, start=2024))
    assert "2024. was good" in re.sub(r"\s+", " ", text_of(reader))
    assert Tags(reader).roles().count("/Lbl") >= 2


def test_the_contents_name_parts_with_their_pages(bound):
    first = PdfReader(io.BytesIO(pdf.write(bound))).pages[0].extract_text()
    assert re.search(r"Contents\s+Our plan[ .]+2\s", first)
    assert re.search(r"Not begun yet[ .]+\d", first)


def test_a_document_in_arabic_is_set_from_the_right(rich, poppler):
    data = pdf.write(replace(rich, language="ar", title="خطة", blocks=(Paragraph(plain("مكتبة")),)))
    found = re.findall(r'xMin="([\d.]+)".*>([^<]+)</word>', poppler("pdftotext", data, "-bbox"))
    assert any(float(at) > 400 for at, _word in found)


def test_a_word_is_broken_only_where_no_line_can_hold_it():
    assert breakable("neighbourhood", 100, 10.5) == "neighbourhood"
    assert breakable("neighbourhood", 40, 10.5).replace("\u200b", "|") == "n|e|i|g|h|b|o|u|r|h|o|o|d"
    assert "\u200b\u0301" not in breakable("e\u0301" * 50, 40, 10.5)


def test_the_fonts_draw_what_people_in_these_languages_write():
    for text in ("ÁÉÍÓÚÑñ¿¡ßœŁłŐő", "Ελληνικά", "Кириллица їєґ", "العربية فارسی اردو", "עברית", "“”‘’–—…•·●○☐☑½€£°×"):
        assert covered() >= set(map(ord, text.replace(" ", ""))), text


class PanicException(BaseException):
    """What the compiler's library raises when it is beside itself."""


class Compiler:
    """Panics at the texts it is told to panic at, and else sets a page of its own."""

    def __init__(self, panics_at):
        self.panics_at = panics_at
        self.set = []

    def compile(self, *, sys_inputs, **_options):
        if self.panics_at in sys_inputs["outline"]:
            raise PanicException("end byte index 11 is out of bounds")
        self.set.append(sys_inputs["outline"])
        return b"%PDF"


def test_a_text_at_which_the_compiler_panics_is_set_more_plainly(monkeypatch):
    compiler = Compiler(panics_at="\u0301")
    monkeypatch.setattr(compiling, "_compiler", lambda template, root: compiler)
    assert pdf.write(Outline("T", (Paragraph(plain("e\u0301 is é")),))) == b"%PDF"
    assert "e[U+0301] is é" in compiler.set[0]


def test_where_nothing_can_be_set_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(compiling, "_compiler", lambda template, root: Compiler(panics_at=""))
    with pytest.raises(pdf.NotSetError, match="choose Word or a web page instead"):
        pdf.write(Outline("T", ()))
    assert issubclass(pdf.NotSetError, GroundplanError)


def test_only_panics_are_caught(monkeypatch):
    class Stopped(Compiler):
        def compile(self, **_options):
            raise KeyboardInterrupt

    monkeypatch.setattr(compiling, "_compiler", lambda template, root: Stopped(""))
    with pytest.raises(KeyboardInterrupt):
        pdf.write(Outline("T", ()))


def test_a_line_to_write_on_is_never_drawn_in_two_halves(poppler, tmp_path):
    for length in range(30, 42):
        lines = Paragraph(plain("\n".join("line" for _ in range(length))))
        data = pdf.write(Outline("T", (lines, Paragraph((), "blank", 12))))
        poppler("pdftoppm", data, "-r", "72", "-gray", output=(str(tmp_path / f"{length}"),))
        drawn = 0
        for page in tmp_path.glob(f"{length}-*.pgm"):
            with Pixels.open(page) as picture:
                column = [picture.getpixel((picture.width - 60, y)) < 235 for y in range(picture.height - 52)]
                drawn += sum(after and not before for before, after in pairwise(column))
        assert drawn == 12, length


@pytest.mark.parametrize(
    ("language", "from_left"), [("en", ["مكتبة", "Plan", "1", "2"]), ("ar", ["2", "1", "Plan", "مكتبة"])]
)
def test_the_footer_runs_as_the_document_does_whatever_the_librarys_name(poppler, language, from_left):
    outline = Outline("Plan", (Heading(1, "A"), Heading(1, "B", fresh=True)), author="مكتبة", language=language)
    page = poppler("pdftotext", pdf.write(outline), "-bbox", "-l", "1")
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*?)</word>', page)
    foot = sorted((float(left), *re.findall(r"\w+", word)) for left, top, word in words if float(top) > 700)
    # It gives Arabic in the order in which it is drawn.
    assert [word if word.isascii() else word[::-1] for _left, *told in foot for word in told] == from_left
