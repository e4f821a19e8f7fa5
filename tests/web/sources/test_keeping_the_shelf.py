"""The list, saying what a document is, a newer edition, removing with an undo, and deleting for good after a month."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groundplan.web.audit.queries import lines
from groundplan.web.sources import background
from groundplan.web.sources.background import KEPT_REMOVED
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage


def page_of(room, query="", client=None):
    return BeautifulSoup((client or room.client()).get(room.at + query).content, "html.parser")


def test_an_empty_shelf_says_what_is_useful_and_that_none_is_needed(room, words):
    said = words(page_of(room))
    assert "There is none yet, and none is needed" in said
    assert "its strategic plan" in said
    assert not page_of(room).select_one("input[name=q]")


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("2021", "2024", "2021 to 2024, which has ended"),
        ("2024", "2027", "2024 to 2027 ·"),
        ("2027", "2027", "2027 ·"),
        ("2024", "", "from 2024 ·"),
        ("", "2020", "until 2020, which has ended"),
        ("", "2027", "until 2027 ·"),
    ],
)
def test_the_list_says_what_each_is_and_when_its_years_have_passed(room, words, begins, ends, said):
    with time_machine.travel("2027-06-01T12:00:00Z"):
        room.added(dated="2021-02-03", begins=begins, ends=ends)
        line = page_of(room).select_one(".documents > li").get_text(" ", strip=True)
    line = " ".join(line.split())
    assert said in line
    assert line.startswith("Mill River Library Strategic Plan Feb 3, 2021 ·")
    assert "Plain text Added by Ana on Jun 1, 2027" in line


def test_a_longer_list_asks_the_database_no_more_often(room):
    def asked_for():
        # What was said once is taken out of the session by the first look.
        room.client().get(room.at)
        with CaptureQueriesContext(connection) as asked:
            assert room.client().get(room.at).status_code == 200
        return len(asked)

    room.upload(("one.txt", "1"))
    few = asked_for()
    room.upload(*((f"{n}.txt", f"{n}") for n in range(15)))
    for row in Source.objects.all()[:5]:
        room.press("remove", row)
    assert asked_for() == few


def test_what_a_document_is_can_be_said_later(room, cast, words):
    row = room.added()
    client = room.client(cast.member)
    response = room.press(
        "change", row, client, title="Plan of the board\n", dated="2024-05-01", begins="2024", ends="2027"
    )
    assert response.url == f"{room.at}{row.id}/"
    row.refresh_from_db()
    assert (row.title, str(row.dated), row.begins, row.ends) == ("Plan of the board", "2024-05-01", 2024, 2027)
    page = room.look(row, client)
    assert "It is kept." in words(page)
    assert page.select_one("#id_begins")["value"] == "2024"
    assert page.select_one("#id_dated")["value"] == "2024-05-01"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Say what the text is called"),
        ({"title": "x", "begins": "2027", "ends": "2024"}, "It cannot end before it begins"),
        ({"title": "x", "begins": "24"}, "A year has four digits"),
        ({"title": "x", "dated": "soon"}, "Choose the day, or write it like"),
        ({"title": "x" * 301}, "This title is too long"),
    ],
)
def test_what_cannot_be_said_of_it_is_told(room, fields, sentence):
    row = room.added()
    response = room.press("change", row, **fields)
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert sentence in page.select_one(".summary").text
    assert page.select_one(".adding[open] form")
    row.refresh_from_db()
    assert row.title == "Mill River Library Strategic Plan"


def test_a_newer_edition_stands_in_place_of_the_older_which_stays(room, words):
    older = room.added("plan-2020.txt")
    way = room.look(older).find("a", string="Add a newer edition")["href"]
    newer = room.added("plan-2024.txt", query=f"?{way.partition('?')[2]}")
    assert newer.replaces == older
    listed = [each.get_text(" ", strip=True) for each in page_of(room).select(".documents > li")]
    assert listed[0].startswith("Mill River Library Strategic Plan")
    assert "there is a newer edition" not in listed[0]
    assert "there is a newer edition" in listed[1]
    assert "There is a newer edition: Mill River Library Strategic Plan" in words(room.look(older))
    assert room.look(newer).select_one(".facts a")["href"] == f"{room.at}{older.id}/"
    room.press("remove", newer)
    assert "newer edition:" not in words(room.look(older))
    room.press("remove", older)
    assert room.client().get(f"{room.at}add/?replaces={older.id}").status_code == 404
    assert room.client().get(f"{room.at}add/?replaces=none").status_code == 404


def test_removed_it_is_off_the_shelf_and_can_be_put_back(room, cast, words):
    row = room.added()
    response = room.press("remove", row)
    assert response.url == f"{room.at}?removed={row.id}#removed"
    page = page_of(room, f"?removed={row.id}")
    assert "“Mill River Library Strategic Plan” was removed. What was quoted from it stays." in words(page)
    assert not page.select(".documents")
    assert "Deleted for good on" in words(page)
    assert room.client().get(f"{room.at}{row.id}/").status_code == 404
    assert room.press("remove", row).status_code == 404
    fields = room.form("put-back", room.client())
    assert room.client().post(room.at, fields).url == room.at
    assert "“Mill River Library Strategic Plan” is back." in words(page_of(room))
    assert "We listen to teens" in room.look(row).select_one(".passages").text
    assert room.client().post(room.at, fields).status_code == 404
    said = [line.what for line in lines(cast.workbook.library_id)[0] if "document" in line.what]
    assert said == [
        "put the document “Mill River Library Strategic Plan” back",
        "removed the document “Mill River Library Strategic Plan”",
        "added the document “plan”",
    ]


def test_a_month_later_it_is_deleted_for_good_with_its_file_and_every_passage(room, reads_as, a_mission):
    reads_as("One", "Two", "We bring people and knowledge together.", statements=[a_mission()])
    gone, kept = room.added("gone.txt"), room.added("kept.txt")
    younger = room.added("younger.txt")
    room.press("remove", gone)
    room.press("remove", younger)
    Source.objects.filter(id=gone.id).update(removed=timezone.now() - KEPT_REMOVED - timedelta(minutes=1))
    background.forget_removed({})
    assert set(Source.objects.values_list("title", flat=True)) == {"kept", "younger"}
    assert SourcePassage.objects.count() == 6
    assert FoundStatement.objects.count() == 2
    assert not default_storage.exists(gone.stored_as)
    assert default_storage.exists(kept.stored_as)
    assert default_storage.exists(younger.stored_as)


def test_an_older_edition_that_is_deleted_leaves_the_newer_one(room):
    older = room.added("old.txt")
    newer = room.added("new.txt", query=f"?replaces={older.id}")
    room.press("remove", older)
    Source.objects.filter(id=older.id).update(removed=timezone.now() - KEPT_REMOVED - timedelta(minutes=1))
    background.forget_removed({})
    newer.refresh_from_db()
    assert newer.replaces is None
    assert "In place of" not in room.look(newer).select_one(".facts").text


def test_a_deed_that_is_none_is_not_there(room):
    row = room.added()
    assert room.press("steal", row).status_code == 404
    assert room.client().post(room.at, {"deed": "steal", "id": str(row.id)}).status_code == 404
    assert room.client().post(room.at, {"deed": "put-back", "id": "none"}).status_code == 404


def test_a_stranger_changes_nothing(room, cast):
    row = room.added()
    client = cast.client(cast.stranger)
    for deed in ("change", "remove", "read-again"):
        assert room.press(deed, row, client, title="Mine").status_code == 404
    assert client.post(room.at, {"deed": "put-back", "id": str(row.id)}).status_code == 404
    row.refresh_from_db()
    assert (row.title, row.removed) == ("Mill River Library Strategic Plan", None)
