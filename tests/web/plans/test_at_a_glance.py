"""The plan at a glance: the ladder and the map, drawn and as tables."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.plans.models import Settlement

NOW = datetime(2027, 1, 15, tzinfo=UTC)
HOSTILE = "</title><script>alert('\"&')</script>"


def goal(name, text, horizon, **more):
    cells = {f"all/goals/{name}/text": text, f"all/goals/{name}/horizon": horizon}
    return cells | {f"all/goals/{name}/{key}": value for key, value in more.items()}


def step(name, of, what, **more):
    cells = {f"all/goals/{name}/what": what, f"all/goals/{name}/of": of}
    return cells | {f"all/goals/{name}/{key}": value for key, value in more.items()}


@pytest.fixture
def planned(cast, form_on):
    """A mission, two weaknesses, and two goals of which the second builds on the first."""
    client = cast.client(cast.owner)
    sheet = cast.url("sheet/all/")
    lines = {"all/mission": "For everybody", "all/weaknesses/r1": "Nobody asks", "all/weaknesses/r2": "Little money"}
    form_on(client, sheet).send(client, **lines)
    form_on(client, sheet).send(
        client,
        **goal("g1", "Ask ten teens", "month", answers_to=["all/mission", "all/weaknesses/r1"]),
        **goal("g2", f"Open a room {HOSTILE}", "year", builds_on="all/goals/g1"),
        **step("s1", "g1", "Make a card", who="Ana", by="2027-01-20"),
    )
    return cast


def settle(cast, check, place, because):
    Settlement.objects.create(
        library=cast.workbook.library, workbook=cast.workbook, check_name=check, place=place, because=because, made=NOW
    )


def page_of(cast, person=None):
    return BeautifulSoup(cast.client(person or cast.owner).get(cast.url("plan/glance/")).content, "html.parser")


def told(element):
    return " ".join(element.get_text(" ").split())


def drawn(soup):
    return [etree.fromstring(str(each).encode()) for each in soup.select(".drawing svg")]


def test_both_pictures_are_named_and_described_and_their_tables_say_the_same(planned):
    soup = page_of(planned)
    assert [each.get("role") for each in drawn(soup)] == ["group", "group"]
    for picture in soup.select(".drawing svg"):
        assert soup.find(id=picture["aria-labelledby"]).name == "title"
        assert told(soup.find(id=picture["aria-describedby"]))
    ladder, mapped = soup.select("table.facts-table")
    rows = [[told(cell) for cell in row.select("th, td")] for row in ladder.select("tbody tr")]
    assert rows[0] == [
        "In the next month",
        "1 Ask ten teens",
        "Feb 1, 2027",
        "",
        "Make a card · Ana · Jan 20, 2027 · To do",
    ]
    assert rows[1][:2] == ["In three months", "No goal here so far."]
    assert rows[3][2:4] == ["Jan 1, 2028", "1 Ask ten teens"]
    assert [[told(cell) for cell in row.select("th, td")] for row in mapped.select("tbody tr")] == [
        ["The library’s mission", "For everybody", "1 Ask ten teens"],
        ["To strengthen", "Nobody asks", "1 Ask ten teens"],
        ["To strengthen", "Little money", "No goal so far."],
        ["Answers to", "Nothing so far", f"2 Open a room {HOSTILE}"],
    ]


def test_every_goal_is_one_link_in_each_picture_to_its_place_on_the_thread(planned):
    soup = page_of(planned)
    there = BeautifulSoup(planned.client(planned.owner).get(planned.url("plan/thread/")).content, "html.parser")
    for picture in soup.select(".drawing svg"):
        ways = [each["href"] for each in picture.select("a") if "#goal-" in each["href"]]
        assert ways == [f"{planned.url('plan/thread/')}#goal-all--goals--g{number}" for number in (1, 2)]
    ways = [each["href"] for each in soup.select(".drawing a")]
    assert all(there.find(id=way.partition("#")[2]) for way in ways)
    names = [told(each.title) for each in soup.select(".drawing svg")[0].select("a")]
    assert names[0] == "1 Ask ten teens · In the next month · by Feb 1, 2027 · steps done: 0 of 1"
    assert names[1].endswith("· In a year · by Jan 1, 2028 · builds on 1")


def test_nothing_that_people_wrote_becomes_markup(planned):
    soup = page_of(planned)
    assert not soup.select("main script")
    assert all(HOSTILE in told(each) for each in soup.select("table.facts-table"))


def test_what_is_left_for_now_is_said_with_its_reason_in_pictures_tables_and_documents(planned):
    settle(planned, "horizons", "horizon/quarter", "we see after the summer")
    settle(planned, "untouched-weakness", "all/weaknesses/r2", "the budget is closed")
    soup = page_of(planned)
    for where in (soup.select_one("section"), soup.select_one("section .drawing")):
        assert "Not yet, because: we see after the summer" in told(where)
    for where in (soup.select("section")[1], soup.select("section .drawing")[1]):
        assert "Not now, because: the budget is closed" in told(where)
    client = planned.client(planned.owner)
    for document in ("plan.md", "workbook.md", "plan.html"):
        text = client.get(planned.url(f"download/{document}")).content.decode()
        assert "Not yet, because: we see after the summer" in text
        assert "Not now, because: the budget is closed" in text


def test_ids_are_unique_and_the_way_past_each_picture_leads_to_its_table(planned):
    soup = page_of(planned)
    ids = [each["id"] for each in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for way in soup.select(".past a"):
        assert soup.find(id=way["href"][1:]).name == "summary"


def test_the_plan_leads_to_it_once_there_are_two_goals(cast, planned, form_on):
    page = BeautifulSoup(planned.client(planned.owner).get(planned.url("plan/")).content, "html.parser")
    assert page.select(f'a[href="{planned.url("plan/glance/")}"]')


def test_with_one_goal_the_plan_stays_as_simple_as_it_is(cast, form_on):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, **goal("g1", "Ask ten teens", "month"))
    page = BeautifulSoup(client.get(cast.url("plan/")).content, "html.parser")
    assert not page.select(f'a[href="{cast.url("plan/glance/")}"]')
    assert "at a glance" not in client.get(cast.url("download/plan.md")).content.decode()
    assert [len(each.select("a")) for each in page_of(cast).select(".drawing svg")] == [1, 1]


def test_an_empty_plan_has_its_rooms_and_says_that_nothing_stands_in_them(cast):
    soup = page_of(cast)
    assert told(soup.select_one("section .drawing")).count("No goal here so far.") == 4
    assert "There is nothing in the plan yet." in told(soup.select("section")[1])


def test_a_viewer_sees_it_and_a_stranger_gets_404(planned):
    assert planned.client(planned.stranger).get(planned.url("plan/glance/")).status_code == 404
    grant(planned.workbook.library, planned.stranger, planned.workbook.id, Right.VIEWER)
    assert "Ask ten teens" in told(page_of(planned, planned.stranger).select_one(".drawing"))
