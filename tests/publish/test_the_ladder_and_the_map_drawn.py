"""The drawings as SVG, and the tables that say the same."""

import io
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image as Opened

from groundplan.plan.build import build_plan
from groundplan.plan.ladder import ladder
from groundplan.plan.map import plan_map
from groundplan.plan.model import Settled
from groundplan.publish import glyphs, lettering
from groundplan.publish.inked import DOTS, dotted, spelled
from groundplan.publish.ladders import CALLED, MOST_SHEETS, SHEET, ladder_block
from groundplan.publish.maps import Places, map_block
from groundplan.publish.signs import Spelling
from groundplan.publish.small_ladder import small_ladder
from groundplan.toolkit.model import (
    DEFAULT_HORIZONS,
    Horizon,
    Question,
    QuestionType,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.words import words
from groundplan.workbook.answers import Answers, GoalEntry, Item, StepEntry

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "g", "a", "rect", "path", "text"}
START = date(2027, 1, 1)
say = words("en")
QUESTIONS = (
    Question("priorities", QuestionType.LIST, "Priorities", role=Role.PRIORITIES),
    Question("weak", QuestionType.LIST, "Weak", role=Role.WEAKNESSES),
    Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
)
LINES = {
    "priorities": (Item("p1", "Grow readers"), Item("p2", "Open late")),
    "weak": (Item("w1", "Nobody asks"), Item("w2", "Little money")),
}
HOSTILE = (
    "</text><script>alert(1)</script>",
    '" onload="alert(1)\' &amp; <![CDATA[',
    "a\x00b\x08\ud800\ufffe",
    "مكتبة المدينة مفتوحة للشباب كل يوم خميس بعد المدرسة",
    "図書館を毎週木曜日に開ける 😀👩‍👩‍👧",
    "W" * 4000,
    "e\u0301\u0301\u0301" * 500,
    "\u202e\u2066 turned",
    "‎",
)


def plan_of(*goals, lines=LINES, horizons=DEFAULT_HORIZONS):
    sheet = Worksheet("plan", "Plan", (Section("s", "", QUESTIONS),))
    toolkit = Toolkit("t", "T", "1", worksheets=(sheet,), horizons=horizons)
    answers = Answers("plan", "1.1", {**lines, "goals": goals})
    return build_plan(toolkit, [answers], library="L", department="", start=START)


