"""Taking back one edit of goals: what it did, as far as nobody has changed it since, and nothing else."""

from groundplan.workbook.answers import GoalEntry, StepEntry
from groundplan.workbook.taking_back import taken_back

BEFORE = (
    GoalEntry("big", "Open a lab", "year", answers_to=("a",), steps=(StepEntry("s1", "Ask"), StepEntry("s2", "Buy"))),
)
AFTER = (
    GoalEntry("big", "Open a lab", "year", builds_on="all/goals/new", steps=(StepEntry("s2", "Buy"),)),
    GoalEntry("new", "Ask ten teens", "month", steps=(StepEntry("s1", "Ask"),)),
)


def test_everything_an_edit_did_is_taken_back():
    post = taken_back("all/goals", BEFORE, AFTER, AFTER)
    assert dict(post.fields) == {
        "all/goals/big/builds_on": ("",),
        "all/goals/big/answers_to": ("a",),
        "all/goals/s1/of": ("big",),
    }
    assert post.shown == {"all/goals/big/answers_to"}
    assert post.acts == ("remove all/goals/new",)


def test_what_somebody_changed_since_stays():
    present = (
        GoalEntry("big", "Open a small lab", "year", builds_on="all/goals/other", answers_to=("b",)),
        GoalEntry("new", "Ask ten teens", "month"),
    )
    post = taken_back("all/goals", BEFORE, AFTER, present)
    assert dict(post.fields) == {}
    assert post.acts == ("remove all/goals/new",)


def test_taken_back_twice_it_is_done_again():
    post = taken_back("all/goals", AFTER, BEFORE, BEFORE)
    assert post.fields["all/goals/s1/of"] == ("new",)
    assert post.acts == ("restore all/goals/new",)


def test_where_nothing_is_left_nothing_is_done():
    assert taken_back("all/goals", BEFORE, AFTER, None).is_empty
    assert taken_back("all/goals", None, None, AFTER).is_empty
