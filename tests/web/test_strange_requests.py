"""Requests that no browser of ours sends: turned away in one sentence, with our headers, and without noise."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from groundplan.web.accounts.models import Person
from groundplan.web.home import actions
from groundplan.web.home.entry import new_token
from groundplan.web.home.forms import opening_from
from groundplan.web.libraries.models import Grant
from groundplan.web.workbooks.models import Workbook

ENCODINGS = ["utf-16", "raw_unicode_escape", "utf-7", "no-such", "x" * 300]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_of_another_kind_is_turned_away(db, encoding, caplog):
    kind = f"application/x-www-form-urlencoded; charset={encoding}"
    for response in (
        Client().generic("POST", "/leave/", b"a=b", content_type=kind),
        Client().get("/?a=b", headers={"content-type": kind}),
    ):
        assert response.status_code == 400
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"
        assert "no-store" in response["Cache-Control"]
    assert caplog.records == []


def test_another_name_of_this_computer_is_turned_away(db, settings, caplog):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    response = Client(headers={"host": "evil.example"}).get("/healthz")
    assert response.status_code == 400
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert Client(headers={"host": "127.0.0.1"}).get("/healthz").status_code == 200


def test_pages_answer_to_head(cast):
    client = cast.client(cast.owner)
    for path in ("", "plan/", "shelf/", "settings/", "download/", "sheet/all/", "words/all/"):
        response = client.head(cast.url(path))
        assert (response.status_code, response.content) == (200, b""), path


def test_a_browser_that_only_prepares_a_page_does_not_spend_the_link(db):
    token = new_token()
    for header in ({"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}):
        assert Client().get(f"/enter/{token}/", headers=header).status_code == 204
    assert Client().head(f"/enter/{token}/").status_code == 405
    assert Client().get(f"/enter/{token}/").status_code == 302


def test_the_first_run_pressed_twice_makes_one_workbook(db):
    answers = {"library": "Mill River", "department": "Teens", "person": "Ana"}
    clients = []
    for _ in range(2):
        client = Client()
        client.get(f"/enter/{new_token()}/")
        clients.append(client)
    pages = [client.get("/first/") for client in clients]
    assert [page.status_code for page in pages] == [200, 200]
    opening, person, _errors = opening_from(answers, datetime(2027, 1, 1, tzinfo=UTC), "en")
    made = {actions.first_run(person, opening)[1] for _ in range(2)}
    assert len(made) == Workbook.objects.count() == Person.objects.count() == 1


def test_somebody_without_a_workbook_is_told_so(cast, text_of):
    Grant.objects.filter(person=cast.member).delete()
    page = cast.client(cast.member).get("/", follow=True)
    assert page.status_code == 200
    assert "No workbook here is shared with you" in text_of(page)


def test_signed_out_one_is_told_how_to_come_back(cast, text_of):
    told = text_of(Client().get(cast.url("plan/")))
    assert "You are signed out" in told
    assert "fresh link" in told
    assert "Go to your workbook" not in told
