"""The plan as an outline and as data."""

import json
from dataclasses import replace

from groundplan.plan.build import build_plan
from groundplan.plan.mending import UNTOUCHED_WEAKNESS, UNUSED_HORIZON
from groundplan.plan.model import Settled
from groundplan.publish import markdown
from groundplan.publish.outline import Heading, ListBlock, ListItem, Paragraph, Run, Table, plain
from groundplan.publish.plans import plan_json, plan_outline
from groundplan.toolkit.model import Question, QuestionType, Role, Section, Worksheet
from groundplan.workbook.answers import Answers, GoalEntry, Item

FRAME = {"library": "Mill River Library", "department": "Teen Room", "language": "en", "paper": "letter"}


def test_it_goes_from_the_mission_to_the_goals_nearest_first(planned):
    assert planned.title == "Our plan for connected learning"
    assert planned.subtitle == "Mill River Library · Teen Room"
    assert [(block.level, block.text) for block in planned.blocks if isinstance(block, Heading)] == [
        (1, "The library’s mission"),
        (1, "One line"),
        (1, "Strengths"),
        (1, "One of them"),
        (1, "Some"),
        (1, "Rate these"),
        (1, "Who and when"),
        (1, "Week"),
        (1, "To strengthen"),
        (1, "Goals"),
        (2, "In the next month"),
        (3, "Open the room on Thursdays"),
        (2, "In a year"),
        (3, "Learn to record"),
        (3, "Keep the door open"),
        (1, "A picture"),
        (1, "The plan at a glance"),
        (2, "The ladder"),
        (2, "The map"),
    ]


def test_several_lines_are_a_list_and_what_is_missing_is_said(planned, under):
    assert under(planned, "Strengths") == [
        ListBlock((ListItem(plain("Same staff every week")), ListItem(plain("A loud room"))))
    ]
    assert under(planned, "To strengthen") == [Paragraph(plain("Not written down yet."), "hint")]


def test_lines_of_several_questions_stand_under_where_they_come_from(toolkit, answers, plan, under):
    source = Question("line", QuestionType.TEXT, "In a sentence", role=Role.MISSION)
    another = Worksheet("another", "From the talk", (Section("only", "", (source,)),))
    both = replace(toolkit, worksheets=(another, *toolkit.worksheets))
    sheets = [Answers("another", "1", {"line": "To be a room for all."}), answers]
    made = build_plan(both, sheets, library="Mill River Library", department="", start=plan.start)
    outline = plan_outline(made, toolkit=both, **FRAME)
    assert under(outline, "The library’s mission") == []
    assert [block.level for block in outline.blocks if isinstance(block, Heading)][:3] == [1, 2, 2]
    assert under(outline, "From the talk") == [Paragraph(plain("To be a room for all."))]


def test_a_goal_names_its_place_and_is_told_with_everything_about_it(planned, under):
    heading = next(block for block in planned.blocks if isinstance(block, Heading) and block.level == 3)
    assert heading.address == "all/goals/g1"
    facts, steps, answers_to, because, cost = under(planned, "Open the room on Thursdays")
    assert facts.runs == plain("Teen Room · by February 1, 2027 · Interests")
    assert [cell.runs for cell in steps.rows[0]] == [
        plain("Ask the director"),
        plain("Ana"),
        plain("Jan 15, 2027"),
        plain("Done"),
    ]
    assert answers_to.runs[1] == Run("Strength: Same staff every week")
    assert because.runs[0] == Run("We will know because: ", bold=True)
    assert cost.runs[1] == Run("$40")


def test_what_else_a_step_says_stands_under_it_and_what_was_learned_under_its_goal(planned, under):
    _facts, steps, *more = under(planned, "Keep the door open")
    (row,) = steps.rows
    assert ["".join(run.text for run in cell.runs) for cell in row] == [
        "Oil the hinge\nHours: 2\nNote: By the lift\nand the stairs.\nLink: https://mill.example/hinges\n"
        "Why: The hinge is new.\nMends: A loud room",
        "Bo (Page)",
        "Mar 1, 2027",
        "Dropped",
    ]
    assert [run.href for run in row[0].runs if run.href] == ["https://mill.example/hinges"]
    assert ["".join(run.text for run in fact.runs) for fact in more] == [
        "Looked after by: Ana (Teen librarian)",
        "Looking back: Goes on until later · was due on Feb 1, 2027 · looked back on Feb 3, 2027",
        "Why: The door stuck.",
        "What we learned: Ask the caretaker *first*.",
    ]


