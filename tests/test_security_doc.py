"""The walk through OWASP ASVS: every number of both levels once, and nothing named in it that is not there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC, TESTS = ROOT / "src" / "groundplan", ROOT / "tests"
PAGE = ROOT / "docs" / "subsystems" / "security.md"

# OWASP ASVS 4.0.3: how many requirements of each section are of level 1 or 2, and which are not.
LAST = {
    "1.1": 7, "1.2": 4, "1.4": 5, "1.5": 4, "1.6": 4, "1.7": 2, "1.8": 2, "1.9": 2, "1.10": 1, "1.11": 2, "1.12": 2,
    "1.14": 6, "2.1": 12, "2.2": 3, "2.3": 3, "2.4": 5, "2.5": 7, "2.6": 3, "2.7": 6, "2.8": 7, "2.9": 3, "2.10": 4,
    "3.1": 1, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 3, "3.7": 1, "4.1": 5, "4.2": 2, "4.3": 3, "5.1": 5, "5.2": 8,
    "5.3": 10, "5.4": 3, "5.5": 4, "6.1": 3, "6.2": 6, "6.3": 2, "6.4": 2, "7.1": 4, "7.2": 2, "7.3": 4, "7.4": 3,
    "8.1": 4, "8.2": 3, "8.3": 8, "9.1": 3, "9.2": 4, "10.2": 2, "10.3": 3, "11.1": 8, "12.1": 3, "12.2": 1,
    "12.3": 6, "12.4": 2, "12.5": 2, "12.6": 1, "13.1": 5, "13.2": 6, "13.3": 2, "13.4": 2, "14.1": 4, "14.2": 6,
    "14.3": 3, "14.4": 7, "14.5": 4,
}  # fmt: skip
DELETED = {"1.4.2", "1.4.3", "1.12.1", "4.1.4", "7.3.2", "13.1.2", "13.2.4", "14.3.1"}
NUMBERS = [f"{section}.{each}" for section, last in LAST.items() for each in range(1, last + 1)]

ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))
REASONS = ("Not here:", "Missing", "Operator:")


def names_of(path):
    """The tests of a file, those in classes too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_number_of_both_levels_stands_here_once():
    assert [number for number, *_rest in ROWS] == [each for each in NUMBERS if each not in DELETED]


def test_no_line_of_a_table_is_passed_over():
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(lines) == len(ROWS) + 14, "a heading for each chapter, and rows"


def test_every_file_that_it_names_is_there():
    named = [(row[0], name) for row in ROWS for name in re.findall(r"`([\w/.-]+(?:/|\.\w+))`", row[2])]
    gone = [each for each in named if not any((place / each[1]).exists() for place in (SRC, ROOT))]
    assert len(named) > 150
    assert gone == []


def test_every_test_that_it_names_is_there():
    gone = []
    for number, _asked, _here, test in ROWS:
        named = re.fullmatch(r"`([\w/.]+)::(\w+)`", test)
        if test != "—" and (
            named is None or not (TESTS / named[1]).is_file() or named[2] not in names_of(TESTS / named[1])
        ):
            gone.append((number, test))
    assert gone == []


@pytest.mark.parametrize(("number", "asked", "here", "test"), ROWS, ids=[row[0] for row in ROWS])
def test_each_has_its_place_or_its_reason(number, asked, here, test):
    assert "`" in here or any(reason in here for reason in REASONS) or test != "—"
    if test == "—":
        assert any(reason in here for reason in REASONS) or "git" in here or "decisions" in here
