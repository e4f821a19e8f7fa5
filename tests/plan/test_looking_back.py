"""Looking back: when a horizon has ended, which goals wait, what is written down, and what comes next."""

from dataclasses import replace
from datetime import date

import pytest

from groundplan.plan.build import build_plan
from groundplan.plan.looking_back import (
    Told,
    ahead,
    comes_next,
    ends_on,
    is_due,
    look_back,
    nearest,
    waits,
    written_as,
)
from groundplan.toolkit.model import Horizon, Question, QuestionType, Role, Section, Toolkit, Worksheet
from groundplan.workbook.answers import Answers, GoalEntry

HORIZONS = (Horizon("month", "In a month", 1), Horizon("quarter", "In three", 3), Horizon("years", "In two years", 24))
SHEET = Worksheet("plan", "Plan", (Section("s", "", (Question("goals", QuestionType.GOALS, "G", role=Role.GOALS),)),))


def plan_of(*goals, start=date(2027, 1, 1)):
    toolkit = Toolkit("t", "T", "1", worksheets=(SHEET,), horizons=HORIZONS)
    return build_plan(toolkit, [Answers("plan", "1.1", {"goals": goals})], library="L", department="D", start=start)


def seen(plan, today, early=None):
    return [
        (past.horizon, past.day.isoformat(), [goal.text for goal in past.waiting], [goal.text for goal in past.seen])
        for past in look_back(plan, today, early)
    ]


def test_a_horizon_ends_with_its_last_day_and_waits_from_the_next_one():
    plan = plan_of(GoalEntry("a", "Ask", "month"), GoalEntry("b", "Build", "quarter"))
    assert seen(plan, date(2027, 2, 1)) == []
    assert seen(plan, date(2027, 2, 2)) == [("month", "2027-02-01", ["Ask"], [])]
    assert is_due(look_back(plan, date(2027, 2, 2)))
    assert [each[0] for each in seen(plan, date(2027, 4, 2))] == ["month", "quarter"]


@pytest.mark.parametrize(
    ("start", "horizon", "last"),
    [
        (date(2027, 1, 31), 0, date(2027, 2, 28)),
        (date(2028, 1, 31), 0, date(2028, 2, 29)),
        (date(2028, 2, 29), 2, date(2030, 2, 28)),
        (date(2026, 2, 28), 2, date(2028, 2, 28)),
        (date(2027, 11, 30), 1, date(2028, 2, 29)),
        (date(9998, 12, 31), 2, date(9999, 12, 1)),
    ],
)
def test_leap_days_years_and_the_end_of_the_calendar(start, horizon, last):
    plan = plan_of(GoalEntry("a", "Ask", HORIZONS[horizon].id), start=start)
    assert ends_on(plan, HORIZONS[horizon]) == last
    assert not waits(plan.goals[0], last)
    if last < date(9999, 12, 1):
        assert waits(plan.goals[0], date.fromordinal(last.toordinal() + 1))


def test_a_goals_own_day_counts_before_and_after_its_horizons_end():
    soon = GoalEntry("a", "Sooner", "quarter", due="2027-01-15")
    late = GoalEntry("b", "Later", "month", due="2027-06-01")
    plan = plan_of(soon, late)
    assert seen(plan, date(2027, 1, 16)) == [("quarter", "2027-01-15", ["Sooner"], [])]
    assert seen(plan, date(2027, 3, 1)) == [("quarter", "2027-01-15", ["Sooner"], [])]


def test_a_goal_without_a_horizon_waits_for_its_own_day_only():
    plan = plan_of(GoalEntry("a", "Some day", "", due="2027-01-15"), GoalEntry("b", "Never", ""))
    assert seen(plan, date(2027, 1, 16)) == [("", "2027-01-15", ["Some day"], [])]


@pytest.mark.parametrize(
    ("goal", "waiting"),
    [
        ({}, True),
        ({"looked": "2027-01-20"}, True),
        ({"looked": "2027-02-01"}, False),
        ({"looked": "2027-02-05"}, False),
        ({"ended": "done"}, False),
        ({"ended": "dropped", "looked": "2027-01-20"}, False),
        ({"ended": "moved", "looked": "2027-01-20"}, True),
        ({"ended": "moved", "due": "2027-09-01"}, False),
        ({"looked": "not a day"}, True),
    ],
)
def test_what_was_looked_at_since_its_day_does_not_wait(goal, waiting):
    plan = plan_of(GoalEntry("a", "Ask", "month", **goal))
    assert waits(plan.goals[0], date(2027, 3, 1)) is waiting


