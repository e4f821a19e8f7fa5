"""The page on which a plan is looked over: what is found, leaving it as it is, taking it up again."""

import json
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from groundplan.plan.findings import Finding, Group
from groundplan.plan.mending import UNTOUCHED_WEAKNESS, UNUSED_HORIZON
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.plans import around, looking
from groundplan.web.plans.actions import LONGEST_REASON, Leaving, LeftMeanwhileError, leave, leave_again, take_up
from groundplan.web.plans.around import around_of
from groundplan.web.plans.models import Settlement
from groundplan.web.plans.queries import settled_in
from groundplan.web.workbooks.actions import mark_read
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.erasing import Erasure, erase
from groundplan.web.workbooks.models import LogEntry
from groundplan.web.workbooks.queries import MayNotWriteError, NotFoundError, access


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def told(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def page(cast):
    return cast.url("plan/checks/")


@pytest.fixture
def planned(cast, form_on):
    """A weakness, a goal for this month that answers to nothing, and a step of Ana's."""
    fields = {
        "all/weaknesses/w1": "A loud room",
        "all/goals/g1/text": "Open a room",
        "all/goals/g1/horizon": "month",
        "all/goals/s1/what": "Ask Rosa",
        "all/goals/s1/who": "Ana",
        "all/goals/s1/of": "g1",
    }
    form_on(cast.client(cast.owner), cast.url("sheet/all/")).send(cast.client(cast.owner), **fields)
    return cast


def post(cast, page, person=None, **fields):
    return cast.client(person or cast.owner).post(page, fields)


YEAR = {"deed": "leave", "check": UNUSED_HORIZON, "place": "horizon/year"}


@pytest.fixture
def found(monkeypatch):
    """Has the checks find what a test says, each (check, where, message, act, at)."""

    def set_up(*findings):
        def check(plan, around, say, settled=()):
            known = {(each.check, each.where): each.because for each in settled}
            return tuple(
                Finding(name, group, where, message, act, at, known.get((name, where)))
                for name, group, where, message, act, at in findings
            )

        monkeypatch.setattr(looking, "check", check)

    return set_up


def many(number):
    groups = (Group.LOOK, Group.BEFORE)
    return [(f"c{at}", groups[at % 2], "plan", f"Message {at}", f"Act {at}", "goals") for at in range(number)]


def test_three_are_shown_at_once_under_their_groups_and_the_rest_is_folded(planned, page, found):
    found(*many(5))
    soup = soup_of(planned.client(planned.owner).get(page))
    folded = soup.select_one("details.more-findings")
    assert told(folded.summary) == "2 more"
    assert folded.get("open") is None
    assert [told(each) for each in folded.select(".message-line")] == ["Message 3", "Message 4"]
    folded.extract()
    assert [told(each) for each in soup.select("main h2, main .message-line")] == [
        "Before you share",
        "Message 1",
        "Worth a look",
        "Message 0",
        "Message 2",
    ]


def test_of_hundreds_only_some_stand_behind_more(planned, page, found):
    found(*many(203))
    soup = soup_of(planned.client(planned.owner).get(page))
    assert told(soup.select_one(".more-findings > summary")) == "200 more"
    assert len(soup.select(".finding")) == 63
    assert "140 further ones are told when some of these are done." in told(soup.select_one(".more-findings"))


def test_each_leads_to_its_place_and_to_its_one_next_act(planned, page, found):
    look = Group.LOOK
    found(
        ("a", look, "all/goals/g1", "Of a goal", "Act", ""),
        ("b", look, "all/goals/s1", "Of a step", "Act", "all/goals/g1"),
        ("c", look, "mission", "Of a role", "Act", ""),
        ("d", look, "horizon/year", "Of a horizon", "Act", ""),
        ("e", look, "month/2027-03", "Of a month", "Act", "goals"),
        ("f", look, "person/Bo <b>", "Of a person", "Act", "plan"),
        ("g", look, "all/weaknesses/w1", "Of a line", "Act", "goals"),
        ("h", look, "nowhere/at/all", "Of nothing", "Act", "../../etc"),
        (UNTOUCHED_WEAKNESS, look, "all/weaknesses/w1", "Of what waits", "Act", "goals"),
    )
    soup = soup_of(planned.client(planned.owner).get(page))
    ways = {
        told(each.select_one(".message-line")): (
            each.select_one(".act a")["href"].removeprefix(planned.url()),
            [(told(way), way["href"].removeprefix(planned.url())) for way in each.select(".quiet-line > a")],
        )
        for each in soup.select(".finding")
    }
    assert ways == {
        "Of a goal": ("sheet/all/#all--goals--g1", []),
        "Of a step": ("sheet/all/#all--goals--g1", [("Ask Rosa", "sheet/all/#all--goals--s1--what")]),
        "Of a role": ("sheet/all/#all--mission--question", []),
        "Of a horizon": ("sheet/all/?more=all%2Fgoals%2Fyear#all--goals--year--added", []),
        "Of a month": ("sheet/all/#all--goals--question", [("March 2027", "plan/")]),
        "Of a person": ("plan/", []),
        "Of a line": ("sheet/all/#all--goals--question", [("A loud room", "sheet/all/#all--weaknesses--question")]),
        "Of nothing": ("plan/", []),
        "Of what waits": (
            "plan/weakness/all/weaknesses/w1/",
            [("A loud room", "sheet/all/#all--weaknesses--question")],
        ),
    }
    for act, places in ways.values():
        for url in (act, *(url for _name, url in places)):
            path, _hash, anchor = url.partition("#")
            there = soup_of(planned.client(planned.owner).get(planned.url(path)))
            assert not anchor or there.find(id=anchor), url


def test_leaving_one_as_it_is_needs_a_reason_and_says_who_and_why(planned, page, text_of):
    response = post(planned, page, **YEAR, because="  ")
    assert response.status_code == 422
    assert "say in a few words why it stays as it is" in text_of(response)
    response = post(planned, page, person=planned.member, **YEAR, because="we start\n small <b>")
    assert response.status_code == 302
    soup = soup_of(planned.client(planned.owner).get(response.url))
    assert "It is left as it is: we start small <b>" in told(soup.select_one("#left"))
    folded = soup.select_one("details.left-alone")
    assert folded.get("open") is None
    assert "Not yet, because … we start small <b> Bo , " in told(folded)
    assert [
        (each.check, each.where, each.because) for each in settled_in(access(planned.owner.id, planned.workbook.id))
    ] == [(UNUSED_HORIZON, "horizon/year", "we start small <b>")]


def test_it_is_taken_up_again_and_that_is_undone_too(planned, page):
    def standing():
        return [each.because for each in settled_in(access(planned.owner.id, planned.workbook.id))]

    def press(url):
        form = soup_of(planned.client(planned.owner).get(url)).select_one("#left form")
        button = form.select_one("button")
        fields = {"left": form.select_one("[name=left]")["value"], button["name"]: button["value"]}
        return told(button), post(planned, page, **fields).url

    url = post(planned, page, **YEAR, because="we start small").url
    name, url = press(url)
    assert (name, standing()) == ("Take it up again", [])
    name, url = press(url)
    assert (name, standing()) == ("Leave it as it was", ["we start small"])
    press(url)
    assert post(planned, page, **YEAR, because="another reason").status_code == 302
    assert standing() == ["another reason"]
    assert Settlement.objects.count() == 1


def test_the_words_fit_what_is_left(planned, page, found):
    look = Group.LOOK
    found(
        (UNUSED_HORIZON, look, "horizon/year", "A", "Act", ""),
        (UNTOUCHED_WEAKNESS, look, "all/weaknesses/w1", "B", "Act", ""),
        ("another", Group.LOOK, "plan", "C", "Act", ""),
    )
    soup = soup_of(planned.client(planned.owner).get(page))
    words = [told(each).partition(" (")[0] for each in soup.select(".leave-it summary")]
    assert words == ["Not yet, because …", "Not now, because …", "Leave as it is, because …"]


def test_what_nobody_finds_cannot_be_left_as_it_is(planned, page, found, text_of):
    found(("real", Group.LOOK, "plan", "A", "Act", ""))
    for check, place in (
        ("real", "elsewhere"),
        ("<script>", "plan"),
        ("", ""),
        ("real", "plan" + "/x" * 400),
        ("x" * 5000, "plan"),
        (UNUSED_HORIZON, "horizon/never"),
        (UNTOUCHED_WEAKNESS, "all/strengths/w1"),
        (UNTOUCHED_WEAKNESS, "horizon/year"),
    ):
        response = post(planned, page, deed="leave", check=check, place=place, because="my own reason")
        assert response.status_code == 409
        assert "my own reason" in response.content.decode()
    assert not Settlement.objects.exists()
    assert post(planned, page, deed="leave", check="real", place="plan", because="x").status_code == 302


def test_a_reason_has_an_end_and_any_letters(planned, page, text_of):
    response = post(planned, page, **YEAR, because="x" * (LONGEST_REASON + 1))
    assert response.status_code == 422
    assert f"there is room for {LONGEST_REASON}" in text_of(response)
    assert "x" * LONGEST_REASON in response.content.decode()
    assert post(planned, page, **YEAR, because="…!").status_code == 422
    reason = "لأن المنحة تأتي في مايو \0\ud800 图"
    assert post(planned, page, **YEAR, because=reason.encode("utf-8", "replace").decode()).status_code == 302
    assert "لأن المنحة تأتي في مايو" in Settlement.objects.get().because


def test_two_at_once_leave_it_once_and_neither_is_lost_silently(planned):
    here = (planned.workbook.id, Leaving(UNUSED_HORIZON, "horizon/year", "we start small"))
    first = leave(planned.owner.id, *here)
    assert leave(planned.member.id, *here) == first
    with pytest.raises(LeftMeanwhileError, match="because: we start small"):
        leave(planned.member.id, planned.workbook.id, Leaving(UNUSED_HORIZON, "horizon/year", "no money"))
    take_up(planned.owner.id, planned.workbook.id, first)
    take_up(planned.member.id, planned.workbook.id, first)
    leave_again(planned.owner.id, planned.workbook.id, first)
    leave_again(planned.member.id, planned.workbook.id, first)
    assert Settlement.objects.get().made_by == planned.owner


def test_only_who_may_write_leaves_anything(planned, page, text_of):
    left = leave(planned.owner.id, planned.workbook.id, Leaving(UNUSED_HORIZON, "horizon/year", "we start small"))
    stranger = planned.client(planned.stranger)
    assert stranger.get(page).status_code == stranger.post(page, {**YEAR, "because": "x"}).status_code == 404
    grant(planned.workbook.library, planned.stranger, planned.workbook.id, Right.COMMENTER)
    soup = soup_of(stranger.get(f"{page}?left={left}"))
    assert "we start small" in told(soup.select_one(".left-alone"))
    assert not soup.select("main form")
    assert stranger.post(page, {**YEAR, "because": "x"}).status_code == 403
    assert stranger.post(page, {"deed": "take-up", "left": str(left)}).status_code == 403
    for deed in (take_up, leave_again):
        with pytest.raises(MayNotWriteError):
            deed(planned.stranger.id, planned.workbook.id, left)


def test_what_another_workbook_left_is_out_of_reach(planned, page):
    left = leave(planned.owner.id, planned.workbook.id, Leaving(UNUSED_HORIZON, "horizon/year", "we start small"))
    Settlement.objects.filter(id=left).update(workbook_id=second(planned).id)
    for fields in ({"deed": "take-up", "left": str(left)}, {"deed": "take-up", "left": "x"}, {"deed": "no"}, {}):
        assert post(planned, page, **fields).status_code == 404
    with pytest.raises(NotFoundError):
        take_up(planned.owner.id, planned.workbook.id, left)
    assert "we start small" not in planned.client(planned.owner).get(f"{page}?left={left}").content.decode()


def second(cast):
    other = type(cast.workbook).objects.get(id=cast.workbook.id)
    other.id, other._state.adding = uuid4(), True
    other.save()
    return other


def test_no_name_is_kept_that_erasing_would_miss(planned, page, found, text_of):
    found(("full-month", Group.LOOK, "person/Ana", "All on Ana", "Share it", "goals"))
    fields = {"deed": "leave", "check": "full-month", "place": "person/Ana", "because": "Ana likes it"}
    assert post(planned, page, **fields).status_code == 302
    row = Settlement.objects.get()
    assert "Ana" not in row.place
    soup = soup_of(planned.client(planned.owner).get(page))
    assert "Ana likes it" in told(soup.select_one(".left-alone"))
    assert not soup.select(".act")
    erase(planned.owner.id, planned.workbook.id, Erasure("Ana", "somebody"))
    row.refresh_from_db()
    assert row.because == "somebody likes it"


def test_the_plan_says_it_quietly_where_there_is_one(cast, planned, page):
    soup = soup_of(planned.client(planned.owner).get(planned.url("plan/")))
    assert [told(each) for each in soup.select(f'a[href="{page}"]')] == ["Look it over"]


def test_an_empty_plan_is_no_matter(cast, page):
    assert cast.client(cast.owner).get(page).status_code == 200
    assert not soup_of(cast.client(cast.owner).get(cast.url("plan/"))).select(f'a[href="{page}"]')


def test_documents_tell_what_is_left(planned, page):
    post(planned, page, **YEAR, because="we start small")
    weak = {"deed": "leave", "check": UNTOUCHED_WEAKNESS, "place": "all/weaknesses/w1", "because": "no money"}
    post(planned, page, **weak)
    client = planned.client(planned.owner)
    for path in ("download/plan.md", "download/workbook.md"):
        paper = client.get(planned.url(path)).content.decode()
        assert "Not now, because: no money" in paper
        assert "Not yet, because: we start small" in paper
    data = json.loads(client.get(planned.url("download/plan.json")).content)
    assert [each["because"] for each in data["settled"]] == ["we start small", "no money"]
    left = Settlement.objects.get(place="horizon/year").id
    post(planned, page, deed="take-up", left=left)
    assert "we start small" not in client.get(planned.url("download/plan.md")).content.decode()


class TestWhatStandsAroundAPlan:
    def test_today_is_that_of_the_workbook(self, cast, monkeypatch):
        now = datetime(2027, 3, 1, 3, 30, tzinfo=UTC)
        monkeypatch.setattr(around, "today_in", lambda workbook, at=None: today_in(workbook, at or now))
        for zone, day in (("America/Los_Angeles", 28), ("Asia/Tokyo", 1), ("Nowhere/At_All", 1)):
            cast.workbook.time_zone = zone
            cast.workbook.save()
            assert around_of(access(cast.owner.id, cast.workbook.id)).today.day == day

    def test_people_are_those_who_may_write(self, cast):
        grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.COMMENTER)
        grant(cast.workbook.library, Person.objects.create_named("Dee"), cast.workbook.library_id, Right.OWNER)
        assert around_of(access(cast.owner.id, cast.workbook.id)).people == ("Ana", "Bo")

    def test_it_was_changed_when_the_sheets_with_goals_were(self, cast, form_on):
        assert around_of(access(cast.owner.id, cast.workbook.id)).revised is None
        client = cast.client(cast.owner)
        form_on(client, cast.url("sheet/all/")).send(client, **{"all/name": "x"})
        form_on(client, cast.url("sheet/talk/")).send(client, **{"talk/heard": "x"})
        for number, entry in enumerate(LogEntry.objects.order_by("document__worksheet"), 1):
            LogEntry.objects.filter(id=entry.id).update(at=datetime(2026, number, 1, 12, tzinfo=UTC))
        assert around_of(access(cast.owner.id, cast.workbook.id)).revised == date(2026, 1, 1)

    def test_a_module_counts_as_finished_when_its_pages_are_read_and_its_sheets_were_last_written_on(
        self, cast, form_on
    ):
        client, toolkit = cast.client(cast.owner), access(cast.owner.id, cast.workbook.id).edition.toolkit
        module = toolkit.module(toolkit.worksheet("talk").module)
        form_on(client, cast.url("sheet/talk/")).send(client, **{"talk/heard": "x"})
        for read in module.pages:
            assert around_of(access(cast.owner.id, cast.workbook.id)).finished is None
            mark_read((cast.owner if read is module.pages[0] else cast.member).id, cast.workbook.id, read.id)
        LogEntry.objects.update(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
        assert around_of(access(cast.owner.id, cast.workbook.id)).finished == date(2026, 3, 1)
