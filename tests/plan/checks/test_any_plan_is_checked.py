"""Laws of the checks: whatever is written, they answer, each thing once, and say the same again."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as any_of

from effort import at_most
from groundplan.plan.checks import CHECKS, MOST_SHOWN, at_once, check
from groundplan.plan.findings import Around
from groundplan.plan.model import Settled
from groundplan.words import words
from plans_as_told import plan_of

SAY = words("en")
PIECES = any_of.sampled_from([
    "Maya", "Jordan", "Rosa Ortega", "14", "(15)", ", 16,", "teens", "explore", "make a zine", "Lincoln Middle School", "555-123-4567",
    "@maya.draws", "a@b.co", "____", "[library name]", "[[[[((((", "City of", "Library", "’s mom", "'", "“", "…", ".....", "____ ",
    "🛹", "שלום", "\u202e", "ﬁ", "İ", "ß", "8th grade", "grade", "$5", "20%", "\n", "\x00", "<script>", "{goal}", "%s", "á", "的",
    "who is", "the mission of", "buy", "board", "in order", "-", "–", "A" * 300, "a." * 200,
])  # fmt: skip
TEXTS = any_of.one_of(
    any_of.lists(PIECES, max_size=12).map(" ".join),
    any_of.lists(PIECES, max_size=6).map("".join),
    any_of.text(max_size=60),
)
DAYS = any_of.one_of(
    any_of.just(""),
    any_of.dates().map(str),
    any_of.sampled_from(["2028-02-29", "2027-12-31", "0001-01-01", "9999-12-31", "soon"]),
)
STEPS = any_of.fixed_dictionaries(
    {"what": TEXTS, "who": TEXTS, "by": DAYS, "state": any_of.sampled_from(["", "todo", "doing", "done", "dropped"])}
)
GOALS = any_of.fixed_dictionaries(
    {
        "text": TEXTS, "horizon": any_of.sampled_from(["", "month", "quarter", "half-year", "year", "no-such"]), "due": DAYS,
        "scope": any_of.sampled_from(["", "self", "department", "library"]), "steps": any_of.lists(STEPS, max_size=4),
        "know_because": TEXTS, "outcome": TEXTS, "cost": TEXTS, "who_agrees": TEXTS, "partners": TEXTS,
        "answers_to": any_of.lists(any_of.sampled_from(["p1", "s1", "w1", "t1", "m"]), max_size=3),
    }
)  # fmt: skip
SOURCES = any_of.fixed_dictionaries({"title": TEXTS, "quote": TEXTS, "to": any_of.sampled_from(["", "2025", "9999"])})
PLANS = any_of.fixed_dictionaries(
    {
        "start": any_of.dates().map(str), "library": TEXTS, "department": TEXTS, "department_mission": TEXTS,
        "mission": any_of.fixed_dictionaries({"text": TEXTS, "source": SOURCES}),
        **{name: any_of.lists(TEXTS, max_size=3) for name in ("priorities", "strengths", "weaknesses", "wishes")},
        "goals": any_of.lists(GOALS, max_size=4),
    }
)  # fmt: skip
AROUND = any_of.builds(
    Around,
    any_of.dates(),
    any_of.lists(TEXTS, max_size=3).map(tuple),
    any_of.none() | any_of.dates(),
    any_of.none() | any_of.dates(),
)


@settings(max_examples=150, deadline=None)
@given(PLANS, AROUND)
def test_any_plan_has_an_answer_and_each_thing_is_said_once(told, around):
    plan = plan_of(told)
    every = check(plan, around, SAY)
    assert every == check(plan, around, SAY)
    assert len({(each.check, each.where) for each in every}) == len(every)
    assert all(each.message and each.act and each.at and each.check in CHECKS for each in every)
    shown, more = at_once(every)
    assert (shown + more, len(shown)) == (every, min(MOST_SHOWN, len(every)))
    left = check(plan, around, SAY, [Settled(each.check, each.where, "so") for each in every])
    assert [(each.check, each.where, each.settled) for each in left] == [
        (each.check, each.where, "so") for each in every
    ]


@pytest.mark.parametrize(
    "piece",
    ["Maya ", "[[name", "(your ", "____ [", "A ", "a.", "teens ", "1", "@a", "'s ", "@a.a.", "grade ", "Maya and "],
)
def test_a_text_of_any_length_is_read_once(piece):
    text = piece * 4000
    told = {
        "start": "2026-03-02",
        "mission": text,
        "strengths": [text],
        "goals": [{"text": text, "steps": [{"what": text}]}],
    }
    plan = plan_of(told)
    with at_most(400_000):
        check(plan, Around(date(2026, 3, 2)), SAY)
