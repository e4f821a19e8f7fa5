"""The plan: five answers first, everything else grows from the worksheets."""

from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right


def simple(client, cast):
    soup = BeautifulSoup(client.get(cast.url("plan/")).content, "html.parser")
    form = soup.select_one(".simple-plan form")
    controls = form.select("input[name], textarea[name]")
    return form["action"], {each["name"]: each.get("value", each.text.removeprefix("\n")) for each in controls}


def test_five_answers_make_a_plan(cast, text_of):
    client = cast.client(cast.owner)
    action, fields = simple(client, cast)
    words = iter(["We help people finish.", "Teens know us", "Nobody comes on Fridays", "Ask ten teens", "Make a card"])
    shown = [name for name in fields if name.startswith("all/") and not name.endswith(("/horizon", "/of"))]
    assert len(shown) == 5
    response = client.post(action, fields | {name: next(words) for name in shown})
    assert response.url == cast.url("plan/") + "?saved=1"
    told = text_of(client.get(response.url))
    for text in ("We help people finish.", "Teens know us", "Nobody comes on Fridays", "Ask ten teens", "Make a card"):
        assert text in told
    assert "by Feb 1, 2027" in told
    (goal,) = cast.answers().get("goals")
    assert (goal.horizon, goal.text, goal.steps[0].what) == ("month", "Ask ten teens", "Make a card")


def test_the_simple_plan_shows_what_is_there_and_saves_it_again_without_doubling(cast, text_of):
    client = cast.client(cast.owner)
    action, fields = simple(client, cast)
    goal = next(name for name in fields if name.endswith("/text"))
    client.post(action, fields | {goal: "A goal"})
    action, fields = simple(client, cast)
    assert fields[goal] == "A goal"
    client.post(action, fields)
    assert [each.text for each in cast.answers().get("goals")] == ["A goal"]


def test_what_is_done_makes_room_for_what_comes_next(cast, goals):
    """A step that is done, then a goal that is: each stays as it is, and the simple plan asks for another."""
    card = {"what": "Make a card", "state": "done"}
    goals.write(ask={"text": "Ask ten teens", "horizon": "month", "steps": {"card": card}})
    client = cast.client(cast.owner)
    action, fields = simple(client, cast)
    (step,) = (name for name in fields if name.endswith("/what"))
    assert fields[step] == ""
    client.post(action, fields | {step: "Hand it out"})
    (goal,) = cast.answers().get("goals")
    assert [(each.what, each.state) for each in goal.steps] == [("Make a card", "done"), ("Hand it out", "todo")]
    (text,) = (name for name in fields if name.endswith("/text"))
    client.post(action, fields | {text.replace("/text", "/ended"): "done"})
    action, fields = simple(client, cast)
    (text,) = (name for name in fields if name.endswith("/text"))
    assert fields[text] == ""
    client.post(action, fields | {text: "Draw a map"})
    assert [(each.text, each.ended) for each in cast.answers().get("goals")] == [
        ("Ask ten teens", "done"), ("Draw a map", ""),
    ]  # fmt: skip


def test_an_empty_plan_asks_and_shows_nothing_else(cast, text_of):
    told = text_of(cast.client(cast.owner).get(cast.url("plan/")))
    assert "five answers, fifteen minutes" in told
    assert "The plan so far" not in told


def test_the_plan_and_its_downloads_are_in_the_librarys_own_words(cast, text_of):
    client = cast.client(cast.owner)
    words = cast.url("words/all/")
    client.post(words, {"deed": "reword", "target": "all/weaknesses", "label": "Our growing edges"})
    client.post(words, {"deed": "up", "target": "all/weaknesses"})
    client.post(words, {"deed": "add_question", "section": "first", "label": "And our bus?", "type": "text"})
    sheet = cast.written().access.sheet("all")
    bus = next(f"all/{question.id}" for question in sheet.questions() if question.id.startswith("x-"))
    action, fields = simple(client, cast)
    strength, weakness = (next(name for name in fields if f"/{kind}s" in name) for kind in ("strength", "weaknesse"))
    client.post(action, fields | {strength: "Teens know us", weakness: "A quiet Friday", bus: "It is late."})
    page = text_of(client.get(cast.url("plan/")))
    paper = client.get(cast.url("download/plan.md")).content.decode()
    for told in (page.partition("The plan so far")[2], paper):
        places = [told.index(text) for text in ("Our growing edges", "A quiet Friday", "Strengths", "Teens know us")]
        assert places == sorted(places)
        assert told.index("And our bus?") < told.index("It is late.")
        assert "To strengthen" not in told


def test_each_goal_tells_what_else_was_said_and_leads_to_where_it_is_changed(cast, goals, text_of):
    said = {"partners": "The museum", "cost": "$40", "who_agrees": "The board", "who": "Ana", "role": "Teen librarian"}
    goals.write(g1={"text": "Open a lab", "horizon": "month", **said})
    page = cast.client(cast.owner).get(cast.url("plan/"))
    told = "Partners: The museum · Cost: $40 · Who must agree: The board · Looked after by: Ana (Teen librarian)"
    assert told in text_of(page)
    (way,) = BeautifulSoup(page.content, "html.parser").select(".goal-ways a[href*=sheet]")
    assert way["href"] == cast.url("sheet/all/") + "#all--goals--g1"
    assert way.get_text() == "Change it, or add a step: Open a lab"
    sheet = BeautifulSoup(cast.client(cast.owner).get(way["href"].partition("#")[0]).content, "html.parser")
    assert sheet.find(id="all--goals--g1").has_attr("tabindex")


def test_a_reader_is_offered_no_change(cast, goals):
    goals.write(g1={"text": "Open a lab", "horizon": "month"})
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.VIEWER)
    soup = BeautifulSoup(cast.client(cast.stranger).get(cast.url("plan/")).content, "html.parser")
    assert [each.get_text() for each in soup.select(".goal-ways a")] == ["What it rests on: Open a lab"]
