"""A text that is pasted is a document like any other; it is also the way out where a file cannot be read."""

from bs4 import BeautifulSoup
from django.core.files.storage import default_storage

from groundplan.web.sources.models import Source

TEXT = "Our purpose\r\n\r\nWe bring people together.\r\n"


def test_it_becomes_a_document_with_title_day_and_years(room):
    response = room.paste("Minutes of the board", TEXT, dated="2026-03-02", begins="2026")
    row = Source.objects.get()
    assert response.url == f"{room.at}{row.id}/"
    assert (row.title, row.titled, row.pasted, row.kind) == ("Minutes of the board", True, True, "txt")
    with default_storage.open(row.stored_as) as file:
        assert file.read().decode() == "Our purpose\n\nWe bring people together."
    room.read()
    page = room.look(row)
    assert "pasted text" in page.select_one(".facts").text
    passages = page.select_one(".passages").text
    assert "Our purpose" in passages
    assert "a mission (the library’s)" in " ".join(passages.split())
    assert "We bring people together." in passages


def test_what_is_missing_is_told_and_what_was_typed_is_still_there(room, words):
    response = room.paste("", TEXT, dated="soon", begins="24")
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    said = words(page)
    for sentence in ("Say what the text is called", "write it like 2027-05-31", "A year has four digits"):
        assert sentence in said
    assert page.select_one("#text-text").text.split() == TEXT.split()
    assert page.select_one("#text-begins")["value"] == "24"
    assert not Source.objects.exists()
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_sent_twice_it_is_there_once(room, a_form_id):
    for _ in range(2):
        assert room.paste(edit=a_form_id).status_code == 302
    assert Source.objects.count() == 1
    assert len(default_storage.listdir(f"sources/{room.library}")[1]) == 1


def test_a_scan_says_so_and_its_text_is_pasted_in_its_place(room, reads_as, words):
    reads_as(pages=3, unread=(1, 2, 3))
    scan = room.added("scan.pdf", "%PDF-1.4")
    page = room.look(scan)
    assert "Holds no text that can be read: its pages are pictures" in words(page)
    assert "It is a scan, most likely." in words(page)
    way = page.find("a", string="Paste its text")["href"]
    assert way == f"{room.at}add/?replaces={scan.id}#text-title"
    form = BeautifulSoup(room.client().get(way).content, "html.parser")
    assert form.select_one("#text-title")["value"] == "scan"
    room.paste("The plan, typed", query=f"?replaces={scan.id}")
    assert Source.objects.get(pasted=True).replaces == scan


def test_a_text_of_any_letters_is_kept_as_it_is(room):
    room.paste("Ｔｉｔｌｅ \x07\u202e<b>", "café 図書館 \U0001f600 مكتبة")
    row = Source.objects.get()
    assert row.title == "Ｔｉｔｌｅ <b>"
    room.read()
    assert "café 図書館 \U0001f600 مكتبة" in room.look(row).select_one(".passages").text


def test_a_stranger_pastes_nothing(room, cast):
    fields = {"deed": "text", "edit": "abcd-1", "title": "x", "text": "y"}
    assert cast.client(cast.stranger).post(f"{room.at}add/", fields).status_code == 404
    assert not Source.objects.exists()
