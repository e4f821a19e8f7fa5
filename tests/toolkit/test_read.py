"""Reading a toolkit: the whole format, and every fault with file and line."""

import io
import zipfile
from pathlib import Path

import pytest

from groundplan.toolkit.model import Phase, QuestionType, RelationKind, Role
from groundplan.toolkit.new import NotEmptyError, new_toolkit
from groundplan.toolkit.read import NoToolkitError, read_toolkit
from groundplan.toolkit.report import problems_of, report

STARTER = Path(__file__).parents[2] / "toolkits" / "starter"


def codes(folder):
    return [(problem.where, problem.code) for problem in problems_of(read_toolkit(folder))]


@pytest.mark.parametrize(("slip", "hint"), [("nuber", "Did you mean `number`?"), ("colour", "Check its spelling.")])
def test_a_slip_of_the_finger_is_told_what_was_meant(toolkit, slip, hint):
    found = toolkit({"worksheets/ws.yaml": f"id: ws\ntitle: t\n{slip}: 3\nsections: []\n"})
    assert hint in [problem.hint for problem in read_toolkit(found).problems if problem.code == "unknown-key"]


def test_the_starter_toolkit_has_no_problem_and_leads_to_a_plan():
    reading = read_toolkit(STARTER)
    assert problems_of(reading) == []
    toolkit = reading.toolkit
    assert [module.id for module in toolkit.modules] == [
        "first-hour", "connected-learning", "here", "to-a-plan", "a-yes-and-on",
    ]  # fmt: skip
    assert [sheet.number for sheet in toolkit.worksheets] == [str(number) for number in range(1, 17)]
    needed = {Role.MISSION, Role.VISION, Role.DEPARTMENT_MISSION, Role.PRIORITIES, Role.STRENGTHS, Role.WEAKNESSES, Role.GOALS,
              Role.CONVERSATION, Role.SAID_AND_DONE, Role.TEENS_WISHES, Role.PARTNERS}  # fmt: skip
    assert needed <= {question.role for sheet in toolkit.worksheets for question in sheet.questions()}
    placed = {placement.worksheet for page in toolkit.pages() for placement in page.placements}
    unplaced = {sheet.id for sheet in toolkit.worksheets} - placed
    assert unplaced <= {"equity-here"}


def test_the_self_assessment_asks_four_statements_for_each_sphere_and_principle():
    sheet = read_toolkit(STARTER).toolkit.worksheet("self-assessment")
    ratings = [question for question in sheet.questions() if question.type is QuestionType.RATING]
    assert len(ratings) == 7
    assert [len(question.statements) for question in ratings] == [4] * 7
    assert len({tuple(point.id for point in question.scale) for question in ratings}) == 1


def test_every_outside_address_of_the_starter_stands_in_one_file():
    others = [path for path in STARTER.rglob("*") if path.suffix in (".md", ".yaml") and path.name != "toolkit.yaml"]
    assert [path.name for path in others if "http" in path.read_text(encoding="utf-8")] == []


