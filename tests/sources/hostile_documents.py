"""Documents that nobody wrote to be read: built byte by byte, each to hurt whoever reads it."""

import io
import zipfile
import zlib

from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject
from typeset import PARAGRAPHS, typeset

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf_of(*objects, root=1):
    """A PDF of these objects, numbered from 1, with a table of where they stand."""
    told, places = io.BytesIO(), []
    told.write(b"%PDF-1.7\n")
    for number, each in enumerate(objects, 1):
        places.append(told.tell())
        told.write(b"%d 0 obj\n" % number + each + b"\nendobj\n")
    begin = told.tell()
    told.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        told.write(b"%010d 00000 n \n" % place)
    told.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, begin))
    return told.getvalue()


def stream(data, more=b""):
    """A stream, packed."""
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n" % (len(packed), more) + packed + b"\nendstream"


PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(content, font=FONT, *more, catalog=b"<< /Type /Catalog /Pages 2 0 R >>"):
    """A PDF of one page with this content, in this font; `more` are objects from number 6."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    )
    return pdf_of(catalog, PAGES, page, stream(content), font, *more)


def line(text=b"Our mission is to lend books."):
    """The drawing of one line."""
    return b"BT /F 12 Tf 72 700 Td (" + text + b") Tj ET\n"


def locked():
    """A PDF that opens only with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset("Our mission"))))
    writer.encrypt("secret", algorithm="AES-256-R5")
    told = io.BytesIO()
    writer.write(told)
    return told.getvalue()


def of_pages(number):
    """So many pages, each with a line."""
    return typeset(f"#for n in range({number}) [= Goal #n\n #pagebreak(weak: true)]")


def of_letters_without_a_map():
    """A page whose font says of no glyph which letter it is: every number of one is taken from another font."""
    data = typeset(f'#set text(font: "Noto Sans")\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}')
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for each in writer.pages:
        for font in each["/Resources"]["/Font"].values():
            del font.get_object()[NameObject("/ToUnicode")]
    told = io.BytesIO()
    writer.write(told)
    return told.getvalue()


def of_letters_of_its_own():
    """A page whose font says that its letters are none that anybody else has."""
    data = typeset(f'#set text(font: "Noto Sans")\n{PARAGRAPHS[0]}')
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for each in writer.pages:
        for font in each["/Resources"]["/Font"].values():
            told = StreamObject()
            told.set_data(
                b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
                b"endcodespacerange 1 beginbfrange <0000> <0FFF> <E000> endbfrange endcmap end end"
            )
            font.get_object()[NameObject("/ToUnicode")] = writer._add_object(told)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def with_script_and_files():
    """A PDF that runs a script when it is opened, starts a program, and holds a file."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset("Our mission is to lend books."))))
    writer.add_attachment("evil.exe", b"MZ" + bytes(400))
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.launchURL('http://example.org/')"),
            NameObject("/Next"): DictionaryObject({NameObject("/S"): NameObject("/Launch")}),
        }
    )
    told = io.BytesIO()
    writer.write(told)
    return told.getvalue()


HARMFUL_PDF = {
    "nothing but a beginning": lambda: b"%PDF-1.7\n",
    "arrays a hundred thousand deep": lambda: one_page(b"[" * 60_000 + b"]" * 100_000 + line()),
    "dictionaries a hundred thousand deep": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R /X " + b"<< /A " * 100_000 + b">>" * 100_000 + b" >>", PAGES,
        b"<< /Type /Page /Parent 2 0 R >>"
    ),
    "pages that are their own parent": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    ),
    "a million pages that are one": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 1000000 >>" % (b"3 0 R " * 1_000_000),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    ),
    "a count that is a lie": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 999 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    ),
    "a circle of bookmarks": lambda: one_page(
        line(), FONT, b"<< /First 7 0 R /Last 7 0 R /Count 1 >>", b"<< /Title (x) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>",
        catalog=b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
    ),
    "a form that draws itself": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", PAGES,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do"),
        stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"),
    ),
    "half a gigabyte of drawing in half a megabyte": lambda: one_page(b"0 0 m 9 9 l S\n" * 36_000_000),
    "half a gigabyte packed twice": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", PAGES,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        (lambda packed: b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed) + packed + b"\nendstream")(
            zlib.compress(zlib.compress(b" " * 500_000_000, 9), 9)
        ),
    ),
    "two million letters on a page": lambda: one_page(line(b"x" * 2_000) * 1_000),
    "letters of no size at no place": lambda: one_page(b"BT /F 0 Tf 1e38 -1e38 Td (x) Tj 0 0 0 0 1e30 1e30 Tm (y) Tj ET"),
    "a page as large as a country": lambda: one_page(line()).replace(b"[0 0 612 792]", b"[-9e9 -9e9 9e9 9e9]"),
    "a picture of a billion dots": lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", PAGES,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"612 0 0 792 0 0 cm /X Do"),
        stream(bytes(1_000_000), b"/Type /XObject /Subtype /Image /Width 32000 /Height 32000 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ),
}  # fmt: skip


def document(*paragraphs):
    """A plain Word file."""
    made = Document()
    for each in paragraphs or PARAGRAPHS[:2]:
        made.add_paragraph(each)
    told = io.BytesIO()
    made.save(told)
    return told.getvalue()


def packed(parts, base=None):
    """A Word file with these parts, in place of its own or beside them."""
    told = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or document())) as old,
        zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.infolist():
            if each.filename not in parts:
                new.writestr(each.filename, old.read(each.filename))
        for name, data in parts.items():
            new.writestr(name, data)
    return told.getvalue()


def body(inside):
    """The text of a Word file with this in its body."""
    return f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'.encode()


def run(text):
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def many_laughs():
    """The text of a Word file whose entities stand for each other, ten times each."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "haha">{entities}]><w:document xmlns:w="{WORD}"><w:body>'
        f"{run('&l9;')}</w:body></w:document>"
    ).encode()


