"""Laws of every finding: exact words, each once, in their passage; and no text, however nasty, costs more than its length."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.limits import MOST_PAGES, MOST_WRITTEN, MUCH, PAGES
from groundplan.sources.extract.text import extract
from groundplan.sources.finding.units import MOST_UNITS
from groundplan.sources.model import as_json, from_json
from groundplan.sources.statements import find
from statement_texts import TEXTS

PIECES = [
    "Mission", "OUR VISION", "Values:", "Strategic Priorities", "Goal 1: Read", "Goal 2", "Objective 1.1", "The mission of",
    "is to", "Our library", "City of", "Friends of", "• ", "1. ", "- ", " | ", "; ", ", ", "and", ": ", " – ", "“", "”",
    "\n", "\n\n", "\f", "To lend books.", "Respect", "Kindness", "we value", "four areas", "misión", "Unsere Werte", "valeurs",
    "example", "Teen Services", "....... 3", "?", "[Library name]", "0", "(", ")",
]  # fmt: skip


def lawful(reading, found):
    """Every statement is an exact part of the text that begins in its passage; none comes twice; all in their order."""
    starts, at = {}, 0
    for passage in reading.passages:
        starts[passage.id] = (at, at + len(passage.text), passage)
        at += len(passage.text) + 2
    text = reading.text
    assert len({(each.kind, each.whose, each.text) for each in found}) == len(found)
    for each in found:
        begin, end, passage = starts[each.passage]
        place = text.find(each.text, begin)
        assert begin <= place < end, each
        assert each.text == text[place : place + len(each.text)] != ""
        assert each.text.strip() == each.text
        assert each.page == passage.page
        assert 0 < each.confidence <= 1
        assert each.reason
    places = [int(each.passage[1:]) for each in found]
    assert all(one <= other for one, other in pairwise(places))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_together_is_quoted_exactly(text):
    reading = extract(text.encode())
    lawful(reading, find(reading))


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_read_and_searched(text):
    reading = extract(text.encode("utf-8", errors="replace"))
    found = find(reading)
    lawful(reading, found)
    told = reading.with_statements(found)
    assert from_json(as_json(told)) == told


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_as_some_text(data):
    reading = extract(data)
    lawful(reading, find(reading))


@given(st.sampled_from(TEXTS), st.integers(0, 2000))
@settings(max_examples=150, deadline=None)
def test_a_text_that_is_cut_off_anywhere_is_quoted_exactly(text, end):
    reading = extract(text.text[:end].encode())
    lawful(reading, find(reading))


@pytest.mark.parametrize("text", TEXTS, ids=lambda each: each.name)
def test_every_passage_is_an_exact_part_of_the_file(text):
    reading = extract(text.text.encode())
    at = 0
    for passage in reading.passages:
        at = text.text.index(passage.text, at)
    assert reading.passages[0].text


NASTY = {
    "spaces": " ",
    "letters": "a",
    "capitals": "MISSION VALUES ",
    "labels": "Mission\n\n",
    "values in one line": "Values: ",
    "goals": "Goal 1: Read\n",
    "goals in one line": "Goal 1: Read ",
    "bullets": "• x\n",
    "commas": "Our values are a, b, ",
    "colons": ": ",
    "quotes": "“",
    "bars": "| ",
    "short lines": "Respect\n",
    "questions": "What is our mission?\n",
    "full stops": ". ",
    "announcements": "We have four goals: \n\n",
    "dashes": " – ",
    "nested items": "  • x\n    • y\n      • z\n",
    "empty lines": "\n",
    "dots": ".",
    "numbers": "1. A\n\nB c d.\n\n",
    "pointing back": "That is our mission. ",
    "names of rooms": "We lend what the Kiln and the Loft of Ashby Library hold. ",
    "names over lines": "Warmth\nWe greet all\n",
    "blocks of lines": "Warmth\nCare\n\nBranches\n\n",
    "questions and answers": "Q: What are our goals?\nA: Reading.\n\n",
    "memberships": "We belong to the Guild of Towns. ",
    "rows of one cell": "Rooms | | |\nChairs | 4 | 5 | 6\n",
    "names that run on": "Rooms We keep them warm all year.\n\n",
    "goals beneath names": "Rooms\n\nGoal: Read\n\nGoal: Rest\n\n",
    "promises": "Our plan\n\nWe will:\n\n- Read\n\n",
    "lines with a lead": "Direction 1: Read\nDirection 2: Rest\nMeasure: Visits\n",
}


def work(text):
    """How many calls and lines of our rules a text costs: a measure that no busy machine changes."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += 1
        return count if "finding" in frame.f_code.co_filename or "extract" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find(extract(text.encode()))
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("name", NASTY)
def test_four_times_as_much_of_a_nasty_text_costs_little_more_than_four_times(name):
    piece = NASTY[name]
    once, four_times = (work(piece * (size // len(piece))) for size in (4_000, 16_000))
    assert four_times <= 4.5 * once + 5_000


@pytest.mark.parametrize("name", ["spaces", "letters", "capitals", "commas", "bars"])
def test_a_megabyte_of_nasty_text_is_searched_as_far_as_a_plan_goes(name):
    piece = NASTY[name]
    reading = extract((piece * (1_000_000 // len(piece)) + "\n\nMission: To lend books to everyone.\n").encode())
    lawful(reading, find(reading))
    within = len(reading.passages) < MOST_UNITS
    assert any("To lend books" in each.text for each in find(reading)) == within


@pytest.mark.parametrize(
    ("text", "why"),
    [("1. A\n\nB c d.\n\n" * 30_000, MUCH), ("a" * (MOST_WRITTEN + 1), MUCH), ("\f" * MOST_PAGES, PAGES)],
)
def test_far_more_than_anybody_writes_is_not_read(text, why):
    with pytest.raises(UnfitError) as told:
        extract(text.encode())
    assert str(told.value) == why
