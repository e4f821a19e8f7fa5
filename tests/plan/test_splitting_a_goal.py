"""Where a smaller goal comes in when a big one is split: whatever builds on what, in time and never in a circle."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.build import build_plan
from groundplan.plan.splitting import Link, later_than, link
from groundplan.toolkit.model import Horizon, Question, QuestionType, Role, Section, Toolkit, Worksheet
from groundplan.workbook.answers import Answers, GoalEntry

HORIZONS = (Horizon("month", "Month", 1), Horizon("quarter", "Quarter", 3), Horizon("year", "Year", 12))
QUESTIONS = tuple(Question(name, QuestionType.GOALS, name, role=Role.GOALS) for name in ("goals", "more"))
SHEET = Worksheet("plan", "Plan", (Section("s", "", QUESTIONS),))


def plan_of(*goals):
    """`goals` are (question/id, horizon, builds on question/id)."""
    values = {}
    for name, horizon, on in goals:
        question, _slash, row = name.partition("/")
        entry = GoalEntry(row, row, horizon, builds_on=on and f"plan/{on}")
        values[question] = (*values.get(question, ()), entry)
    toolkit = Toolkit("t", "T", "1", worksheets=(SHEET,), horizons=HORIZONS)
    return build_plan(toolkit, [Answers("plan", "1.1", values)], library="L", department="D", start=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("goals", "above", "below"),
    [
        ([("goals/big", "year", "")], "goals/big", ""),
        # What the big one builds on comes sooner, or as soon: the new one takes its place.
        ([("goals/big", "year", "goals/a"), ("goals/a", "month", "")], "goals/big", "goals/a"),
        # It comes later than the new one, which then comes before that.
        ([("goals/big", "year", "goals/a"), ("goals/a", "quarter", "")], "goals/a", ""),
        (
            [("goals/big", "year", "goals/a"), ("goals/a", "quarter", "goals/b"), ("goals/b", "month", "")],
            "goals/a",
            "goals/b",
        ),
        # What is written elsewhere is not changed along.
        ([("goals/big", "year", "more/a"), ("more/a", "quarter", "")], "goals/big", "more/a"),
        # A circle that two people made at once is opened, not made longer.
        ([("goals/big", "year", "goals/a"), ("goals/a", "quarter", "goals/big")], "goals/a", ""),
        ([("goals/big", "year", "goals/a"), ("goals/a", "month", "goals/big")], "goals/big", ""),
        ([("goals/big", "year", "goals/big")], "goals/big", ""),
    ],
)
def test_the_smaller_goal_takes_its_place_in_the_chain(goals, above, below):
    assert link(plan_of(*goals), "plan/goals/big", "month") == Link(f"plan/{above}", below and f"plan/{below}")


@given(
    st.lists(st.tuples(st.sampled_from(["month", "quarter", "year", ""]), st.integers(-1, 5)), min_size=1, max_size=6),
    st.sampled_from(["month", "quarter", "year", "nonsense"]),
)
def test_no_chain_from_the_new_goal_ever_comes_back_to_it(drawn, horizon):
    names = [f"goals/g{number}" for number in range(len(drawn))]
    goals = [(name, at, names[on % len(names)] if on >= 0 else "") for name, (at, on) in zip(names, drawn, strict=True)]
    found = link(plan_of(*goals), "plan/goals/g0", horizon)
    builds_on = {f"plan/{name}": on and f"plan/{on}" for name, _at, on in goals}
    builds_on |= {found.above: "new", "new": found.below}
    step, passed = "new", set()
    while (step := builds_on.get(step, "")) and step not in passed:
        passed.add(step)
    assert "new" not in passed


def test_a_goal_moves_only_to_a_later_horizon():
    assert [each.id for each in later_than(HORIZONS, "month")] == ["quarter", "year"]
    assert later_than(HORIZONS, "year") == []
    assert [each.id for each in later_than(HORIZONS, "")] == ["month", "quarter", "year"]


@pytest.mark.parametrize(
    ("goals", "order"),
    [
        # As it is written, where nothing builds on anything, and where what it builds on stands before it anyway.
        ([("goals/a", "month", ""), ("goals/b", "month", "")], "ab"),
        ([("goals/a", "month", ""), ("goals/b", "month", "goals/a")], "ab"),
        # The smaller one, which was written later, stands right before the bigger one.
        ([("goals/x", "month", ""), ("goals/big", "month", "goals/s"), ("goals/s", "month", "")], ["x", "s", "big"]),
        ([("goals/a", "month", "goals/b"), ("goals/b", "month", "goals/c"), ("goals/c", "month", "")], "cba"),
        # A nearer horizon comes first in any case, and a circle loses nobody.
        ([("goals/a", "month", "goals/b"), ("goals/b", "quarter", "")], "ab"),
        ([("goals/a", "month", "goals/b"), ("goals/b", "month", "goals/a")], "ba"),
        ([("goals/a", "month", "goals/a"), ("goals/b", "", "goals/c"), ("goals/c", "", "goals/a")], "acb"),
    ],
)
def test_within_a_horizon_a_goal_stands_after_the_one_that_it_builds_on(goals, order):
    assert [goal.text for goal in plan_of(*goals).goals] == list(order)
