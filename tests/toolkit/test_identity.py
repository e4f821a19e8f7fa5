"""What became of things: ids are given once, and every contradiction about them is told."""

import pytest

from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import report


def told(folder):
    return [(problem.where, problem.code) for problem in read_toolkit(folder).problems]


def test_everything_that_became_of_things_is_read(toolkit, sheet_file):
    sheet = sheet_file(
        "{id: a, type: text, label: A, meaning: 3, formerly: [old, other-sheet/old], merged_from: [left, right]}",
        "{id: b, type: text, label: B, withdrawn: '2', split_into: [a, ws/c]}",
        "{id: c, type: choice, label: C, retired: [x], options: [{id: o, label: O, formerly: [p]}]}",
        "{id: d, type: table, label: D, columns: [{id: k, label: K, formerly: [l]}], rows: [{id: r, label: R, formerly: [s]}]}",
        head="formerly: [older]\nsplit_into: [ws]\nmerged_from: [one, two]\nretired: [gone]\nimported_from: site#x\n",
    )
    folder = toolkit({"worksheets/ws.yaml": sheet.replace("  - id: s\n", "  - id: s\n    formerly: [t]\n")})
    reading = read_toolkit(folder)
    assert reading.problems == []
    ws = reading.toolkit.worksheet("ws")
    assert (ws.formerly, ws.split_into, ws.merged_from, ws.retired, ws.imported_from) == (
        ("older",), ("ws",), ("one", "two"), ("gone",), "site#x",
    )  # fmt: skip
    assert ws.sections[0].formerly == ("t",)
    a, b, c, d = ws.questions()
    assert (a.meaning, a.formerly, a.merged_from) == (3, ("old", "other-sheet/old"), ("left", "right"))
    assert (b.withdrawn, b.split_into) == ("2", ("a", "ws/c"))
    assert (c.retired, c.options[0].formerly) == (("x",), ("p",))
    assert (d.columns[0].formerly, d.rows[0].formerly) == (("l",), ("s",))


def test_a_withdrawn_question_and_sheet_are_shown_to_nobody(toolkit, sheet_file):
    files = {
        "worksheets/ws.yaml": sheet_file(
            "{id: a, type: text, label: A, withdrawn: '2'}", "{id: b, type: text, label: B}"
        ),
        "worksheets/old.yaml": "id: old\ntitle: Old\nwithdrawn: '2'\nsections: []\n",
    }
    reading = read_toolkit(toolkit(files))
    assert reading.problems == []
    shown = report(reading)["worksheets"]
    assert [(sheet["id"], [question["id"] for question in sheet["questions"]]) for sheet in shown] == [("ws", ["b"])]
    assert reading.toolkit.worksheet("old").withdrawn == "2"


@pytest.mark.parametrize(
    ("questions", "head", "code"),
    [
        (["{id: a, type: text, label: A, formerly: [b]}", "{id: b, type: text, label: B}"], "", "reused-id"),
        (["{id: a, type: text, label: A, formerly: [c]}", "{id: b, type: text, label: B, formerly: [c]}"], "", "two-heirs"),
        (["{id: a, type: text, label: A}"], "retired: [a]\n", "reused-id"),
        (["{id: a, type: text, label: A, formerly: [No Id]}"], "", "bad-id"),
        (["{id: a, type: text, label: A, split_into: [nowhere]}"], "", "unknown-target"),
        (["{id: a, type: choice, label: A, retired: [o], options: [{id: o, label: O}]}"], "", "reused-id"),
        (["{id: a, type: choice, label: A, options: [{id: o, label: O}, {id: p, label: P, formerly: [o]}]}"], "", "reused-id"),
        (["{id: a, type: text, label: A}"], "split_into: [nowhere]\n", "unknown-target"),
        (["{id: a, type: text, label: A}"], "formerly: [other]\n", "reused-id"),
        (["{id: a, type: text, label: A}"], "formerly: [older]\n", "two-heirs"),
        (["{id: a, type: text, label: A}"], "number: 5\nmodule: one\n", "duplicate-number"),
    ],
)  # fmt: skip
def test_a_contradiction_about_an_id_is_told(toolkit, sheet_file, questions, head, code):
    other = "id: other\ntitle: O\nnumber: 5\nmodule: one\nformerly: [older]\nsections: [{id: s, questions: [{id: q, type: text, label: Q}]}]\n"
    folder = toolkit({"worksheets/ws.yaml": sheet_file(*questions, head=head), "worksheets/other.yaml": other})
    ((where, found),) = told(folder)
    assert found == code
    assert where.startswith(("worksheets/ws.yaml:", "worksheets/other.yaml:"))


@pytest.mark.parametrize(
    "files",
    [
        {"worksheets/ws.yaml": "id: x-ws\ntitle: T\nsections: [{id: s, questions: [{id: q, type: text, label: L}]}]\n"},
        {"worksheets/ws.yaml": "id: ws\ntitle: T\nsections: [{id: x-s, questions: [{id: q, type: text, label: L}]}]\n"},
        {"worksheets/ws.yaml": "id: ws\ntitle: T\nsections: [{id: s, questions: [{id: q, type: text, label: L}, {id: x-q, type: text, label: L}]}]\n"},
        {"worksheets/ws.yaml": "id: ws\ntitle: T\nsections: [{id: s, questions: [{id: q, type: text, label: L}, {id: x-n, type: note, body: N}]}]\n"},
        {"worksheets/ws.yaml": "id: ws\ntitle: T\nsections: [{id: s, questions: [{id: q, type: choice, label: L, options: [{id: a, label: A}, {id: x-o, label: O}]}]}]\n"},
        {"worksheets/ws.yaml": "id: ws\ntitle: T\nsections: [{id: s, questions: [{id: q, type: table, label: L, columns: [{id: a, label: A}, {id: x-c, label: C}]}]}]\n"},
        {"modules/one/01-p.md": "---\nid: x-p\ntitle: P\n---\nText\n"},
        {"modules/one/module.yaml": "id: x-one\ntitle: One\n"},
        {"toolkit.yaml": "id: x-t\ntitle: T\nversion: '1'\nmodules: [one]\n"},
        {"toolkit.yaml": "id: t\ntitle: T\nversion: '1'\nmodules: [one]\nhorizons: [{id: x-h, label: H, months: 1}]\n"},
        {"toolkit.yaml": "id: t\ntitle: T\nversion: '1'\nmodules: [one]\nlinks: [{id: x-l, title: L, url: 'https://example.org'}]\n"},
    ],
)  # fmt: skip
def test_a_toolkits_id_never_begins_like_a_librarys(toolkit, files):
    assert [code for _where, code in told(toolkit(files))] == ["reserved-id"]


@pytest.mark.parametrize("written", ["modules: [one, x-two]", "modules: [one]\nterms: {x-term: {default: d}}"])
def test_lists_and_terms_cannot_name_a_librarys_either(toolkit, written):
    codes = [code for _where, code in told(toolkit({"toolkit.yaml": f"id: t\ntitle: T\nversion: '1'\n{written}\n"}))]
    assert codes == ["bad-id"]


def test_two_modules_of_one_id_are_told_and_the_first_stands(toolkit):
    folder = toolkit(
        {
            "modules/two/module.yaml": "id: one\ntitle: Again\n",
            "toolkit.yaml": "id: t\ntitle: T\nversion: '1'\nmodules: [one, two]\n",
        }
    )
    reading = read_toolkit(folder)
    assert [problem.code for problem in reading.problems] == ["duplicate-id", "module-folder"]
    assert [module.title for module in reading.toolkit.modules] == ["One"]
