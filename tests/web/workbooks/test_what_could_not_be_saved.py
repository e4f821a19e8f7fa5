"""What a save could not take, told on the page that comes back without script: every sentence, and every text."""

import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def sent(cast, form_on):
    """Presses Save with these fields on the sheet's own page, or beside a page to read; gives back what is shown."""

    def press(fields, beside=""):
        client = cast.client(cast.owner)
        form = form_on(client, cast.url("sheet/all/"))
        form.action += f"?page={beside}" if beside else ""
        response = form.send(client, act="save", **fields)
        assert response.status_code == 422
        return BeautifulSoup(response.content, "html.parser")

    return press


def told(box):
    """The (sentence, text) pairs of a box."""
    return [(each.get_text(), each.find_next("textarea").text.removeprefix("\n")) for each in box.select("p > b")]


@pytest.mark.parametrize("beside", ["", "onward", "welcome", "no-such-page"])
def test_a_text_whose_question_is_not_there_stands_in_the_summary(cast, sent, beside):
    text = "a stray text, " * 80 + "</textarea><script>last words"
    page = sent({"all/nothing": text, "all/name": "kept"}, beside)
    summary = page.select_one(".summary")
    ((sentence, shown),) = told(summary.ul)
    assert "has no question “nothing”" in sentence
    assert shown == text
    assert summary.select("a") == []
    assert page.select("script:not([src])") == []
    assert cast.answers().get("name") == "kept"


def test_two_texts_for_one_question_that_is_not_there_are_both_shown(sent):
    page = sent({"all/nothing": ["one", "two"], "all/nothing/row/cell": "\nthree"})
    assert [text for _sentence, text in told(page.select_one(".summary ul"))] == ["one", "two", "\nthree"]


def test_each_cell_that_cannot_be_taken_is_told_with_its_place_and_its_text(sent):
    page = sent({"all/grid/r1/who": "Ana", "all/grid/r1/when": "next spring", "all/grid/r1/hours": "about ten hours"})
    box = page.select_one('[data-question="all/grid"] .refusal')
    expected = [
        ("When, line 1: “next spring” is not a date that can be read: write it like 2027-01-15.", "next spring"),
        ("Hours, line 1: “about ten hours” is not a number: write it in figures.", "about ten hours"),
    ]
    assert told(box) == expected
    links = page.select(".summary a")
    assert [link.get_text() for link in links] == [sentence for sentence, _text in expected]
    assert {link["href"] for link in links} == {f"#{box['id']}"}


def test_dates_of_goals_and_steps_name_their_goal_and_their_step(sent):
    page = sent(
        {
            "all/goals/g1/text": "Ask one teen a day", "all/goals/g1/due": "soon",
            "all/goals/s1/of": "g1", "all/goals/s1/what": "Make a card", "all/goals/s1/by": "Monday",
            "all/goals/s2/of": "g1", "all/goals/s2/what": "Print it", "all/goals/s2/by": "Tuesday",
        }
    )  # fmt: skip
    assert told(page.select_one('[data-question="all/goals"] .refusal')) == [
        (f"Ask one teen a day, {where}: “{text}” is not a date that can be read: write it like 2027-01-15.", text)
        for where, text in (("Due on", "soon"), ("Step 1, By when", "Monday"), ("Step 2, By when", "Tuesday"))
    ]


def test_what_a_hidden_question_cannot_take_is_told_with_its_label(cast, form_on):
    client = cast.client(cast.owner)
    form = form_on(client, cast.url("sheet/all/"))
    client.post(cast.url("words/all/"), {"deed": "hide", "target": "all/grid"})
    response = form.send(client, act="save", **{"all/grid/r1/when": "next spring"})
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select('[data-question="all/grid"]') == []
    ((sentence, text),) = told(page.select_one(".summary ul"))
    assert sentence.startswith("A table: “next spring” is not a date")
    assert text == "next spring"


def test_however_many_texts_are_refused_none_is_left_out(sent):
    page = sent({f"all/gone{number}": f"text {number}" for number in range(120)})
    assert [text for _sentence, text in told(page.select_one(".summary ul"))] == [f"text {n}" for n in range(120)]


def test_no_element_of_the_page_shares_its_id_with_another(sent):
    page = sent({"all/name/row": "no rows here", "all/mission/row": "nor here", "all/grid/r1/when": "soon"})
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(set(ids)) == sorted(ids)