def test_every_type_and_attribute_is_read(toolkit, sheet_file):
    folder = toolkit(
        {
            "worksheets/ws.yaml": sheet_file(
                "{id: a, type: long_text, role: mission, label: L, help: H, example: E, placeholder: P, phase: end, private: yes}",
                "{id: b, type: list, start: 5, label: L, relations: [{picks_from: ws/*}, {see_also: [ws, page:p]}]}",
                "{id: c, type: choice, many: yes, write_ins: 2, label: L, options: [{id: no, label: 010, formerly: [old]}]}",
                "{id: d, type: rating, label: L, statements: [{id: s, label: S, group: interests}], scale: [{id: '1', label: One}]}",
                "{id: e, type: table, label: L, min: 2, start: 1, columns: [{id: x, label: X, type: date}], example_rows: [{x: 2026-01-01}]}",
                "{id: f, type: goals, label: L, steps: 4, meaning: 2, formerly: [z], split_into: [a, ws/b], merged_from: [r], retired: [s]}",
                "{id: g, type: file, label: L}",
                "{id: h, type: computed, compute: sum, label: L, relations: [{computed_from: ws/e}]}",
                "{id: i, type: text, label: L, withdrawn: '2'}",
                "{id: n, type: note, body: N}",
                "{id: z2, type: quiz, question: Q, answer: A, options: [{id: o, label: O}]}",
                head="number: 010\noccasions: Who?\nretired: [gone]\n",
            ),
            "modules/one/01-p.md": "---\nid: p\ntitle: P\nlevel: 1\nminutes: 5\n---\nText\n",
        }
    )
    reading = read_toolkit(folder)
    assert reading.problems == []
    sheet = reading.toolkit.worksheet("ws")
    found = {question.id: question for question in sheet.questions()}
    assert [question.type for question in found.values()] == [
        QuestionType.LONG_TEXT, QuestionType.LIST, QuestionType.CHOICE, QuestionType.RATING, QuestionType.TABLE,
        QuestionType.GOALS, QuestionType.FILE, QuestionType.COMPUTED, QuestionType.TEXT,
    ]  # fmt: skip
    assert (found["a"].role, found["a"].phase, found["a"].private) == (Role.MISSION, Phase.END, True)
    assert found["b"].targets(RelationKind.SEE_ALSO) == ("ws", "page:p")
    assert (found["c"].options[0].id, found["c"].options[0].label, found["c"].write_ins) == ("no", "010", 2)
    assert (found["e"].starts, found["e"].minimum, found["e"].example_rows) == (2, 2, ({"x": "2026-01-01"},))
    assert (sheet.number, sheet.occasions, sheet.retired) == ("010", "Who?", ("gone",))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"worksheets/ws.yaml": "id: [broken\n"}, ("worksheets/ws.yaml:2", "yaml-broken")),
        ({"worksheets/ws.yaml": "id: ws\ntitle: a\ntitle: b\nsections: []\n"}, ("worksheets/ws.yaml:3", "duplicate-key")),
        ({"worksheets/ws.yaml": ""}, ("worksheets/ws.yaml:1", "empty-file")),
        ({"worksheets/ws.yaml": b"\x00\x01\x02"}, ("worksheets/ws.yaml:1", "not-text")),
        ({"worksheets/ws.yaml": "id: ws\ntitle: caf\xe9\nsections: []\n".encode("latin-1")}, ("worksheets/ws.yaml:2", "not-utf8")),
        ({"worksheets/ws.yaml": "[" * 5000}, ("worksheets/ws.yaml:1", "yaml-too-much")),
        ({"worksheets/ws.yaml": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8))}, ("worksheets/ws.yaml:5", "yaml-too-much")),
        ({"worksheets/ws.yaml": "id: X Y\ntitle: t\nsections: []\n"}, ("worksheets/ws.yaml:1", "bad-id")),
        ({"worksheets/ws.yaml": "id: x-own\ntitle: t\nsections: []\n"}, ("worksheets/ws.yaml:1", "reserved-id")),
        ({"worksheets/ws.yaml": "id: ws\ntitle: t\nnuber: 3\nsections: []\n"}, ("worksheets/ws.yaml:3", "unknown-key")),
        ({"worksheets/ws.yaml": "id: ws\ntitle: t\nminutes: soon\nsections: []\n"}, ("worksheets/ws.yaml:3", "not-a-number")),
        ({"modules/one/01-p.md": "no front matter"}, ("modules/one/01-p.md:1", "no-front-matter")),
        ({"modules/one/01-p.md": b"\x89PNG\x00binary"}, ("modules/one/01-p.md:1", "not-text")),
        ({"modules/one/01-p.md": "---\nid: p\ntitle: P\n---\nx\n\n[a](page:none)\n"}, ("modules/one/01-p.md:7", "broken-link")),
        ({"modules/one/01-p.md": "---\nid: p\ntitle: P\n---\n![a](media/no.png)\n"}, ("modules/one/01-p.md:5", "missing-image")),
        ({"modules/one/01-p.md": '---\nid: p\ntitle: P\n---\n\n<div data-worksheet="none">\n</div>\n'}, ("modules/one/01-p.md:6", "unknown-worksheet")),
        ({"toolkit.yaml": 'id: t\ntitle: T\nversion: "1"\nmodules: [one, two]\n'}, ("toolkit.yaml:4", "missing-module")),
        ({"modules/two/module.yaml": "id: two\ntitle: Two\n"}, ("modules/two/module.yaml:1", "unlisted-module")),
        ({"toolkit.yaml": "title: T\nmodules: [one]\n"}, ("toolkit.yaml:1", "missing-key")),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_line(toolkit, files, expected):
    assert expected in codes(toolkit(files))


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("{id: q, type: magic, label: L}", "unknown-type"),
        ("{id: q, label: L}", "missing-key"),
        ("{id: q, type: text}", "missing-key"),
        ("{id: q, type: text, label: L, role: king}", "unknown-role"),
        ("{id: q, type: text, label: L, phase: later}", "unknown-phase"),
        ("{id: q, type: text, label: L, private: maybe}", "not-yes-or-no"),
        ("{id: q, type: choice, label: L}", "missing-key"),
        ("{id: q, type: rating, label: L, statements: [{id: a, label: A}]}", "missing-key"),
        ("{id: q, type: table, label: L, columns: [{id: a, label: A, type: magic}]}", "unknown-type"),
        ("{id: q, type: choice, label: L, options: [{id: a, label: A}, {id: a, label: B}]}", "duplicate-id"),
        ("{id: q, type: choice, label: L, options: {a: A}}", "wrong-kind"),
        ("{id: q, type: text, label: [a, b]}", "wrong-kind"),
        ("{id: q, type: computed, label: L}", "missing-key"),
        ("{id: q, type: list, label: L, relations: [{picks_from: nowhere/else}]}", "unknown-target"),
        ("{id: q, type: computed, label: L, relations: [{computed_from: ws/q}]}", "relation-circle"),
        ("{id: q, type: text, label: L, formerly: [q]}", "reused-id"),
        ("{id: q, type: rating, label: L, statements: [{id: a, label: A, group: magic}], scale: [{id: b, label: B}]}", "unknown-group"),
        ("just text", "wrong-kind"),
    ],
)  # fmt: skip
def test_a_fault_in_a_question_is_told_where_it_stands(toolkit, sheet_file, question, code):
    assert ("worksheets/ws.yaml:7", code) in codes(toolkit({"worksheets/ws.yaml": sheet_file(question)}))


