"""The house keeps its own rules: files that say what they are, reasons where a rule is set aside, nothing from afar."""

import ast
import configparser
import gzip
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "groundplan"
MODULES = sorted(path for path in SRC.rglob("*.py") if path.parent.name != "migrations")
PYTHON = sorted([*MODULES, *(ROOT / "bench").rglob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PLACES = ("src", "tests", "bench", "docs", "toolkits", ".ci")
WRITTEN = (".py", ".js", ".css", ".html", ".md", ".yaml", ".typ", "")
SCRIPTS = [ROOT / "run", ROOT / "test", *sorted((ROOT / ".ci").iterdir())]

LONGEST_FILE = 420
LONGEST_UNDOCUMENTED = 60


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path):
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def written_files():
    places = [path for place in PLACES for path in (ROOT / place).rglob("*")]
    found = [*places, *ROOT.glob("*.md"), *SCRIPTS]
    return [
        path
        for path in found
        if path.is_file() and path.suffix in WRITTEN and not {"out", "__pycache__"} & {*path.parts}
    ]


def test_every_module_says_in_its_first_line_what_it_is():
    assert len(MODULES) > 100
    said = {name_of(path): ast.get_docstring(tree_of(path)) or "" for path in MODULES}
    assert [name for name, told in said.items() if not re.match(r"\S.{4,}", told)] == []


def test_every_public_class_and_function_is_described():
    silent = [
        f"{name_of(path)}: {node.name}"
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_long_function_goes_without_a_description():
    every = [(path, node) for path in PYTHON for node in functions(path)]
    assert len(every) > 600
    long = [
        f"{name_of(path)}: {node.name}"
        for path, node in every
        if (node.end_lineno or 0) - node.lineno >= LONGEST_UNDOCUMENTED and not ast.get_docstring(node)
    ]
    assert long == []


def test_no_file_grows_beyond_one_noun():
    scripts = [path for path in SRC.rglob("*") if path.suffix in (".js", ".css", ".html")]
    assert len(scripts) >= 10
    lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in [*PYTHON, *scripts]}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_no_file_is_called_after_nothing():
    assert [name_of(path) for path in MODULES if path.stem in ("utils", "util", "helpers", "common", "misc")] == []


def test_nothing_is_left_to_be_done_in_the_code():
    left = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    files = written_files()
    assert len(files) > 200
    assert [name_of(path) for path in files if left.search(path.read_text(encoding="utf-8"))] == []


def test_every_rule_that_is_set_aside_says_why():
    """`# noqa: CODE reason`, `# type: ignore[code] # reason`, or a comment right above."""
    aside = re.compile(r"# noqa\b|# type: ignore\b")
    reason = re.compile(r"# noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)* \w|# type: ignore\[[\w, -]+\]\s+# \w")
    noted = {}
    for path in PYTHON:
        before = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if aside.search(line):
                told = reason.search(line) or (before.startswith("# ") and not aside.search(before))
                noted[f"{name_of(path)}:{number}"] = bool(told)
            before = line.strip()
    assert noted
    assert [where for where, told in noted.items() if not told] == []


def test_every_package_and_every_room_stands_under_the_arrows():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    packages = {path.parent.name for path in SRC.glob("*/__init__.py")}
    layers = set(re.findall(r"groundplan\.(\w+)", contracts["importlinter:contract:house"]["layers"]))
    assert packages <= layers
    plain = set(
        re.findall(r"groundplan\.(\w+)$", contracts["importlinter:contract:no-django-inside"]["source_modules"], re.M)
    )
    assert packages - plain == {"cli", "web"}
    rooms = {path.parent.name for path in (SRC / "web").glob("*/__init__.py")}
    for contract, key in (("web-rooms", "layers"), ("web-apps", "containers")):
        named = set(re.findall(r"groundplan\.web\.(\w+)", contracts[f"importlinter:contract:{contract}"][key]))
        assert rooms <= named


def test_pages_ask_nobody_elses_server():
    files = [path for path in SRC.rglob("*") if path.suffix in (".html", ".css", ".js", ".svg")]
    assert len(files) >= 15
    outside = re.compile(r"""(?:src|href|action|url|import|fetch|from)\s*[=(]?\s*["'(]?\s*(?:https?:)?//""")
    assert [name_of(path) for path in files if outside.search(path.read_text(encoding="utf-8"))] == []


# Newer than Firefox ESR 115 or Chrome 109, which stand on library desks. What they only miss in looks may stay.
TOO_NEW = {
    ".css": [
        r":has\(", r"^\s*&", r"@scope\b", r"@starting-style", r"@property\b", r"\bfield-sizing:", r"\bsubgrid\b",
        r"\blight-dark\(", r"\bcolor-mix\(", r"\boklch\(", r"\banchor\(", r":popover-open", r":user-(?:in)?valid\b",
    ],
    ".js": [
        r"\b(?:Object|Map)\.groupBy\(", r"\bArray\.fromAsync\(", r"\bPromise\.(?:withResolvers|try)\(",
        r"\bURL\.(?:canParse|parse)\(", r"\bAbortSignal\.any\(", r"\bIterator\.from\(", r"\bstartViewTransition\(",
        r"\.(?:toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|isSubsetOf|(?:show|hide|toggle)Popover)\(",
        r"\bimport\b[^;\n]*\b(?:with|assert)\s*\{", r"\bnavigator\.userActivation\b", r"\bnew URLPattern\b",
    ],
    ".html": [r"\spopover(?:target)?\b", r"\scommandfor=", r"<dialog\b[^>]*\bclosedby=", r"<details\b[^>]*\sname="],
}  # fmt: skip
STATIC = [path for path in (SRC / "web").rglob("*") if path.suffix in (".css", ".js") and "static" in path.parts]
MOST_SENT = 60 * 1024


def too_new(suffix, text):
    """What of a script, style or template older browsers do not understand."""
    plain = re.sub(r"/\*.*?\*/|\{#.*?#\}|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    found = re.findall("|".join(TOO_NEW[suffix]), plain, re.MULTILINE)
    # A rule within a rule, which needs no &: a brace that opens where another one's is still open.
    outer = re.sub(r"@(?:media|supports|font-face|keyframes)\b[^{]*\{", "", plain)
    nested = re.findall(r"\{[^{}]*\{", outer) if suffix == ".css" else []
    return [*found, *nested]


def test_pages_use_nothing_that_browsers_on_library_desks_lack():
    assert len(STATIC) >= 4
    files = [*STATIC, *SRC.rglob("*.html")]
    found = {name_of(path): too_new(path.suffix, path.read_text(encoding="utf-8")) for path in files}
    assert {name: lacks for name, lacks in found.items() if lacks} == {}


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".css", "li:has(a) { color: red }"), (".css", ".a { color: red;\n  & b { color: blue } }"),
        (".css", ".a { color: red; .b { color: blue } }"), (".css", "p { color: light-dark(#000, #fff) }"),
        (".css", "textarea { field-sizing: content }"), (".js", "const all = Object.groupBy(rows, kind)"),
        (".js", 'import words from "./words.json" with { type: "json" }'), (".js", "await Array.fromAsync(rows)"),
        (".js", "const { promise } = Promise.withResolvers()"), (".js", "if (URL.canParse(text)) {}"),
        (".html", '<div popover id="more">'), (".html", '<details class="x" name="one">'),
    ],
)  # fmt: skip
def test_what_such_browsers_lack_is_noticed(suffix, text):
    assert too_new(suffix, text)


