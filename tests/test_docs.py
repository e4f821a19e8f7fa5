"""The documents say what the code does: settings, commands, formats, paths, links, and the authors' examples."""

import argparse
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import groundplan
from groundplan.cli import workbook
from groundplan.cli.main import parser
from groundplan.toolkit.model import Phase, QuestionType, RelationKind, Role
from groundplan.toolkit.pages import CALLOUTS
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of, report
from groundplan.web.workbooks.documents_out import FORMATS, OF_A_PLAN

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "groundplan"
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *SRC.rglob("*.md")])
SCRIPTS = [ROOT / "run", ROOT / "test", *sorted((ROOT / ".ci").iterdir())]

FENCE = re.compile(r"^```(\w*)(?: file=(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# What the readers of a toolkit ask for: given.text("title"), each.number("min"), _choices(each, "options", …).
KEY = re.compile(r"\.(?:text|texts|number|yes|one_of|each|named|tree|former)\(\s*\"(\w+)\"|_choices\(each, \"(\w+)\"")


def text_of(*names):
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def name_of(page):
    return page.relative_to(ROOT).as_posix()


def prose(page):
    """A page without its code, in which nothing is a link."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))


def commands(made, path=()):
    """Every command of the command line with its options, however deep: (words, options)."""
    groups = [action for action in made._actions if isinstance(action, argparse._SubParsersAction)]
    options = {name for action in made._actions for name in action.option_strings if name.startswith("--")}
    yield path, options - {"--help"}
    for group in groups:
        for name, command in group.choices.items():
            yield from commands(command, (*path, name))


GUIDES = text_of("docs/guide/operators.md", "docs/guide/authors.md", "README.md", "SECURITY.md")


def test_every_setting_that_is_read_is_in_the_operators_guide_and_the_other_way_round():
    read = set()
    for module in SRC.rglob("*.py"):
        code = module.read_text(encoding="utf-8")
        read |= set(re.findall(r"(?:environ(?:\.get\(|\[)|(?:whole_number|secret|address)\()\s*\"([A-Z_]+)\"", code))
        read |= {name for pair in re.findall(r"\bmail\(\"([A-Z_]+)\", \"([A-Z_]+)\"\)", code) for name in pair}
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/guide/operators.md"), re.MULTILINE))
    assert {"GROUNDPLAN_HOME", "DATABASE_URL"} <= read
    assert table == read


def test_the_tests_own_setting_is_told_to_contributors():
    used = {name for script in SCRIPTS for name in re.findall(r"GROUNDPLAN_[A-Z_]+", script.read_text("utf-8"))}
    assert used == {"GROUNDPLAN_TEST_DATABASE_URL"}
    assert used <= set(re.findall(r"\w+", text_of("CONTRIBUTING.md")))


def test_every_command_and_option_is_in_the_guides():
    found = list(commands(parser()))
    leaves = [path for path, _options in found if not any(path == each[: len(path)] != each for each, _o in found)]
    assert len(leaves) >= 10
    spelled = [f"groundplan {' '.join(path)}" for path in [*leaves, ("manage",)] if path != ("serve",)]
    assert [each for each in spelled if each not in GUIDES] == []
    assert "./run serve" in GUIDES
    options = {name for _path, each in found for name in each}
    assert {name for name in options if not re.search(rf"{name}\b", GUIDES)} == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_line_in_a_document_is_one_that_the_program_takes(page):
    for language, _file, code in FENCE.findall(page.read_text(encoding="utf-8")):
        for line in code.splitlines() if language == "sh" else ():
            words = shlex.split(line, comments=True)
            if words and words[0] in ("groundplan", "./run") and words[1:2] != ["manage"]:
                try:
                    parser().parse_args(words[1:])
                except SystemExit:
                    pytest.fail(f"the program does not take: {line}")


def test_every_export_format_is_in_the_guides():
    formats = {**FORMATS, **OF_A_PLAN}
    assert tuple(formats) == workbook.FORMATS
    missing = [suffix for suffix in formats if f"`.{suffix}`" not in text_of("docs/guide/operators.md")]
    assert missing == []
    assert [
        label for _kind, label in formats.values() if label.lower() not in text_of("docs/guide/teams.md").lower()
    ] == []


def test_every_document_that_code_refers_to_is_there():
    files = [*SRC.rglob("*.py"), *(ROOT / "bench").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *SCRIPTS]
    named = {}
    for file in files:
        if file != Path(__file__):
            for path in re.findall(r"\bdocs/[\w./-]*\w", file.read_text(encoding="utf-8")):
                named.setdefault(path, file.name)
    assert "docs/decisions/0004" in named
    assert {path: file for path, file in named.items() if not any(ROOT.glob(f"{path}*"))} == {}


def anchors(page):
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_between_documents_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            assert target.startswith("https://"), target
            continue
        path, _hash, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), f"{target} is not there"
        assert place.is_relative_to(ROOT), f"{target} leads out of the repository"
        assert not anchor or anchor in anchors(place), f"{target} has no such heading"


def test_decisions_are_numbered_without_a_gap_and_listed():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert len(DECISIONS) >= 12
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[(\d{4})\]\(([^)]+)\) \| (.+) \|$", index, re.MULTILINE)
    titles = [page.read_text(encoding="utf-8").splitlines()[0] for page in DECISIONS]
    assert [f"# {number} {title}" for number, _file, title in listed] == titles
    assert [file for _number, file, _title in listed] == [page.name for page in DECISIONS]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_has_a_context_a_choice_and_consequences_on_one_page(page):
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.split()) <= 500


def test_the_map_names_every_package_and_no_file_that_is_gone():
    text = text_of("docs/structure.md")
    packages = {place.parent.name for place in SRC.rglob("__init__.py")} - {"groundplan", "migrations"}
    assert len(packages) >= 12
    assert {name for name in packages if f"{name}/" not in text} == set()
    present = {path.name for path in [*SRC.rglob("*.*"), *(ROOT / "tests").rglob("*.py")]}
    named = set(re.findall(r"[\w]+\.(?:py|html)\b", text)) - {"test_.py"}
    assert len(named) > 40
    assert named - present == set()


def test_the_changelog_begins_with_the_version_that_the_program_tells():
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert groundplan.__version__ == version
    assert re.search(r"^## (.+)$", text_of("CHANGELOG.md"), re.MULTILINE)[1].startswith(version)


def test_the_readme_has_two_commands_and_no_figure_of_its_own():
    text = text_of("README.md")
    assert re.findall(r"^(\./\w+)", text, re.MULTILINE) == ["./run", "./test"]
    assert re.findall(r"\d[\d.,]*\s?(?:ms|s|MB|KB|GB|µs|seconds|%|times|/s)\b", text) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_documents_are_about_no_particular_machine(page):
    assert re.findall(r"(?<![\w.])/(?:work|root|home|tmp|Users)/\S*", page.read_text(encoding="utf-8")) == []


# -- the guide for authors


@pytest.fixture
def example(tmp_path):
    """The toolkit that the guide builds, file by file."""
    for _language, file, code in FENCE.findall(text_of("docs/guide/authors.md")):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(code, encoding="utf-8")
    return tmp_path


def test_the_guides_toolkit_is_read_without_a_problem(example):
    reading = read_toolkit(example)
    assert [f"{each.where} {each.message}" for each in problems_of(reading)] == []
    kinds = {question.type for sheet in reading.toolkit.worksheets for question in sheet.questions()}
    assert kinds == set(QuestionType)
    assert [page.id for page in reading.toolkit.pages()] == ["begin", "teens"]
    assert [sheet.id for sheet in reading.toolkit.worksheets] == ["what-we-have", "our-plan", "the-talk"]


def test_what_the_guides_pages_show_is_what_is_made_of_them(example):
    begin, teens = report(read_toolkit(example))["modules"][0]["pages"]
    assert (begin["callouts"], begin["links"]) == ({"activity": 1}, {"internal": 1, "external": 1, "broken": 0})
    assert (teens["callouts"], teens["embeds"]) == ({"case_study": 1, "activity": 1}, 1)
    assert (begin["worksheets"], teens["worksheets"]) == (["what-we-have"], ["our-plan"])


def test_the_guide_names_every_word_of_the_format():
    guide = text_of("docs/guide/authors.md")
    words = {*QuestionType, *Role, *RelationKind, *Phase, *CALLOUTS}
    for name in ("read.py", "read_index.py", "read_worksheet.py"):
        code = (SRC / "toolkit" / name).read_text(encoding="utf-8")
        words |= {key for found in KEY.findall(code) for key in found if key}
    assert len(words) > 70
    assert {word for word in words if not re.search(rf"\b{word}\b", guide)} == set()


def test_worksheets_of_the_starter_toolkit_that_documents_name_are_there():
    known = {path.stem for path in (ROOT / "toolkits" / "starter" / "worksheets").glob("*.yaml")}
    named = set(re.findall(r"--what worksheet:([a-z-]+)", text_of("docs/guide/operators.md")))
    assert named
    assert named <= known
