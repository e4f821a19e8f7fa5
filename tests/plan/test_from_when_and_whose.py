"""From when a plan counts and whose it is: months that end on different days, and what a worksheet says before a setting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from groundplan.plan.build import build_plan, months_after
from groundplan.toolkit.model import (
    DEFAULT_HORIZONS,
    Question,
    QuestionType,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.workbook.answers import Answers, GoalEntry, StepEntry

QUESTIONS = (
    Question("name", QuestionType.TEXT, "Name", role=Role.LIBRARY_NAME),
    Question("begin", QuestionType.TEXT, "Begin", role=Role.PLAN_START),
    Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
)
TOOLKIT = Toolkit(
    "t",
    "T",
    "1",
    worksheets=(Worksheet("ws", "A sheet", (Section("only", "", QUESTIONS),)),),
    horizons=DEFAULT_HORIZONS,
)


def plan(*sheets):
    written = [Answers("ws", "1.1", values) for values in sheets]
    return build_plan(TOOLKIT, written, library="As set up", department="Teen Room", start=date(2027, 1, 31))


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2027-01-28", 1, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"), ("2028-02-29", 48, "2032-02-29"), ("2027-08-31", 6, "2028-02-29"),
        ("2027-03-31", 3, "2027-06-30"), ("2027-12-31", 1, "2028-01-31"), ("2027-12-01", 0, "2027-12-01"),
        ("2099-11-30", 3, "2100-02-28"), ("2027-10-31", 14, "2028-12-31"), ("9999-12-31", 12, "9999-12-01"),
    ],
)  # fmt: skip
def test_months_later_is_the_same_day_or_that_months_last(day, months, after):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(after)


@given(any_of.dates(max_value=date(9000, 1, 1)), any_of.integers(0, 600))
def test_months_later_is_that_month_and_never_a_later_day_of_it(day, months):
    after = months_after(day, months)
    assert after.year * 12 + after.month == day.year * 12 + day.month + months
    last_of_its_month = (after + timedelta(days=1)).day == 1
    assert after.day == day.day or (after.day < day.day and last_of_its_month)


def test_without_an_answer_a_plan_counts_from_the_workbooks_start():
    goals = tuple(GoalEntry(f"g{each.months}", "Ask", each.id) for each in DEFAULT_HORIZONS)
    made = plan({"goals": goals})
    assert (made.library, made.department, made.start) == ("As set up", "Teen Room", date(2027, 1, 31))
    assert [goal.due for goal in made.goals] == [
        date(2027, 2, 28), date(2027, 4, 30), date(2027, 7, 31), date(2028, 1, 31)
    ]  # fmt: skip


def test_a_start_and_a_name_that_were_answered_count_more():
    made = plan({"name": " Mill River Library ", "begin": " 2028-01-31 ", "goals": (GoalEntry("g", "Ask", "month"),)})
    assert (made.library, made.start) == ("Mill River Library", date(2028, 1, 31))
    assert made.goals[0].due == date(2028, 2, 29)


@pytest.mark.parametrize("begin", ["next spring", "2027-02-30", " ", "31.1.2027"])
def test_a_start_that_is_no_date_is_passed_over(begin):
    assert plan({"begin": begin, "name": " "}).start == date(2027, 1, 31)
    assert plan({"begin": begin, "name": " "}).library == "As set up"


def test_the_first_filling_that_names_a_start_counts():
    assert plan({}, {"begin": "2028-03-01"}, {"begin": "2029-03-01"}).start == date(2028, 3, 1)


def test_a_day_of_its_own_counts_more_than_the_horizon_and_without_either_there_is_none():
    goals = (
        GoalEntry("g1", "A", "month", due="2027-06-15"), GoalEntry("g2", "B", "month", due="soon"),
        GoalEntry("g3", "C", "no-such"), GoalEntry("g4", "D"),
    )  # fmt: skip
    made = plan({"goals": goals})
    assert [(goal.text, goal.due) for goal in made.goals] == [
        ("A", date(2027, 6, 15)), ("B", date(2027, 2, 28)), ("C", None), ("D", None)
    ]  # fmt: skip
    assert [(rung.horizon, len(rung.goals)) for rung in made.ladder] == [("month", 2), ("", 2)]


def test_goals_and_steps_without_words_are_no_part_of_it():
    steps = (StepEntry("s1", " Make a card ", " Bo ", "2027-02-01"), StepEntry("s2", " ", "Bo"))
    made = plan({"goals": (GoalEntry("g1", " "), GoalEntry("g2", "", "month", steps=steps))})
    (goal,) = made.goals
    assert [(step.what, step.who, step.by, step.address) for step in goal.steps] == [
        ("Make a card", "Bo", date(2027, 2, 1), "ws/goals/s1")
    ]
