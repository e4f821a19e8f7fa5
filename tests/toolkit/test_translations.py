"""A toolkit in two languages: the same ids, so that one workbook serves both."""

import pytest

from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of

INDEX = """\
id: t
title: T
version: "1"
modules: [one]
terms: {department: {default: teen services, match: [youth services], solo: my work}}
horizons: [{id: month, label: In a month, months: 1}]
strands: [{id: making, label: Making, kind: principle}]
links: [{id: there, title: There, url: "https://example.org/en", note: In English}]
"""
SHEET = """\
id: ws
title: Sheet
number: 3
sections:
  - id: s
    title: S
    questions:
      - {id: a, type: choice, role: values, label: A, help: H, options: [{id: o, label: O}]}
      - {id: b, type: rating, label: B, statements: [{id: s, label: S, group: making}], scale: [{id: p, label: P}]}
      - {id: c, type: table, label: C, columns: [{id: k, label: K}], rows: [{id: r, label: R}]}
      - {id: n, type: note, body: N}
      - {id: z, type: quiz, question: Q, answer: A}
"""
BASE = {
    "toolkit.yaml": INDEX,
    "modules/one/module.yaml": "id: one\ntitle: One\ngoals: [Know]\n",
    "modules/one/01-p.md": "---\nid: p\ntitle: P\nminutes: 4\n---\nText\n",
    "worksheets/ws.yaml": SHEET,
}


@pytest.fixture
def read(toolkit):
    def run(files):
        return read_toolkit(toolkit({**BASE, **{f"translations/es/{name}": text for name, text in files.items()}}))

    return run


def test_every_text_is_translated_and_nothing_else(read):
    reading = read(
        {
            "toolkit.yaml": "title: En español\nterms: {department: {default: servicios, match: [juventud], solo: mi trabajo}}\n"
            "horizons: [{id: month, label: En un mes, months: 7}]\nstrands: [{id: making, label: Hacer}]\n"
            'links: [{id: there, title: Allí, url: "https://example.org/es", note: En español}]\n',
            "modules/one/module.yaml": "id: one\ntitle: Uno\ngoals: [Saber]\n",
            "modules/one/01-p.md": "---\nid: p\ntitle: Página\n---\nTexto\n",
            "worksheets/ws.yaml": SHEET.replace("label: ", "label: ES ").replace("title: ", "title: ES ").replace("body: ", "body: ES ")
            .replace("question: ", "question: ES ").replace("help: ", "help: ES ").replace("role: values, ", "").replace("number: 3", "number: 9"),
        }
    )  # fmt: skip
    assert problems_of(reading) == []
    base, es = reading.toolkit, reading.translations["es"]
    assert (es.id, es.version, es.language, es.title) == ("t", "1", "es", "En español")
    (term,), (horizon,), (strand,) = es.terms, es.horizons, es.strands
    assert (term.default, term.match, term.solo) == ("servicios", ("juventud",), "mi trabajo")
    assert (horizon.label, horizon.months, strand.label, strand.kind) == ("En un mes", 1, "Hacer", "principle")
    assert (es.module("one").title, es.module("one").goals) == ("Uno", ("Saber",))
    assert (es.page("p").title, es.page("p").body, es.page("p").minutes) == ("Página", "Texto\n", 4)
    ours, theirs = base.worksheet("ws"), es.worksheet("ws")
    assert (theirs.title, theirs.number) == ("ES Sheet", "3")
    assert [block.id for block in theirs.sections[0].blocks] == [block.id for block in ours.sections[0].blocks]
    a, b, c = theirs.questions()
    assert (a.label, a.help, a.role, a.options[0].label) == ("ES A", "ES H", ours.question("a").role, "ES O")
    assert (b.statements[0].label, b.statements[0].group, b.scale[0].label) == ("ES S", "making", "ES P")
    assert (c.columns[0].label, c.rows[0].label) == ("ES K", "ES R")
    assert (theirs.sections[0].blocks[3].body, theirs.sections[0].blocks[4].question) == ("ES N", "ES Q")


def test_a_link_may_lead_to_the_page_in_its_own_language(read):
    reading = read({"toolkit.yaml": 'links: [{id: there, title: Allí, url: "https://example.org/es"}]\n'})
    assert reading.translations["es"].links[0].url == "https://example.org/es"


