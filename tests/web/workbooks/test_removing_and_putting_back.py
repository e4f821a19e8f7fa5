"""A removed row: undone at once, or taken down from the shelf later, with everything that hung on it."""

import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def with_rows(cast, form_on):
    client = cast.client(cast.owner)
    form = form_on(client, cast.url("sheet/all/"))
    fields = {
        "all/strengths/r1": "Teens know us",
        "all/strengths/r2": "A room",
        "all/goals/g1/text": "Ask ten teens",
        "all/goals/g1/horizon": "month",
        "all/goals/s1/what": "Make a card",
        "all/goals/s1/of": "g1",
    }
    form.send(client, **fields)
    return client


def press(client, form, act):
    return client.post(form.action, {**form.fields, "act": act}, follow=True)


def buttons(response, text):
    soup = BeautifulSoup(response.content, "html.parser")
    return [button for button in soup.find_all("button") if button.get_text(strip=True) == text]


def test_a_removed_line_can_be_put_back_on_the_spot(cast, with_rows, form_on, text_of):
    gone = press(with_rows, form_on(with_rows, cast.url("sheet/all/")), "remove all/strengths/r1")
    assert "“Teens know us” was removed." in text_of(gone)
    assert [item.text for item in cast.answers().get("strengths")] == ["A room"]
    (undo,) = buttons(gone, "Put it back")
    back = press(with_rows, form_on(with_rows, cast.url("sheet/all/")), undo["value"])
    assert "was removed." not in text_of(back)
    assert [item.text for item in cast.answers().get("strengths")] == ["Teens know us", "A room"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("all/goals/g1", "“Ask ten teens” was removed."),
        ("all/goals/s1", "“Make a card” was removed."),
        ("all/strengths/nobody", "It was removed."),
    ],
)
def test_what_was_removed_is_told_at_its_question(cast, with_rows, form_on, row, told):
    form = form_on(with_rows, cast.url("sheet/all/"))
    gone = with_rows.post(form.action, {**form.fields, "act": f"remove {row}"})
    assert gone.url.endswith("#all--undo")
    soup = BeautifulSoup(with_rows.get(gone.url).content, "html.parser")
    undo = soup.select_one("#all--undo")
    assert undo.get_text(" ", strip=True) == f"{told} Put it back"
    question = "/".join(row.split("/")[:2])
    assert undo.find_next_sibling(class_="question")["data-question"] == question


def test_a_further_goal_is_where_the_button_leads(cast, with_rows, form_on):
    for horizon in ("month", "year"):
        form = form_on(with_rows, cast.url("sheet/all/"))
        asked = with_rows.post(form.action, {**form.fields, "act": f"add all/goals/{horizon}"})
        soup = BeautifulSoup(with_rows.get(asked.url).content, "html.parser")
        field = soup.find("textarea", id=asked.url.partition("#")[2])
        fresh = field.find_parent(class_="goal")
        assert field.text.strip() == ""
        assert fresh.select_one("select[name$=horizon] option[selected]")["value"] == horizon
        rung = fresh.find_parent("details")
        assert rung.has_attr("open")
        assert rung.select(".goal")[-1] is fresh


def test_a_goal_is_put_back_from_the_shelf_with_its_steps(cast, with_rows, form_on, text_of):
    press(with_rows, form_on(with_rows, cast.url("sheet/all/")), "remove all/goals/g1")
    assert cast.answers().get("goals") is None
    shelf = with_rows.get(cast.url("shelf/"))
    assert "Ask ten teens" in text_of(shelf)
    assert "Make a card" in text_of(shelf)
    step = next(button for button in buttons(shelf, "Put it back") if button["value"].endswith("/s1"))
    form = step.find_parent("form")
    fields = {each["name"]: each["value"] for each in form.select("input")}
    emptied = with_rows.post(form["action"], {**fields, "act": step["value"]}, follow=True)
    assert "The shelf is empty." in text_of(emptied)
    (goal,) = cast.answers().get("goals")
    assert (goal.text, [each.what for each in goal.steps]) == ("Ask ten teens", ["Make a card"])


def test_putting_back_what_is_there_changes_nothing(cast, with_rows, form_on):
    before = cast.answers()
    press(with_rows, form_on(with_rows, cast.url("sheet/all/")), "restore all/strengths/r1")
    assert cast.answers().values == before.values


def test_a_stranger_puts_nothing_back(cast, with_rows, form_on):
    form = form_on(with_rows, cast.url("sheet/all/"))
    press(with_rows, form, "remove all/strengths/r1")
    stranger = cast.client(cast.stranger)
    assert press(stranger, form, "restore all/strengths/r1").status_code == 404
    assert [item.text for item in cast.answers().get("strengths")] == ["A room"]
