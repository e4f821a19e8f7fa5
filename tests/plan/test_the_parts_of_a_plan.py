"""The plan's parts: named in the library's words, in the order of its sheet, each line with where it comes from."""

from datetime import date

import pytest

from groundplan.plan.build import build_plan
from groundplan.plan.headings import heading, kind
from groundplan.plan.lines import lines_of
from groundplan.toolkit import adapting
from groundplan.toolkit.model import Choice, Column, Question, QuestionType, Role, Section, Toolkit, Worksheet
from groundplan.toolkit.overlay import Added, Overlay, adapt
from groundplan.words import words
from groundplan.workbook.answers import Answers, Chosen, GoalEntry, Item, Row

SAY = words("en")
OPTIONS = (Choice("yes", "Yes"), Choice("none", "None written"))
PLAN = Worksheet(
    "plan",
    "The plan sheet",
    (
        Section(
            "us",
            "Us",
            (
                Question("mission", QuestionType.LONG_TEXT, "What is your library for?", role=Role.MISSION),
                Question("vision", QuestionType.LONG_TEXT, "Where does it want to go?", role=Role.VISION),
                Question("written", QuestionType.CHOICE, "Are its priorities written down?", options=OPTIONS),
                Question("priorities", QuestionType.LIST, "Its priorities", role=Role.PRIORITIES),
                Question("strong", QuestionType.LIST, "Strong sides", role=Role.STRENGTHS),
                Question("weak", QuestionType.LIST, "Weak sides", role=Role.WEAKNESSES),
                Question("secret", QuestionType.TEXT, "To myself", private=True),
            ),
        ),
        Section("ahead", "Ahead", (Question("goals", QuestionType.GOALS, "Your goals", role=Role.GOALS),)),
    ),
)
TEENS = Worksheet(
    "teens",
    "A vision for teens",
    (Section("only", "", (Question("line", QuestionType.TEXT, "In a sentence", role=Role.VISION),)),),
)
TOOLKIT = Toolkit("small", "A small toolkit", "1", worksheets=(TEENS, PLAN))
WRITTEN = {
    "mission": "We connect people.",
    "vision": "A room for all.",
    "written": Chosen(("none",)),
    "strong": (Item("s1", "Same staff every week"),),
    "weak": (Item("w1", "Nobody comes on Fridays"),),
    "secret": "Mine",
    "goals": (GoalEntry("g1", "Open on Thursdays", answers_to=("plan/strong/s1", "plan/weak/w1")),),
}


def planned(toolkit=TOOLKIT, **more):
    sheets = [Answers("teens", "1", {"line": "Kites on Wednesday."}), Answers("plan", "1", {**WRITTEN, **more})]
    return build_plan(toolkit, sheets, library="Mill River Library", department="", start=date(2027, 1, 1))


@pytest.fixture
def bent():
    """The toolkit after one deed or more of adapting the plan's sheet."""

    def bend(*deeds):
        overlay = Overlay()
        for deed in deeds:
            overlay = deed(overlay, adapt(TOOLKIT, overlay).toolkit.worksheet("plan"))
        return adapt(TOOLKIT, overlay).toolkit

    return bend


def told(plan):
    return [heading(part, SAY) for part in plan.parts if part.lines or part.role is Role.GOALS]


def test_a_toolkits_own_labels_ask_and_the_plan_tells():
    assert told(planned()) == [
        "The library’s mission",
        "Vision",
        "Are its priorities written down?",
        "Strengths",
        "To strengthen",
        "Goals",
    ]


def test_a_label_that_the_library_worded_stands_over_its_part_and_before_its_lines(bent):
    toolkit = bent(
        lambda overlay, sheet: adapting.reword(overlay, sheet, "plan/weak", {"label": "Our growing edges"}),
        lambda overlay, sheet: adapting.reword(overlay, sheet, "plan/goals", {"label": "Our promises"}),
    )
    plan = planned(toolkit)
    assert told(plan)[-2:] == ["Our growing edges", "Our promises"]
    assert [f"{kind(plan.part(line.role), SAY)}: {line.text}" for line in plan.goals[0].answers_to] == [
        "Strength: Same staff every week",
        "Our growing edges: Nobody comes on Fridays",
    ]


def test_a_help_in_other_words_changes_no_heading(bent):
    toolkit = bent(lambda overlay, sheet: adapting.reword(overlay, sheet, "plan/weak", {"help": "Be kind."}))
    assert "To strengthen" in told(planned(toolkit))


def test_a_moved_question_moves_its_part(bent):
    toolkit = bent(lambda overlay, sheet: adapting.move(overlay, sheet, PLAN, "weak", -1))
    assert told(planned(toolkit))[-3:] == ["To strengthen", "Strengths", "Goals"]


def test_a_question_of_the_librarys_own_stands_at_its_place_with_its_answer(bent):
    toolkit = bent(
        lambda overlay, sheet: adapting.add_question(
            overlay, sheet, "us", Added("plan", "x-bus", "text", "And our bus?")
        ),
        lambda overlay, sheet: adapting.add_question(
            overlay, sheet, "ahead", Added("plan", "x-look", "text", "When we look")
        ),
    )
    plan = planned(toolkit, **{"x-bus": "It is late.", "x-look": "In May."})
    assert told(plan)[-4:] == ["To strengthen", "And our bus?", "Goals", "When we look"]
    assert [line.text for part in plan.parts if part.heading == "And our bus?" for line in part.lines] == [
        "It is late."
    ]


def test_what_several_questions_brought_says_where_it_comes_from_with_the_plans_own_first():
    part = planned().part(Role.VISION)
    assert [(source.title, source.lines[0].text) for source in part.sources] == [
        ("Where does it want to go?", "A room for all."),
        ("A vision for teens", "Kites on Wednesday."),
    ]
    assert [source.title for source in planned().part(Role.STRENGTHS).sources] == [""]


def test_none_written_is_told_in_words():
    (part,) = (part for part in planned().parts if part.heading == "Are its priorities written down?")
    assert [line.text for line in part.lines] == ["None written"]


def test_a_row_of_a_table_is_told_with_its_name_and_what_was_chosen_in_words():
    columns = (Column("how", "How", "choice", options=OPTIONS), Column("what", "What"))
    week = Question("week", QuestionType.TABLE, "Week", columns=columns, rows=(Choice("mon", "Monday"),))
    rows = (Row("mon", {"how": "yes", "what": "Kites"}), Row("odd", {"what": " "}))
    assert [line.text for line in lines_of("plan/week", week, rows)] == ["Monday · Yes · Kites"]


def test_what_is_private_and_has_no_role_stays_out():
    assert "Mine" not in repr(planned().parts)


def test_without_a_sheet_for_it_the_plan_has_every_part_in_the_usual_order():
    plan = build_plan(Toolkit("t", "T", "1"), [], library="L", department="", start=date(2027, 1, 1))
    assert [part.role for part in plan.parts][:2] == [Role.MISSION, Role.VISION]
    assert plan.parts[-1].role is Role.GOALS


def test_what_other_sheets_are_asked_for_stands_before_what_it_usually_precedes():
    roles = [part.role for part in planned().parts if part.role]
    assert roles.index(Role.TEENS_WISHES) + 1 == roles.index(Role.STRENGTHS)
    assert roles[-3:] == [Role.PARTNERS, Role.OUTCOMES, Role.GOALS]