def test_a_question_of_unknown_type_is_still_asked(toolkit, sheet_file):
    sheet = read_toolkit(
        toolkit({"worksheets/ws.yaml": sheet_file("{id: q, type: magic, label: L}")})
    ).toolkit.worksheet("ws")
    assert [(question.id, question.type) for question in sheet.questions()] == [("q", QuestionType.LONG_TEXT)]


def test_two_of_one_id_are_told_and_the_first_one_stands(toolkit, sheet_file):
    one = sheet_file("{id: q, type: text, label: First}", "{id: q, type: text, label: Second}")
    folder = toolkit({"worksheets/a.yaml": one, "worksheets/b.yaml": one})
    reading = read_toolkit(folder)
    assert [problem.code for problem in reading.problems] == ["duplicate-id"] * 3
    assert [question.label for question in reading.toolkit.worksheet("ws").questions()] == ["First"]


def test_a_circle_through_three_sheets_is_told_once(toolkit):
    def sheet(name, source):
        return (
            f"id: {name}\ntitle: {name}\nsections:\n  - id: s\n    questions:\n"
            f"      - {{id: q, type: list, label: L, relations: [{{copies_from: {source}/q}}]}}\n"
        )

    folder = toolkit({f"worksheets/{a}.yaml": sheet(a, b) for a, b in (("a", "b"), ("b", "c"), ("c", "a"))})
    found = [problem for problem in read_toolkit(folder).problems if problem.code == "relation-circle"]
    assert [problem.message for problem in found] == ["Answers go round in a circle: a/q → b/q → c/q → a/q."]


def test_forty_faults_are_forty_problems_and_the_rest_opens(toolkit, sheet_file):
    bad = [f"{{id: q{number}, type: magic, label: L}}" for number in range(40)]
    reading = read_toolkit(toolkit({"worksheets/ws.yaml": sheet_file(*bad, "{id: good, type: text, label: L}")}))
    assert len(reading.problems) == 40
    assert len({problem.where for problem in reading.problems}) == 40
    assert len(list(reading.toolkit.worksheet("ws").questions())) == 41


