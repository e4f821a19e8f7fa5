"""A good plan, of which nothing is said; and one thing taken from it or changed at a time, with what is then said."""

from copy import deepcopy

import pytest

from groundplan.plan.checks import CHECKS, check
from groundplan.words import words
from plans_as_told import around_of, place_of, plan_of, settled_of


def goal(text, horizon, scope, by, answered="w1", **more):
    return {
        "text": text, "horizon": horizon, "scope": scope, "answers_to": [answered], "moves": ["making"],
        "know_because": "Teens show each other how", "cost": "0", "hours": "4", "who_agrees": "director",
        "steps": [
            {"what": "Ask three regulars", "who": "Rosa Ortega", "by": by[0]},
            {"what": "Put the table out", "who": "Dan Lee", "by": by[1]},
        ],
        **more,
    }  # fmt: skip


GOOD = {
    "today": "2026-03-10", "start": "2026-03-02", "library": "Alder Creek Public Library", "department": "teen services",
    "people": ["Rosa Ortega", "Dan Lee"],
    "mission": {
        "text": "We connect people, ideas and stories.",
        "source": {"title": "Plan", "quote": "We connect  people, ideas, and stories", "from": "2024", "to": "2026"},
    },
    "priorities": {"lines": ["Be where young people are"], "source": {"title": "Plan", "from": "2024", "to": "2026"}},
    "department_mission": "We are here so that teens can try things out.",
    "strengths": ["Same two people every week"], "weaknesses": ["Nothing to make things with"], "wishes": ["More manga"],
    "goals": [
        goal("Make a sewing table", "month", "department", ("2026-03-20", "2026-04-02")),
        goal("Learn to solder from a teen", "quarter", "self", ("2026-04-20", "2026-05-02")),
        goal("Teens design the shelf signs", "half-year", "department", ("2026-04-20", "2026-08-02"), answered="p1"),
        goal("Teens hold an open day", "year", "library", ("2026-04-20", "2027-03-02")),
    ],
}  # fmt: skip


def said(told):
    every = check(plan_of(told), around_of(told), words("en"), settled_of(told))
    return [f"{each.check} {place_of(each.where)}" for each in every if each.settled is None]


def changed(path, value):
    """The good plan with one thing changed: "goals.0.due" is its first goal's day; `None` takes the thing out."""
    told = deepcopy(GOOD)
    *way, last = path.split(".")
    at = told
    for key in way:
        at = at[int(key)] if key.isdigit() else at[key]
    key = int(last) if last.isdigit() else last
    if value is None:
        del at[key]
    else:
        at[key] = value
    return told


ALONE = ["Rosa Ortega"]
SAID = [
    # the ground
    ("mission", "", ["mission mission"]),
    ("mission", {"not_written": "true", "text": ""}, ["mission mission"]),
    ("mission", {"not_written": "true", "text": "To be the living room of the town."}, []),
    ("mission", "🛹📖🛹", ["mission mission"]),
    ("mission", "____ connects ____.", ["borrowed mission"]),
    ("mission", "The City of Alder Creek provides services to residents.", ["borrowed mission"]),
    ("priorities", {"lines": []}, ["priority priorities", "answers goal 3"]),
    ("priorities", {"lines": [], "none_written": "true"}, ["answers goal 3"]),
    ("priorities", ["[priority 1 here]"], ["borrowed priorities"]),
    ("department_mission", "", ["department-mission department-mission"]),
    ("department_mission", "Teens!", ["department-mission department-mission"]),
    ("department_mission", "Teen services at [library name]", ["borrowed department-mission"]),
    ("department_mission", "青少年が自分の居場所を見つける。", []),
    ("strengths", [" ", "?"], ["strength-and-weakness strengths"]),
    ("weaknesses", [], [
        "answers goal 1", "strength-and-weakness weaknesses", "answers goal 2", "answers goal 4",
    ]),
    # goals
    ("goals.0.due", "2026-04-02", []),
    ("goals.0.due", "2026-04-03", ["near-goal goals"]),
    ("goals.0.horizon", "", ["near-goal goals", "horizons month"]),
    ("goals", [], [
        "near-goal goals", "horizons month", "horizons quarter", "horizons half-year", "horizons year",
    ]),
    ("goals.3", None, ["horizons year"]),
    ("goals.1.steps", [], ["goal-has-step goal 2"]),
    ("goals.1.steps.0.state", "dropped", []),
    ("goals.1.answers_to", ["s1", "t1", "m"], ["answers goal 2"]),
    ("goals.1.know_because", " ? ", ["know-because goal 2"]),
    ("goals.1.know_because", "TBD", ["know-because goal 2"]),
    ("goals.1.moves", [], ["moves-nothing goal 2"]),
    ("goals.1.text", "Buy a soldering iron with teens", []),
    ("weaknesses", ["Nothing to make things with", "Nobody on Fridays"], ["untouched-weakness weakness 2"]),
    # steps
    ("goals.1.steps.0.who", "", ["who-and-when goal 2 step 1"]),
    ("goals.1.steps.0.by", "", ["who-and-when goal 2 step 1"]),
    ("goals.1.steps.0", {"what": "Asked", "state": "done"}, []),
    ("goals.1.steps.1.by", "2026-06-02", []),
    ("goals.1.steps.1.by", "2026-06-03", ["step-after-goal goal 2 step 2"]),
    ("goals.1.steps.0.by", "2026-05-03", ["steps-in-order goal 2"]),
    ("goals.1.steps.0.by", "2026-05-02", []),
    ("goals.0.steps.0.by", "2026-03-10", []),
    ("goals.0.steps.0.by", "2026-03-09", ["overdue goal 1 step 1"]),
    ("goals.0.steps.0", {"what": "Asked", "who": "Dan", "by": "2026-03-04", "state": "done"}, []),
    ("goals.0.steps.0", {"what": "Asked", "who": "Dan", "by": "2026-03-04", "state": "dropped"}, []),
    ("goals.1.steps.0.what", "Ask Maya (14) what she would solder", ["patron-name goal 2 step 1"]),
    ("wishes", ["Tyler: more manga"], ["patron-name wishes"]),
    ("strengths", ["Kayla, 8th grade, helps"], ["patron-name strengths"]),
    # the year
    ("module_finished", "2025-12-10", ["revision plan"]),
    ("module_finished", "2025-12-11", []),
    # days
    ("today", "2027-01-01", [
        "overdue goal 1 step 1", "overdue goal 1 step 2", "span-ended mission", "span-ended priorities",
        "overdue goal 2 step 1", "overdue goal 2 step 2", "overdue goal 3 step 1", "overdue goal 3 step 2",
        "overdue goal 4 step 1",
    ]),
    ("mission.source.to", "2025", ["span-ended mission"]),
    ("mission.source.to", "", []),
    ("mission.source.quote", "We connect people and ideas.", ["mission-differs mission"]),
    ("mission.source.quote", "Our mission: WE CONNECT PEOPLE, IDEAS AND STORIES", []),
    ("mission.source.quote", "", []),
]  # fmt: skip


