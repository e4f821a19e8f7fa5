"""What is said first: before sharing, the nearest goal, three at once; what was left as it is comes last."""

from dataclasses import replace
from datetime import date

from groundplan.plan.checks import MOST_SHOWN, at_once, check
from groundplan.plan.findings import Around, Group
from groundplan.plan.model import Line, Rung, Settled
from groundplan.toolkit.model import Role
from groundplan.words import words
from plans_as_told import around_of, place_of, plan_of

SAY = words("en")
TOLD = {
    "today": "2026-03-10", "start": "2026-03-02", "library": "Alder Creek Public Library", "people": ["Rosa Ortega"],
    "mission": "We connect people, ideas and stories.", "weaknesses": ["Fridays"],
    "goals": [
        {"text": "Teens hold an open day", "horizon": "year", "steps": []},
        {"text": "Make a sewing table with teens", "horizon": "month", "steps": [{"what": "Ask"}]},
    ],
}  # fmt: skip


def found(told=TOLD, settled=()):
    return check(plan_of(told), around_of(told), SAY, settled)


def spelled(every):
    return [f"{each.check} {place_of(each.where)}" for each in every]


def test_an_empty_plan_is_told_where_to_start_and_nothing_else():
    empty = {
        "today": "2026-03-10",
        "start": "2026-03-02",
        "library": "Alder Creek",
        "people": ["Rosa"],
        "goals": [{"text": " "}],
    }
    (only,) = found(empty)
    assert (only.check, only.where, only.at, only.message) == (
        "start-here",
        "plan",
        "mission",
        "Nothing is written yet.",
    )
    assert only.act.startswith("Start here")
    assert spelled(found({**empty, "wishes": ["Anime"]}))[0] == "mission mission"


def test_the_nearest_goal_comes_first_then_the_plan_then_the_others():
    assert spelled(each for each in found() if each.group is Group.BEFORE) == [
        "who-and-when goal 2 step 1", "answers goal 2", "know-because goal 2",
        "priority priorities", "department-mission department-mission", "strength-and-weakness strengths",
        "goal-has-step goal 1", "answers goal 1", "know-because goal 1",
    ]  # fmt: skip
    groups = [each.group for each in found()]
    assert groups == sorted(groups, key=list(Group).index)
    assert groups[-1] is Group.LOOK


def test_three_are_shown_at_once_and_the_rest_stands_behind_more():
    every = found()
    shown, more = at_once(every)
    assert (len(shown), shown + more) == (MOST_SHOWN, every) == (3, every)
    assert at_once(()) == ((), ())


def test_what_is_left_as_it_is_keeps_its_reason_comes_last_and_is_not_shown():
    first, *rest = found()
    every = found(
        settled=[Settled(first.check, first.where, "Ana decides."), Settled("horizons", "horizon/nowhere", "")]
    )
    assert every == (*rest, replace(first, settled="Ana decides."))
    shown, more = at_once(every)
    assert shown + more == tuple(rest)


def test_what_was_left_without_a_word_is_left_all_the_same():
    first = found()[0]
    assert found(settled=[Settled(first.check, first.where, "")])[-1].settled == ""


def test_every_finding_says_what_is_missing_and_one_thing_to_do():
    for each in found():
        assert each.message.endswith((".", "…")) or "“" in each.message
        assert each.act[-1:] in (".", "?", "…")
        assert each.at
    assert len({(each.check, each.where) for each in found()}) == len(found())


def test_a_goal_that_ended_is_not_asked_about_and_still_counts():
    plan = plan_of(TOLD)
    month, year = plan.ladder
    done = replace(
        plan,
        ladder=(Rung(month.horizon, month.label, tuple(replace(goal, ended="done") for goal in month.goals)), year),
    )
    dropped = replace(
        plan,
        ladder=(Rung(month.horizon, month.label, tuple(replace(goal, ended="dropped") for goal in month.goals)), year),
    )
    around = around_of(TOLD)
    of_done, of_dropped = spelled(check(done, around, SAY)), spelled(check(dropped, around, SAY))
    assert not any(" goal 2" in each for each in of_done + of_dropped)
    assert {"near-goal goals", "horizons month"}.isdisjoint(of_done)
    assert {"near-goal goals", "horizons month"} <= {*of_dropped}


def test_a_step_that_mends_a_weakness_touches_it_and_answers_for_its_goal():
    plan = plan_of(TOLD)
    weakness = plan.part(Role.WEAKNESSES).lines[0]
    assert "untouched-weakness weakness 1" in spelled(check(plan, around_of(TOLD), SAY))
    month, year = plan.ladder
    (goal,) = month.goals
    mending = replace(goal, steps=(replace(goal.steps[0], mends=weakness),))
    mended = spelled(check(replace(plan, ladder=(replace(month, goals=(mending,)), year)), around_of(TOLD), SAY))
    assert "untouched-weakness weakness 1" not in mended
    assert "answers goal 2" not in mended


def test_a_post_is_who_as_good_as_a_name():
    plan = plan_of(TOLD)
    month, year = plan.ladder
    (goal,) = month.goals
    around = Around(date(2026, 3, 10), ("Rosa", "Dan"))
    for step, asked in (
        (goal.steps[0], "neither who nor when"),
        (replace(goal.steps[0], role="Teen librarian"), "no day yet"),
    ):
        posted = replace(plan, ladder=(replace(month, goals=(replace(goal, steps=(step,)),)), year))
        (told,) = (each for each in check(posted, around, SAY) if each.check == "who-and-when")
        assert asked in told.message


def test_a_tick_that_none_are_written_is_enough():
    plan = plan_of(TOLD)
    tick = Line("None written", "plan/priorities-written/none")
    part = replace(plan.part(Role.MISSION), role=None, heading="Are they written?")
    ticked = replace(plan, parts=(*plan.parts, replace(part, sources=(replace(part.sources[0], lines=(tick,)),))))
    assert "priority priorities" in spelled(found())
    assert "priority priorities" not in spelled(check(ticked, around_of(TOLD), SAY))


def test_a_month_that_is_full_is_called_by_its_name():
    goals = [{"text": f"Hold tasting number {number}", "horizon": "month", "due": "2026-03-30"} for number in range(4)]
    (month,) = (each for each in found({**TOLD, "goals": goals}) if each.check == "full-month")
    assert (month.where, month.message) == ("month/2026-03", "Much is due in March 2026.")


def test_every_word_of_a_finding_goes_through_the_say_that_is_handed_in():
    def loud(text, /, **facts):
        return f"⟦{SAY(text, **facts)}⟧"

    every = check(plan_of(TOLD), around_of(TOLD), loud)
    assert [each.message for each in every] == [f"⟦{each.message}⟧" for each in found()]
    assert [each.act for each in every] == [f"⟦{each.act}⟧" for each in found()]


def test_a_goal_that_has_only_steps_is_called_by_the_first_of_them():
    told = {
        **TOLD,
        "goals": [{"text": "", "horizon": "month", "steps": [{"what": "Ask three regulars " * 9, "by": "2026-03-20"}]}],
    }
    (message,) = (each.message for each in found(told) if each.check == "know-because")
    assert message.startswith("“Ask three regulars Ask")
    assert message.endswith("…” does not say yet how you will know.")
