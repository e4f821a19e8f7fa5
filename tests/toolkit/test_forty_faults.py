"""A toolkit with forty faults, each of another kind, in many files: all are told where they stand, and it still opens."""

from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of, report

FILES = {
    "toolkit.yaml": """\
id: Forty Faults
title: Forty faults
version: "1"
modules: [one, one, gone, Two]
retired: [old-sheet]
terms:
  department: {default: teen services, mach: [youth services]}
horizons:
  - {id: month, label: In a month, months: soon}
  - {id: month, label: Again, months: 3}
links:
  - {id: there, title: There, url: not an address}
strands:
  - {id: interests, label: Interests, kind: ball}
""",
    "modules/one/module.yaml": "id: one\ntitle: One\nbears_on: [no-such-sheet]\nminutes: ten\n",
    "modules/one/01-start.md": """\
---
id: start
title: Start
level: 3
---
[away](page:nowhere)

![A picture](media/none.png)

<div class="callout magic" markdown="1" data-worksheet="missing" data-phase="later">
Do it.
</div>
""",
    "modules/one/02-again.md": "---\nid: start\ntitle: Start again\n---\nText\n",
    "modules/one/03-bare.md": "Only text\n",
    "modules/one/04-binary.md": b"\x89PNG\x00\x00",
    "modules/unlisted/module.yaml": "id: unlisted\ntitle: Other\n",
    "worksheets/a-broken.yaml": "id: a-broken\ntitle: [Broken\n",
    "worksheets/b-empty.yaml": "",
    "worksheets/c-latin.yaml": "id: c-latin\ntitle: Café\nnumber: 3\nmodule: nowhere\nsections: []\n".encode("latin-1"),
    "worksheets/d-many.yaml": """\
id: d-many
title: Many
title: Too many
number: 3
retired: [gone]
sections:
  - title: Without an id
    questions:
      - {id: a, type: magic, label: A}
      - {id: b, type: text, label: B, role: king}
      - {id: c, type: text, label: C, private: maybe}
      - {id: d, type: choice, label: D}
      - {id: e, type: list, label: E, relations: [{picks_from: nowhere/at-all}]}
      - {id: f, type: list, label: F, relations: [{copies_from: d-many/g}]}
      - {id: g, type: list, label: G, relations: [{copies_from: d-many/f}]}
      - {id: h, type: text, label: H, formerly: [a]}
      - {id: i, type: text, label: I, options: [{id: o, label: O}]}
      - {id: j, type: rating, label: J, statements: [{id: s, label: S, group: nobody}], scale: [{id: p, label: P}]}
      - {id: x-k, type: text, label: K}
      - {id: l, type: text, label: [L]}
""",
    "worksheets/e-old.yaml": "id: old-sheet\ntitle: Old\nsections: [{id: s, questions: [{id: q, type: text, label: Q}]}]\n",
}  # fmt: skip

FAULTS = """\
modules/one/01-start.md:10 error unknown-phase
modules/one/01-start.md:10 error unknown-worksheet
modules/one/01-start.md:10 warning unknown-callout
modules/one/01-start.md:4 error unknown-level
modules/one/01-start.md:6 warning broken-link
modules/one/01-start.md:8 warning missing-image
modules/one/02-again.md:2 error duplicate-id
modules/one/03-bare.md:1 error no-front-matter
modules/one/04-binary.md:1 error not-text
modules/one/module.yaml:3 warning unknown-target
modules/one/module.yaml:4 error not-a-number
modules/unlisted/module.yaml:1 warning unlisted-module
toolkit.yaml:10 error duplicate-id
toolkit.yaml:12 error bad-address
toolkit.yaml:14 error unknown-kind
toolkit.yaml:1 error bad-id
toolkit.yaml:4 error bad-id
toolkit.yaml:4 error duplicate-id
toolkit.yaml:4 error missing-module
toolkit.yaml:5 error reused-id
toolkit.yaml:7 warning unknown-key
toolkit.yaml:9 error not-a-number
worksheets/a-broken.yaml:3 error yaml-broken
worksheets/b-empty.yaml:1 error empty-file
worksheets/c-latin.yaml:1 warning empty-worksheet
worksheets/c-latin.yaml:2 error not-utf8
worksheets/c-latin.yaml:4 warning unknown-module
worksheets/d-many.yaml:10 error unknown-role
worksheets/d-many.yaml:11 error not-yes-or-no
worksheets/d-many.yaml:12 error missing-key
worksheets/d-many.yaml:13 warning unknown-target
worksheets/d-many.yaml:14 error relation-circle
worksheets/d-many.yaml:16 error reused-id
worksheets/d-many.yaml:17 warning unused-key
worksheets/d-many.yaml:18 warning unknown-group
worksheets/d-many.yaml:19 error reserved-id
worksheets/d-many.yaml:20 error wrong-kind
worksheets/d-many.yaml:3 error duplicate-key
worksheets/d-many.yaml:7 error missing-key
worksheets/d-many.yaml:9 error unknown-type
"""


def write(folder):
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_forty_faults_are_forty_problems_each_where_it_stands(tmp_path):
    found = problems_of(read_toolkit(write(tmp_path)))
    told = sorted(f"{each.where} {each.severity} {each.code}" for each in found)
    assert told == sorted(FAULTS.splitlines())
    assert len(told) == 40
    assert len({each.message for each in found}) == 40


def test_a_toolkit_with_forty_faults_opens_as_far_as_it_can(tmp_path):
    told = report(read_toolkit(write(tmp_path)))
    pages = {module["id"]: [page["id"] for page in module["pages"]] for module in told["modules"]}
    assert pages == {"one": ["start", "bare"], "unlisted": []}
    many = next(sheet for sheet in told["worksheets"] if sheet["id"] == "d-many")
    assert [question["id"] for question in many["questions"]] == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "l"]
    assert [sheet["id"] for sheet in told["worksheets"]] == ["c-latin", "d-many", "a-broken", "b-empty", "old-sheet"]


def test_every_fault_says_what_to_do(tmp_path):
    assert [each.message for each in problems_of(read_toolkit(write(tmp_path))) if not each.hint] == []
