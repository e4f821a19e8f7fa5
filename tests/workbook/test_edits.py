"""Posts become edits: every type of question, what is refused, and what is left alone."""

import pytest

from groundplan.workbook.answers import Chosen, Item, Picture, to_json
from groundplan.workbook.document import BrokenUpdateError, Document
from groundplan.workbook.edits import Post, apply_post
from groundplan.workbook.placement import place


@pytest.fixture
def fill(sheet):
    document = Document()

    def post(fields=None, *, shown=(), acts=(), base=None):
        texts = {name: [text] if isinstance(text, str) else text for name, text in (fields or {}).items()}
        return apply_post(document, base or document, sheet, Post(texts, frozenset(shown), acts))

    post.document = document
    post.get = lambda question: document.answers(sheet, "1.1").get(question)
    return post


def test_a_text_is_kept_as_typed_with_line_ends_put_right(fill):
    fill({"ws/story": "é 𝄞\r\n😀 図書館\rمكتبة\0"})
    assert fill.get("story") == "é 𝄞\n😀 図書館\nمكتبة"


def test_a_text_inside_other_scripts_is_changed_where_it_was_changed(fill):
    fill({"ws/story": "é𝄞😀 one مكتبة two"})
    fill({"ws/story": "é𝄞😀 uno مكتبة two 図"})
    assert fill.get("story") == "é𝄞😀 uno مكتبة two 図"


def test_blank_rows_leave_no_trace(fill):
    outcome = fill({"ws/things/r1": "", "ws/goals/g1/text": " ", "ws/goals/g1/horizon": "month", "ws/grid/r9/who": ""})
    assert outcome.update == b""
    assert fill.document.snapshot_bytes() == Document().snapshot_bytes()


def test_lines_keep_their_order_and_can_be_moved_removed_and_brought_back(fill):
    fill({"ws/things/z": "first", "ws/things/a": "second", "ws/things/m": "third"})
    fill(acts=["up ws/things/m"])
    assert [item.text for item in fill.get("things")] == ["first", "third", "second"]
    fill(acts=["remove ws/things/m"])
    assert [item.text for item in fill.get("things")] == ["first", "second"]
    fill(acts=["restore ws/things/m"])
    assert [item.text for item in fill.get("things")] == ["first", "third", "second"]


def test_a_hundred_moves_in_one_gap_keep_the_order(fill):
    fill({f"ws/things/r{number}": str(number) for number in range(4)})
    for _ in range(60):
        fill(acts=["up ws/things/r3"])
        fill(acts=["down ws/things/r3"])
    assert [item.text for item in fill.get("things")] == ["0", "1", "2", "3"]


def test_an_offer_is_taken_over_once_and_remembers_where_from(fill):
    offer = {"pick:other/rated/s1": "We listen"}
    for _ in range(2):
        fill(offer, acts=["pick ws/things other/rated/s1"])
    (item,) = fill.get("things")
    assert (item.text, item.origin) == ("We listen", "other/rated/s1")


def test_ticks_are_taken_back_only_where_the_group_was_shown(fill):
    fill({"ws/many": ["a", "b"], "ws/many/w1": "mine"}, shown=["ws/many"])
    fill({"ws/story": "elsewhere"})
    assert fill.get("many") == Chosen(("a", "b"), (Item("w1", "mine"),))
    fill(shown=["ws/many"])
    assert fill.get("many").options == ()


def test_two_people_tick_at_once_and_both_ticks_stay(fill, sheet):
    nothing = Document()
    fill({"ws/many": ["a"]}, shown=["ws/many"], base=nothing)
    fill({"ws/many": ["b"]}, shown=["ws/many"], base=nothing)
    assert fill.get("many").options == ("a", "b")


def test_one_choice_replaces_the_other(fill):
    fill({"ws/one": "a"})
    fill({"ws/one": "c"})
    assert fill.get("one").options == ("c",)


def test_a_goal_has_its_steps_in_order(fill):
    fill(
        {
            "ws/goals/g1/text": "Ask ten teens",
            "ws/goals/g1/horizon": "month",
            "ws/goals/g1/scope": "self",
            "ws/goals/g1/moves": ["interests"],
            "ws/goals/s1/what": "Make a card",
            "ws/goals/s1/by": "2027-01-15",
            "ws/goals/s1/of": "g1",
            "ws/goals/s2/what": "",
            "ws/goals/s2/of": "g1",
        },
        shown=["ws/goals/g1/moves"],
    )
    (goal,) = fill.get("goals")
    assert (goal.text, goal.horizon, goal.scope, goal.moves) == ("Ask ten teens", "month", "self", ("interests",))
    assert [(step.what, step.by, step.state) for step in goal.steps] == [("Make a card", "2027-01-15", "todo")]


def test_a_step_alone_brings_its_goal_with_it(fill):
    fill(
        {"ws/goals/g1/text": "", "ws/goals/g1/horizon": "month", "ws/goals/s1/what": "Ring the school",
         "ws/goals/s1/of": "g1"}
    )  # fmt: skip
    (goal,) = fill.get("goals")
    assert (goal.horizon, goal.steps[0].what) == ("month", "Ring the school")


