"""A file is read as what it is, whatever it is called; what cannot be read is told in one sentence."""

import pytest
import typst

from groundplan.sources import reading as place
from groundplan.sources.reading import (
    DamagedSourceError,
    LockedSourceError,
    NothingInItError,
    OtherFormatError,
    PictureOfTextError,
    SourceTooLargeError,
    UnreadableKindError,
    read,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TEXT = b"Our mission is to lend books.\n"


@pytest.fixture(scope="module")
def pdf():
    return typst.compile(b"Our mission is to lend books.")


@pytest.mark.parametrize("name", ["plan.pdf", "PLAN.PDF", "plan.docx", "plan.txt", "plan.jpeg", "plan.doc", "plan", ""])
def test_a_pdf_is_read_as_one_under_every_name(pdf, name):
    made = read(name, pdf)
    assert (made.pages, made.text) == (1, "Our mission is to lend books.")


def test_signs_before_a_pdf_do_not_hide_it(pdf):
    assert read("plan.pdf", b"\r\nX-Scanned: no\r\n\r\n" + pdf).text == "Our mission is to lend books."


@pytest.mark.parametrize("name", ["plan.txt", "plan.text", "plan", ""])
def test_plain_text_is_read_as_plain_text(name):
    made = read(name, TEXT)
    assert (made.pages, made.text) == (0, "Our mission is to lend books.")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("plan.pdf", TEXT, DamagedSourceError),
        ("plan.docx", TEXT, DamagedSourceError),
        ("plan.pdf", bytes(range(256)) * 9, DamagedSourceError),
        ("plan.xyz", TEXT, UnreadableKindError),
        ("plan.exe", b"MZ\x90\0\3\0\0\0", UnreadableKindError),
        ("plan.txt", b"\x7fELF" + bytes(99), UnreadableKindError),
        ("plan.doc", OLE, OtherFormatError),
        ("plan.pdf", OLE, OtherFormatError),
        ("plan.rtf", b"{\\rtf1 Our mission}", OtherFormatError),
        ("plan.docx", b"{\\rtf1 Our mission}", OtherFormatError),
        ("plan.wpd", b"\xffWPC", OtherFormatError),
        ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), LockedSourceError),
        ("scan.jpg", b"\xff\xd8\xff\xe0" + bytes(99), PictureOfTextError),
        ("scan.pdf", b"\x89PNG\r\n\x1a\n" + bytes(99), PictureOfTextError),
        ("plan.pdf", b"", NothingInItError),
        ("plan.txt", b" \r\n\t\n", NothingInItError),
        ("plan.docx", bytes(4_000), NothingInItError),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(name, data, error):
    with pytest.raises(error) as told:
        read(name, data)
    assert f"“{name}”" in told.value.sentence
    assert any(way in told.value.sentence for way in ("choose", "paste"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\Ana\\plan.doc", "“plan.doc”"),
        ("../../etc/plan.doc", "“plan.doc”"),
        ("pl\x00an\r\n\u202e.doc", "“plan.doc”"),
        ("x" * 4_000 + ".doc", "“" + "x" * 60 + "…" + "x" * 11 + ".doc”"),
        ("<b>{name}</b>.doc", "“b>.doc”"),
        ("{most}.doc", "“{most}.doc”"),
    ],
)
def test_a_files_name_cannot_bend_the_sentence(name, shown):
    with pytest.raises(OtherFormatError) as told:
        read(name, OLE)
    assert told.value.sentence.startswith(shown)


def test_two_hundred_megabytes_are_refused_before_anybody_looks_at_them(monkeypatch):
    monkeypatch.setattr(place, "confined", lambda *asked: pytest.fail("it was looked at"))
    with pytest.raises(SourceTooLargeError) as told:
        read("plan.pdf", bytes(200 * 1024 * 1024))
    assert "larger than 40 MB" in told.value.sentence
