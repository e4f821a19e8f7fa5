"""What a goal can refer to, and where a question gets what it can take over."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from groundplan.toolkit.model import Horizon, Question, QuestionType
from groundplan.web.home.actions import set_up
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.goalviews import EarlierGoal, GoalChoices, rungs
from groundplan.workbook.answers import GoalEntry


def picks(goals, blank_on=""):
    """The goals that each one is offered to build on, by its id; `goals` are (id, horizon, builds on)."""
    horizons = [Horizon("month", "Month", 1), Horizon("year", "Year", 12)]
    choices = GoalChoices(
        horizons=horizons,
        goals=[EarlierGoal(f"ws/goals/{name}", name, at, on and f"ws/goals/{on}") for name, at, on in goals],
    )
    value = tuple(GoalEntry(name, text=name, horizon=at, builds_on=on and f"ws/goals/{on}") for name, at, on in goals)
    views = rungs("ws/goals", Question("goals", QuestionType.GOALS, "Goals"), value, choices, {}, lambda: "new")
    return {
        goal.id: [option.text for option in BeautifulSoup(str(goal.builds_on.picks), "html.parser").select("option")]
        for rung in views
        for goal in rung.goals
    }


@pytest.mark.parametrize(
    ("goals", "offered"),
    [
        ([("a", "month", ""), ("b", "year", "")], {"a": [], "b": ["a"]}),
        ([("a", "year", ""), ("b", "year", "a"), ("c", "year", "b")], {"a": [], "b": ["a"], "c": ["a", "b"]}),
        # A circle that two people made at once: each keeps what was picked, so that it can be seen and taken back.
        ([("a", "year", "b"), ("b", "year", "a")], {"a": ["b"], "b": ["a"]}),
    ],
)
def test_a_goal_can_build_on_earlier_goals_and_on_none_that_builds_on_it(db, goals, offered):
    assert {name: each for name, each in picks(goals).items() if name != "new"} == offered


def test_a_question_that_takes_over_links_the_sheet_while_that_is_empty(db, client, form_on):
    opening = Opening("Hill Library", "", True, date(2027, 1, 1))
    person, workbook = set_up("Eve", opening, "")
    client.force_login(person)
    there, source = f"/w/{workbook}/sheet/connected-learning-plan/", f"/w/{workbook}/sheet/self-assessment/"

    def strengths():
        page = BeautifulSoup(client.get(there).content, "html.parser")
        return page.find(id="connected-learning-plan--strengths--question")

    assert [link["href"] for link in strengths().select(".quiet-line a")].count(source) == 1
    sheet = form_on(client, source)
    sheet.send(client, **{"self-assessment/interests/ask": "our-habit"})
    assert source not in [link["href"] for link in strengths().select(".quiet-line a")]


def test_what_was_heard_says_in_which_talk(db, client, form_on, text_of):
    person, workbook = set_up("Eve", Opening("Hill Library", "", True, date(2027, 1, 1)), "")
    client.force_login(person)
    talk = f"/w/{workbook}/sheet/the-conversation/"
    form_on(client, talk).send(client, **{"the-conversation/heard": "Books first"})
    second = client.post(f"{talk}again", {"title": "The director, Ms. Okafor"})
    form_on(client, second.url).send(client, **{"the-conversation/heard": "Teens first"})
    told = text_of(client.get(f"/w/{workbook}/sheet/connected-learning-plan/"))
    assert "What did you hear? Books first" in told
    assert "What did you hear? (The director, Ms. Okafor) Teens first" in told
