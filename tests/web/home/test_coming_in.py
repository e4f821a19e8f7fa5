"""Coming in: a link that opens once, three questions, and a workbook is there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import tzlocal
import tzlocal.unix
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from groundplan.web.accounts.models import Person
from groundplan.web.home.commands import workbook_new
from groundplan.web.home.entry import new_token
from groundplan.web.home.forms import now_here
from groundplan.web.links.models import Link
from groundplan.web.workbooks.models import Workbook

ANSWERS = {"library": "Mill River Library", "department": "Young Adult Department", "person": "Ana"}


@pytest.fixture
def at_the_computer(db):
    client = Client(headers={"accept-language": "en-US,en;q=0.8"})
    assert client.get(f"/enter/{new_token()}/").status_code == 302
    return client


def test_the_first_run_asks_three_things_and_opens_a_workbook(at_the_computer, text_of):
    page = at_the_computer.get("/", follow=True)
    assert "What is your library called?" in text_of(page)
    home = at_the_computer.post("/first/", ANSWERS, follow=True)
    told = text_of(home)
    assert home.status_code == 200
    assert "Mill River Library" in told
    assert "Young Adult Department" in told
    assert "Signed in as Ana" in told
    assert "About 3 minutes to read." in told or "About 4 minutes to read." in told
    assert Workbook.objects.get().paper == "letter"


def test_the_first_day_is_that_of_the_librarys_own_clock(at_the_computer, monkeypatch):
    evening = datetime(2027, 1, 31, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    monkeypatch.setattr("groundplan.web.home.views.now_here", lambda: evening)
    at_the_computer.post("/first/", ANSWERS)
    workbook = Workbook.objects.get()
    assert (workbook.start, workbook.time_zone) == (date(2027, 1, 31), "America/New_York")


def test_the_first_run_asks_for_nothing_else(at_the_computer):
    page = BeautifulSoup(at_the_computer.get("/first/").content, "html.parser")
    asked = [(each["name"], each.get("type", "text")) for each in page.select("[name]:not(meta)")]
    hidden = ("csrfmiddlewaretoken", "hidden")
    assert asked == [hidden, ("library", "text"), ("department", "text"), ("kind", "checkbox"), ("person", "text")]
    assert len(page.select("form")) == 1


@pytest.mark.parametrize(("zone", "named"), [("America/New_York", "America/New_York"), ("Nowhere/Land", "UTC")])
def test_the_clock_of_this_computer_names_its_zone(monkeypatch, zone, named):
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setattr(tzlocal, "get_localzone", lambda: tzlocal.unix.reload_localzone())
    assert str(now_here().tzinfo) == named


def test_no_department_only_me_has_its_own_wording(at_the_computer, text_of):
    at_the_computer.post("/first/", {"library": "Hill Library", "kind": "solo", "person": "Bo"})
    workbook = Workbook.objects.get()
    page = at_the_computer.get(f"/w/{workbook.id}/sheet/connected-learning-plan/")
    assert "my work with teens" in text_of(page)
    assert "teen services" not in text_of(page)


def test_a_department_that_was_named_counts_more_than_the_tick(at_the_computer, text_of):
    home = at_the_computer.post("/first/", {**ANSWERS, "kind": "solo"}, follow=True)
    assert "Young Adult Department" in text_of(home)
    assert not Workbook.objects.get().department.solo
    made = workbook_new({**ANSWERS, "department": "Teen Room", "solo": True})
    assert Workbook.objects.get(id=made["workbook"]).department.name == "Teen Room"


def test_missing_answers_are_named_and_what_was_typed_stays(at_the_computer, text_of):
    response = at_the_computer.post("/first/", {"library": "Mill River", "department": "", "person": ""})
    assert response.status_code == 422
    assert "choose “No department, only me”" in text_of(response)
    assert "Write your name" in text_of(response)
    assert b'value="Mill River"' in response.content


@pytest.mark.parametrize("name", ["é 𝄞 😀 図書館 مكتبة", "<script>alert(1)</script>", "a\nb\x00c", "*_[x](y)_*"])
def test_any_name_stands_as_a_name_on_every_page(at_the_computer, name):
    home = at_the_computer.post("/first/", {**ANSWERS, "library": name, "department": name}, follow=True)
    assert home.status_code == 200
    assert b"<script>alert" not in home.content
    workbook = Workbook.objects.get()
    page = at_the_computer.get(f"/w/{workbook.id}/read/what-this-is/")
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


def test_a_link_opens_once(db, text_of):
    token = new_token()
    assert Client().get(f"/enter/{token}/").status_code == 302
    response = Client().get(f"/enter/{token}/")
    assert response.status_code == 403
    assert "opens Groundplan once" in text_of(response)


def test_a_link_of_an_earlier_start_is_worthless_and_so_is_one_of_yesterday(db, settings):
    settings.GROUNDPLAN_CONTROL_SECRET = "the first start"
    early = new_token()
    settings.GROUNDPLAN_CONTROL_SECRET = "the second start"
    late = new_token()
    assert Client().get(f"/enter/{early}/").status_code == 403
    Link.objects.update(expires=timezone.now())
    assert Client().get(f"/enter/{late}/").status_code == 403


def test_the_twenty_newest_links_stay_open_and_only_their_hashes_are_kept(db):
    tokens = [new_token() for _ in range(22)]
    assert [Client().get(f"/enter/{token}/").status_code for token in tokens] == [403] * 2 + [302] * 20
    assert not set(tokens) & set(Link.objects.values_list("hash", flat=True))


def test_without_the_link_there_is_nothing_to_see_or_do(db, text_of):
    for path in ("/", "/first/"):
        assert Client().get(path).status_code == 403
    assert Client().post("/first/", ANSWERS).status_code == 403
    assert Client().post("/who/", {"person": "x"}).status_code == 403
    assert Person.objects.count() == 0


def test_coming_back_opens_the_workbook_where_one_was(at_the_computer, text_of):
    at_the_computer.post("/first/", ANSWERS)
    workbook = Workbook.objects.get()
    at_the_computer.post(f"/w/{workbook.id}/read/what-this-is/done")
    again = Client()
    home = again.get(f"/enter/{new_token()}/", follow=True)
    assert "Go on where you left off One teen, one interest" in text_of(home)


def test_signing_out_leaves_nothing_behind(at_the_computer, text_of):
    at_the_computer.post("/first/", ANSWERS)
    workbook = Workbook.objects.get()
    left = at_the_computer.post("/leave/")
    assert "You are signed out" in text_of(left)
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert at_the_computer.get(f"/w/{workbook.id}/").status_code == 404


def test_two_people_on_one_computer_choose_who_they_are(at_the_computer, text_of):
    at_the_computer.post("/first/", ANSWERS)
    Person.objects.create_named("Bo")
    fresh = Client()
    fresh.get(f"/enter/{new_token()}/")
    page = fresh.get("/")
    assert "Who is at work?" in text_of(page)
    fresh.post("/who/", {"person": str(Person.objects.get(name="Ana").id)})
    assert "Signed in as Ana" in text_of(fresh.get("/", follow=True))
    assert fresh.post("/who/", {"person": "nobody"}).status_code == 404


def test_every_page_forbids_what_is_not_ours(at_the_computer):
    response = at_the_computer.get("/first/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["Cache-Control"] == "no-store, private"
    assert b"http://" not in response.content.replace(b"http://www.w3.org", b"")
    assert b"https://" not in response.content


def test_health_is_told_to_everybody_and_nothing_else(db):
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"ok": True})


def test_the_door_for_commands_is_not_there_without_its_secret(db, settings):
    assert Client().post("/control/workbook-list", "{}", content_type="application/json").status_code == 404
    settings.GROUNDPLAN_CONTROL_SECRET = "s3cret"
    wrong = Client().post(
        "/control/link", "{}", content_type="application/json", headers={"authorization": "Bearer no"}
    )
    assert wrong.status_code == 404
    right = Client().post(
        "/control/link", "{}", content_type="application/json", headers={"authorization": "Bearer s3cret"}
    )
    assert right.json()["path"].startswith("/enter/")


def test_a_form_from_another_site_is_refused_with_its_text(at_the_computer, text_of):
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = at_the_computer.cookies
    response = careful.post("/first/", ANSWERS)
    assert response.status_code == 403
    assert "did not come from a page that is open here" in text_of(response)
    assert "Mill River Library" in text_of(response)
