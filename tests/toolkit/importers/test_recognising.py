"""A plan, a K-W-L or a self-assessment that a page only describes gets the starter's sheet, unless that is declined."""

import pytest

from groundplan.cli.toolkit import starter
from groundplan.toolkit.importers.course_site import import_site
from groundplan.toolkit.importers.matching import recognised, subject_of
from groundplan.toolkit.model import Phase, Role
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of

PLAN = """
<div class="callout activity" markdown="1">
## Worksheet #3: What comes next

Begin with the library's mission. Then formulate goals. Include steps for each.
</div>
"""
ASSESS = """
<div class="callout activity" markdown="1">
## Worksheet #4: Self-assessment

How is each bed doing?
</div>
"""
BEDS = "second/_posts/2001-01-01-beds.md"


@pytest.fixture
def bring_in(site, tmp_path):
    def run(body, **how):
        done = import_site([site({BEDS: ("Beds", True, body)})], tmp_path / "to", starter=starter(), **how)
        reading = read_toolkit(tmp_path / "to")
        assert [problem for problem in problems_of(reading) if problem.severity == "error"] == []
        return done, reading.toolkit

    return run


def roles(sheet):
    return {question.role for question in sheet.questions() if question.role}


def test_a_described_plan_becomes_one_with_its_roles_and_what_it_leans_on(bring_in):
    done, toolkit = bring_in(PLAN)
    plan = toolkit.worksheet("what-comes-next")
    assert {Role.MISSION, Role.VISION, Role.PRIORITIES, Role.STRENGTHS, Role.WEAKNESSES, Role.GOALS} <= roles(plan)
    assert (plan.title, plan.number, plan.module) == ("What comes next", "3", "second")
    companions = {"self-assessment", "the-conversation", "said-and-done"}
    assert companions < {sheet.id for sheet in toolkit.worksheets}
    assert done.worksheets_new == 6
    picked = {relation.target.partition("/")[0] for each in plan.questions() for relation in each.relations}
    assert picked <= {sheet.id for sheet in toolkit.worksheets}
    assert sum("what-comes-next keeps the printed prompts" in each for each in done.unsure) == 1


def test_a_source_with_a_self_assessment_of_its_own_brings_none_along(bring_in):
    _done, toolkit = bring_in(PLAN + ASSESS)
    assert {sheet.id for sheet in toolkit.worksheets} == {
        "gardens-k-w-l",
        "the-neighbours",
        "what-comes-next",
        "self-assessment",
    }
    targets = [
        relation.target for each in toolkit.worksheet("what-comes-next").questions() for relation in each.relations
    ]
    assert "self-assessment/*" in targets
    _done, toolkit = bring_in(PLAN + ASSESS, decline=["self-assessment"])
    assert {sheet.id for sheet in toolkit.worksheets} == {
        "gardens-k-w-l",
        "the-neighbours",
        "what-comes-next",
        "self-assessment",
    }


def test_declining_keeps_the_printed_prompts_also_at_a_later_import(bring_in):
    bring_in(PLAN)
    done, toolkit = bring_in(PLAN, decline=["what-comes-next"])
    plan = toolkit.worksheet("what-comes-next")
    assert [question.label for question in plan.questions()] == [
        "Begin with the library's mission.", "Then formulate goals.", "Include steps for each.",
    ]  # fmt: skip
    assert roles(plan) == set()
    assert (done.worksheets_new, done.worksheets_kept, done.worksheets_withdrawn) == (0, 3, 3)
    _done, toolkit = bring_in(PLAN)
    assert Role.GOALS in roles(toolkit.worksheet("what-comes-next"))
    assert not any(sheet.withdrawn for sheet in toolkit.worksheets)


def test_a_kwl_sheet_asks_about_its_own_subject_and_returns_to_itself(bring_in):
    _done, toolkit = bring_in("Text\n")
    sheet = toolkit.worksheet("gardens-k-w-l")
    labels = " ".join(question.label for question in sheet.questions())
    assert "gardens" in labels
    assert "connected learning" not in labels.lower()
    assert {question.phase for question in sheet.questions()} == {Phase.START, Phase.END}
    targets = {relation.target.partition("/")[0] for each in sheet.questions() for relation in each.relations}
    assert targets == {"gardens-k-w-l"}
    placed = [
        (page.id, each.phase) for page in toolkit.pages() for each in page.placements if each.worksheet == sheet.id
    ]
    assert placed == [("welcome", Phase.START), ("farewell", Phase.END)]


def test_a_declined_kwl_sheet_asks_the_printed_prompts_of_both_its_pages(bring_in):
    _done, toolkit = bring_in("Text\n", decline=["gardens-k-w-l"])
    asked = [
        (question.label, question.type.value, question.phase.value)
        for question in toolkit.worksheet("gardens-k-w-l").questions()
    ]
    assert asked == [
        ("Describe your experience with gardens.", "long_text", "start"),
        ("Then make a list of what you know.", "list", "start"),
        ("Then write down what you want to learn.", "long_text", "start"),
        ("What have you learned?", "long_text", "end"),
    ]  # fmt: skip


def test_without_a_starter_toolkit_prompts_are_kept(site, tmp_path):
    done = import_site([site()], tmp_path / "to")
    assert done.offered == {}
    assert len(list(read_toolkit(tmp_path / "to").toolkit.worksheet("gardens-k-w-l").questions())) == 4


def test_two_sheets_with_one_number_are_both_there_and_told(bring_in):
    done, toolkit = bring_in(
        ASSESS.replace("#4: Self-assessment", "#4: Beds") + ASSESS.replace("#4: Self-assessment", "#4: Paths")
    )
    assert {sheet.id for sheet in toolkit.worksheets} >= {"beds", "paths"}
    assert "Two worksheets of “second” bear the number 4: “Beds” and “Paths”. Both are there." in done.unsure


def test_sheets_of_one_title_get_two_ids(bring_in):
    _done, toolkit = bring_in(ASSESS.replace("#4: Self-assessment", "#2: The neighbours"))
    assert [sheet.id for sheet in toolkit.worksheets] == ["gardens-k-w-l", "the-neighbours", "the-neighbours-2"]


def test_a_way_back_to_a_sheet_that_is_not_there_is_told(bring_in):
    done, _toolkit = bring_in('<div class="callout">\n## Back to Worksheet #9: Gone\n</div>\n')
    assert (
        "“modules/second/_posts/2001-01-01-beds.md” sends its readers back to worksheet 9 (“Gone”), which is not there."
        in done.unsure
    )


@pytest.mark.parametrize(
    ("title", "text", "starter_sheet"),
    [
        ("Gardens K-W-L", "", "know-want-learned"),
        ("KWL chart", "", "know-want-learned"),
        ("Before you read", "What do you know? What do you want to know? What have you learned?", "know-want-learned"),
        ("Self Assessment", "", "self-assessment"),
        ("Next", "mission, goals and steps", "connected-learning-plan"),
        ("Next", "Our goals: one step at a time", None),
        ("The neighbours", "Who lives there?", None),
    ],
)
def test_a_kind_is_told_by_title_or_text(title, text, starter_sheet):
    kind = recognised(title, text)
    assert (kind.starter if kind else None) == starter_sheet


@pytest.mark.parametrize(
    ("title", "subject"),
    [("Capacity K-W-L", "capacity"), ("K-W-L: Gardens", "gardens"), ("STEM KWL chart", "STEM"), ("K-W-L", "")],
)
def test_the_subject_of_a_kwl_sheet_is_the_rest_of_its_title(title, subject):
    assert subject_of(title) == subject
