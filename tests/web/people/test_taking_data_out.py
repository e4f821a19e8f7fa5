"""A person takes out what is kept about her and what she wrote, as one archive that is read without Groundplan."""

import io
import json
import re
import zipfile
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from groundplan.web.audit.actions import record
from groundplan.web.audit.models import Entry
from groundplan.web.home.actions import set_up
from groundplan.web.people import archive
from groundplan.web.plans.actions import Leaving, leave
from groundplan.web.quoting import queries as quoted
from groundplan.web.quoting.actions import cite
from groundplan.web.quoting.quotation import Citing
from groundplan.web.quoting.stating import Stated
from groundplan.web.steps.actions import make_address
from groundplan.web.steps.models import Reminding
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.commenting import Place, begin
from groundplan.workbook.citations import Origin

URL = "/account/data/"


def taken(client):
    response = client.post(URL)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(response.content))
    assert packed.testzip() is None
    return response, packed, json.loads(packed.read("data.json"))


@pytest.fixture
def written(cast, form_on, picture):
    """The owner and a member wrote in one sheet, each also to herself."""
    owner, member = cast.client(cast.owner), cast.client(cast.member)
    sheet = cast.url("sheet/all/")
    form_on(owner, sheet).send(owner, **{"all/mission": "We listen", "all/secret": "Mine alone"})
    form_on(member, sheet).send(member, **{"all/mission": "We listen well", "all/secret": "Bo’s secret"})
    form_on(owner, sheet).send(
        owner,
        **{
            "all/mission": "אנחנו מקשיבים 👩‍👧 <script>alert(1)</script>",
            "all/strengths/r1": "Open late",
            "all/one": "a",
            "all/rated/s1": "yes",
            "all/grid/g1/who": "Ana",
            "all/goals/g1/text": "Ask teens",
            "all/goals/s1/what": "Call",
            "all/goals/s1/of": "g1",
            "all/photo/file/file": picture(),
        },
    )
    owner.post(cast.url("read/welcome/done"))
    return cast


def test_the_archive_holds_what_she_wrote_with_what_stood_there_before(written):
    response, packed, data = taken(written.client(written.owner))
    assert re.search(r'filename="groundplan-ana-\d{4}-\d\d-\d\d\.zip"', response["Content-Disposition"])
    assert packed.namelist()[:3] == ["README.txt", "index.html", "data.json"]
    assert data["account"]["name"] == "Ana"
    here = {"library": "Mill River Library", "right": "owner"}
    assert data["rights"] == [
        {**here, "department": "", "workbook": None},
        {**here, "department": "Young Adult Department", "workbook": str(written.workbook.id)},
    ]
    (workbook,) = data["workbooks"]
    told = {(each["address"], each["before"], each["after"]) for each in workbook["changes"]}
    assert {
        ("all/mission", "", "We listen"),
        ("all/mission", "We listen well", "אנחנו מקשיבים 👩‍👧 <script>alert(1)</script>"),
        ("all/secret", "", "Mine alone"),
        ("all/strengths/r1", "", "Open late"),
        ("all/one", "", "Option A"),
        ("all/rated/s1", "", "We listen: Always"),
        ("all/grid/g1/who", "", "Ana"),
        ("all/goals/g1/text", "", "Ask teens"),
        ("all/goals/s1/what", "", "Call"),
    } <= told
    assert all(each["at"] and each["worksheet"] == "Every kind of question" for each in workbook["changes"])
    assert [each["words"] for each in workbook["private_answers"]] == ["Mine alone"]
    assert [each["id"] for each in workbook["pages_read"]] == ["welcome"]
    (shown,) = workbook["pictures"]
    assert Image.open(io.BytesIO(packed.read(shown["file"]))).size == (4, 4)


def test_nothing_that_others_wrote_to_themselves_and_no_secret_is_in_it(written, people, confirmed):
    client = confirmed("dana", URL)
    for whose in (written.client(written.owner), client):
        _response, packed, _data = taken(whose)
        held = b"\n".join(packed.read(name) for name in packed.namelist()).decode("utf-8", "replace")
        assert "Bo’s secret" not in held
        assert "argon2" not in held
        assert "We listen well" in held or whose is client
    people.dana.refresh_from_db()
    assert people.dana.password not in held