def test_what_is_not_translated_stays_as_it_is(read):
    reading = read({"worksheets/ws.yaml": "id: ws\ntitle: Hoja\nsections: []\n"})
    assert reading.problems == []
    es = reading.translations["es"]
    assert (es.title, es.page("p").title, es.worksheet("ws").title) == ("T", "P", "Hoja")
    assert [question.label for question in es.worksheet("ws").questions()] == ["A", "B", "C"]


def test_a_translation_repeats_only_what_it_translates(read):
    reading = read(
        {
            "toolkit.yaml": "terms: {department: {match: [juventud]}}\nlinks: [{id: there, title: Allí}]\n",
            "modules/one/01-p.md": "---\nid: p\n---\nTexto\n",
            "worksheets/ws.yaml": "id: ws\nsections:\n  - id: s\n    questions:\n      - {id: a, help: Ayuda, options: [{id: o, label: Uno}]}\n"
            "      - {id: b, scale: [{id: p, label: Punto}]}\n      - {id: c, columns: [{id: k, help: Ayuda}]}\n"
            "      - {id: n, body: Nota}\n      - {id: z, answer: Respuesta, question: Q}\n",
        }
    )  # fmt: skip
    assert problems_of(reading) == []
    es = reading.translations["es"]
    assert (es.terms[0].default, es.terms[0].match, es.links[0].title) == ("teen services", ("juventud",), "Allí")
    assert es.links[0].url == "https://example.org/en"
    assert (es.module("one").title, es.page("p").title, es.page("p").body) == ("One", "P", "Texto\n")
    sheet = es.worksheet("ws")
    a, b, c = sheet.questions()
    assert (sheet.title, a.label, a.help, a.options[0].label) == ("Sheet", "A", "Ayuda", "Uno")
    assert (b.label, b.scale[0].label, c.columns[0].label, c.columns[0].help) == ("B", "Punto", "K", "Ayuda")
    assert (sheet.sections[0].blocks[3].body, sheet.sections[0].blocks[4].answer) == ("Nota", "Respuesta")


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ({"toolkit.yaml": "terms: {departement: {default: d}}\n"}, "toolkit.yaml:1"),
        ({"toolkit.yaml": "horizons: [{id: moth, label: L, months: 1}]\n"}, "toolkit.yaml:1"),
        ({"modules/tow/module.yaml": "id: tow\ntitle: T\n"}, "modules/tow/module.yaml:1"),
        ({"modules/one/01-q.md": "---\nid: q\ntitle: Q\n---\nText\n"}, "modules/one/01-q.md:1"),
        ({"worksheets/w.yaml": "id: w\ntitle: W\nsections: []\n"}, "worksheets/w.yaml:1"),
        ({"worksheets/ws.yaml": SHEET.replace("id: s\n", "id: ss\n")}, "worksheets/ws.yaml:1"),
        ({"worksheets/ws.yaml": SHEET.replace("{id: b", "{id: bb")}, "worksheets/ws.yaml:9"),
        ({"worksheets/ws.yaml": SHEET.replace("{id: o", "{id: oo")}, "worksheets/ws.yaml:8"),
        ({"worksheets/ws.yaml": SHEET.replace("{id: n", "{id: nn")}, "worksheets/ws.yaml:1"),
    ],
)
def test_a_translation_of_nothing_is_told(read, files, where):
    (problem,) = read(files).problems
    assert (problem.where, problem.code) == (f"translations/es/{where}", "stray-translation")


def test_a_question_of_another_type_is_told(read):
    table = "{id: c, type: table, label: C, columns: [{id: k, label: K}], rows: [{id: r, label: R}]}"
    (problem,) = read({"worksheets/ws.yaml": SHEET.replace(table, "{id: c, type: text, label: C}")}).problems
    assert (problem.where, problem.code) == ("translations/es/worksheets/ws.yaml:10", "other-type")
    assert problem.hint == "Write the type of the toolkit: table."


def test_faults_in_a_translation_are_told_with_its_own_file_and_line(read):
    reading = read(
        {
            "modules/one/01-p.md": "---\nid: p\ntitle: Página\nlevel: 1\nminutes: 4\n---\n[a](page:none)\n",
            "worksheets/ws.yaml": SHEET.replace("type: choice", "type: magic"),
            "worksheets/broken.yaml": "id: [\n",
        }
    )
    assert [(problem.where, problem.code) for problem in problems_of(reading)] == [
        ("translations/es/worksheets/broken.yaml:2", "yaml-broken"),
        ("translations/es/worksheets/ws.yaml:8", "unknown-type"),
        ("translations/es/modules/one/01-p.md:7", "broken-link"),
        ("translations/es/worksheets/ws.yaml:8", "other-type"),
    ]
