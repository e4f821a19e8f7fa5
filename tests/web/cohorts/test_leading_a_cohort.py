"""A facilitator opens a cohort and sees who has finished what: what teams say of themselves, and nothing that they wrote."""

import re
import uuid

import pytest
from django.test import Client

from groundplan.web.accounts.actions import give_sign_in
from groundplan.web.audit import queries as audit
from groundplan.web.cohorts import actions, taking_part
from groundplan.web.cohorts.models import Cohort, Membership
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Library, Right
from groundplan.web.links import queries as links

FORM = {
    "name": "Autumn",
    "sponsor": "",
    "welcome": "Hello",
    "toolkit": "small",
    "day:one": "2027-03-15",
    "note:one": "x",
}


def test_an_admin_of_a_library_that_leads_opens_one(led, text_of):
    client = led.client(led.facilitator)
    library = led.cohort.library
    opened = client.post("/cohorts/open/", {**FORM, "library": str(library.id)})
    assert opened.status_code == 302
    made = Cohort.objects.get(name="Autumn")
    assert (made.library, made.toolkit) == (library, "small")
    told = text_of(client.get(opened.url))
    assert "Nobody yet. Make a join code" in told
    assert "Autumn" in text_of(client.get("/cohorts/"))


@pytest.mark.parametrize("who", ["owner", "member", "stranger"])
def test_nobody_else_opens_one(led, who, text_of):
    Library.objects.exclude(id=led.cohort.library_id).update(leads=False)
    client = led.client(getattr(led.cast, who))
    assert client.get("/cohorts/open/").status_code == 404
    assert client.post("/cohorts/open/", {**FORM, "library": str(led.cohort.library_id)}).status_code == 404
    assert "You lead no cohort yet" in text_of(client.get("/cohorts/"))
    assert Cohort.objects.count() == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(led, text_of):
    client = led.client(led.facilitator)
    response = client.post("/cohorts/open/", {**FORM, "name": "", "day:one": "mid-March"})
    assert response.status_code == 422
    told = text_of(response)
    assert "Give the cohort a name." in told
    assert "like 2027-03-15" in told
    assert b"mid-March" in response.content


def test_the_board_shows_what_teams_say_and_not_a_word_that_they_wrote(led, form_on, text_of):
    owner = led.client(led.cast.owner)
    form_on(owner, led.cast.url("sheet/all/")).send(owner, **{"all/mission": "A secret mission"})
    owner.post(f"{led.cast.url('cohort/')}", {"membership": str(led.ours.id), "finished": ["one"]})
    page = led.client(led.facilitator).get(led.url())
    told = text_of(page)
    assert told.index("Hill Library") < told.index("Mill River Library"), "by name, which is no ranking"
    assert told.count("finished") == 1
    assert "15" in told
    assert "A secret mission" not in page.content.decode()


def test_nothing_on_any_page_says_when_somebody_was_at_work(led, text_of):
    client = led.client(led.facilitator)
    for path in ("", "learning/", "report/"):
        told = text_of(client.get(led.url(path))).lower()
        assert not re.search(r"\bago\b|last seen|opened at|\d\d:\d\d|active", told)
    assert not [field for field in Membership._meta.get_fields() if "Date" in type(field).__name__]


def test_a_code_is_shown_once_and_works_until_it_is_ended(led, text_of):
    client = led.client(led.facilitator)
    shown = text_of(client.post(led.url("deed/"), {"deed": "code"}))
    code = re.search(r"[2-9B-Z]{4}-[2-9B-Z]{4}", shown)[0]
    assert code not in text_of(client.get(led.url()))
    [link] = links.of(led.cohort.library_id, actions.CODE, led.cohort.id)
    assert links.by_code(actions.CODE, code).thing == led.cohort.id
    client.post(led.url("deed/"), {"deed": "withdraw", "target": str(link.id)})
    with pytest.raises(links.DeadLinkError):
        links.by_code(actions.CODE, code)


def test_a_facilitator_cannot_end_another_cohorts_code(led, led_library):
    library, other = led_library("Other State Library", "Gus")
    theirs = actions.open_cohort(other, library.id, actions.Plan("Theirs", "", "", "small", {}))
    code = actions.new_code(other.id, theirs)[1]
    [link] = links.of(library.id, actions.CODE, theirs)
    led.client(led.facilitator).post(led.url("deed/"), {"deed": "withdraw", "target": str(link.id)})
    assert links.by_code(actions.CODE, code)


def test_a_closed_cohort_takes_nobody_in_and_can_be_opened_again(led, cast):
    client = led.client(led.facilitator)
    client.post(led.url("deed/"), {"deed": "close"})
    Membership.objects.all().delete()
    with pytest.raises(taking_part.CohortFullError):
        taking_part.join(cast.workbook, cast.owner, led.cohort.id)
    client.post(led.url("deed/"), {"deed": "reopen"})
    assert taking_part.join(cast.workbook, cast.owner, led.cohort.id)


def test_joining_twice_is_joining_once(led, cast):
    assert taking_part.join(cast.workbook, cast.owner, led.cohort.id) == led.ours
    assert Membership.objects.filter(workbook=cast.workbook).count() == 1


def test_a_workbook_of_another_toolkit_cannot_join(led, cast):
    Cohort.objects.filter(id=led.cohort.id).update(toolkit="another")
    with pytest.raises(taking_part.OtherToolkitError):
        taking_part.join(cast.workbook, cast.owner, led.cohort.id)


