"""Words: one way to say a sentence, found by the extractor, filled with facts and in the language of whoever reads."""

import ast
import re
import shlex
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from groundplan import words
from groundplan.dates import Month
from groundplan.words import language, mark, of_terminal, say, say_n, speaking
from marked_words import LANGUAGE, marked, template, unmarked, write_catalogue

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "groundplan"
GUIDE = ROOT / "docs" / "guide" / "translators.md"

# Calls that translate, with how many of their first arguments are sentences.
SAYING = {"say": 1, "say_n": 2, "mark": 1, "_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2}
MARKING = {"mark", "gettext_noop"}
# Files that say texts which a table in another file marks.
OTHERS_TABLES = {
    "publish/ladders.py",
    "publish/maps.py",
    "publish/dated.py",
    "publish/plans.py",
    "publish/table.py",
    "toolkit/importers/course_site.py",
    "toolkit/schema.py",
    "web/conversations/queries.py",
    "web/people/own_words.py",
    "web/plans/look_back.py",
    "web/plans/views.py",
    "web/plans/whole.py",
    "web/quoting/foundview.py",
    "web/steps/handover_page.py",
    "web/steps/views.py",
    "web/workbooks/exports.py",
    "words.py",
}
# Content that begins a toolkit, in the toolkit's language: not ours to translate.
CONTENT = {"toolkit/new.py", "toolkit/importers/folder.py"}


@pytest.fixture
def marked_language(tmp_path, monkeypatch):
    write_catalogue(tmp_path)
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    words.forget()
    yield LANGUAGE
    words.forget()


def test_facts_stand_in_their_places_and_mean_nothing_themselves():
    assert say("{folder} is not empty.", folder="{path} %(n)s {folder}") == "{path} %(n)s {folder} is not empty."
    assert say("`relations: [{kind: worksheet}]` {what}", what=1) == "`relations: [{kind: worksheet}]` 1"
    assert say("{this.__class__} {that}", this=1) == "{this.__class__} {that}"
    assert say("100 % {as} is") == "100 % {as} is"


def test_a_number_chooses_its_form():
    assert say_n("{n} word in {file}", "{n} words in {file}", 1, file="a") == "1 word in a"
    assert say_n("{n} word in {file}", "{n} words in {file}", 2, file="a") == "2 words in a"


def test_a_month_is_told_in_the_language_of_its_sentence():
    told = {
        tag: words.words(tag)("Much is due in {month}.", month=Month.parse("2027-03")) for tag in ("en", "de", "xx")
    }
    assert told["en"] == told["xx"] == "Much is due in March 2027."
    assert "März 2027" in told["de"]
    with speaking("de"):
        assert say("{month}", month=Month.parse("0001-02")) == "Februar 1"


def test_a_sentence_speaks_the_language_of_its_context_and_no_other(marked_language):
    with speaking(marked_language):
        assert say("No problems.") == marked("No problems.")
        assert say_n("{n} word", "{n} words", 3) == marked("{n} words").replace("{n}", "3")
        elsewhere = []
        thread = threading.Thread(target=lambda: elsewhere.append(say("No problems.")))
        thread.start()
        thread.join()
        assert elsewhere == ["No problems."]
    assert say("No problems.") == "No problems."
    assert mark("No problems.") == "No problems."


def test_a_region_without_words_of_its_own_speaks_its_language(marked_language):
    for tag in ("eo-XX", "eo_xx", "EO", "eo-Latn-XX"):
        assert words.words(tag)("No problems.") == marked("No problems."), tag
    for tag in ("", "../../eo", "e", "eo/..", "xx", "a" * 500):
        assert words.words(tag)("No problems.") == "No problems.", tag


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es-mx"),
        ({"LANG": "es_MX.UTF-8", "LC_MESSAGES": "sr_RS@latin"}, "sr-rs"),
        ({"LANG": "es_MX.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "de"}, "de"),
        ({"LANG": "es", "LC_ALL": ""}, "es"),
    ],
)
def test_the_terminal_tells_its_language(environment, expected):
    assert of_terminal(environment) == expected


def test_where_nobody_says_which_language_it_is_english():
    assert language() == "en"


# -- what the extractor must find


@cache
def trees():
    files = [file for file in sorted(SOURCES.rglob("*.py")) if "migrations" not in file.parts]
    return [(file.relative_to(SOURCES).as_posix(), ast.parse(file.read_text(encoding="utf-8"))) for file in files]


def name_of(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def saying(tree):
    """Every call that translates: its line, and its arguments that are sentences."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in SAYING:
            yield node, node.args[: SAYING[name_of(node)]]


def hidden_from_the_extractor(path, tree):
    """Calls whose sentence is put together, so that no catalogue can hold it, or that stand inside an f-string, where
    Python before 3.12 shows the extractor one text. What is looked up may be said where tables are marked."""
    tables = path in OTHERS_TABLES or any(name_of(node) in MARKING for node, _sentences in saying(tree))
    for node, sentences in saying(tree):
        for each in sentences:
            plain = isinstance(each, ast.Constant) and isinstance(each.value, str)
            looked_up = tables and isinstance(each, ast.Name | ast.Attribute | ast.Subscript)
            if not plain and not looked_up:
                yield f"{path}:{node.lineno}"
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for call, sentences in saying(node):
                if any(isinstance(each, ast.Constant) for each in sentences):
                    yield f"{path}:{call.lineno}"


def test_every_sentence_is_written_out_where_it_is_said():
    assert [place for path, tree in trees() for place in hidden_from_the_extractor(path, tree)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        'say(f"{x} is")',
        'say("a" + x)',
        'say("%s" % x)',
        "say(x)",
        "say(x[1])",
        "f\"{say('a')}\"",
        'say("{}".format(x))',
    ],
)
def test_a_sentence_that_the_extractor_cannot_see_is_found(wrong):
    assert list(hidden_from_the_extractor("web/page.py", ast.parse(wrong))) == ["web/page.py:1"]


def plain_sentences(tree):
    """Texts in the source that read like sentences and are not said: a capital, and three words or more."""
    said = {id(part) for _node, sentences in saying(tree) for each in sentences for part in ast.walk(each)}
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg == "help_text")
    }
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    elsewhere = said | docs | pieces
    for node in ast.walk(tree):
        if id(node) not in elsewhere and SENTENCE.match(text := text_of(node)):
            yield node.lineno, text


SENTENCE = re.compile(r"\s*[A-Z“][\w’']*,? [\w’'“”-]+,? [\w’'“”-]+")


def text_of(node):
    """A text of the source; what an f-string puts in counts as a word."""
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "something" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# Sentences for programs: SQL, and the line that programs which start a server wait for.
FOR_PROGRAMS = ("PRAGMA ", "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "BEGIN ", "SET ", "Groundplan is at ")


def test_no_sentence_stands_in_the_sources_unsaid():
    found = [
        f"{path}:{line}: {text[:60]}"
        for path, tree in trees()
        if path not in CONTENT
        for line, text in plain_sentences(tree)
        if not text.startswith(FOR_PROGRAMS)
    ]
    assert found == []


def test_an_unsaid_sentence_is_found():
    tree = ast.parse(
        '"""Doc string here."""\nfail(f"The file {x} cannot be read.")\nsay("This is said here.")\n"two words"'
    )
    assert [line for line, _text in plain_sentences(tree)] == [2]


def words_of_script(text):
    """Texts in a script or stylesheet that read like words for people: a capital and small letters behind it."""
    code = re.sub(r"(?<!:)//.*$|^\s*(?:\*|/\*).*$", "", text, flags=re.MULTILINE)
    code = re.sub(r"font-family:[^;}]*|^\s*--[\w-]+:[^;]*;", "", code, flags=re.MULTILINE)
    return re.findall(r"""["'`]([A-Z][a-z]+(?: [\w’'-]+)*[.!?…]?)["'`]""", code)


# What browsers call keys, headers, elements and events.
FOR_BROWSERS = {"Accept", "Enter", "Escape", "Tab", "Backspace"}


def test_scripts_and_styles_bring_no_words_of_their_own():
    """They say what the page gives them in `data-say-…`."""
    files = [
        each for each in SOURCES.rglob("static/**/*") if each.suffix in (".js", ".css") and "vendor" not in each.parts
    ]
    found = {word for file in files for word in words_of_script(file.read_text(encoding="utf-8"))}
    assert files
    assert found <= FOR_BROWSERS
    assert words_of_script('line.textContent = "Not saved yet."; // "Comment"') == ["Not saved yet."]


# -- the catalogue's template


def documented_command():
    """The command of the guide that makes the template."""
    block = re.search(r"```sh\n(.*?pybabel extract.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return shlex.split(block.group(1).replace("\\\n", " "))


def test_the_template_holds_what_the_documented_command_extracts(tmp_path):
    fresh = tmp_path / "fresh.pot"
    command = [each for each in documented_command() if not each.startswith("--output")]
    pybabel = Path(sys.executable).with_name("pybabel")
    subprocess.run([pybabel, *command[1:], f"--output={fresh}"], cwd=ROOT, check=True, capture_output=True)
    with fresh.open("rb") as file:
        extracted = {message.id for message in read_po(file)}
    committed = {message.id for message in template()}
    assert committed == extracted, "make the template anew (docs/guide/translators.md)"
    assert len(committed) > 400


def test_plain_words_show_among_marked_ones():
    assert unmarked("⟦Ｓａｖｅｄ⟧ ‹Ana ‹at› work› 12 · A4, Groundplan") == []
    assert unmarked("⟦Ｓａｖｅｄ by⟧ ‹Ana›: don’t") == ["by", "don’t"]