def test_of_a_good_plan_nothing_is_said():
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("path", "value", "expected"), SAID, ids=[f"{path}={value}"[:60] for path, value, _said in SAID]
)
def test_what_is_changed_is_told_and_nothing_else(path, value, expected):
    assert said(changed(path, value)) == expected


def test_who_works_alone_is_who():
    told = changed("people", ALONE)
    for each in told["goals"]:
        for step in each["steps"]:
            step["who"] = ""
    assert said(told) == []
    told["goals"][0]["steps"][0]["by"] = ""
    assert said(told) == ["who-and-when goal 1 step 1"]


@pytest.mark.parametrize(
    ("cost", "hours", "agrees"), [("", "4", "Ana"), ("$90", "", "Ana"), ("$90", "4", ""), ("tbd", "4", "Ana")]
)
def test_what_costs_something_says_how_much_and_who_agrees(cost, hours, agrees):
    told = changed("goals.1.text", "Buy a soldering iron with teens")
    told["goals"][1] |= {"cost": cost, "hours": hours, "who_agrees": agrees}
    assert said(told) == ["asks-of-others goal 2"]


def test_all_goals_on_one_scope():
    told = deepcopy(GOOD)
    for each in told["goals"]:
        each["scope"] = "department"
    assert said(told) == ["one-scope goals"]
    assert said({**told, "goals": [told["goals"][0]]})[0] != "one-scope goals"
    told["goals"][2]["scope"] = ""
    assert said(told) == []


def test_more_than_a_month_holds():
    told = deepcopy(GOOD)
    third = told["goals"][1]
    third["steps"] = [
        {"what": f"Ask {at} regulars", "who": ("Rosa", "Dan")[at % 2], "by": "2026-05-01"} for at in range(9)
    ]
    assert said(told) == []
    third["steps"].append({"what": "Ask the last", "who": "Dan", "by": "2026-05-31"})
    assert said(told) == ["full-month 2026-05"]
    third["steps"][0]["state"] = "dropped"
    assert said(told) == []


def test_more_goals_than_a_month_holds():
    told = deepcopy(GOOD)
    told["goals"] += [deepcopy(told["goals"][1]) for _again in range(2)]
    assert said(told) == []
    told["goals"].append(deepcopy(told["goals"][1]))
    assert said(told) == ["full-month 2026-06"]


def test_everything_on_one_of_several():
    told = deepcopy(GOOD)
    for each in told["goals"]:
        for step in each["steps"]:
            step["who"] = "rosa"
    assert said(told) == ["full-month Rosa Ortega"]
    told["goals"][3]["steps"][0]["who"] = "Rosa and Dan"
    assert said(told) == []


def test_a_change_after_the_module_is_a_revision():
    told = changed("module_finished", "2025-11-01")
    assert said({**told, "last_revised": "2025-10-31"}) == ["revision plan"]
    assert said({**told, "last_revised": "2025-11-01"}) == []
    assert said({**told, "last_revised": "2026-01-01"}) == []


@pytest.mark.parametrize(("start", "due", "near"), [
    ("2028-01-31", "2028-02-29", True), ("2028-01-31", "2028-03-01", False), ("2027-12-31", "2028-01-31", True),
    ("2027-01-31", "2027-02-28", True), ("2027-01-31", "2027-03-01", False), ("2028-02-29", "2028-03-29", True),
    ("2028-02-29", "2028-03-30", False), ("2026-12-02", "2027-01-02", True),
])  # fmt: skip
def test_a_month_from_the_start_is_the_same_day_or_that_months_last(start, due, near):
    told = {**changed("goals.0.due", due), "start": start}
    assert ("near-goal goals" not in said(told)) == near


def test_every_check_is_tripped_somewhere_here():
    tripped = {each.split()[0] for _path, _value, every in SAID for each in every}
    elsewhere = {
        "asks-of-others",
        "one-scope",
        "full-month",
        "only-counts",
        "only-vague",
        "own-power",
        "teens-take-part",
        "start-here",
    }
    assert tripped | elsewhere == set(CHECKS)