def test_two_lead_together_and_the_last_one_stays(led, text_of):
    client = led.client(led.facilitator)
    refused = client.post(led.url("deed/"), {"deed": "stop-leading"})
    assert refused.status_code == 422
    assert "add another facilitator first" in text_of(refused)
    grant(led.cohort.library, led.cast.member, led.cohort.library_id, Right.VIEWER)
    client.post(led.url("deed/"), {"deed": "facilitator", "target": str(led.cast.member.id)})
    assert led.client(led.cast.member).get(led.url()).status_code == 200
    client.post(led.url("deed/"), {"deed": "stop-leading"})
    assert client.get(led.url()).status_code == 404
    assert led.client(led.cast.member).get(led.url()).status_code == 200


def test_only_people_of_the_leading_library_are_made_facilitators(led):
    client = led.client(led.facilitator)
    for other in (led.cast.stranger.id, led.neighbour.id, uuid.uuid4()):
        assert client.post(led.url("deed/"), {"deed": "facilitator", "target": str(other)}).status_code == 404


def test_a_workbook_that_is_taken_out_stays_its_teams(led, cast):
    led.client(led.facilitator).post(led.url("deed/"), {"deed": "take-out", "target": str(led.ours.id)})
    assert not Membership.objects.filter(workbook=cast.workbook).exists()
    assert led.client(cast.owner).get(cast.url()).status_code == 200


def test_settings_change_and_the_toolkit_stays(led, text_of):
    client = led.client(led.facilitator)
    client.post(led.url("settings/"), {**FORM, "name": "Spring, again", "toolkit": "another", "day:one": ""})
    row = Cohort.objects.get(id=led.cohort.id)
    assert (row.name, row.toolkit) == ("Spring, again", "small")
    assert row.dates.get().note == "x"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "é 𝄞 😀 مكتبة", "x" * 200, "{{ 7*7 }}"])
def test_any_name_stands_as_a_name(led, name):
    client = led.client(led.facilitator)
    client.post(led.url("settings/"), {**FORM, "name": name, "welcome": f"**{name}**"})
    for page in (client.get(led.url()), led.client(led.cast.owner).get(led.cast.url("cohort/"))):
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert "{{" not in name or b"{{ 7*7 }}" in page.content


PAGES = ["", "settings/", "learning/", "transcript.csv", "report/", "blank/", "blank/all.docx"]


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_gets_404(led, path):
    for person in (led.cast.owner, led.cast.member, led.cast.stranger, led.neighbour):
        assert led.client(person).get(led.url(path)).status_code == 404
        assert led.client(person).post(led.url(path), {"deed": "code"}).status_code in (404, 405)
    assert Client().get(led.url(path)).status_code == 302


@pytest.mark.parametrize(
    "deed", ["code", "close", "reopen", "stop-leading", "withdraw", "facilitator", "take-out", "password", "zzz", ""]
)
def test_a_stranger_does_nothing(led, deed):
    before = Cohort.objects.values().get()
    for person in (led.cast.owner, led.cast.stranger):
        target = str(led.hills.id)
        assert led.client(person).post(led.url("deed/"), {"deed": deed, "target": target}).status_code == 404
    assert Cohort.objects.values().get() == before
    assert Membership.objects.count() == 2


def test_blank_worksheets_are_given_out(led, text_of):
    client = led.client(led.facilitator)
    assert "blank/all.docx" in client.get(led.url("blank/")).content.decode()
    for suffix, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype"), ("md", b"#")):
        got = client.get(led.url(f"blank/all.{suffix}"))
        assert got.content.startswith(begins)
        assert "-blank." in got["Content-Disposition"]
    assert client.get(led.url("blank/none.docx")).status_code == 404
    assert client.get(led.url("blank/all.json")).status_code == 422


def test_a_module_may_have_a_note_and_no_day(led):
    dates = {"one": (None, "when it suits you")}
    actions.change_cohort(led.facilitator.id, led.cohort.id, actions.Plan("Spring", "", "", "small", dates))
    assert led.cohort.dates.get().day is None
    actions.change_cohort(
        led.facilitator.id, led.cohort.id, actions.Plan("Spring", "", "", "small", {"one": (None, "")})
    )
    assert not led.cohort.dates.exists()


def test_a_link_is_shown_with_the_code_and_opens_the_same(led, text_of):
    page = led.client(led.facilitator).post(led.url("deed/"), {"deed": "code"}).content.decode()
    path = re.search(r"http://testserver(/join/[\w-]{20,}/)", page)[1]
    assert "Join a cohort" in text_of(Client().get(path))


def test_a_facilitator_helps_somebody_who_forgot_her_password(led, text_of):
    give_sign_in(led.neighbour, "hal", "three words in a row")
    told = text_of(
        led.client(led.facilitator).post(led.url("deed/"), {"deed": "password", "target": str(led.neighbour.id)})
    )
    code = re.search(r"[2-9B-Z]{4}-[2-9B-Z]{4}", told)[0]
    fields = {"handle": "hal", "code": code, "password": "a new one from the code"}
    assert Client().post("/account/code/", fields).status_code == 302
    assert any("gave Hal a one-use code" in line.what for line in audit.lines(led.theirs.library_id)[0])


def test_no_code_for_somebody_who_works_elsewhere_too(led, text_of):
    give_sign_in(led.neighbour, "hal", "three words in a row")
    elsewhere = Library.objects.create(name="Not in the cohort")
    grant(elsewhere, led.neighbour, elsewhere.id, Right.OWNER)
    response = led.client(led.facilitator).post(led.url("deed/"), {"deed": "password", "target": str(led.neighbour.id)})
    assert response.status_code == 422
    assert "You cannot give this person a code" in text_of(response)


def test_no_code_for_people_who_are_not_in_the_cohort(led):
    for other in (led.cast.stranger.id, led.facilitator.id, uuid.uuid4()):
        answer = led.client(led.facilitator).post(led.url("deed/"), {"deed": "password", "target": str(other)})
        assert answer.status_code == 404