def test_steps_of_a_removed_goal_are_on_the_shelf(fill, sheet):
    fill({"ws/goals/g1/text": "Goal", "ws/goals/s1/what": "A step", "ws/goals/s1/of": "g1"})
    fill(acts=["remove ws/goals/g1"])
    placed = place(fill.document.answers(sheet, "1.1"), sheet)
    assert sorted(str(each.value) for each in placed.shelf) == ["A step", "Goal"]


def test_a_step_of_a_step_is_on_the_shelf(fill, sheet):
    fill({"ws/goals/g1/text": "Goal", "ws/goals/s1/what": "A step", "ws/goals/s1/of": "g1"})
    fill({"ws/goals/s2/what": "Below a step", "ws/goals/s2/of": "s1"})
    placed = place(fill.document.answers(sheet, "1.1"), sheet)
    assert [str(each.value) for each in placed.shelf] == ["Below a step"]


def test_tables_and_pictures_take_their_cells(fill):
    fill({"ws/grid/r1/who": "Ana", "ws/grid/r1/when": "2027-02-03", "ws/fixed/r2/note": "yes"})
    fill({"ws/photo/file/file": "0f0f0f0f-1111-4222-8333-0123456789ab", "ws/photo/file/alt": "A shelf"})
    assert to_json(fill.get("grid")) == [{"id": "r1", "cells": {"who": "Ana", "when": "2027-02-03"}, "origin": ""}]
    assert [(row.id, dict(row.cells)) for row in fill.get("fixed")] == [("r2", {"note": "yes"})]
    assert fill.get("photo") == Picture("0f0f0f0f-1111-4222-8333-0123456789ab", "", "A shelf")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ws/nothing": "text"}, "has no question “nothing”"),
        ({"other/story": "text"}, "has no question"),
        ({"../../etc": "text"}, "is not the address of an answer"),
        ({"ws/one": "z"}, "not among the choices"),
        ({"ws/rated/s1": "up"}, "not among the choices"),
        ({"ws/rated/s9": "hi"}, "no such statement"),
        ({"ws/grid/r1/when": "soon"}, "not a date"),
        ({"ws/grid/r1/nope": "x"}, "no such cell"),
        ({"ws/fixed/r7/note": "x"}, "no such cell"),
        ({"ws/count": "7"}, "worked out from others"),
        ({"ws/goals/g1/scope": "world", "ws/goals/g1/text": "x"}, "not among the choices"),
        ({"ws/goals/g1/colour": "blue"}, "no such part"),
        ({"ws/story": "x" * 1_000_001}, "longer than one megabyte"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_text_and_the_rest_is_saved(fill, fields, sentence):
    outcome = fill({**fields, "ws/name": "kept"})
    (refusal,) = outcome.refused
    assert sentence in refusal.sentence
    assert refusal.text == next(text for text in fields.values() if text == refusal.text)
    assert fill.get("name") == "kept"


def test_an_answer_of_a_megabyte_is_taken(fill):
    fill({"ws/story": "word " * 199_999})
    fill({"ws/story": "word " * 199_998 + "end"})
    assert fill.get("story").endswith("word end")


def test_rows_beyond_the_limit_are_refused(fill):
    outcome = fill({f"ws/things/r{number}": f"line {number}" for number in range(510)})
    assert len(fill.get("things")) == 500
    assert len(outcome.refused) == 10


def test_a_stale_form_takes_back_nothing_that_others_wrote(fill, sheet):
    shown = fill.document.fork()
    fill({"ws/name": "by a colleague", "ws/rated/s1": "hi"})
    outcome = fill({"ws/name": "", "ws/rated/s1": "", "ws/story": "mine"}, base=shown)
    assert (fill.get("name"), dict(fill.get("rated").values), fill.get("story")) == (
        "by a colleague",
        {"s1": "hi"},
        "mine",
    )
    assert outcome.merged == ()


def test_hidden_questions_answers_are_on_the_shelf(fill, sheet):
    fill({"ws/secret": "still here"})
    placed = place(fill.document.answers(sheet, "1.1"), sheet)
    assert "secret" not in placed.shown.values
    assert [(str(each.address), each.value) for each in placed.shelf] == [("ws/secret", "still here")]


@pytest.mark.parametrize("broken", [b"", b"\x01", b"\xff" * 40, b"not an update at all"])
def test_bytes_that_are_no_update_are_told_apart(broken):
    with pytest.raises(BrokenUpdateError):
        Document().apply(broken)


def test_mutated_updates_never_get_past_the_edge(fill, sheet):
    fill({"ws/story": "some text", "ws/things/r1": "line", "ws/many": ["a"]}, shown=["ws/many"])
    whole = fill.document.snapshot_bytes()
    for at in range(len(whole)):
        for bits in (1, 128, 255):
            mutant = whole[:at] + bytes([whole[at] ^ bits]) + whole[at + 1 :]
            document = Document()
            try:
                document.apply(mutant)
            except BrokenUpdateError:
                continue
            document.answers(sheet, "1.1")
