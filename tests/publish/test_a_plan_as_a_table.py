"""A plan as a table for spreadsheets."""

import csv
import io
from datetime import date

import pytest

from groundplan.plan.model import Goal, Plan, Rung, Step
from groundplan.publish.table import plain_cell, plan_table
from groundplan.words import words

HEADS = [
    "Horizon", "Goal", "Goal due on", "Step", "Who", "Role", "By when", "How it stands", "Reason", "Hours", "Note",
    "Link",
]  # fmt: skip


def step(what, **more):
    return Step(what, more.pop("who", ""), more.pop("by", None), more.pop("state", "todo"), "all/goals/s", **more)


def goal(text, *steps, **more):
    return Goal(text, "all/goals/g", "month", "self", more.pop("due", None), steps, **more)


def rows(*goals):
    plan = Plan("Mill River", "Teens", date(2027, 1, 1), ladder=(Rung("month", "In a month", goals),))
    data = plan_table(plan, words("en"))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_line_a_step_and_one_for_a_goal_that_has_none():
    found = rows(
        goal(
            "Ask ten teens",
            step("Make a card", who="Rosa", by=date(2027, 2, 1), role="Teen librarian", hours="2", note="Blue"),
            step("Print it", state="dropped", why="No paper", link="https://example.org/"),
            due=date(2028, 2, 29),
        ),
        goal("Later", who="Ken", ended="dropped", why="Not now", hours="9"),
    )
    assert found == [
        HEADS,
        ["In a month", "Ask ten teens", "2028-02-29", "Make a card", "Rosa", "Teen librarian", "2027-02-01", "To do",
         "", "2", "Blue", ""],
        ["In a month", "Ask ten teens", "2028-02-29", "Print it", "", "", "", "Dropped", "No paper", "", "",
         "https://example.org/"],
        ["In a month", "Later", "", "", "Ken", "", "", "", "Not now", "9", "", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "  @x", "\u00a0=1", "＝1", "＠x",
    '=HYPERLINK("http://example.org","x")', "=cmd|' /C calc'!A0",
])  # fmt: skip
def test_no_cell_is_a_formula(text):
    again = "'" if text[0] in "\t\r\n" else ""
    assert plain_cell(text) == f"'{text[0]}{again}{text[1:]}"
    for row in rows(goal(text, step(text, who=text, note=text, link=text, hours=text, why=text, role=text)))[1:]:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＠")) for cell in row)


@pytest.mark.parametrize(
    ("between", "mended"),
    [(";", ";'"), ("; ", ";' "), ("\t", "\t'"), ("\r\n", "\r\n'"), (";;", ";;'"), ("\n\n \u00a0", "\n\n' \u00a0")],
)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_where_semicolons_part_cells_none_within_a_text_is_a_formula(between, mended, sign):
    (row,) = rows(goal("g", step("x", note=f"Books{between}{sign}HYPERLINK(A1)")))[1:]
    assert row[10] == f"Books{mended}{sign}HYPERLINK(A1)"


def test_a_text_of_nothing_but_ends_of_lines_is_read_as_soon_as_any_other():
    # Looked at anew from each of them, this would take many minutes.
    ends = "\n" * 200_000
    assert plain_cell(f"a{ends}b;{' ' * 200_000}c") == f"a{ends}b;{' ' * 200_000}c"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a=b",
        "a; b",
        "One, two\nthree",
        "a - b",
        "https://example.org/?a=1;b=2",
        "Ask: ten",
        "1",
        "’=x",
        "Zoë",
        "שלום",
        '"quoted", with comma\nand line',
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert plain_cell(text) == text
    assert rows(goal("g", step(text or "x", note=text)))[1][10] == text


def test_an_empty_plan_is_a_table_with_its_heads():
    assert rows() == [HEADS]
