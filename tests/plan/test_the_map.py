"""The map: who answers to what, and what waits on either side."""

from datetime import date

from groundplan.plan.build import build_plan
from groundplan.plan.map import Touch, plan_map
from groundplan.plan.model import Settled
from groundplan.toolkit.model import Question, QuestionType, Role, Section, Toolkit, Worksheet
from groundplan.workbook.answers import Answers, GoalEntry, Item, StepEntry

QUESTIONS = (
    Question("mission", QuestionType.LONG_TEXT, "Mission", role=Role.MISSION),
    Question("priorities", QuestionType.LIST, "Priorities", role=Role.PRIORITIES),
    Question("strong", QuestionType.LIST, "Strong", role=Role.STRENGTHS),
    Question("weak", QuestionType.LIST, "Weak", role=Role.WEAKNESSES),
    Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
)
TOOLKIT = Toolkit("t", "T", "1", worksheets=(Worksheet("plan", "Plan", (Section("s", "", QUESTIONS),)),))
LINES = {
    "mission": "For everybody",
    "priorities": (Item("p1", "Grow readers"), Item("p2", "Open late")),
    "strong": (Item("s1", "Same staff"),),
    "weak": (Item("w1", "Nobody asks"), Item("w2", "Little money"), Item("w3", "No evenings")),
}


def mapped(*goals, settled=(), lines=LINES):
    plan = build_plan(
        TOOLKIT, [Answers("plan", "1.1", {**lines, "goals": goals})], library="L", department="", start=date(2027, 1, 1)
    )
    return plan_map(plan, settled)


def told(found):
    return {row.line.text: dict(row.touches) for row in found.rows}


def waiting(found):
    return [row.line.text for row in found.rows if row.waits]


def test_rows_are_priorities_and_weaknesses_with_the_goals_that_meet_them():
    found = mapped(
        GoalEntry("a", "A", answers_to=("plan/priorities/p1", "plan/weak/w1")),
        GoalEntry("b", "B", answers_to=("plan/priorities/p1", "plan/strong/s1")),
    )
    assert [hall.part.role for hall in found.halls] == [Role.PRIORITIES, Role.WEAKNESSES]
    assert told(found)["Grow readers"] == {1: Touch.GOAL, 2: Touch.GOAL}
    assert waiting(found) == ["Open late", "Little money", "No evenings"]


def test_a_step_that_mends_a_weakness_meets_it_unless_it_was_dropped():
    mends = "plan/weak/w1"
    found = mapped(
        GoalEntry("a", "A", steps=(StepEntry("x", "Ask them", mends=mends),)),
        GoalEntry("b", "B", steps=(StepEntry("y", "Ask them", state="dropped", mends=mends),)),
        GoalEntry("c", "C", answers_to=(mends,), steps=(StepEntry("z", "Ask them", mends=mends),)),
    )
    assert told(found)["Nobody asks"] == {1: Touch.STEP, 3: Touch.GOAL}
    assert found.loose == (2,)


def test_a_dropped_goal_leaves_its_rows_waiting_and_is_itself_not_called_loose():
    found = mapped(
        GoalEntry("a", "A", answers_to=("plan/priorities/p1",), ended="dropped"),
        GoalEntry("b", "B", ended="dropped"),
        GoalEntry("c", "C", answers_to=("plan/priorities/p2",), ended="done"),
    )
    assert told(found)["Grow readers"] == {1: Touch.DROPPED}
    assert "Grow readers" in waiting(found)
    assert "Open late" not in waiting(found)
    assert found.loose == ()


def test_the_mission_is_a_row_only_where_no_priority_is_written():
    assert "For everybody" not in told(mapped())
    found = mapped(GoalEntry("a", "A", answers_to=("plan/mission",)), lines={**LINES, "priorities": ()})
    assert told(found)["For everybody"] == {1: Touch.GOAL}


def test_a_goal_that_answers_to_what_is_no_row_stands_elsewhere_and_one_that_answers_to_nothing_is_loose():
    found = mapped(GoalEntry("a", "A", answers_to=("plan/strong/s1",)), GoalEntry("b", "B"))
    assert (found.elsewhere, found.loose) == ((1,), (2,))


def test_a_weakness_that_is_left_for_now_says_why_and_only_that_one():
    settled = (
        Settled("untouched-weakness", "plan/weak/w2", "the budget is closed"),
        Settled("horizons", "plan/weak/w3", "another check"),
    )
    found = mapped(settled=settled)
    assert [(row.line.text, row.because) for row in found.rows if row.because] == [
        ("Little money", "the budget is closed")
    ]


def test_an_empty_plan_has_an_empty_map():
    found = mapped(lines={})
    assert (found.goals, found.halls, found.elsewhere, found.loose) == ((), (), (), ())
