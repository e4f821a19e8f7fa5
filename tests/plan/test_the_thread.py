"""From a line of the plan to the goals that answer to it, and from a goal to what it rests on."""

from datetime import date

import pytest

from groundplan.plan.alignment import align, rests_on
from groundplan.plan.build import build_plan
from groundplan.toolkit.model import (
    Horizon,
    Module,
    Page,
    Placement,
    Question,
    QuestionType,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.workbook.answers import Answers, GoalEntry, Item, StepEntry
from groundplan.workbook.citations import Citation, Origin


def sheet(name, *questions, **more):
    return Worksheet(name, f"The {name}", (Section("only", "", questions),), **more)


PLAN = sheet(
    "plan",
    Question("mission", QuestionType.LONG_TEXT, "Mission", role=Role.MISSION),
    Question("priorities", QuestionType.LIST, "Priorities", role=Role.PRIORITIES),
    Question("strong", QuestionType.LIST, "Strong", role=Role.STRENGTHS),
    Question("grid", QuestionType.TABLE, "Grid", example_rows=({"a": "b"},)),
    Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
)
RATED = sheet("rated", Question("r", QuestionType.TEXT, "R"))
PAGES = (
    Page("one", "m", "One", "", "", placements=(Placement("rated"),)),
    Page("two", "m", "Two", "", "", placements=(Placement("plan"),)),
)
TOOLKIT = Toolkit("t", "T", "1", (Module("m", "M", PAGES),), (PLAN, RATED), horizons=(Horizon("month", "Month", 1),))
CITED = Citation("c", "plan/priorities/p1", "Grow readers", Origin.DOCUMENT, "Strategic plan", page=3)


@pytest.fixture
def plan():
    answers = Answers(
        "plan",
        "1.1",
        {
            "mission": "For everybody",
            "priorities": (Item("p1", "Grow readers"), Item("p2", "Be open late")),
            "strong": (Item("s1", "Same staff", origin="rated/r"),),
            "goals": (
                GoalEntry(
                    "g1",
                    "Open a room",
                    "month",
                    answers_to=("plan/priorities/p1", "plan/strong/s1", "plan/priorities/gone"),
                    steps=(StepEntry("t1", "Ask Rosa"),),
                ),
                GoalEntry("g2", "Something else", "month"),
                GoalEntry("g3", "Say who we are", "", answers_to=("plan/mission",)),
            ),
        },
    )
    cited = [{"plan/priorities/p1": (CITED,)}]
    return build_plan(TOOLKIT, [answers], library="L", department="", start=date(2027, 1, 1), cited=cited)


def test_each_line_has_the_goals_that_answer_to_it_in_the_plans_order(plan):
    told = {
        strand.part.role: [(each.line.text, [goal.text for goal in each.goals]) for each in strand.lines]
        for strand in align(plan).strands
    }
    assert told == {
        Role.MISSION: [("For everybody", ["Say who we are"])],
        Role.PRIORITIES: [("Grow readers", ["Open a room"]), ("Be open late", [])],
        Role.STRENGTHS: [("Same staff", ["Open a room"])],
    }


def test_priorities_that_none_serves_and_goals_that_serve_none_are_told(plan):
    found = align(plan)
    assert [each.line.text for strand in found.strands for each in strand.waiting] == ["Be open late"]
    assert [goal.text for goal in found.loose] == ["Something else"]


def test_a_goal_rests_on_lines_with_their_citations_worksheets_and_pages(plan):
    goal = next(goal for goal in plan.goals if goal.text == "Open a room")
    read, strong = rests_on(TOOLKIT, goal)
    assert read.line.citations == (CITED,)
    assert [each.id for each in read.worksheets] == ["plan"]
    assert [page.id for page in read.pages] == ["two"]
    assert [each.id for each in strong.worksheets] == ["plan", "rated"]
    assert [page.id for page in strong.pages] == ["one", "two"]


def test_an_empty_plan_has_no_thread():
    found = align(build_plan(TOOLKIT, [], library="L", department="", start=date(2027, 1, 1)))
    assert (found.strands, found.loose) == ((), ())
