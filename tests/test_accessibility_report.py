"""The report on accessibility answers every criterion once, in VPAT's terms, and names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
TERMS = {"Supports", "Partially supports", "Does not support", "Not applicable"}
LEVELS = {
    "A": "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
    "2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
    "AA": "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 "
    "3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
}


def part(title):
    return re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", REPORT, re.MULTILINE | re.DOTALL)[1]


def rows(text):
    """The rows of a part's table: (what, conformance, remarks)."""
    found = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return found[2:]


def test_every_criterion_of_a_and_aa_is_answered_once_and_in_order():
    for level, numbers in LEVELS.items():
        assert [row[0].split()[0] for row in rows(part(f"WCAG 2.2, level {level}"))] == numbers.split()


def test_every_answer_is_one_of_the_terms_and_has_a_reason():
    tables = [rows(part(title)) for title in ("Revised Section 508", "EN 301 549")]
    tables += [rows(part(f"WCAG 2.2, level {level}")) for level in LEVELS]
    every = [row for table in tables for row in table]
    assert len(every) == 55 + 5 + 8
    assert {row[1] for row in every} <= TERMS
    assert [row for row in every if len(row) != 3 or len(row[2]) < 9] == []


def test_what_is_not_good_enough_is_summed_up_as_it_is_told():
    short = [row[0].split()[0] for level in LEVELS for row in rows(part(f"WCAG 2.2, level {level}"))
             if row[1] in ("Partially supports", "Does not support")]  # fmt: skip
    told = next(row[2] for row in rows(part("EN 301 549")) if row[0] == "9 Web")
    assert re.findall(r"\d\.\d\.\d+", told) == short


def test_the_tests_that_it_names_are_there():
    named = set(re.findall(r"test_\w+\.py", REPORT))
    assert len(named) >= 8
    present = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert named - present == set()
    code = (ROOT / "tests" / "browser" / "test_for_everybody.py").read_text(encoding="utf-8")
    for word in ("320_pixels", "spacing", "large_enough", "border", "focus"):
        assert re.search(rf"^def test_\w*{word}", code, re.MULTILINE), word
