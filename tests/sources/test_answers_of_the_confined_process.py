"""What comes back from the confined process is looked at and never believed: a hostile file may have written it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.intake.cell import UnfitError
from groundplan.sources.answer import looked_at
from groundplan.sources.extract.letters import decoded
from groundplan.sources.extract.limits import (
    DEEPEST_HEADING,
    LONGEST_BELIEVED,
    LONGEST_HEADING,
    MOST_PAGES,
    MOST_PASSAGES,
    MOST_STATEMENTS,
)
from groundplan.sources.extract.tidy import tidy
from groundplan.sources.model import Kind, Passage, Reading, Statement, Style, Whose, as_json

READING = Reading(
    title="Plan", pages=2, language="en",
    passages=(Passage("p1", "Mission", 1, (), Style.HEADING), Passage("p2", "We lend books.", 2, ("Mission",))),
    statements=(Statement(Kind.MISSION, "We lend books.", "p2", 2, Whose.LIBRARY, "the library", 0.9, "under “Mission”"),),
    unread=(1,),
)  # fmt: skip


def told(**changes):
    """The answer for that reading, with these parts changed."""
    return json.dumps({**as_json(READING), **changes}).encode()


def passage(**changes):
    return {**as_json(READING)["passages"][0], **changes}


def statement(**changes):
    return {**as_json(READING)["statements"][0], **changes}


def test_an_honest_answer_comes_through_as_it_is():
    assert looked_at(told()) == READING


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, told()[:-5], told(pages=-1), told(pages=MOST_PAGES + 1),
        told(pages=1e400), told(pages="x"), told(passages=None), told(passages=[passage(id="p2")]), told(passages=[passage(id="p01")]),
        told(passages=[passage(style="script")]), told(passages=[passage(page=None)]), told(passages=[passage(), passage()]),
        told(statements=[statement(kind="order")]), told(statements=[statement(whose="theirs")]), told(unread=[None]),
        told(passages=[passage(id=f"p{n + 1}") for n in range(MOST_PASSAGES + 1)]),
        told(passages=[passage(id=f"p{n + 1}", text="x" * 3_500_000) for n in range(2)]),
    ],
)  # fmt: skip
def test_what_is_no_reading_is_unfit(answer):
    with pytest.raises(UnfitError) as error:
        looked_at(answer)
    assert error.value.reason == "unreadable"


def test_everything_is_brought_within_its_bounds():
    made = looked_at(
        told(
            title="T" * 9_000 + "\x00",
            language="en<script>",
            passages=[
                passage(page=99, text="a\x00b\u202e" + "x" * 200_000, heading=["h" * 999] * 50),
                passage(id="p2", page=-7, text="We lend books."),
            ],
            statements=[
                statement(page=99, confidence=7, owner="o" * 5_000, reason="r\x00" * 5_000),
                statement(confidence=float("nan")),
                statement(confidence=float("-inf")),
                statement(text="We sell books."),
                statement(text=""),
                statement(passage="p9"),
            ],
            unread=[2, 2, 0, -1, 3, 1],
        )
    )
    assert (len(made.title), made.language, made.unread) == (LONGEST_HEADING, "", (1, 2))
    first, second = made.passages
    assert (first.page, second.page, len(first.text), first.text[:3]) == (2, 0, LONGEST_BELIEVED, "abx")
    assert [len(each) for each in first.heading] == [LONGEST_HEADING] * DEEPEST_HEADING
    assert [(each.page, each.confidence) for each in made.statements] == [(2, 1.0), (2, 0.0), (2, 0.0)]
    assert max(len(each.reason) for each in made.statements) <= 1_000


def test_statements_have_a_number_too():
    assert len(looked_at(told(statements=[statement()] * 9_000)).statements) == MOST_STATEMENTS


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from([*as_json(READING)]), anything)
def test_whatever_stands_in_a_part_it_is_a_reading_or_unfit(part, value):
    try:
        made = looked_at(told(**{part: value}))
    except UnfitError:
        return
    assert 0 <= made.pages <= MOST_PAGES
    assert all(0 <= each.page <= made.pages for each in made.passages)
    assert all(each.text in made.text for each in made.statements)


@given(st.binary(max_size=400))
def test_any_bytes_are_letters_in_the_end(data):
    assert tidy(decoded(data)).encode("utf-8", "strict") is not None


@given(st.text(max_size=200))
def test_tidying_a_second_time_changes_nothing_and_nothing_unseen_is_left(text):
    once = tidy(text)
    assert tidy(once) == once
    assert not set(once) & {"\x00", "\u00ad", "\u200b", "\ufeff", "\u202e", "\u00a0", "\ufb01"}