def test_the_page_in_it_is_read_without_a_network_and_safe_in_any_script(written):
    _response, packed, _data = taken(written.client(written.owner))
    html = packed.read("index.html").decode()
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("script, link, img[src^=http], iframe, form")
    assert "אנחנו מקשיבים 👩‍👧 <script>alert(1)</script>" in soup.get_text()
    assert soup.select("[dir=rtl]")
    headings = [each.get_text() for each in soup.select("h1, h2, h3")]
    for each in ("Your account", "What you wrote to yourself", "What you wrote and changed"):
        assert each in headings
    assert "index.html" in packed.read("README.txt").decode()


def test_it_is_put_down_and_in_it_is_what_was_put_down(written):
    record(
        "exported", written.workbook.library_id, written.owner.id, "Ana", document="plan", what="Teens", suffix="pdf"
    )
    record(
        "exported",
        written.workbook.library_id,
        written.member.id,
        "Bo",
        document="bo’s plan",
        what="Teens",
        suffix="pdf",
    )
    _response, _packed, data = taken(written.client(written.owner))
    told = [each["what"] for each in data["put_down"]]
    assert told[0] == "took their own data out"
    assert [line for line in told if "downloaded" in line] == ["downloaded “The plan” of Teens as pdf"]
    entry = Entry.objects.get(deed="data-taken")
    assert (entry.library, entry.actor, entry.name) == (written.workbook.library_id, written.owner.id, "Ana")


def test_what_she_cannot_open_any_more_is_not_in_it(written):
    written.workbook.library.grants.filter(person=written.member).delete()
    _response, packed, data = taken(written.client(written.member))
    assert (data["rights"], data["workbooks"]) == ([], [])
    assert "We listen" not in packed.read("index.html").decode()
    assert "None at present." in packed.read("index.html").decode()


def test_every_workbook_of_hers_is_in_it(written):
    set_up("Ana", Opening("Hill Library", "", True, date(2027, 1, 1)), "small")
    data = taken(written.client(written.owner))[2]
    assert sorted(each["library"] for each in data["workbooks"]) == ["Hill Library", "Mill River Library"]


def test_a_stranger_gets_only_her_own(written):
    _response, packed, data = taken(written.client(written.stranger))
    assert data["account"]["name"] == "Cyd"
    assert data["workbooks"] == []
    held = b"".join(packed.read(name) for name in packed.namelist()).decode()
    assert "Mill River" not in held
    assert "Ana" not in held


def test_looking_at_the_page_makes_nothing_and_puts_nothing_down(written, text_of):
    assert "Download my data" in text_of(written.client(written.owner).get(URL))
    assert not Entry.objects.filter(deed="data-taken").exists()


def test_who_has_a_password_is_asked_for_it_first(people):
    client = Client()
    client.force_login(people.dana)
    for response in (client.get(URL), client.post(URL)):
        assert (response.status_code, response.url) == (302, f"/account/confirm/?next={URL.replace('/', '%2F')}")
    assert not Entry.objects.filter(deed="data-taken").exists()


def test_who_has_just_said_so_gets_it(people, confirmed):
    client = confirmed("dana", URL)
    data = taken(client)[2]
    assert (data["account"]["sign_in_name"], data["account"]["password"]) == ("dana", True)


def test_who_is_signed_out_is_asked_to_sign_in(cast):
    for response in (Client().get(URL), Client().post(URL)):
        assert response.status_code == 302
        assert response.url.startswith("/account/sign-in/")


def test_what_is_too_much_is_left_out_and_told(written, monkeypatch):
    monkeypatch.setattr(archive, "MOST_TEXT", 12)
    monkeypatch.setattr(archive, "MOST_PICTURES", 10)
    _response, packed, data = taken(written.client(written.owner))
    (workbook,) = data["workbooks"]
    assert workbook["changes"][0]["after"] == "We listen"
    assert workbook["changes"][-1]["after"] == ""
    assert workbook["changes"][-1]["at"]
    assert workbook["pictures"] == []
    assert "There was more text than one archive holds" in packed.read("README.txt").decode()


