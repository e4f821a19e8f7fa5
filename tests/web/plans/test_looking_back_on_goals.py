"""The look back: what became of the goals of a horizon that has ended, what was learned, and what opens next."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks.citations import today_in

FORM = ".look-back"
DAY = "2020-02-01"


@pytest.fixture
def past(goals):
    goals.begun_long_ago()
    goals.write(
        ask={
            "text": "Ask ten teens", "horizon": "month", "know_because": "We have ten cards",
            "steps": {"s1": {"what": "Print a card", "who": "Bo", "state": "done"}},
        },
        lab={"text": "Open a lab", "horizon": "decade", "due": "2099-01-01"},
        bus={"text": "Ask for a bus", "horizon": "month"},
    )  # fmt: skip
    return goals


def page_of(client, cast, query=""):
    return BeautifulSoup(client.get(cast.url(f"plan/look-back/{query}")).content, "html.parser")


def test_the_plan_offers_it_quietly_once_a_horizon_has_ended(cast, goals, text_of):
    client = cast.client(cast.owner)
    goals.write(ask={"text": "Ask ten teens", "horizon": "month"})
    assert "Look back on it" not in text_of(client.get(cast.url("plan/")))
    goals.begun_long_ago()
    told = text_of(client.get(cast.url("plan/")))
    assert "ended on Feb 1, 2020. Look back on it when you have ten minutes" in told


def test_each_goal_is_asked_about_beside_its_steps_and_what_was_to_be_known(cast, past):
    page = page_of(cast.client(cast.owner), cast)
    first, second = page.select(".looked-at")
    told = " ".join(first.get_text(" ").split())
    assert "Ask ten teens" in told
    assert "We will know because: We have ten cards" in told
    assert "Print a card · Bo · Done" in told
    assert "Ask for a bus" in second.get_text()
    labels = [" ".join(each.get_text().split()) for each in page.select("label.words > span")]
    assert len(labels) == len(set(labels)) == 4
    assert "What we learned (Ask ten teens)" in labels
    # Every horizon of this plan has ended, so a day is all there is to say; one that has passed would only end again.
    (day,) = {each["min"] for each in page.select("input[type=date]")}
    assert day == today_in(cast.workbook).isoformat()
    assert "Which day?" in told
    assert "Or to the day" not in told


def test_done_goes_on_and_dropped_are_written_down_with_what_was_learned(cast, past, form_at, text_of):
    client = cast.client(cast.owner)
    today = today_in(cast.workbook).isoformat()
    response = form_at(client, cast.url("plan/look-back/"), FORM).send(
        client,
        **{
            "how all/goals/ask": "done", "learned all/goals/ask": "Cards beat surveys",
            "how all/goals/bus": "moved", "due all/goals/bus": "2099-05-01", "why all/goals/bus": "The city was late",
        },
    )  # fmt: skip
    goals = past.by_text()
    ask, bus = goals["Ask ten teens"], goals["Ask for a bus"]
    assert (ask.ended, ask.learned, ask.looked, ask.moved_from) == ("done", "Cards beat surveys", today, "")
    assert (bus.ended, bus.why, bus.due, bus.moved_from, bus.looked) == (
        "moved", "The city was late", "2099-05-01", DAY, today
    )  # fmt: skip
    assert not page_of(client, cast).select(".looked-at")
    assert "Cards beat surveys" in text_of(client.get(response.url))
    for url in ("plan/", "download/plan.md", "sheet/all/"):
        assert "Cards beat surveys" in text_of(client.get(cast.url(url)))
    assert "Look back on it" not in text_of(client.get(cast.url("plan/")))


def test_dropped_is_written_down_with_its_reason_and_never_asked_for_again(cast, past, form_at):
    client = cast.client(cast.owner)
    form = form_at(client, cast.url("plan/look-back/"), FORM)
    form.send(client, **{"how all/goals/bus": "dropped", "why all/goals/bus": "No bus"})
    bus = past.by_text()["Ask for a bus"]
    assert (bus.ended, bus.why) == ("dropped", "No bus")
    assert [each.get_text(strip=True) for each in page_of(client, cast).select(".looked-at h3")] == ["Ask ten teens"]


def test_it_can_be_done_early_and_what_comes_next_opens(cast, goals, form_at, text_of):
    client = cast.client(cast.owner)
    goals.write(
        ask={"text": "Ask ten teens", "horizon": "month"}, lab={"text": "Open a lab", "horizon": "quarter"},
    )  # fmt: skip
    page = page_of(client, cast)
    assert not page.select(FORM)
    early = page.select_one("#early ~ ul a")["href"]
    response = form_at(client, early, FORM).send(client, **{"how all/goals/ask": "done"})
    page = BeautifulSoup(client.get(response.url).content, "html.parser")
    told = " ".join(page.select_one(".comes-next").get_text(" ").split())
    assert "Open a lab" in told
    assert "A goal that builds on this one: Ask ten teens" in told
    form = form_at(client, response.url, ".comes-next .quick-goal")
    assert form.fields["horizon"] == ["quarter"]
    form.send(client, text="Show them the cards")
    onward = goals.by_text()["Show them the cards"]
    assert (onward.horizon, onward.builds_on) == ("quarter", "all/goals/ask")


def test_nothing_said_changes_nothing(cast, past, form_at, text_of):
    client = cast.client(cast.owner)
    before = cast.answers().get("goals")
    response = form_at(client, cast.url("plan/look-back/"), FORM).send(client)
    assert "Nothing was changed." in text_of(client.get(response.url))
    assert cast.answers().get("goals") == before


def test_it_is_undone_as_one(cast, past, form_at):
    client = cast.client(cast.owner)
    before = cast.answers().get("goals")
    form = form_at(client, cast.url("plan/look-back/"), FORM)
    said = {"how all/goals/ask": "done", "how all/goals/bus": "moved", "due all/goals/bus": "2099-05-01"}
    response = form.send(client, **said, **{"learned all/goals/ask": "Cards"})
    form_at(client, response.url, "#just form").send(client)
    assert cast.answers().get("goals") == before


def test_two_people_look_back_at_once_and_both_keep_their_words(cast, past, form_at, text_of):
    hers, his = cast.client(cast.owner), cast.client(cast.member)
    first, second = (form_at(client, cast.url("plan/look-back/"), FORM) for client in (hers, his))
    first.send(hers, **{"how all/goals/ask": "done", "learned all/goals/ask": "Cards beat surveys. "})
    met = second.send(his, **{"how all/goals/bus": "dropped", "learned all/goals/ask": "Ask on Fridays."})
    goals = past.by_text()
    assert (goals["Ask ten teens"].ended, goals["Ask for a bus"].ended) == ("done", "dropped")
    assert "Cards beat surveys." in goals["Ask ten teens"].learned
    assert "Ask on Fridays." in goals["Ask ten teens"].learned
    assert "Both texts are kept" in text_of(his.get(met.url))


def test_a_day_that_is_none_is_told_and_nothing_typed_is_lost(cast, past, form_at, text_of):
    client = cast.client(cast.owner)
    form = form_at(client, cast.url("plan/look-back/"), FORM)
    said = {"how all/goals/bus": "moved", "due all/goals/bus": "next spring", "learned all/goals/ask": "Cards"}
    response = form.send(client, status=422, **said)
    page = BeautifulSoup(response.content, "html.parser")
    assert "is not a date that can be read" in page.get_text()
    assert "Cards" in page.select_one('textarea[name="learned all/goals/ask"]').get_text()
    assert page.select_one('input[name="how all/goals/bus"][checked]')["value"] == "moved"
    assert past.by_text()["Ask for a bus"].looked == ""


def test_hostile_posts_touch_nothing_but_goals_that_are_there(cast, past, form_at):
    client = cast.client(cast.owner)
    before = cast.answers().get("goals")
    form = form_at(client, cast.url("plan/look-back/"), FORM)
    strange = ["all/mission", "x", "", "all/goals/none", "all/goals/ask/text", "../../etc", "all/goals/s1"]
    response = form.send(client, goal=strange, **{f"how {each}": "done" for each in strange})
    assert client.get(response.url).status_code == 200
    assert cast.answers().get("goals") == before


def test_a_reader_may_not_and_a_stranger_gets_404(cast, past):
    grant(cast.workbook.library, cast.member, cast.workbook.id, Right.VIEWER)
    for person, status in ((cast.member, 403), (cast.stranger, 404)):
        client = cast.client(person)
        assert client.get(cast.url("plan/look-back/")).status_code == status
        sent = {"goal": "all/goals/ask", "how all/goals/ask": "done", "edit": "abcd1234"}
        assert client.post(cast.url("plan/look-back/"), sent).status_code == status
    assert past.by_text()["Ask ten teens"].ended == ""
