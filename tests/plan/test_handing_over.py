"""What somebody has in hand, and whose name stands where afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.handing_over import handed, holders, in_hand
from groundplan.plan.model import Goal, Plan, Rung, Step


def step(what, who, state="todo"):
    return Step(what, who, None, state, f"all/goals/{what}")


def plan(*goals):
    return Plan("Mill River", "Teens", None, ladder=(Rung("month", "This month", goals),))


def goal(text, *steps, who="", **more):
    return Goal(text, f"all/goals/{text}", "month", "self", None, steps, who=who, **more)


OURS = plan(
    goal("Room", step("Ask", "Rosa"), step("Paint", "rosa  and Ken"), step("Sweep", "Rosa", "done"), who="Rosa", partners="Museum"),
    goal("Bus", step("Ride", "Ken"), step("Book", ""), who_agrees="Director"),
    goal("Old", step("Left", "Rosa"), who="Rosa", ended="dropped"),
)  # fmt: skip


def test_whoever_has_something_open_in_hand_is_named_once_the_most_first_and_nobody_last():
    assert holders(OURS) == {"Rosa": 4, "Ken": 2, "": 1}


def test_of_a_goal_that_ended_only_open_steps_are_in_anybodys_hands():
    hers = in_hand(OURS, "Rosa")
    assert [each.text for each in hers.goals] == ["Room"]
    assert [step.what for _goal, step in hers.steps] == ["Ask", "Paint", "Left"]
    assert [(goal.text, told) for goal, told in hers.promises] == [("Room", (("partners", "Museum"),))]


def test_what_nobodys_name_is_on_can_be_handed_over_too_with_what_was_promised():
    nobodys = in_hand(OURS, "")
    assert nobodys.goals == ()
    assert [step.what for _goal, step in nobodys.steps] == ["Book"]
    assert [told for _goal, told in nobodys.promises] == [(("who_agrees", "Director"),)]


def test_nothing_in_hand_is_empty():
    assert in_hand(OURS, "Lee").is_empty
    assert holders(plan()) == {}


@pytest.mark.parametrize(
    ("who", "after"),
    [
        ("Rosa", "Lee"),
        ("Rosa and Ken", "Lee and Ken"),
        ("Ken / rosa", "Ken / Lee"),
        ("Rosa, Lee", "Lee"),
        ("Rosalind", "Rosalind"),
        ("Ken", "Ken"),
        ("", ""),
    ],
)
def test_the_taker_stands_in_the_givers_place_and_everybody_else_stays(who, after):
    assert handed(who, "Rosa", "Lee") == after


def test_what_had_no_name_gets_the_takers():
    assert handed("", "", "Lee") == "Lee"


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_law_any_text_can_stand_there_and_without_the_giver_it_stays(who, giver, taker):
    after = handed(who, giver, taker)
    if giver.casefold() not in who.casefold() and giver.strip():
        assert " ".join(after.split()) == " ".join(who.split()) or taker.strip().casefold() in who.casefold()


def test_a_field_that_is_mostly_space_is_read_as_soon_as_any_other():
    # Looked at anew from each of its spaces, this would take many minutes.
    gap = " " * 100_000
    who = f"Rosa{gap}Ken,{gap}Lee{gap}and Ana"
    assert list(holders(plan(goal("Room", step("Ask", who))))) == ["Ana", "Lee", f"Rosa{gap}Ken"]
    assert handed(who, "Lee", "Bo") == f"Rosa{gap}Ken,{gap}Bo{gap}and Ana"


@pytest.mark.parametrize("between", [",", " , ", " and ", ", ,", " /", "&\n", "  +  "])
def test_whatever_stands_between_two_names_stands_there_afterwards(between):
    assert handed(f"Ana{between}Ken", "Ken", "Lee") == f"Ana{between}Lee"