def test_what_was_looked_at_stands_beside_what_waits_and_alone_once_its_horizon_is_past():
    done = GoalEntry("a", "Ask", "month", ended="done", looked="2027-01-10")
    plan = plan_of(done, GoalEntry("b", "Build", "month"))
    assert seen(plan, date(2027, 1, 20)) == []
    assert seen(plan, date(2027, 2, 2)) == [("month", "2027-02-01", ["Build"], ["Ask"])]
    assert seen(plan_of(done), date(2027, 2, 2)) == [("month", "2027-02-01", [], ["Ask"])]
    assert not is_due(look_back(plan_of(done), date(2027, 2, 2)))


def test_on_request_a_horizon_is_looked_back_on_before_its_end():
    plan = plan_of(GoalEntry("a", "Ask", "quarter"), GoalEntry("b", "Done", "quarter", ended="done"))
    assert seen(plan, date(2027, 1, 5), early="quarter") == [("quarter", "2027-04-01", ["Ask"], ["Done"])]
    assert seen(plan, date(2027, 1, 5), early="nonsense") == []


def test_only_what_lies_ahead_is_offered_to_go_on_until():
    plan = plan_of(GoalEntry("a", "Ask", "month"))
    assert [each.id for each, _day in ahead(plan, date(2027, 2, 1))] == ["month", "quarter", "years"]
    assert [each.id for each, _day in ahead(plan, date(2027, 2, 2))] == ["quarter", "years"]
    assert ahead(plan, date(2029, 1, 2)) == []


def test_a_new_goal_is_first_thought_for_the_nearest_horizon_that_has_not_ended():
    plan = plan_of(GoalEntry("a", "Ask", "month"))
    assert nearest(plan, date(2027, 1, 5)) == "month"
    assert nearest(plan, date(2027, 2, 2)) == "quarter"
    assert nearest(plan, date(2030, 1, 1)) == "month"
    assert nearest(replace(plan, horizons=()), date(2027, 1, 5)) == ""


def test_the_next_horizon_comes_with_its_open_goals():
    goals = (
        GoalEntry("a", "Ask", "month"),
        GoalEntry("b", "Build", "quarter"),
        GoalEntry("c", "X", "quarter", ended="done"),
    )
    horizon, open_goals = comes_next(plan_of(*goals), "month", date(2027, 2, 2))
    assert (horizon.id, [goal.text for goal in open_goals]) == ("quarter", ["Build"])
    assert comes_next(plan_of(*goals), "month", date(2027, 5, 1))[0].id == "years"
    assert comes_next(plan_of(*goals), "years", date(2027, 5, 1)) is None
    assert comes_next(plan_of(*goals), "", date(2027, 1, 5))[0].id == "month"


class TestWhatIsWrittenDown:
    """The cells of a goal after somebody looked back on it."""

    today = date(2027, 2, 5)

    def cells(self, told, **goal):
        return written_as(plan_of(GoalEntry("a", "Ask", "month", **goal)).goals[0], told, self.today)

    def test_done_and_dropped_are_dated(self):
        assert self.cells(Told("done", learned="Ask earlier")) == {
            "why": "", "learned": "Ask earlier", "ended": "done", "looked": "2027-02-05"
        }  # fmt: skip
        assert self.cells(Told("dropped", "No room"))["ended"] == "dropped"

    def test_words_alone_settle_nothing(self):
        assert self.cells(Told("", "Because", "We learned", "quarter", "2027-03-01")) == {
            "why": "Because", "learned": "We learned"
        }  # fmt: skip

    def test_what_goes_on_until_a_horizon_keeps_the_old_day_and_drops_its_own(self):
        cells = self.cells(Told("moved", until="quarter"), due="2027-01-20")
        assert (cells["horizon"], cells["due"], cells["moved_from"]) == ("quarter", "", "2027-01-20")
        assert self.cells(Told("moved", until="quarter"))["moved_from"] == "2027-02-01"

    def test_what_goes_on_until_a_day_keeps_its_horizon(self):
        cells = self.cells(Told("moved", due="2027-03-15"))
        assert ("horizon" in cells, cells["due"], cells["moved_from"]) == (False, "2027-03-15", "2027-02-01")
        assert "moved_from" not in self.cells(Told("moved", due="2027-02-01"))

    def test_what_simply_goes_on_keeps_its_day(self):
        assert set(self.cells(Told("moved"))) == {"why", "learned", "ended", "looked"}
