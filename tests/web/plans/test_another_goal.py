"""Another goal in thirty seconds: its words and its horizon, from the plan's page, without script."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right

FORM = ".quick-goal"


@pytest.fixture
def begun(goals):
    goals.write(g1={"text": "Ask ten teens", "horizon": "month"})
    return goals


def test_the_simple_plan_stays_alone_until_there_is_a_goal(cast, goals):
    client = cast.client(cast.owner)
    page = BeautifulSoup(client.get(cast.url("plan/")).content, "html.parser")
    assert not page.select(FORM)
    goals.write(g1={"text": "Ask ten teens", "horizon": "month"})
    page = BeautifulSoup(client.get(cast.url("plan/")).content, "html.parser")
    typed = page.select(f"{FORM} input:not([type=hidden]), {FORM} textarea, {FORM} select")
    assert [each["name"] for each in typed] == ["text", "horizon"]


def test_words_and_a_horizon_are_a_goal_and_lead_to_its_place_on_the_sheet(cast, begun, form_at, text_of):
    client = cast.client(cast.owner)
    response = form_at(client, cast.url("plan/"), FORM).send(client, text=" Open on Fridays ", horizon="quarter")
    goal = begun.by_text()["Open on Fridays"]
    assert (goal.horizon, goal.scope, goal.steps) == ("quarter", "", ())
    page = client.get(response.url)
    told = BeautifulSoup(page.content, "html.parser").select_one("#just")
    assert "The goal stands in your plan." in told.get_text(" ")
    link = next(each for each in told.select("a") if "Say more about it" in each.get_text())
    sheet, _hash, anchor = link["href"].partition("#")
    assert BeautifulSoup(client.get(sheet).content, "html.parser").find(id=anchor)


def test_undo_takes_it_away_and_again_brings_it_back(cast, begun, form_at):
    client = cast.client(cast.owner)
    response = form_at(client, cast.url("plan/"), FORM).send(client, text="Open on Fridays")
    undone = form_at(client, response.url, "#just form").send(client)
    assert set(begun.by_text()) == {"Ask ten teens"}
    assert "did=undone" in undone.url
    form_at(client, undone.url, "#just form").send(client)
    assert set(begun.by_text()) == {"Ask ten teens", "Open on Fridays"}


def test_a_form_sent_twice_is_one_goal_and_other_words_in_it_are_another(cast, begun, form_at):
    client = cast.client(cast.owner)
    form = form_at(client, cast.url("plan/"), FORM)
    form.send(client, text="Open on Fridays")
    form.send(client, text="Open on Fridays")
    form.send(client, text="Buy a kettle")
    assert list(begun.by_text()) == ["Ask ten teens", "Open on Fridays", "Buy a kettle"]


def test_two_people_at_once_have_two_goals(cast, begun, form_at):
    hers, his = cast.client(cast.owner), cast.client(cast.member)
    first, second = (form_at(client, cast.url("plan/"), FORM) for client in (hers, his))
    first.send(hers, text="The same words")
    second.send(his, text="The same words")
    assert [goal.text for goal in cast.answers().get("goals")].count("The same words") == 2


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_without_words_nothing_is_saved_and_the_form_says_what_to_do(cast, begun, form_at, text, text_of):
    client = cast.client(cast.owner)
    response = form_at(client, cast.url("plan/"), FORM).send(client, status=422, text=text, horizon="quarter")
    assert "There are no words here yet" in text_of(response)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("select[name=horizon] option[selected]")["value"] == "quarter"
    assert list(begun.by_text()) == ["Ask ten teens"]


def test_hostile_words_stand_as_they_are_and_run_nowhere(cast, begun, form_at):
    client = cast.client(cast.owner)
    for text in ("<script>alert(1)</script>", "أهداف المراهقين", "a" * 20_000, "nul\0l"):
        response = form_at(client, cast.url("plan/"), FORM).send(client, text=text, horizon="nonsense")
        page = client.get(response.url).content.decode()
        assert "<script>alert(1)" not in page
    assert {"<script>alert(1)</script>", "أهداف المراهقين", "null"} <= set(begun.by_text())


def test_what_it_builds_on_must_be_a_goal_of_this_plan(cast, begun, form_at):
    client = cast.client(cast.owner)
    known = form_at(client, cast.url("plan/goal/?builds_on=all/goals/g1"), FORM)
    known.send(client, text="Onward")
    known.send(client, text="Elsewhere", builds_on="all/goals/none")
    goals = begun.by_text()
    assert (goals["Onward"].builds_on, goals["Elsewhere"].builds_on) == ("all/goals/g1", "")


def test_what_is_no_edit_changes_nothing(cast, begun):
    client = cast.client(cast.owner)
    assert client.post(cast.url("plan/goal/"), {"text": "x", "edit": "no"}).status_code in (400, 409, 422)
    for at, revision in (("all/goals", "1.99"), ("all/goals", "1.0"), ("all/none", "1.1"), ("", "1.1")):
        response = client.post(cast.url("plan/undo/"), {"at": at, "revision": revision, "edit": "abcd1234"})
        assert response.status_code == 404, (at, revision)
    assert (
        client.post(cast.url("plan/undo/"), {"at": "all/goals", "revision": "x", "edit": "abcd1234"}).status_code < 500
    )
    assert list(begun.by_text()) == ["Ask ten teens"]


def test_who_may_only_read_gets_no_form_and_a_stranger_gets_404(cast, begun):
    grant(cast.workbook.library, cast.member, cast.workbook.id, Right.VIEWER)
    reader, stranger = cast.client(cast.member), cast.client(cast.stranger)
    assert not BeautifulSoup(reader.get(cast.url("plan/")).content, "html.parser").select(FORM)
    sent = {"text": "x", "edit": "abcd1234", "at": "all/goals", "revision": "1.1"}
    for client, status in ((reader, 403), (stranger, 404)):
        assert client.get(cast.url("plan/goal/")).status_code == status
        assert client.post(cast.url("plan/goal/"), sent).status_code == status
        assert client.post(cast.url("plan/undo/"), sent).status_code == status
    assert list(begun.by_text()) == ["Ask ten teens"]