def test_a_link_that_leads_to_no_web_page_is_words(toolkit, answers, plan):
    (goal,) = [each for each in plan.goals if each.text == "Keep the door open"]
    for link in ("javascript:alert(1)", "mailto:a@b.example", "the drive, third folder", "//mill.example", "https://"):
        changed = replace(goal, steps=(replace(goal.steps[0], link=link),))
        whole = replace(plan, ladder=(replace(plan.ladder[0], goals=(changed,)),))
        told = [run for block in plan_outline(whole, toolkit=toolkit, **FRAME).blocks if isinstance(block, Table)
                for row in block.rows for cell in row for run in cell.runs]  # fmt: skip
        assert not any(run.href for run in told)
        assert link in [run.text for run in told]


def test_a_plan_without_goals_says_so(toolkit, plan, under):
    empty = build_plan(toolkit, [], library="Mill River Library", department="", start=plan.start)
    outline = plan_outline(empty, toolkit=toolkit, **FRAME)
    assert under(outline, "Goals") == [Paragraph(plain("No goal is written down yet."), "hint")]


def test_as_data_it_is_plain(plan):
    data = json.loads(json.dumps(plan_json(plan)))
    assert data["start"] == "2027-01-01"
    goal = data["ladder"][0]["goals"][0]
    assert goal["due"] == "2027-02-01"
    assert goal["steps"][0]["state"] == "done"
    line = {"text": "Same staff every week", "address": "all/strong/i1", "role": "strengths"}
    assert goal["answers_to"] == [line]
    assert data["strengths"][0] == line
    assert [part["heading"] for part in data["parts"]][-1] == "A picture"


def weak(toolkit, plan, lines):
    """The plan with lines to strengthen, a goal that answers to the first one, and two without words of their own."""
    question = Question("weak", QuestionType.LIST, "To strengthen", role=Role.WEAKNESSES)
    goals = Question("aims", QuestionType.GOALS, "Goals", role=Role.GOALS)
    sheet = Worksheet("more", "More", (Section("only", "", (question, goals)),))
    both = replace(toolkit, worksheets=(sheet,))
    items = tuple(Item(f"w{number}", line) for number, line in enumerate(lines, 1))
    aims = (GoalEntry("g1", "Hang curtains", "month", answers_to=("more/weak/w1",)), GoalEntry("g2", "Someday"))
    given = Answers("more", "1", {"weak": items, "aims": aims})
    return both, build_plan(both, [given], library="Mill River Library", department="Teen Room", start=plan.start)


LEFT = (
    Settled(UNTOUCHED_WEAKNESS, "more/weak/w1", "it has a goal by now"),
    Settled(UNTOUCHED_WEAKNESS, "more/weak/w2", "the {grant} comes in May"),
    Settled(UNUSED_HORIZON, "horizon/year", "we start small"),
    Settled(UNUSED_HORIZON, "horizon/month", "it has a goal by now"),
    Settled("names", "more/weak/w3", "she is *staff*"),
)


def test_why_a_weakness_waits_and_a_horizon_is_empty_stands_beside_it(toolkit, plan, golden):
    both, made = weak(toolkit, plan, ["A loud room", "No tools", "Ask <Rosa>"])
    golden("left.md", markdown.write(plan_outline(made, toolkit=both, settled=LEFT, **FRAME)))


def test_of_a_single_weakness_the_reason_stands_alone(toolkit, plan, under):
    both, made = weak(toolkit, plan, ["", "No tools"])
    outline = plan_outline(made, toolkit=both, settled=LEFT, **FRAME)
    assert under(outline, "To strengthen")[-1] == Paragraph(plain("Not now, because: the {grant} comes in May"), "hint")


def test_where_nothing_was_left_nothing_is_told(toolkit, plan):
    both, made = weak(toolkit, plan, ["A loud room", "No tools"])
    outline = plan_outline(made, toolkit=both, **FRAME)
    assert "because" not in markdown.write(outline)
    assert "In a year" not in {block.text for block in outline.blocks if isinstance(block, Heading)}


def test_as_data_the_reasons_are_told_with_their_places(plan):
    assert plan_json(plan)["settled"] == []
    assert plan_json(plan, LEFT[:1])["settled"] == [
        {"check": UNTOUCHED_WEAKNESS, "where": "more/weak/w1", "because": "it has a goal by now"}
    ]