def test_a_log_that_cannot_be_read_in_one_place_gives_the_rest(written):
    from groundplan.web.workbooks.models import LogEntry

    entry = LogEntry.objects.filter(document__participant="team").order_by("sequence").first()
    LogEntry.objects.filter(id=entry.id).update(update=b"\xff\xff\xff")
    (workbook,) = taken(written.client(written.owner))[2]["workbooks"]
    assert ("all/secret", "Mine alone") in {(each["address"], each["after"]) for each in workbook["changes"]}


def test_what_she_said_about_answers_is_in_it_and_what_others_said_is_not(written):
    begin(written.owner.id, written.workbook.id, Place("all", "mission"), "@Bo, is this so?", "first-comment")
    begin(written.member.id, written.workbook.id, Place("all", "mission"), "Bo wonders", "second-comment")
    _response, packed, data = taken(written.client(written.owner))
    (said,) = data["workbooks"][0]["comments"]
    assert (said["address"], said["question"], said["text"]) == ("all/mission", "Mission", "@Bo, is this so?")
    assert "is this so?" in packed.read("index.html").decode()


def test_where_she_said_that_words_come_from_is_hers_and_what_a_colleague_said_is_not(cast):
    def said(person, title, edit):
        stated = Stated(Origin.DOCUMENT, title)
        cite(person.id, cast.workbook.id, Citing(quoted.Place("all", "mission"), "For everybody", stated, edit))

    said(cast.owner, "Strategic plan", "edit-one")
    said(cast.member, "Heard somewhere", "edit-two")
    _response, packed, data = taken(cast.client(cast.owner))
    (mine,) = data["workbooks"][0]["citations"]
    assert (mine["question"], mine["quote"], mine["title"]) == ("Mission", "For everybody", "Strategic plan")
    assert "Heard somewhere" not in json.dumps(data)
    page = BeautifulSoup(packed.read("index.html"), "html.parser")
    assert "Where you said that words come from" in page.get_text()
    assert "Strategic plan" in page.get_text()


def test_why_she_left_something_in_the_plan_is_hers_and_what_a_colleague_left_is_not(cast):
    for person, horizon, because in ((cast.owner, "year", "We start small"), (cast.member, "month", "Bo is away")):
        leave(person.id, cast.workbook.id, Leaving("horizons", f"horizon/{horizon}", because))
    _response, packed, data = taken(cast.client(cast.owner))
    (mine,) = data["workbooks"][0]["left_as_it_is"]
    assert (mine["check"], mine["place"], mine["because"]) == ("horizons", "horizon/year", "We start small")
    assert "Bo is away" not in json.dumps(data)
    assert "We start small" in packed.read("index.html").decode()


def test_which_weakness_a_step_mends_is_told_in_words(written, form_on):
    client = written.client(written.owner)
    for step, mends in (("s1", "all/strengths/r1"), ("s2", "talk/heard"), ("s3", "gone/away/r1"), ("s4", "x")):
        fields = {f"all/goals/{step}/what": "Call", f"all/goals/{step}/of": "g1", f"all/goals/{step}/mends": mends}
        form_on(client, written.url("sheet/all/")).send(client, **fields)
    _response, _packed, data = taken(client)
    told = {each["address"]: each["after"] for each in data["workbooks"][0]["changes"]}
    assert [told[f"all/goals/s{number}/mends"] for number in (1, 2, 3, 4)] == [
        "Open late",
        "What did you hear?",
        "",
        "",
    ]


def test_it_says_when_she_wants_letters_and_since_when_her_calendar_has_an_address(cast):
    Reminding.objects.create(person=cast.owner, rhythm="week", days="124", opens=8, closes=12)
    token = make_address(cast.owner.id, "en")
    _response, packed, data = taken(cast.client(cast.owner))
    assert data["account"]["reminders"] == {"rhythm": "week", "days": "124", "opens": 8, "closes": 12, "told": None}
    assert len(data["account"]["calendar_since"]) == 1
    page = packed.read("index.html").decode()
    assert "once a week, from 8:00 until 12:00" in page
    assert "in use since" in page
    assert token not in page + json.dumps(data)
    _response, packed, data = taken(cast.client(cast.member))
    assert (data["account"]["reminders"], data["account"]["calendar_since"]) == (None, [])
    assert "Letters about your steps" not in packed.read("index.html").decode()
