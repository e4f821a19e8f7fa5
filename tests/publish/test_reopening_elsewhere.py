"""What leaves the house is opened by other programs: LibreOffice reads the Word files, poppler the PDF."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image as Drawing

from groundplan.publish import html, markdown, pdf, word
from groundplan.publish.outline import Paragraph, plain
from groundplan.publish.places import bookmarks, read_title_bookmark
from groundplan.workbook.revision import Revision

OUTLINES = ["filled", "blank", "planned", "bound", "rich"]


@pytest.fixture(params=OUTLINES)
def outline(request):
    return request.getfixturevalue(request.param)


def lines(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def ink(picture, box):
    """How much of a part of a page is not white, in thousandths."""
    part = picture.crop(tuple(round(share * size) for share, size in zip(box, picture.size * 2, strict=True)))
    counted = part.histogram()
    return 1000 * sum(counted[:200]) // sum(counted)


class TestPoppler:
    def test_pdfinfo_finds_a_tagged_file_with_its_title(self, outline, poppler):
        told = poppler("pdfinfo", pdf.write(outline), output=())
        assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
        assert re.search(rf"^Title: +{re.escape(outline.title)}$", told, re.MULTILINE)
        assert re.search(r"^Page size: +612 x 792 pts \(letter\)$", told, re.MULTILINE)
        assert re.search(r"^JavaScript: +no$", told, re.MULTILINE)

    def test_pdftotext_reads_every_word_in_order(self, rich, poppler):
        told = " ".join(lines(poppler("pdftotext", pdf.write(rich))))
        order = ["Every block", "Words", "bold, slanted, and linked", "second line", "page 3", "one 5.", "of its own"]
        places = [told.find(each) for each in order]
        assert -1 not in places, order[places.index(-1)]
        assert places == sorted(places)

    def test_pdffonts_finds_only_our_fonts_embedded(self, rich, poppler):
        rows = poppler("pdffonts", pdf.write(rich), output=()).splitlines()[2:]
        assert rows
        assert all("Noto" in row and re.search(r" yes +yes +yes ", row) for row in rows)

    @pytest.mark.parametrize("made", ["blank", "rich"])
    def test_pdftoppm_draws_black_on_white_with_a_margin_for_the_binder(self, poppler, tmp_path, made, request):
        poppler(
            "pdftoppm", pdf.write(request.getfixturevalue(made)), "-r", "50", "-gray", output=(str(tmp_path / "page"),)
        )
        pages = sorted(tmp_path.glob("page*.pgm"))
        assert len(pages) >= 2
        for page in pages:
            with Drawing.open(page) as picture:
                assert ink(picture, (0, 0, 0.06, 1)) == 0, "the binder's holes"
                assert ink(picture, (0.06, 0, 0.115, 1)) < 20, "codes only"
                assert ink(picture, (0.94, 0, 1, 1)) == 0
                assert 0 < ink(picture, (0.1, 0.05, 0.94, 0.95)) < 300


@pytest.mark.xdist_group("libreoffice")
class TestLibreOffice:
    def test_a_word_file_becomes_a_pdf_with_all_its_words(self, outline, office, opened, poppler):
        data = word.write(outline)
        told = poppler("pdftotext", office("made.docx", data, "pdf"))
        lost = set(re.findall(r"\w+", re.sub(r"\d+\.\d+", r"\g<0> ", opened(data).text()))) - set(
            re.findall(r"\w+", told)
        )
        assert lost == set()

    def test_places_and_titles_survive_being_saved_by_it(self, outline, office, opened):
        again = opened(office("again.docx", word.write(outline), "docx"))
        kept = again.values("bookmarkStart", "name")
        assert set(bookmarks(outline)) <= set(kept)
        assert len(kept) == len(set(kept))

    def test_sheet_and_revision_are_read_back_from_the_title(self, filled, office, opened):
        again = opened(office("title.docx", word.write(filled), "docx"))
        found = [read_title_bookmark(name, ("other", "all")) for name in again.values("bookmarkStart", "name")]
        assert ("all", Revision(1, 57)) in found

    def test_headings_and_repeated_header_rows_survive_being_saved_by_it(self, rich, office, opened):
        first, again = opened(word.write(rich)), opened(office("styles.docx", word.write(rich), "docx"))

        def headings(made):
            return [each for each in made.styles() if re.match(r"(Heading|Title)", each[0])]

        assert headings(again) == headings(first)
        assert len(again.all("tblHeader")) == len(first.all("tblHeader")) == 4

    def test_each_list_counts_from_its_own_beginning(self, rich, office):
        told = lines(office("lists.docx", word.write(rich), "txt:Text (encoded):UTF8").decode("utf-8-sig"))
        assert "5. fifth" in told
        assert "1. again from one" in told

    def test_a_word_file_is_as_many_pages_as_the_pdf_or_nearly(self, blank, office, poppler):
        def pages(data):
            return int(re.search(r"Pages: +(\d+)", poppler("pdfinfo", data, output=()))[1])

        assert abs(pages(office("pages.docx", word.write(blank), "pdf")) - pages(pdf.write(blank))) <= 2

    def test_right_to_left_text_stands_on_the_right(self, rich, office, poppler):
        data = word.write(replace(rich, blocks=(Paragraph(plain("مكتبة")),)))
        boxes = poppler("pdftotext", office("right.docx", data, "pdf"), "-bbox")
        right = [
            float(x)
            for x, text in re.findall(r'xMax="([\d.]+)"[^>]*>([^<]+)</word>', boxes)
            if re.search("[\u0600-\u06ff\ufe70-\ufefc]", text)
        ]
        assert right
        assert max(right) > 500

    def test_a_web_page_opens_with_its_words(self, rich, office):
        told = office("page.html", html.write(rich).encode(), "txt:Text (encoded):UTF8").decode("utf-8-sig")
        for words in (
            "Every block",
            "Plain, bold, slanted, and linked.",
            "Strategic plan 2024, page 3",
            "We follow up",
        ):
            assert words in told

    def test_text_from_everywhere_arrives_in_it(self, office, opened, rich):
        texts = [
            "é ñ 𝄞 😀 図書館",
            "مكتبة المدينة",
            "שלום Wi-Fi",
            "a\x00b",
            "<script>alert(1)</script> & ]]>",
            "W" * 300,
        ]
        data = word.write(replace(rich, blocks=tuple(Paragraph(plain(text)) for text in texts)))
        again = opened(office("hostile.docx", data, "docx")).text()
        for text in texts:
            assert text.replace("\x00", "[U+0000]") in again


def test_markdown_is_plain_utf_8(bound):
    data = markdown.write(bound).encode("utf-8")
    assert io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read().startswith("# A small toolkit\n")