def test_scripts_and_style_together_are_small_on_the_wire():
    """At level 6, which is what servers use that compress as they go."""
    sent = {name_of(path): len(gzip.compress(path.read_bytes(), 6)) for path in STATIC}
    assert 0 < sum(sent.values()) <= MOST_SENT, sent


def test_templates_hold_neither_script_nor_style():
    """The content security policy would not run them."""
    templates = sorted(SRC.rglob("*.html"))
    assert len(templates) >= 10
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=")
    assert [name_of(path) for path in templates if inline.search(path.read_text(encoding="utf-8"))] == []


def test_names_of_tests_are_sentences():
    names = [node.name for path in TESTS for node in functions(path) if node.name.startswith("test_")]
    assert len(names) > 150
    assert [name for name in names if len(name.split("_")) < 4] == []


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    plain = {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in wanted}
    pins = (ROOT / "constraints.txt").read_text("utf-8").lower().replace("_", "-")
    assert plain - set(re.findall(r"^([\w.-]+)==", pins, re.MULTILINE)) == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_every_script_is_plain_shell_that_stops_at_its_first_error(script):
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n# ")
    assert re.search(r"^set -eu$", text, re.MULTILINE)
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["/bin/sh", "-n", str(script)], capture_output=True, check=False).stderr == b""
