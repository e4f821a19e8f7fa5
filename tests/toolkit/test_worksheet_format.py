"""The worksheet's format, point by point: what belongs to which type, and where it is told that something does not."""

import pytest

from groundplan.toolkit.model import Note, Phase, Placement, Quiz, Relation, RelationKind
from groundplan.toolkit.read import read_toolkit

PAGE = "---\nid: p\ntitle: P\n---\n"


def found_in(toolkit, sheet_file, question, *others):
    return [
        (problem.where, problem.code)
        for problem in read_toolkit(toolkit({"worksheets/ws.yaml": sheet_file(question, *others)})).problems
    ]


@pytest.mark.parametrize(
    "question",
    [
        "{id: q, type: text, label: L, options: [{id: a, label: A}]}",
        "{id: q, type: text, label: L, many: yes}",
        "{id: q, type: list, label: L, steps: 2}",
        "{id: q, type: long_text, label: L, min: 2}",
        "{id: q, type: goals, label: L, columns: [{id: a, label: A}]}",
        "{id: q, type: choice, label: L, options: [{id: a, label: A}], scale: [{id: a, label: A}]}",
        "{id: q, type: file, label: L, start: 2}",
        "{id: q, type: list, label: L, compute: sum}",
    ],
)
def test_an_attribute_of_another_type_is_told(toolkit, sheet_file, question):
    assert found_in(toolkit, sheet_file, question) == [("worksheets/ws.yaml:7", "unused-key")]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("{id: q, type: computed, label: L, relations: [{computed_from: ws/o}]}", "missing-key"),
        (
            "{id: q, type: computed, label: L, compute: average, relations: [{computed_from: ws/o}]}",
            "unknown-computation",
        ),
        ("{id: q, type: table, label: L, columns: [{id: a, label: A, type: choice}]}", "missing-key"),
        ("{id: q, type: table, label: L, columns: [{id: a, label: A}], example_rows: [{b: x}]}", "unknown-key"),
        ("{id: q, type: table, label: L, columns: [{id: a, label: A}], example_rows: [text]}", "wrong-kind"),
        ("{id: q, type: table, label: L, columns: [{id: a, label: A}], example_rows: text}", "wrong-kind"),
        ("{id: q, type: list, label: L, role: goals}", "wrong-role"),
        ("{id: q, type: text, label: L, relations: [{looks_like: ws/o}]}", "unknown-key"),
        ("{id: q, type: text, label: L, relations: [{shows: 'page:p'}]}", "unknown-target"),
        ("{id: q, type: text, label: L, relations: [{see_also: 'page:none'}]}", "unknown-target"),
        ("{id: q, type: text, label: L, relations: [{shows: ws/none}]}", "unknown-target"),
        ("{id: q, type: text, label: L, meaning: more}", "not-a-number"),
        ("{id: n, type: note}", "missing-key"),
        ("{id: z, type: quiz, question: Q}", "missing-key"),
        ("{type: text, label: L}", "missing-key"),
        ("{id: o, type: text, label: Again}", "duplicate-id"),
    ],
)
def test_a_fault_of_the_format_is_told(toolkit, sheet_file, question, code):
    found = found_in(toolkit, sheet_file, question, "{id: o, type: text, label: O}")
    assert [each for _where, each in found] == [code]


def test_notes_and_quizzes_stand_between_questions(toolkit, sheet_file):
    folder = toolkit({"worksheets/ws.yaml": sheet_file(
        "{id: n, type: note, body: '**Read**'}", "{id: q, type: text, label: L}",
        "{id: z, type: quiz, question: Q, answer: A, options: [{id: o, label: O}]}")})  # fmt: skip
    note, question, quiz = read_toolkit(folder).toolkit.worksheet("ws").sections[0].blocks
    assert (note, question.id) == (Note("n", "**Read**"), "q")
    assert isinstance(quiz, Quiz)
    assert (quiz.question, quiz.answer, quiz.options[0].label) == ("Q", "A", "O")


def test_every_kind_of_relation_is_read_and_survives_what_it_leans_on(toolkit, sheet_file):
    kinds = ", ".join(f"{{{kind}: ws/o}}" for kind in RelationKind if kind is not RelationKind.COMPUTED_FROM)
    folder = toolkit(
        {"worksheets/ws.yaml": sheet_file(f"{{id: q, type: list, label: L, relations: [{kinds}, {{see_also: [page:p, other]}}]}}", "{id: o, type: text, label: O, withdrawn: '2'}"),
         "worksheets/other.yaml": "id: other\ntitle: O\nwithdrawn: '2'\nsections: []\n",
         "modules/one/01-p.md": f"{PAGE}Text\n"}
    )  # fmt: skip
    reading = read_toolkit(folder)
    assert reading.problems == []
    relations = reading.toolkit.worksheet("ws").question("q").relations
    assert {relation.kind for relation in relations} == set(RelationKind) - {RelationKind.COMPUTED_FROM}
    assert relations[-1] == Relation(RelationKind.SEE_ALSO, "other")


def test_worksheets_are_placed_with_their_phase_and_line(toolkit, sheet_file):
    body = (
        '<div class="callout activity" data-worksheet="ws" data-phase="start" markdown="1">\nA\n</div>\n\n'
        '<!-- <div class="callout" data-worksheet="none"></div> -->\n'
        "<div class='callout info' data-worksheet=ws markdown='1'>\nB\n</div>\n"
    )
    folder = toolkit(
        {"modules/one/01-p.md": PAGE + body, "worksheets/ws.yaml": sheet_file("{id: q, type: text, label: L}")}
    )
    reading = read_toolkit(folder)
    assert reading.problems == []
    placed = reading.toolkit.page("p").placements
    assert placed == (Placement("ws", Phase.START), Placement("ws"))
    assert [each.line for each in placed] == [5, 10]


def test_a_withdrawn_sheet_that_is_still_placed_is_told(toolkit):
    folder = toolkit(
        {"modules/one/01-p.md": f'{PAGE}ws first\n\n<div data-worksheet="ws"></div>\n',
         "worksheets/ws.yaml": "id: ws\ntitle: T\nwithdrawn: '2'\nsections: []\n"}
    )  # fmt: skip
    (problem,) = read_toolkit(folder).problems
    assert (problem.where, problem.code) == ("modules/one/01-p.md:7", "withdrawn-worksheet")


def test_bears_on_is_told_where_it_stands(toolkit):
    folder = toolkit(
        {"modules/one/module.yaml": "id: one\ntitle: One\nbears_on: [none]\n",
         "modules/one/01-p.md": "---\nid: p\ntitle: P\nlevel: 1\nbears_on: [none/at-all]\n---\nText\n"}
    )  # fmt: skip
    assert [(problem.where, problem.code) for problem in read_toolkit(folder).problems] == [
        ("modules/one/01-p.md:5", "unknown-target"),
        ("modules/one/module.yaml:3", "unknown-target"),
    ]


def test_a_section_without_an_id_is_shown_all_the_same(toolkit):
    folder = toolkit(
        {"worksheets/ws.yaml": "id: ws\ntitle: T\nsections: [{questions: [{id: q, type: text, label: L}]}]\n"}
    )
    reading = read_toolkit(folder)
    assert [problem.code for problem in reading.problems] == ["missing-key"]
    assert [question.id for question in reading.toolkit.worksheet("ws").questions()] == ["q"]
