"""The audit list as a library's admin reads it: sign-ins, sharing, rights and downloads of this library, no contents."""

import csv
import io

import pytest
from django.test import Client

from groundplan.web.accounts.actions import new_person
from groundplan.web.audit import actions as audit
from groundplan.web.audit.models import Entry
from groundplan.web.audit.queries import A_PAGE, lines
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right

PASSWORD = "three words in a row"


@pytest.fixture
def at(cast):
    return f"/library/{cast.workbook.library_id}/"


@pytest.fixture
def dana(cast):
    person = new_person("Dana", "dana", PASSWORD)
    grant(cast.workbook.library, person, cast.workbook.id, Right.EDITOR)
    return person


def told(workbook):
    """What was done, without the sign-ins of these tests' own browsers."""
    found = [f"{line.who}: {line.what}" for line in lines(workbook.library_id)[0]]
    return [each for each in found if "in another way" not in each]


def sign_in(password=PASSWORD, name="dana"):
    client = Client()
    client.post("/account/sign-in/", {"login": name, "password": password})
    return client


def test_sign_ins_are_put_down_and_sign_outs_are_not(cast, dana):
    sign_in().post("/leave/")
    assert told(cast.workbook) == ["Dana: signed in (with a password)"]


def test_a_wrong_password_is_put_down_where_the_name_is_somebodys(cast, dana, elsewhere):
    sign_in("not this one")
    sign_in("not this one", "DANA ")
    sign_in("not this one", "nobody")
    assert told(cast.workbook) == [": did not get in: the password or code for Dana was wrong"] * 2
    assert told(elsewhere.workbook) == []


def test_who_belongs_to_two_libraries_stands_in_both_lists(cast, dana, elsewhere):
    grant(elsewhere.workbook.library, dana, elsewhere.workbook.id, Right.VIEWER)
    sign_in()
    assert told(cast.workbook) == told(elsewhere.workbook) == ["Dana: signed in (with a password)"]


def test_downloads_are_put_down_without_what_stands_in_them(cast, form_on):
    client = cast.client(cast.member)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/mission": "secret sauce"})
    for what in ("plan.pdf", "workbook.docx", "worksheet:all.md"):
        assert client.get(cast.url(f"download/{what}")).status_code == 200
    client.head(cast.url("download/plan.pdf"))
    client.get(cast.url("download/worksheet:all.pdf?blank=1"))
    client.get(cast.url("download/nothing.md"))
    client.get(cast.url("download/plan.exe"))
    assert told(cast.workbook) == [
        "Bo: downloaded “Every kind of question” of Young Adult Department as md",
        "Bo: downloaded “The whole workbook” of Young Adult Department as docx",
        "Bo: downloaded “The plan” of Young Adult Department as pdf",
    ]
    assert "secret sauce" not in str(list(Entry.objects.values()))


def test_a_stranger_who_asks_for_a_download_is_not_put_down(cast):
    assert cast.client(cast.stranger).get(cast.url("download/plan.md")).status_code == 404
    assert told(cast.workbook) == []


def test_the_admin_reads_the_list_page_by_page(cast, at, text_of):
    for number in range(A_PAGE + 1):
        audit.record("invited", cast.workbook.library_id, None, "Ana", who=f"No. {number}", right="viewer", what="us")
    client = cast.client(cast.owner)
    first, second = client.get(at + "list/"), client.get(at + "list/?page=2")
    assert "Ana invited No. 100 as “may read” to us" in text_of(first)
    assert "No. 0 " not in text_of(first)
    assert "Ana invited No. 0 as “may read” to us" in text_of(second)
    for page in ("0", "-1", "x", "9" * 30, "٣", ""):
        assert client.get(at + "list/", {"page": page}).status_code == 200


def test_an_empty_list_says_so(cast, at, text_of):
    client = cast.client(cast.owner)
    Entry.objects.all().delete()
    assert "Nothing yet." in text_of(client.get(at + "list/"))


def test_the_list_leaves_as_a_table_in_which_no_name_is_a_formula(cast, at):
    for name in ('=HYPERLINK("http://x")', "+1", "@SUM", "-2", 'Ana, "the" owner', "שלום"):
        audit.record("left", cast.workbook.library_id, None, name, right="viewer", what="us")
    client = cast.client(cast.owner)
    Entry.objects.filter(deed="signed-in").delete()
    answer = client.get(at + "list.csv")
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["When (UTC)", "Who", "What"]
    assert {row[1] for row in rows[1:]} == {
        "'=HYPERLINK(\"http://x\")", "'+1", "'@SUM", "'-2", 'Ana, "the" owner', "שלום",
    }  # fmt: skip
    assert {row[2] for row in rows[1:]} == {"gave up the right “may read” on us"}
    assert answer.headers["Content-Disposition"] == 'attachment; filename="what-was-done.csv"'


def test_a_stranger_gets_404_and_reads_nothing(cast, at, elsewhere):
    for person in (cast.member, cast.stranger, elsewhere.owner):
        for path in ("list/", "list.csv"):
            assert cast.client(person).get(at + path).status_code == 404
    assert Client().get(at + "list.csv").status_code == 404


def test_many_tries_end_at_the_limit_and_the_list_does_not_grow_by_them(cast, dana, monkeypatch):
    """Beyond the limit a try costs no hash, and the list does not grow by it."""
    hashed = []
    real = type(dana).check_password

    def counted(person, password):
        hashed.append(1)
        return real(person, password)

    monkeypatch.setattr(type(dana), "check_password", counted)
    client = Client()
    for number in range(200):
        answer = client.post("/account/sign-in/", {"login": "dana", "password": f"guess number {number}"})
    assert answer.status_code in (200, 429)
    assert len(hashed) <= 10
    assert len(told(cast.workbook)) <= 10
    assert b"tried too often" in answer.content
