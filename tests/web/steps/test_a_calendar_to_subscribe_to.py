"""The private address of a calendar: made once, read without signing in, withdrawn, and never more than its owner may
read."""

import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from ical.calendar_stream import IcsCalendarStream

from groundplan.web.accounts import limits
from groundplan.web.libraries.models import Grant
from groundplan.web.links.models import Link
from groundplan.web.people.actions import leave
from groundplan.web.workbooks.models import Workbook

DATED = {"what": "Make a card", "who": "Ana", "by": "2027-02-01"}


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2027-01-11T10:00:00Z", tick=False) as clock:
        yield clock


def made(client):
    response = client.post("/steps/calendar", {"deed": "make"})
    shown = BeautifulSoup(response.content, "html.parser").select_one("#calendar-address")["value"]
    assert response.headers["Cache-Control"].startswith("max-age=0")
    assert "no-store" in response.headers["Cache-Control"]
    return re.sub(r"^http://testserver", "", shown)


def read(path, **headers):
    return Client().get(path, headers=headers)


def entries(path):
    response = read(path)
    assert response.status_code == 200
    return [event.summary for event in IcsCalendarStream.calendar_from_ics(response.content.decode()).events]


def test_it_has_her_open_steps_with_a_day_and_nobody_elses(cast, planned):
    planned(
        DATED,
        {"what": "Ana's, done", "who": "Ana", "by": "2027-02-01", "state": "done"},
        {"what": "Ana's, some day", "who": "Ana"},
        {"what": "Bo's", "who": "Bo", "by": "2027-02-01"},
    )
    path = made(cast.client(cast.owner))
    response = read(path)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in response.headers
    assert entries(path) == ["Make a card"]
    text = response.content.decode().replace("\r\n ", "")
    assert f"URL:http://testserver/w/{cast.workbook.id}/plan/" in text
    assert entries(made(cast.client(cast.member))) == ["Bo's"]


def test_it_follows_what_she_may_read(cast, planned):
    planned({"what": "Help", "who": "Bo", "by": "2027-02-01"})
    path = made(cast.client(cast.member))
    assert entries(path) == ["Help"]
    Grant.objects.filter(person=cast.member).delete()
    assert entries(path) == []


def test_only_the_hash_of_it_is_kept_and_it_is_shown_once(cast, planned):
    client = cast.client(cast.owner)
    path = made(client)
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    (link,) = Link.objects.filter(purpose="calendar")
    assert token not in str({field.name: getattr(link, field.name) for field in Link._meta.fields})
    page = client.get("/steps/")
    assert token.encode() not in page.content
    assert b"A private address is in use since Jan 11, 2027" in page.content


def test_a_new_address_ends_the_old_one_and_withdrawing_ends_it(cast, planned):
    planned(DATED)
    client = cast.client(cast.owner)
    old = made(client)
    new = made(client)
    assert read(old).status_code == 404
    assert entries(new) == ["Make a card"]
    client.post("/steps/calendar", {"deed": "withdraw"})
    assert read(new).status_code == 404
    assert Link.objects.filter(purpose="calendar", withdrawn=False).count() == 0


def test_signing_out_does_not_end_it_and_leaving_does(cast, planned):
    planned({"what": "Help", "who": "Bo", "by": "2027-02-01"})
    client = cast.client(cast.member)
    path = made(client)
    client.post("/leave/")
    assert entries(path) == ["Help"]
    leave(cast.member.id, {})
    assert read(path).status_code == 404
    assert not Link.objects.filter(purpose="calendar").exists()


def test_it_lasts_ten_years(cast, planned, monday):
    path = made(cast.client(cast.owner))
    monday.move_to("2036-12-31T10:00:00Z")
    assert read(path).status_code == 200
    monday.move_to("2037-01-12T10:00:00Z")
    assert read(path).status_code == 404


def test_a_program_that_has_it_is_told_that_nothing_changed_and_only_then(cast, planned, monday):
    planned(DATED)
    path = made(cast.client(cast.owner))
    first = read(path)
    tag = first.headers["ETag"]
    assert first.headers["Last-Modified"] == "Mon, 11 Jan 2027 10:00:00 GMT"
    again = read(path, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    Workbook.objects.filter(id=cast.workbook.id).update(locale="de_DE")
    monday.shift(60)
    planned({"what": "Print it", "who": "Ana", "by": "2027-02-02"})
    changed = read(path, if_none_match=tag)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag
    assert changed.headers["Last-Modified"] == "Mon, 11 Jan 2027 10:01:00 GMT"


def test_a_time_alone_never_keeps_back_that_a_right_has_ended(cast, planned):
    planned({"what": "Help", "who": "Bo", "by": "2027-02-01"})
    path = made(cast.client(cast.member))
    told = read(path).headers["Last-Modified"]
    Grant.objects.filter(person=cast.member).delete()
    after = read(path, if_modified_since=told)
    assert after.status_code == 200
    assert b"Help" not in after.content


def test_asking_for_the_head_only_brings_the_head(cast, planned):
    planned(DATED)
    path = made(cast.client(cast.owner))
    response = Client().head(path)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"] == read(path).headers["ETag"]
    assert Client().post(path).status_code == 405


@pytest.mark.parametrize("token", ["none", "a" * 32, "ü", "..", "a%00b", "x" * 2000])
def test_an_address_that_is_none_says_nothing(db, token):
    assert read(f"/calendar/{token}.ics").status_code == 404


def test_a_link_for_something_else_opens_no_calendar(cast):
    token = made(cast.client(cast.owner)).removeprefix("/calendar/").removesuffix(".ics")
    Link.objects.update(purpose="invitation")
    assert read(f"/calendar/{token}.ics").status_code == 404


def test_it_can_only_be_asked_for_so_often(cast, planned, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "calendar", "2/m/ip")
    path = made(cast.client(cast.owner))
    assert [read(path).status_code for _n in range(3)] == [200, 200, 429]


def test_a_stranger_makes_her_own_and_reads_nothing_of_theirs(cast, planned):
    planned({"what": "Hers by name", "who": "Cyd", "by": "2027-02-01"})
    assert entries(made(cast.client(cast.stranger))) == []
    assert Client().post("/steps/calendar", {"deed": "make"}).status_code == 302
    assert not Link.objects.filter(purpose="calendar").exclude(thing=cast.stranger.id).exists()