def a_file_of_ours():
    """The text of a Word file that wants one of the server's files in it."""
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{WORD}"><w:body>'
        f"{run('before &f; after')}</w:body></w:document>"
    ).encode()


def styles_in_a_circle():
    """Styles that are each based on the other."""
    return (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="B" w:default="1"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>'
    ).encode()


MAIN = "word/document.xml"
HARMFUL_WORD = {
    "an archive cut off": lambda: document()[:3_000],
    "nothing after its beginning": lambda: b"PK\x03\x04" + bytes(400),
    "two hundred megabytes in a fifth of one": lambda: packed({MAIN: body(run(" " * 200_000_000))}),
    "forty million paragraphs": lambda: packed({MAIN: body("<w:p/>" * 10_000_000)}),
    "tables a hundred thousand deep": lambda: packed({MAIN: body("<w:tbl><w:tr><w:tc>" * 100_000)}),
    "a text that is no XML": lambda: packed({MAIN: b"\xff\xfe\x00 mission"}),
    "entities that laugh": lambda: packed({MAIN: many_laughs()}),
    "ten thousand parts": lambda: packed({f"x/{n}": b"" for n in range(10_000)}),
}


def sealed():
    """A Word file whose text is marked as encrypted in its archive."""
    data = bytearray(document())
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 4)
    return bytes(data)


HARMFUL_HTML = {
    "elements a hundred thousand deep": lambda: b"<html>" + b"<div><b>" * 100_000 + b"mission",
    "lists a hundred thousand deep": lambda: b"<html>" + b"<ul><li>x" * 100_000,
    "tables a hundred thousand deep": lambda: b"<html>" + b"<table><tr><td>x" * 100_000,
    "ten million signs": lambda: b"<html>" + b"<" * 10_000_000,
    "a million paragraphs": lambda: b"<html>" + b"<p>x" * 1_000_000,
    "an attribute of ten megabytes": lambda: b"<html><p class='" + b"x " * 5_000_000 + b"'>mission</p>",
}
HARMFUL_MARKDOWN = {
    "quotations ten thousand deep": lambda: b">" * 10_000 + b" mission",
    "lists ten thousand deep": lambda: b"".join(b" " * (2 * n) + b"- x\n" for n in range(3_000)),
    "brackets": lambda: b"[" * 60_000,
    "stars": lambda: b"*a " * 60_000 + b"_b" * 60_000,
    "many rows": lambda: b"|a|b|\n|-|-|\n" + b"|c|d|\n" * 30_000,
}
