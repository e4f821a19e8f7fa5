"""Names in documents, a person's own data, leaving, and a library that ends: nothing is forgotten, nothing orphaned."""

import io
import json
import zipfile
from datetime import timedelta

from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.utils import timezone

from groundplan.web.libraries.models import Grant, Library
from groundplan.web.people.actions import leave
from groundplan.web.people.archive import archive_of
from groundplan.web.sources import background
from groundplan.web.sources.models import Source, SourcePassage
from groundplan.web.workbooks import erasing, queries
from groundplan.workbook.erasure import Erasure


def test_a_name_that_is_looked_for_is_found_in_documents_which_are_not_changed(room, cast, words):
    room.added("minutes.txt", "Zeb Quill spoke.\n\nZEB QUILL again.")
    room.added("Zeb Quill.txt", "Nothing else.")
    room.added("other.txt", "Zebra Quills.")
    removed = room.added("old.txt", "By Zeb Quill.")
    room.press("remove", removed)
    owner = queries.access(cast.owner.id, cast.workbook.id)
    found = erasing.look(owner, Erasure("Zeb Quill", "a teen", anywhere=False))
    assert {title for _where, title in found.documents} == {"minutes", "Zeb Quill", "old"}
    where = {title: where for where, title in found.documents}
    assert where["minutes"].endswith("/#p1")
    assert where["old"] == room.at
    page = room.client().post(cast.url("erase/"), {"text": "Zeb Quill", "instead": "a teen", "deed": "look"})
    assert "A document is not changed here. Remove it there and delete it for good" in words(
        BeautifulSoup(page.content, "html.parser")
    )


def test_what_was_removed_can_be_deleted_for_good_at_once(room, cast):
    row = room.added()
    room.press("remove", row)
    fields = {"deed": "delete", "id": str(row.id)}
    page = room.client().post(room.at, fields, follow=True).content.decode()
    assert "“Mill River Library Strategic Plan” is deleted for good." in page
    assert not Source.objects.exists()
    assert not SourcePassage.objects.exists()
    assert not default_storage.exists(row.stored_as)
    assert room.client().post(room.at, fields).status_code == 404


def test_what_is_on_the_shelf_is_not_deleted_at_once(room):
    row = room.added()
    assert room.client().post(room.at, {"deed": "delete", "id": str(row.id)}).status_code == 404
    assert Source.objects.filter(id=row.id).exists()


def test_what_she_added_is_among_her_own_data_and_what_she_pasted_with_its_text(room, cast):
    room.added("plan.pdf.txt", "A plan that somebody else wrote.")
    room.paste("Minutes", "What I typed.")
    room.read()

    def told():
        with zipfile.ZipFile(io.BytesIO(archive_of(cast.owner))) as packed:
            return json.loads(packed.read("data.json"))["documents"], packed.read("index.html").decode()

    documents, page = told()
    assert [(each["title"], each["text"]) for each in documents] == [("plan.pdf", ""), ("Minutes", "What I typed.")]
    assert "Documents that you added" in page
    assert "What I typed." in page
    Grant.objects.filter(person=cast.owner).delete()
    assert [each["text"] for each in told()[0]] == ["", ""]


def test_who_leaves_leaves_the_librarys_documents_without_her_name(room, cast):
    client = room.client(cast.member)
    row = room.added(client=client)
    assert "Added by Bo" in room.client().get(room.at).content.decode()
    leave(cast.member.id, {})
    row.refresh_from_db()
    assert row.added_by is None
    page = room.client().get(room.at).content.decode()
    assert "Bo" not in BeautifulSoup(page, "html.parser").select_one("main").text
    assert "We listen to teens" in room.look(row).select_one(".passages").text


def test_a_library_that_ends_takes_its_documents_and_their_files_along(room, cast):
    kept, removed = room.added("kept.txt"), room.added("removed.txt")
    room.press("remove", removed)
    Grant.objects.filter(person=cast.member).delete()
    leave(cast.owner.id, {cast.workbook.id: None})
    assert not Library.objects.filter(id=room.library).exists()
    assert not Source.objects.exists()
    assert not SourcePassage.objects.exists()
    assert not default_storage.exists(kept.stored_as)
    assert not default_storage.exists(removed.stored_as)


def test_a_file_that_cannot_be_deleted_keeps_no_other_from_going(room, monkeypatch, caplog):
    rows = [room.added("one.txt", "1"), room.added("two.txt", "2")]
    for row in rows:
        room.press("remove", row)
    Source.objects.update(removed=timezone.now() - timedelta(days=31))

    def away(name):
        raise OSError

    monkeypatch.setattr(background.default_storage, "delete", away)
    background.forget_removed({})
    assert not Source.objects.exists()
    assert [record.message for record in caplog.records] == ["sources.left-behind"] * 2


def test_a_stranger_deletes_nothing(room, cast):
    row = room.added()
    room.press("remove", row)
    fields = {"deed": "delete", "id": str(row.id)}
    assert cast.client(cast.stranger).post(room.at, fields).status_code == 404
    assert Source.objects.exists()
