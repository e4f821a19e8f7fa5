"""Adding files: several at once, each read in the background; what cannot be added is told by its name."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundplan.web.audit.queries import lines
from groundplan.web.jobs.models import Job
from groundplan.web.sources import actions, adding, sizes
from groundplan.web.sources.models import Source, SourcePassage, State
from groundplan.web.sources.sizes import MOST_FILES

PLAN = "A plan\n\nWe listen first."


def files():
    return [
        f"sources/{library}/{name}"
        for library in folders()
        for name in default_storage.listdir(f"sources/{library}")[1]
    ]


def folders():
    return default_storage.listdir("sources")[0] if default_storage.exists("sources") else []


def test_a_file_is_added_and_read_in_the_background(room, cast):
    response = room.upload(("plan.txt", PLAN), dated="2024-05-01", begins="2024", ends="2027")
    row = Source.objects.get()
    assert response.url == f"{room.at}{row.id}/"
    assert (row.title, row.kind, row.size, row.state) == ("plan", "txt", len(PLAN), State.WAITING)
    assert (str(row.dated), row.begins, row.ends, row.added_by) == ("2024-05-01", 2024, 2027, cast.owner)
    assert files() == [row.stored_as] == [f"sources/{room.library}/{row.id}.txt"]
    assert "Waits to be read" in str(room.look(row))
    assert room.read() == 1
    row.refresh_from_db()
    assert (row.state, row.passages) == (State.READ, 2)
    assert [each.text for each in SourcePassage.objects.order_by("number")] == ["A plan", "We listen first."]
    assert "added the document “plan”" in {line.what for line in lines(cast.workbook.library_id)[0]}


def test_several_at_once_are_several_documents(room):
    response = room.upload(("one.txt", "One"), ("two.md", "# Two"), ("three.html", "<p>Three"))
    assert response.url == room.at
    assert sorted(Source.objects.values_list("title", "kind")) == [("one", "txt"), ("three", "html"), ("two", "md")]
    page = BeautifulSoup(room.client().get(room.at).content, "html.parser")
    assert "3 documents were added." in page.select_one(".message").text
    assert len(page.select(".documents > li")) == 3
    assert len(files()) == 3


def test_a_form_sent_twice_adds_once_and_two_files_of_one_form_are_two(room, a_form_id):
    for _ in range(2):
        assert room.upload(("plan.txt", PLAN), edit=a_form_id).status_code == 302
    assert Source.objects.count() == len(files()) == Job.objects.count() == 1
    room.upload(("plan.txt", "Another text"), edit=a_form_id)
    assert Source.objects.count() == len(files()) == 2


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.doc", b"x", "“notes.doc” is in a format that is not read here"),
        ("page.png", b"x", "“page.png” is a picture, and no words can be read from it"),
        ("run.exe", b"MZ", "“run.exe” is of no kind that can be read here"),
        ("plan", b"x", "“plan” is of no kind that can be read here"),
        ("empty.pdf", b"", "There is nothing in “empty.pdf”"),
    ],
)
def test_what_cannot_be_added_is_told_and_the_others_are_there(room, words, name, data, sentence):
    response = room.upload((name, data), ("plan.txt", PLAN))
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert sentence in page.select_one(".summary").get_text()
    assert "1 document was added." in words(page)
    assert [row.title for row in Source.objects.all()] == ["plan"]
    assert len(files()) == 1


def test_a_file_that_is_larger_than_may_be_is_told_and_leaves_nothing(room, monkeypatch):
    monkeypatch.setattr(actions, "LARGEST", 10)
    response = room.upload(("plan.txt", "x" * 11))
    assert response.status_code == 422
    assert "“plan.txt” is larger than 40 MB" in response.content.decode()
    assert not Source.objects.exists()
    assert files() == []


def test_a_full_shelf_takes_nothing_more(room, monkeypatch):
    room.upload(("one.txt", "One"))
    for most in (("MOST_DOCUMENTS", 1), ("MOST_BYTES", 5)):
        with monkeypatch.context() as patch:
            patch.setattr(actions, *most)
            response = room.upload(("two.txt", "Two and more"))
            assert "Nothing was added: a library can have" in response.content.decode()
    assert Source.objects.count() == len(files()) == 1


def test_too_many_files_and_no_file_are_told(room):
    assert "Choose a file first" in room.upload().content.decode()
    response = room.upload(*((f"{n}.txt", "x") for n in range(MOST_FILES + 1)))
    assert f"Choose at most {MOST_FILES} files at once." in response.content.decode()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..\\..\\etc\\plan.txt", "plan.txt"),
        ("a/b/../../plan.txt", "plan.txt"),
        ("pl\x00an\r\nSet-Cookie: a=b\u202etxt.exe.txt", "pl an Set-Cookie: a=b txt.exe.txt"),
        ("x" * 400 + ".txt", "x" * 108 + ".txt"),
        ("خطة.txt", "خطة.txt"),
        (".txt", ".txt"),
    ],
)
def test_a_files_name_is_a_name_and_nothing_else(given, kept):
    assert actions.file_name(given) == kept


def test_a_hostile_name_reaches_neither_the_folder_nor_the_headers(room):
    response = room.upload(("../../../pwned'; x=y\u2028X-Evil: 1.txt", PLAN))
    assert response.status_code == 302
    row = Source.objects.get()
    assert files() == [row.stored_as]
    got = room.client().get(f"{room.at}{row.id}/file")
    assert "X-Evil" not in got.headers
    assert got["Content-Disposition"].startswith("attachment; filename=")


def test_what_is_wrong_with_the_years_is_told_before_anything_is_kept(room, words):
    response = room.upload(("plan.txt", PLAN), begins="2027", ends="2024")
    assert response.status_code == 422
    assert "It cannot end before it begins" in words(BeautifulSoup(response.content, "html.parser"))
    assert files() == []


def test_a_disk_that_fills_up_leaves_no_row_and_no_file(room, monkeypatch):
    def full(name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(actions.default_storage, "save", full)
    response = room.upload(("plan.txt", PLAN))
    assert response.status_code == 507
    assert not Source.objects.exists()
    assert not Job.objects.exists()


def test_a_form_without_its_id_adds_nothing(room):
    response = room.client().post(f"{room.at}add/", {"deed": "files", "file": SimpleUploadedFile("a.txt", b"x")})
    assert response.status_code == 422
    assert "send the form once more" in response.content.decode()
    assert files() == []


def test_a_form_of_another_site_is_refused(room, cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    response = client.post(
        f"{room.at}add/", {"deed": "files", "edit": "abcd-1", "file": SimpleUploadedFile("a.txt", b"x")}
    )
    assert response.status_code == 403
    assert not Source.objects.exists()


def test_a_stranger_adds_nothing_and_a_deed_that_is_none_is_not_there(room, cast):
    file = SimpleUploadedFile("a.txt", b"x")
    fields = {"deed": "files", "edit": "abcd-1", "file": file}
    assert cast.client(cast.stranger).post(f"{room.at}add/", fields).status_code == 404
    assert room.client().post(f"{room.at}add/", {"deed": "steal"}).status_code == 404
    assert files() == []


def test_the_page_tells_its_limits(room, words):
    page = BeautifulSoup(room.client().get(f"{room.at}add/").content, "html.parser")
    assert "each at most 40 MB, together 100 MB" in words(page)
    file = page.select_one("input[type=file]")
    assert ".pdf" in file["accept"].split(",")
    assert (int(file["data-largest"]), int(file["data-together"])) == (adding.LARGEST, sizes.LARGEST_FORM)
