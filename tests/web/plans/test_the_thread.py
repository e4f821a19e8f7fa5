"""The page of the thread: priorities to goals and steps, and back to the words in the document."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.quoting.actions import cite
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import Citing
from groundplan.web.quoting.stating import Stated
from groundplan.workbook.citations import Origin


@pytest.fixture
def threaded(cast, form_on):
    """A cited mission, two strengths, a goal that answers to the first one, and a goal that answers to nothing."""
    client = cast.client(cast.owner)
    sheet = cast.url("sheet/all/")
    form_on(client, sheet).send(client, **{"all/strengths/r1": "Same staff", "all/strengths/r2": "<b>Open</b> late"})
    form_on(client, sheet).send(
        client,
        **{
            "all/goals/g1/text": "Open a room",
            "all/goals/g1/horizon": "month",
            "all/goals/g1/answers_to": ["all/strengths/r1", "all/mission"],
            "all/goals/s1/what": "Ask Rosa",
            "all/goals/s1/of": "g1",
            "all/goals/s1/state": "doing",
            "all/goals/g2/text": "Another",
            "all/goals/g2/horizon": "month",
        },
    )
    stated = Stated(Origin.DOCUMENT, "Strategic plan", ends=2020, page=3)
    cite(cast.owner.id, cast.workbook.id, Citing(Place("all", "mission"), "For everybody", stated, "an-edit"))
    return cast


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def told(element):
    return " ".join(element.get_text(" ").split())


def test_it_leads_from_a_line_to_the_goal_and_its_steps_and_back(threaded):
    soup = soup_of(threaded.client(threaded.owner).get(threaded.url("plan/thread/")))
    line = soup.select_one("#line-all--strengths--r1")
    assert "1 goal answers to it:" in told(line)
    assert line.select_one(".served a")["href"] == "#goal-all--goals--g1"
    assert "Ask Rosa · Doing" in told(line.select_one(".served li"))
    goal = soup.select_one("#goal-all--goals--g1")
    grounds = {told(each.a): each for each in goal.select(".rests-on")}
    assert set(grounds) == {"The library’s mission", "Strength"}
    assert "From: Strategic plan, until 2020, page 3. Its years have ended." in told(grounds["The library’s mission"])
    ways = [way["href"] for way in grounds["Strength"].select("p:last-child a")]
    assert ways[0] == threaded.url("sheet/all/")
    assert threaded.url("read/onward/") in ways


def test_a_line_that_no_goal_serves_is_told_without_blame(threaded):
    soup = soup_of(threaded.client(threaded.owner).get(threaded.url("plan/thread/")))
    assert "No goal answers to it so far." in told(soup.select_one("#line-all--strengths--r2"))
    assert told(soup).count("can be as it should: a plan need not take up everything at once") == 1
    assert "It does not say yet what it answers to." in told(soup.select_one("#goal-all--goals--g2"))


def test_every_link_on_the_page_leads_somewhere_on_it(threaded):
    soup = soup_of(threaded.client(threaded.owner).get(threaded.url("plan/thread/")))
    anchors = [way["href"][1:] for way in soup.select('main a[href^="#"]')]
    assert anchors
    assert all(soup.find(id=anchor) for anchor in anchors)
    ids = [each["id"] for each in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert not soup.select("main b")


def test_the_plan_leads_to_it_from_its_head_and_from_each_goal(threaded):
    soup = soup_of(threaded.client(threaded.owner).get(threaded.url("plan/")))
    ways = [way["href"] for way in soup.select(f'a[href^="{threaded.url("plan/thread/")}"]')]
    here = threaded.url("plan/thread/")
    assert ways == [here, f"{here}#goal-all--goals--g1", f"{here}#goal-all--goals--g2"]


def test_a_viewer_reads_it_and_a_stranger_gets_404(threaded, text_of):
    assert threaded.client(threaded.stranger).get(threaded.url("plan/thread/")).status_code == 404
    grant(threaded.workbook.library, threaded.stranger, threaded.workbook.id, Right.VIEWER)
    read = threaded.client(threaded.stranger).get(threaded.url("plan/thread/"))
    assert "For everybody" in text_of(read)


def test_without_a_plan_it_says_so(cast, text_of):
    assert "There is nothing in the plan yet." in text_of(cast.client(cast.owner).get(cast.url("plan/thread/")))
