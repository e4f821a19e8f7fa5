"""Weaknesses and strengths: offered from the self-assessment, and what becomes of a weakness, on pages of the plan."""

import pytest
from bs4 import BeautifulSoup

from groundplan.plan.mending import UNTOUCHED_WEAKNESS
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.plans.models import Settlement
from groundplan.web.workbooks.models import LogEntry

WEAK = "all/weaknesses/w1"


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def told(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def weak(cast, form_on):
    """Two weaknesses, a goal, and one that is dropped."""
    fields = {
        WEAK: "A loud <b>room</b>",
        "all/weaknesses/w2": "Nobody on Fridays",
        "all/goals/g1/text": "Open a room",
        "all/goals/g1/horizon": "year",
        "all/goals/g2/text": "Forget it",
        "all/goals/g2/horizon": "year",
        "all/goals/g2/ended": "dropped",
    }
    form_on(cast.client(cast.owner), cast.url("sheet/all/")).send(cast.client(cast.owner), **fields)
    return cast


@pytest.fixture
def page(weak):
    return weak.url(f"plan/weakness/{WEAK}/")


@pytest.fixture
def form(weak, page):
    """The fields of one of the page's forms, by the deed of its button, as a browser has them."""

    def read(deed, url=page, person=None):
        soup = soup_of(weak.client(person or weak.owner).get(url))
        button = soup.select_one(f'main button[name=deed][value="{deed}"]')
        assert button, f"nothing does {deed}"
        found = button.find_parent("form")
        fields = {each["name"]: each.get("value", "") for each in found.select("input[name]")}
        chosen = found.select_one("select option")
        return {**fields, "deed": deed, **({"goal": chosen["value"]} if chosen else {})}

    return read


def goals(cast):
    return {goal.text: goal for goal in cast.answers().get("goals")}


def on_plan(cast):
    return soup_of(cast.client(cast.owner).get(cast.url("plan/"))).find(id="weakness-all--weaknesses--w1")


class TestWhereNothingHasBecomeOfIt:
    def test_the_plan_offers_three_quiet_ways(self, weak, page):
        ways = on_plan(weak).select(".three-ways a")
        assert [(told(way).partition(" (")[0].partition(" :")[0], way["href"]) for way in ways] == [
            ("Make a goal of it", f"{page}#goal"),
            ("Make a step of it", f"{page}#step"),
            ("Not now, because …", f"{page}#not-now"),
        ]
        there = soup_of(weak.client(weak.owner).get(page))
        assert all(there.find(id=way["href"].partition("#")[2]) for way in ways)
        assert "<b>" in told(on_plan(weak))

    def test_a_reader_sees_no_way_and_no_form(self, weak, page):
        grant(weak.workbook.library, weak.stranger, weak.workbook.id, Right.VIEWER)
        reader = weak.client(weak.stranger)
        assert not soup_of(reader.get(weak.url("plan/"))).select(".three-ways, .plan-offers")
        soup = soup_of(reader.get(f"{page}?made=all/goals/g1&taken=all/goals/g9"))
        assert "A loud" in told(soup.main)
        assert not soup.main.select("form")

    def test_a_stranger_finds_nothing(self, weak, page):
        stranger = weak.client(weak.stranger)
        assert stranger.get(page).status_code == stranger.post(page, {"deed": "goal", "text": "x"}).status_code == 404

    def test_there_is_a_page_for_weaknesses_alone(self, weak):
        for place in ("all/strengths/w1", "all/weaknesses/w9", "all/goals/g1", "..%2F..", "<b>", "x" * 900):
            assert weak.client(weak.owner).get(weak.url(f"plan/weakness/{place}/")).status_code == 404


class TestMakingAGoal:
    def test_it_is_for_the_nearest_horizon_and_answers_to_the_weakness(self, weak, page, form):
        response = weak.client(weak.owner).post(page, {**form("goal"), "text": " Hang curtains\n"})
        assert response.status_code == 302
        goal = goals(weak)["Hang curtains"]
        assert (goal.horizon, goal.answers_to) == ("month", (WEAK,))
        soup = soup_of(weak.client(weak.owner).get(response.url))
        assert "It is in the plan: “Hang curtains”" in told(soup.find(id="done"))
        assert [told(each) for each in soup.select(".became li")] == ["A goal answers to it: Hang curtains"]
        assert not soup.select("#not-now")
        assert not on_plan(weak).select(".three-ways")
        assert "A goal answers to it: Hang curtains" in told(on_plan(weak))

    def test_sent_twice_it_is_one(self, weak, page, form):
        fields = {**form("goal"), "text": "Hang curtains"}
        urls = {weak.client(weak.owner).post(page, fields).url for _again in range(2)}
        assert len(urls) == 1
        assert [goal.text for goal in weak.answers().get("goals")].count("Hang curtains") == 1

    def test_two_at_once_make_two(self, weak, page, form):
        mine, theirs = form("goal"), form("goal", person=weak.member)
        weak.client(weak.owner).post(page, {**mine, "text": "Hang curtains"})
        weak.client(weak.member).post(page, {**theirs, "text": "Buy a carpet"})
        assert {"Hang curtains", "Buy a carpet"} <= set(goals(weak))

    def test_it_is_taken_back_and_put_back(self, weak, page, form):
        client = weak.client(weak.owner)
        url = client.post(page, {**form("goal"), "text": "Hang curtains"}).url
        url = client.post(page, form("remove", url)).url
        assert "Hang curtains" not in goals(weak)
        assert "It is taken back." in told(soup_of(client.get(url)).find(id="done"))
        url = client.post(page, form("restore", url)).url
        assert goals(weak)["Hang curtains"].answers_to == (WEAK,)
        assert "It is in the plan" in told(soup_of(client.get(url)).find(id="done"))

    def test_it_stands_in_the_history_as_hers(self, weak, page, form):
        weak.client(weak.member).post(page, {**form("goal", person=weak.member), "text": "Hang curtains"})
        last = LogEntry.objects.order_by("-sequence").first()
        assert last.participant == weak.member
        assert any(each.endswith("/answers_to") for each in last.addresses)

    @pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
    def test_without_words_there_is_none(self, weak, page, form, text, text_of):
        response = weak.client(weak.owner).post(page, {**form("goal"), "text": text})
        assert response.status_code == 422
        assert "write what you want to do" in text_of(response)
        assert set(goals(weak)) == {"Open a room", "Forget it"}

    def test_any_words_are_words(self, weak, page, form):
        words = "‏اسأل روزا <script>alert(1)</script> {{ 7 * 7 }} 図書館"
        response = weak.client(weak.owner).post(page, {**form("goal"), "text": words})
        assert words in goals(weak)
        html = weak.client(weak.owner).get(response.url).content.decode()
        assert "<script>alert" not in html

    def test_too_long_or_oddly_addressed_it_is_refused_and_the_words_are_kept(self, weak, page, form):
        client, wish = weak.client(weak.owner), {**form("goal"), "text": "Hang curtains"}
        for more in (
            {"text": "x" * 1_000_001},
            {"row": "../g1"},
            {"row": ""},
            {"row": "a/b"},
            {"edit": ""},
            {"edit": "x"},
        ):
            response = client.post(page, {**wish, **more})
            assert response.status_code == 422
            assert (more.get("text") or "Hang curtains") in response.content.decode()
        assert set(goals(weak)) == {"Open a room", "Forget it"}


class TestMakingAStep:
    def test_it_belongs_to_the_goal_and_mends_the_weakness(self, weak, page, form):
        fields = form("step")
        assert fields["goal"] == "all/goals/g1"
        response = weak.client(weak.owner).post(page, {**fields, "text": "Measure the windows"})
        (step,) = goals(weak)["Open a room"].steps
        assert (step.what, step.mends, step.state) == ("Measure the windows", WEAK, "todo")
        assert [told(each) for each in on_plan(weak).select(".became li")] == ["A step mends it: Measure the windows"]
        url = weak.client(weak.owner).post(page, form("remove", response.url)).url
        assert goals(weak)["Open a room"].steps == ()
        weak.client(weak.owner).post(page, form("restore", url))
        assert len(goals(weak)["Open a room"].steps) == 1

    @pytest.mark.parametrize("goal", ["", "all/goals/g2", "all/goals/none", "all/weaknesses/w1", "x", "a/b/c/d/e"])
    def test_a_goal_that_is_none_or_dropped_takes_no_step(self, weak, page, form, goal, text_of):
        response = weak.client(weak.owner).post(page, {**form("step"), "text": "Measure", "goal": goal})
        assert response.status_code == 422
        assert "choose which one" in text_of(response)
        assert "Measure" in response.content.decode()

    def test_without_a_goal_there_is_no_step_to_make(self, cast, form_on):
        client = cast.client(cast.owner)
        form_on(client, cast.url("sheet/all/")).send(client, **{WEAK: "A loud room"})
        soup = soup_of(client.get(cast.url(f"plan/weakness/{WEAK}/")))
        assert not soup.select("#step")
        assert len(on_plan(cast).select(".three-ways a")) == 2


class TestNotNow:
    def test_the_reason_stands_beside_it_until_it_is_taken_up_again(self, weak, page, form):
        client = weak.client(weak.owner)
        url = client.post(page, {**form("leave"), "because": "the grant comes in May"}).url
        assert url.startswith(page)
        assert "Not now, because … the grant comes in May Ana" in told(on_plan(weak))
        assert not on_plan(weak).select(".three-ways")
        assert "It is left as it is: the grant comes in May" in told(soup_of(client.get(url)).find(id="left"))
        client.post(page, form("take-up", url))
        assert on_plan(weak).select(".three-ways")

    def test_a_goal_says_more_than_a_reason(self, weak, page, form):
        client = weak.client(weak.owner)
        client.post(page, {**form("leave"), "because": "the grant comes in May"})
        client.post(page, {**form("goal"), "text": "Hang curtains"})
        assert [told(each) for each in on_plan(weak).select(".became li")] == ["A goal answers to it: Hang curtains"]

    def test_it_needs_a_reason_and_is_about_this_weakness(self, weak, page, form, text_of):
        client, fields = weak.client(weak.owner), form("leave")
        response = client.post(page, {**fields, "because": " "})
        assert response.status_code == 422
        assert "say in a few words" in text_of(response)
        for more in ({"place": "all/weaknesses/w2"}, {"check": "horizons", "place": "horizon/year"}):
            assert client.post(page, {**fields, "because": "x", **more}).status_code == 404
        assert not Settlement.objects.exists()

    def test_it_is_the_same_as_on_the_page_of_checks(self, weak, page, form):
        weak.client(weak.owner).post(page, {**form("leave"), "because": "the grant comes in May"})
        assert Settlement.objects.values_list("check_name", "place").get() == (UNTOUCHED_WEAKNESS, WEAK)


def test_only_who_may_write_makes_anything(weak, page, form):
    fields = [{**form(deed), "text": "x", "because": "x"} for deed in ("goal", "step", "leave")]
    made = weak.client(weak.owner).post(page, {**form("goal"), "text": "Hang curtains"}).url
    fields.append(form("remove", made))
    grant(weak.workbook.library, weak.stranger, weak.workbook.id, Right.COMMENTER)
    for each in fields:
        assert weak.client(weak.stranger).post(page, each).status_code == 403
    assert set(goals(weak)) == {"Open a room", "Forget it", "Hang curtains"}


def test_only_goals_and_steps_are_taken_back(weak, page, form):
    edit = form("goal")["edit"]
    for deed, made in (
        ("remove", WEAK),
        ("remove", "all/goals"),
        ("remove", "all/goals/g1/text"),
        ("restore", "all/mission"),
        ("up", "all/goals/g1"),
        ("", ""),
    ):
        response = weak.client(weak.owner).post(page, {"deed": deed, "made": made, "edit": edit})
        assert response.status_code == 404
    for made in ("", "x", "//", "a/b/c/d/e"):
        assert weak.client(weak.owner).post(page, {"deed": "remove", "made": made, "edit": edit}).status_code == 422
    assert set(goals(weak)) == {"Open a room", "Forget it"}


class TestOffers:
    """What was rated strongest and weakest is offered on the plan's page and taken over with one button."""

    @pytest.fixture
    def rated(self, cast, form_on):
        client = cast.client(cast.owner)
        rates = {"all/rated/s1": "yes", "all/rated/s2": "no"}
        form_on(client, cast.url("sheet/all/")).send(client, **rates)
        return cast

    @staticmethod
    def offered(cast):
        return soup_of(cast.client(cast.owner).get(cast.url("plan/"))).select_one(".plan-offers")

    def test_the_strongest_and_the_weakest_are_offered_with_the_answer_they_come_from(self, rated):
        box = self.offered(rated)
        assert told(box.summary) == "Offered from your self-assessment (2)"
        heads = [told(each) for each in box.select("h2")]
        rows = [told(each.span) for each in box.select("li")]
        assert heads == ["Strengths", "To strengthen"]
        assert rows == ["We listen Every kind of question: Always", "We follow up Every kind of question: Not yet"]

    def test_one_button_takes_it_over_with_its_origin_and_what_was_typed_beside_it(self, rated):
        client = rated.client(rated.owner)
        soup = soup_of(client.get(rated.url("plan/")))
        form = soup.select_one(".simple-plan form")
        fields = {each["name"]: each.get("value", "") for each in form.select("input[name]")}
        fields |= {each["name"]: "For everybody" for each in form.select("textarea[name]")}
        offered = soup.select(f'.plan-offers input[form="{form["id"]}"]')
        fields |= {each["name"]: each["value"] for each in offered}
        button = soup.select(f'.plan-offers button[form="{form["id"]}"]')[1]
        response = client.post(form["action"], {**fields, button["name"]: button["value"]})
        assert response.url == rated.url("plan/") + "?saved=1"
        (item,) = rated.answers().get("weaknesses")
        assert (item.text, item.origin) == ("We follow up", "all/rated/s2")
        assert rated.answers().get("mission") == "For everybody"
        assert [told(each) for each in self.offered(rated).select("h2")] == ["Strengths"]

    def test_where_nothing_was_rated_nothing_is_offered(self, cast):
        assert self.offered(cast) is None