def many(count, steps=10):
    ids = [horizon.id for horizon in DEFAULT_HORIZONS]
    return tuple(
        GoalEntry(
            f"g{number}",
            f"Goal {number} in words that somebody wrote",
            ids[number * 4 // count],
            answers_to=(f"plan/priorities/p{number % 2 + 1}", "plan/weak/w1"),
            builds_on=f"plan/goals/g{number // 2}",
            steps=tuple(
                StepEntry(f"s{number}x{at}", f"Step {at}", "Ana", str(START + timedelta(days=at * 30)), state)
                for at, state in enumerate(["todo", "doing", "done", "dropped"] * 3)
                if at < steps
            ),
        )
        for number in range(count)
    )


def linked(plan):
    """Both drawings as a page has them, and all that they say."""
    goals = {number: f"/thread#g{number}" for number in range(1, len(plan.goals) + 1)}
    places = Places(goals, {line.address: "/thread#line" for part in plan.parts for line in part.lines})
    drawn = ladder_block(ladder(plan), say, "en", places=goals), map_block(plan_map(plan), say, places=places)
    return [[etree.fromstring(sheet.svg.encode()) for sheet in each.sheets] for each in drawn]


def texts(tree):
    return [each.text or "" for each in tree.iter(f"{SVG}text")]


def cells(table):
    return [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows]


@pytest.mark.parametrize("count", [0, 1, 2, 30, 200])
def test_every_goal_is_one_link_in_the_ladder_and_one_in_the_map_in_order(count):
    (ladder_sheet,), maps = linked(plan_of(*many(count)))
    expected = [f"/thread#g{number}" for number in range(1, count + 1)]
    assert [each.get("href") for each in ladder_sheet.iter(f"{SVG}a")] == expected
    ways = [each.get("href") for sheet in maps for each in sheet.iter(f"{SVG}a")]
    assert [way for way in ways if way != "/thread#line"] == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_write_stays_text(text):
    plan = plan_of(
        GoalEntry("a", text, "month", steps=(StepEntry("s", text, text, "2027-01-05"),)),
        GoalEntry("b", text, "year", builds_on="plan/goals/a", answers_to=("plan/priorities/p1",)),
        lines={"priorities": (Item("p1", text),), "weak": (Item("w1", text),)},
        horizons=(Horizon("month", text, 1), Horizon("year", text, 12), Horizon("empty", text, 24)),
    )
    settled = (Settled("horizons", "horizon/empty", text), Settled("untouched-weakness", "plan/weak/w1", text))
    drawn = [ladder_block(ladder(plan, settled), say, "en"), map_block(plan_map(plan, settled), say)]
    made = [sheet.svg for block in drawn for sheet in block.sheets] + [small_ladder(ladder(plan), say)]
    for each in made:
        tree = etree.fromstring(each.encode())
        assert {element.tag.removeprefix(SVG) for element in tree.iter()} <= TAGS
        names = {name for element in tree.iter() for name in element.attrib}
        assert not any(name.startswith("on") or name == "style" for name in names)
        assert all(len(line) < 250 for line in texts(tree))


def test_a_long_text_is_cut_in_the_drawing_and_whole_in_its_name_and_its_table():
    text = "We ask every teen " * 40
    plan = plan_of(GoalEntry("a", text, "month"))
    (tree,), _maps = linked(plan)
    (title,) = [each.find(f"{SVG}title").text for each in tree.iter(f"{SVG}a")]
    assert text.strip() in title
    assert any(line.endswith("…") for line in texts(tree))
    assert text.strip() in cells(ladder_block(ladder(plan), say, "en", places={}).table)[0][1]
    # On paper the plan has said it before.
    assert cells(ladder_block(ladder(plan), say, "en").table)[0][1] == f"1 {text[:CALLED].rstrip()}…"


def test_each_step_is_a_door_in_the_look_of_its_state_and_those_at_one_place_are_counted():
    days = ("2027-01-05", "2027-01-20", "2027-02-25", "2027-07-10")
    steps = [
        StepEntry(state, "Do", by=by, state=state)
        for state, by in zip(("todo", "doing", "done", "dropped"), days, strict=True)
    ]
    apart = GoalEntry("a", "Apart", "year", steps=tuple(steps))
    together = GoalEntry("b", "Together", "year", steps=tuple(StepEntry(f"x{n}", "Do", by=days[0]) for n in range(3)))
    (tree,), _maps = linked(plan_of(apart, together))
    hung = {look: "".join(each.get("d") for each in tree.iter(f"{SVG}path") if each.get("class") == look).count("M")
            for look in ("door", "full", "cross")}  # fmt: skip
    # In the legend each state has its sign once more; what is being done is a half-filled door.
    assert hung == {"door": 2 + 1 + 2, "full": 2 + 2, "cross": 1 + 1}
    assert [each.text for each in tree.findall(f".//{SVG}g[@class='count']/{SVG}text")] == ["3"]


def test_gaps_are_told_in_words_in_the_map_and_in_its_table():
    plan = plan_of(GoalEntry("a", "Ask", "month", answers_to=("plan/priorities/p1",)), GoalEntry("b", "Loose", "month"))
    block = map_block(plan_map(plan, [Settled("untouched-weakness", "plan/weak/w2", "the budget is closed")]), say)
    said = texts(etree.fromstring(block.sheets[0].svg.encode()))
    assert said.count("No goal so far.") == 2
    assert {"Not now, because: the budget is closed", "Nothing so far"} <= {*said}
    assert cells(block.table) == [
        ["Strategic priorities", "Grow readers", "1 Ask"],
        ["Strategic priorities", "Open late", "No goal so far."],
        ["To strengthen", "Nobody asks", "No goal so far."],
        ["To strengthen", "Little money", "Not now, because: the budget is closed"],
        ["Answers to", "Nothing so far", "2 Loose"],
    ]


def test_the_ladders_table_says_when_what_builds_on_what_and_how_each_step_stands():
    plan = plan_of(
        GoalEntry(
            "a", "Ask", "month", ended="done", steps=(StepEntry("s", "Make a card", "Ana", "2027-01-05", "done"),)
        ),
        GoalEntry("b", "Open", "", due="2026-11-01", builds_on="plan/goals/a", steps=(StepEntry("t", "Sign"),)),
    )
    assert cells(ladder_block(ladder(plan), say, "en").table) == [
        ["In the next month", "1 Ask (Done)", "Feb 1, 2027", "", "Make a card · Ana · Jan 5, 2027 · Done"],
        ["In three months", "No goal here so far.", "", "", ""],
        ["In six months", "No goal here so far.", "", "", ""],
        ["In a year", "No goal here so far.", "", "", ""],
        ["Without a date yet", "2 Open", "Nov 1, 2026", "1 Ask", "Sign · To do"],
    ]


def test_on_paper_a_large_plan_is_drawn_in_sheets_of_which_each_has_its_goals_and_says_which():
    plan = plan_of(*many(30))
    for block in (ladder_block(ladder(plan), say, "en"), map_block(plan_map(plan), say)):
        assert 1 < len(block.sheets) <= MOST_SHEETS
        shown = []
        for sheet in block.sheets:
            tree = etree.fromstring(sheet.svg.encode())
            assert float(tree.get("height")) <= SHEET
            assert tree.get("role") == "img"
            first, last = map(int, re.search(r"goals (\d+) to (\d+) of 30", sheet.alt).groups())
            shown += range(first, last + 1)
        assert shown == [*range(1, 31)]


def test_of_a_huge_plan_the_nearest_goals_are_drawn_on_paper_and_all_stand_in_the_table():
    plan = plan_of(*many(200))
    block = ladder_block(ladder(plan), say, "en")
    assert len(block.sheets) == MOST_SHEETS
    assert len(block.table.rows) == 200
    assert len(linked(plan)[1]) == 17


def test_without_goals_or_horizons_there_is_nothing_to_draw():
    plan = plan_of(lines={}, horizons=())
    assert ladder_block(ladder(plan), say, "en").sheets == ()
    assert map_block(plan_map(plan), say).table.rows == ()
    assert small_ladder(ladder(plan), say) == ""


def test_the_small_one_has_a_rung_for_every_goal_and_is_left_out_where_it_would_be_too_small():
    tree = etree.fromstring(small_ladder(ladder(plan_of(*many(5))), say).encode())
    assert {"1", "2", "3", "4", "5"} <= {*texts(tree)}
    assert len(tree.findall(f"{SVG}rect")) == 4
    assert small_ladder(ladder(plan_of(*many(40))), say) == ""


def test_for_files_no_sign_is_left_that_their_fonts_cannot_draw_and_it_is_told_which():
    sheet = ladder_block(ladder(plan_of(GoalEntry("a", "図書館 😀 ☑ öffnen", "month"))), say, "en").sheets[0]
    spelling = Spelling()
    told = "".join(texts(etree.fromstring(spelled(sheet, spelling))))
    assert {ord(sign) for sign in told} <= glyphs.drawable_in_pictures() | {0x2067, 0x2069}
    assert "[U+56F3]" in spelling.missing


def test_a_picture_of_dots_is_as_wide_as_it_is_asked_to_be():
    image = dotted(ladder_block(ladder(plan_of(*many(3))), say, "en").sheets[0], Spelling(), 360)
    with Opened.open(io.BytesIO(image.data)) as opened:
        assert (opened.format, opened.width) == ("PNG", 360 * DOTS // 72)
    assert image.alt.startswith("The ladder of all goals")


class TestLettering:
    @given(st.text(max_size=300), st.integers(20, 300), st.integers(1, 4))
    def test_no_line_is_wider_than_its_room_and_nothing_is_left_out_unsaid(self, text, room, lines):
        made = lettering.wrapped(text, room, 12, lines)
        assert len(made) <= lines
        assert all(lettering.width(line, 12) <= room for line in made)
        if made and not made[-1].endswith("…"):
            assert "".join("".join(made).split()) == "".join(text.split())

    def test_a_whole_book_is_not_measured(self):
        assert lettering.wrapped("word " * 10**6, 200, 12, 2)[-1].endswith("…")
