"""The ladder: every horizon a room, every goal in one place, every day on one line of time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.build import build_plan
from groundplan.plan.ladder import BEFORE, MOST_LANES, ladder
from groundplan.plan.model import Settled
from groundplan.toolkit.model import (
    DEFAULT_HORIZONS,
    Horizon,
    Question,
    QuestionType,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.workbook.answers import Answers, GoalEntry, StepEntry

START = date(2027, 1, 1)
SHEET = Worksheet("plan", "Plan", (Section("s", "", (Question("goals", QuestionType.GOALS, "G", role=Role.GOALS),)),))


def plan_of(*goals, horizons=DEFAULT_HORIZONS, start=START):
    toolkit = Toolkit("t", "T", "1", worksheets=(SHEET,), horizons=horizons)
    return build_plan(toolkit, [Answers("plan", "1.1", {"goals": goals})], library="L", department="", start=start)


def at(name):
    return f"plan/goals/{name}"


def test_every_horizon_is_a_room_also_where_no_goal_stands_and_the_goals_are_numbered_from_the_nearest():
    found = ladder(plan_of(GoalEntry("a", "Far", "year"), GoalEntry("b", "Loose"), GoalEntry("c", "Near", "month")))
    told = [(room.label, [(beam.number, beam.goal.text) for beam in room.beams]) for room in found.rooms]
    assert told == [
        ("In the next month", [(1, "Near")]),
        ("In three months", []),
        ("In six months", []),
        ("In a year", [(2, "Far")]),
        ("", [(3, "Loose")]),
    ]


def test_stretches_between_horizons_are_equally_long_whatever_they_last():
    years = tuple(Horizon(f"y{months}", "", months) for months in (1, 12, 60, 120))
    line = ladder(plan_of(horizons=years)).timeline
    assert line.walls == (date(2027, 2, 1), date(2028, 1, 1), date(2032, 1, 1), date(2037, 1, 1))
    assert [line.place(day) for day in (START, *line.walls)] == [0, 0.25, 0.5, 0.75, 1]
    assert line.place(date(2027, 1, 16)) == pytest.approx(0.25 * 15 / 31)


def test_a_day_beyond_the_last_horizon_gets_a_stretch_of_its_own_and_one_before_the_start_its_place():
    late = GoalEntry("a", "Late", "year", due="2031-05-01", steps=(StepEntry("s", "Early", by="2020-01-01"),))
    found = ladder(plan_of(late))
    (beam,) = found.beams
    assert found.timeline.walls[-1] == date(2031, 5, 1)
    assert (beam.due, beam.steps[0].at) == (1.0, BEFORE)


def test_a_step_without_a_day_has_no_place_and_a_goal_has_that_of_its_horizon():
    (beam,) = ladder(plan_of(GoalEntry("a", "A", "quarter", steps=(StepEntry("s", "Someday"),)))).beams
    assert (beam.due, beam.steps[0].at) == (0.5, None)


def test_what_builds_on_one_goal_shares_its_way_and_ways_beside_each_other_have_lanes_of_their_own():
    found = ladder(
        plan_of(
            GoalEntry("a", "A", "month"),
            GoalEntry("b", "B", "month", builds_on=at("a")),
            GoalEntry("c", "C", "month", builds_on=at("b")),
            GoalEntry("d", "D", "month", builds_on=at("a")),
            GoalEntry("e", "E", "month", builds_on=at("d")),
        )
    )
    assert [(way.foot, way.tops, way.lane) for way in found.ways] == [(1, (2, 4), 0), (2, (3,), 1), (4, (5,), 1)]
    assert [beam.builds_on for beam in found.beams] == [None, 1, 2, 1, 4]


def test_goals_that_build_on_each_other_or_on_themselves_or_on_nothing_do_no_harm():
    found = ladder(
        plan_of(
            GoalEntry("a", "A", "month", builds_on=at("b")),
            GoalEntry("b", "B", "month", builds_on=at("a")),
            GoalEntry("c", "C", "month", builds_on=at("c")),
            GoalEntry("d", "D", "month", builds_on=at("gone")),
        )
    )
    assert [(way.foot, way.tops) for way in found.ways] == [(2, (1,)), (1, (2,))]
    assert [beam.builds_on for beam in found.beams] == [2, 1, None, None]


def test_of_too_many_ways_beside_each_other_the_rest_is_left_to_words():
    many = 2 * MOST_LANES
    feet = [GoalEntry(f"f{number}", "F", "month") for number in range(many)]
    tops = [GoalEntry(f"t{number}", "T", "year", builds_on=at(f"f{number}")) for number in range(many)]
    ways = ladder(plan_of(*feet, *tops)).ways
    assert [way.lane for way in ways] == [*range(MOST_LANES), *[None] * MOST_LANES]


def test_a_horizon_that_is_left_empty_on_purpose_says_why():
    settled = (
        Settled("horizons", "horizon/quarter", "after the summer"),
        Settled("untouched-weakness", "horizon/year", "another check"),
    )
    assert [room.because for room in ladder(plan_of(), settled).rooms] == ["", "after the summer", "", ""]


@pytest.mark.parametrize(
    ("today", "place"), [(date(2027, 2, 1), 0.25), (date(2026, 12, 31), None), (date(2030, 1, 1), None)]
)
def test_today_has_a_place_while_the_plan_runs(today, place):
    assert ladder(plan_of(GoalEntry("a", "A", "year")), today=today).today == place


DAYS = st.dates().map(lambda day: day.isoformat()) | st.just("")
STEPS = st.lists(st.builds(StepEntry, st.uuids().map(str), st.just("Do"), by=DAYS), max_size=4).map(tuple)
GOALS = st.lists(
    st.builds(
        GoalEntry,
        st.uuids().map(str),
        st.text(min_size=1),
        st.sampled_from(["month", "year", "", "gone"]),
        due=DAYS,
        steps=STEPS,
    ),
    max_size=6,
)


@given(goals=GOALS, start=st.dates(), months=st.lists(st.integers(-5, 40_000), max_size=4))
def test_whatever_is_written_every_goal_stands_once_and_every_day_within_the_line_of_time(goals, start, months):
    horizons = tuple(Horizon(f"h{number}", "", each) for number, each in enumerate([*months, 1]))
    plan = plan_of(*goals, horizons=(*horizons, Horizon("month", "", 1)), start=start)
    found = ladder(plan, today=start + timedelta(days=1) if start < date.max else start)
    assert [beam.number for beam in found.beams] == [*range(1, len(plan.goals) + 1)]
    places = [beam.due for beam in found.beams] + [step.at for beam in found.beams for step in beam.steps]
    assert all(each == BEFORE or 0 <= each <= 1 for each in places if each is not None)
    walls = found.timeline.walls
    assert list(walls) == sorted(set(walls))
