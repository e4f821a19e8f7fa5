"""What becomes of weaknesses: goals and steps that are there for them, and why some wait."""

from datetime import date

from groundplan.plan.build import build_plan
from groundplan.plan.mending import UNTOUCHED_WEAKNESS, UNUSED_HORIZON, mendings, not_yet
from groundplan.plan.model import Settled
from groundplan.toolkit.model import DEFAULT_HORIZONS, Question, QuestionType, Role, Section, Toolkit, Worksheet
from groundplan.workbook.answers import Answers, GoalEntry, Item, StepEntry

SHEET = Worksheet(
    "all",
    "A plan",
    (
        Section(
            "one",
            "",
            (
                Question("weak", QuestionType.LIST, "To strengthen", role=Role.WEAKNESSES),
                Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
            ),
        ),
    ),
)
TOOLKIT = Toolkit("small", "Small", "1", worksheets=(SHEET,), horizons=DEFAULT_HORIZONS)
WEAK = (Item("w1", "A loud room"), Item("w2", "Nobody on Fridays"), Item("w3", "No tools"))


def planned(*goals):
    answers = Answers("all", "1.1", {"weak": WEAK, "goals": goals})
    return build_plan(TOOLKIT, [answers], library="Mill River", department="Teens", start=date(2027, 1, 1))


def of(plan, settled=()):
    """Weakness → (its goals, its steps with their goals, why not now)."""
    return {
        each.line.text: (
            [goal.text for goal in each.goals],
            [(goal.text, step.what) for goal, step in each.steps],
            each.not_now,
        )
        for each in mendings(plan, settled)
    }


def test_each_weakness_has_its_goals_and_steps_and_its_reason():
    first = GoalEntry("g1", "Hang curtains", "month", answers_to=("all/weak/w1",), steps=(StepEntry("s0", "Measure"),))
    steps = (StepEntry("s1", "Ask Rosa", mends="all/weak/w2"), StepEntry("s2", "Ask Lee", mends="all/weak/w1"))
    plan = planned(first, GoalEntry("g2", "Open longer", "year", steps=steps))
    why = Settled(UNTOUCHED_WEAKNESS, "all/weak/w3", "the grant comes in May")
    assert of(plan, [why]) == {
        "A loud room": (["Hang curtains"], [("Open longer", "Ask Lee")], ""),
        "Nobody on Fridays": ([], [("Open longer", "Ask Rosa")], ""),
        "No tools": ([], [], "the grant comes in May"),
    }
    assert [each.is_taken_up for each in mendings(plan, [why])] == [True, True, False]


def test_what_was_dropped_mends_nothing_and_what_is_done_did():
    its_own = StepEntry("s0", "Measure", mends="all/weak/w1")
    dropped = GoalEntry("g1", "Curtains", "month", answers_to=("all/weak/w1",), ended="dropped", steps=(its_own,))
    steps = (
        StepEntry("s1", "Ask", mends="all/weak/w2", state="dropped"),
        StepEntry("s2", "Buy", mends="all/weak/w3", state="done"),
    )
    plan = planned(dropped, GoalEntry("g2", "Open longer", "year", steps=steps))
    assert [each.is_taken_up for each in mendings(plan)] == [False, False, True]


def test_a_reason_for_something_else_is_none_for_the_weakness():
    others = [Settled("names", "all/weak/w1", "she is staff"), Settled(UNTOUCHED_WEAKNESS, "all/weak/gone", "x")]
    assert [each.not_now for each in mendings(planned(), others)] == ["", "", ""]


def test_an_unused_horizon_says_why_and_a_used_one_needs_no_reason():
    plan = planned(GoalEntry("g1", "Hang curtains", "month"))
    settled = [
        Settled(UNUSED_HORIZON, f"horizon/{name}", f"because of {name}") for name in ("year", "month", "quarter", "x")
    ]
    settled.append(Settled("something-else", "horizon/half-year", "no"))
    told = [(horizon.id, because) for horizon, because in not_yet(plan, settled)]
    assert ("year", "because of year") in told
    assert {name for name, _because in told} <= {horizon.id for horizon in DEFAULT_HORIZONS} - {"month"}
    assert not_yet(plan, ()) == ()