def test_a_page_of_fifty_megabytes_is_named_and_left_out(toolkit):
    folder = toolkit({"modules/one/01-p.md": b"---\nid: p\ntitle: P\n---\n" + b"word " * 10_000_000})
    reading = read_toolkit(folder)
    assert [problem.code for problem in reading.problems] == ["file-too-large"]
    assert list(reading.toolkit.pages()) == []


def test_a_link_out_of_the_folder_is_not_followed(toolkit, tmp_path):
    (tmp_path / "secret.md").write_text("---\nid: s\ntitle: S\n---\nsecret")
    folder = toolkit()
    (folder / "modules/one/02-out.md").symlink_to(tmp_path / "secret.md")
    reading = read_toolkit(folder)
    assert [problem.code for problem in reading.problems] == ["outside-file"]
    assert list(reading.toolkit.pages()) == []


def test_no_toolkit_is_one_sentence(tmp_path):
    with pytest.raises(
        NoToolkitError, match=r"There is no toolkit in .*: a toolkit is a folder with a file toolkit.yaml"
    ):
        read_toolkit(tmp_path)


def test_a_zip_reads_like_its_folder(toolkit):
    folder = toolkit({"modules/one/01-p.md": "---\nid: p\ntitle: P\n---\nText\n"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    assert read_toolkit(zipfile.Path(packed)).toolkit == read_toolkit(folder).toolkit


def test_a_translation_has_other_texts_under_the_same_ids(toolkit, sheet_file):
    folder = toolkit(
        {
            "worksheets/ws.yaml": sheet_file("{id: q, type: choice, label: Which?, options: [{id: a, label: One}]}"),
            "modules/one/01-p.md": "---\nid: p\ntitle: P\n---\nText\n",
            "translations/es/toolkit.yaml": "title: En español\n",
            "translations/es/modules/one/07-p.md": "---\nid: p\ntitle: Página\n---\nTexto\n",
            "translations/es/worksheets/ws.yaml": "id: ws\ntitle: Hoja\nsections:\n  - id: s\n    title: S\n    questions:\n"
            "      - {id: q, type: choice, label: ¿Cuál?, options: [{id: a, label: Uno}]}\n",
        }
    )
    reading = read_toolkit(folder)
    assert reading.problems == []
    spanish = reading.translations["es"]
    assert (spanish.title, spanish.page("p").title, spanish.page("p").body) == ("En español", "Página", "Texto\n")
    (question,) = spanish.worksheet("ws").questions()
    assert (question.label, question.options[0].label, spanish.language) == ("¿Cuál?", "Uno", "es")


def test_a_new_toolkit_is_whole_and_stands_only_in_an_empty_folder(tmp_path):
    new_toolkit(tmp_path / "Our Toolkit")
    assert problems_of(read_toolkit(tmp_path / "Our Toolkit")) == []
    assert read_toolkit(tmp_path / "Our Toolkit").toolkit.id == "our-toolkit"
    with pytest.raises(NotEmptyError):
        new_toolkit(tmp_path / "Our Toolkit")


def test_the_report_counts_what_a_page_holds(toolkit, sheet_file):
    body = (
        "# H\n\n## H\n\nfour words and more\n\n- a\n- b\n\n[in](page:p) [out](https://example.org) [no](page:x)\n\n"
        '<div class="callout activity" markdown="1" data-worksheet="ws">\nDo.\n</div>\n\n'
        '<iframe src="https://www.youtube.com/embed/x"></iframe>\n'
    )
    folder = toolkit(
        {
            "modules/one/01-p.md": f"---\nid: p\ntitle: P\n---\n{body}",
            "worksheets/ws.yaml": sheet_file("{id: q, type: text, label: L}"),
        }
    )
    told = report(read_toolkit(folder))
    (page,) = told["modules"][0]["pages"]
    assert page == {
        "id": "p", "title": "P", "level": 2, "source": "modules/one/01-p.md", "headings": 2, "words": page["words"],
        "callouts": {"activity": 1}, "embeds": 1, "images": 0, "list_items": 2,
        "links": {"internal": 1, "external": 1, "broken": 1}, "worksheets": ["ws"],
    }  # fmt: skip
    assert told["worksheets"][0]["questions"] == [
        {"id": "q", "type": "text", "label": "L", "phase": "any", "role": None}
    ]
