"""Deeds of adaptation: moves leave one wish a block at most, and an overlay has a size."""

import random
from dataclasses import replace

import pytest

from groundplan.toolkit import adapting
from groundplan.toolkit.model import Question, QuestionType, Section, Toolkit, Worksheet
from groundplan.toolkit.overlay import Added, Arranged, Overlay, Place, adapt


def section(name, *blocks):
    return Section(name, name, tuple(Question(each, QuestionType.TEXT, each) for each in blocks))


SHEET = Worksheet("w", "W", (section("one", *"abcd"), section("two", *"efg"), section("three")))
BASE = Toolkit("t", "T", "1", worksheets=(SHEET, Worksheet("v", "V", (section("one", "a", "b"),))))


def sheet(overlay, worksheet="w"):
    return adapt(BASE, overlay).toolkit.worksheet(worksheet)


def rows(overlay):
    return {each.id: "".join(block.id.removeprefix("x-") for block in each.blocks) for each in sheet(overlay).sections}


def moved(overlay, *steps):
    for block, by in steps:
        overlay = adapting.move(overlay, sheet(overlay), SHEET, block, by)
    return overlay


def added(overlay, name, **more):
    new = Added("w", f"x-{name}", "text", name, **more)
    return adapting.add_question(overlay, sheet(overlay), "one", new)


def test_a_block_moved_up_and_down_again_leaves_no_wish():
    assert moved(Overlay(), ("c", -1), ("c", 1)) == Overlay()
    assert moved(Overlay(), *[("a", 1)] * 5, *[("a", -1)] * 5) == Overlay()


def test_many_moves_of_one_block_are_one_wish_that_knows_where_it_stood_first():
    overlay = moved(Overlay(), *[("b", 1)] * 7, ("b", -1))
    assert overlay.arranged == (Arranged("w", "b", Place("two", "g"), Place("one", "a")),)
    assert rows(overlay) == {"one": "acd", "two": "efgb", "three": ""}


def test_what_stood_before_is_told_as_it_was_when_the_block_was_moved_first():
    older = Overlay(arranged=(Arranged("w", "d", Place("one", ""), Place("gone", "z")),))
    assert moved(older, ("d", 1)).arranged == (Arranged("w", "d", Place("one", "a"), Place("gone", "z")),)


def test_blocks_moved_past_each_other_stand_as_they_were_put():
    steps = [("b", 1), ("b", 1), ("c", 1), ("c", 1), ("b", -1)]
    overlay = moved(Overlay(), *steps)
    assert rows(overlay)["one"] == "abdc"
    assert {each.block for each in overlay.arranged} == {"c"}
    assert rows(moved(overlay, ("d", -1), ("a", 1)))["one"] == "dabc"


def test_a_block_beyond_the_ends_of_the_sheet_stays():
    overlay = Overlay()
    assert moved(overlay, ("a", -1)) is overlay


def test_what_another_sheet_wishes_stays_and_so_does_a_wish_for_what_is_not_there():
    others = (Arranged("v", "b", Place("one", ""), Place("one", "a")), Arranged("w", "lost", Place("one", "")))
    overlay = moved(Overlay(arranged=others), ("b", 1))
    assert overlay.arranged[:2] == others
    assert len(overlay.arranged) == 3


def step(order, block, by):
    """The same move done by hand, on rows of names."""
    names = list(order)
    home = next(name for name in names if block in order[name])
    at, to = order[home].index(block), names.index(home) + by
    if 0 <= at + by < len(order[home]):
        order[home].remove(block)
        order[home].insert(at + by, block)
    elif 0 <= to < len(names):
        order[home].remove(block)
        order[names[to]].insert(len(order[names[to]]) if by < 0 else 0, block)


@pytest.mark.parametrize("seed", range(8))
def test_however_much_is_moved_the_order_is_as_wished_and_the_wishes_are_few(seed):
    chance = random.Random(seed)
    overlay = added(added(Overlay(), "1"), "2")
    order = {each.id: [block.id for block in each.blocks] for each in sheet(overlay).sections}
    blocks = [block for row in order.values() for block in row]
    for _move in range(150):
        block, by = chance.choice(blocks), chance.choice((-1, 1))
        overlay = moved(overlay, (block, by))
        step(order, block, by)
        assert {each.id: [block.id for block in each.blocks] for each in sheet(overlay).sections} == order
        assert Overlay.from_json(overlay.to_json()) == overlay
        wished = [each.block for each in overlay.arranged]
        assert len(wished) == len(set(wished)) <= len(blocks)
        assert all(each.was is None for each in overlay.arranged if each.block.startswith("x-"))


def test_wishes_of_before_there_was_a_limit_become_few_with_the_next_move():
    wishes = tuple(Arranged("w", name, Place("one", after)) for name, after in [("b", "c"), ("b", "a")] * 200)
    overlay = moved(Overlay(arranged=wishes), ("g", -1))
    assert [each.block for each in overlay.arranged] == ["g"]
    assert rows(overlay) == {"one": "abcd", "two": "egf", "three": ""}


def test_what_stood_after_a_removed_question_keeps_its_place():
    overlay = moved(added(Overlay(), "1"), ("x-1", -1), ("x-1", -1), ("d", -1))
    assert rows(overlay)["one"] == "ab1dc"
    assert rows(adapting.remove_added(overlay, sheet(overlay), "x-1"))["one"] == "abdc"


def test_a_removed_section_gives_back_the_toolkits_questions():
    overlay = adapting.add_section(Overlay(), SHEET, Added("w", "x-s", "section", "Ours"))
    overlay = moved(added(overlay, "1"), *[("g", 1)] * 2)
    assert rows(overlay) == {"one": "abcd1", "two": "ef", "three": "", "x-s": "g"}
    overlay = adapting.remove_added(overlay, sheet(overlay), "x-s")
    assert rows(overlay) == {"one": "abcd1", "two": "efg", "three": ""}


def test_an_overlay_has_a_size_beyond_which_it_only_shrinks():
    overlay, many = Overlay(), "h" * adapting.LONGEST_HELP
    for number in range(29):
        overlay = added(overlay, f"{number}", help=many)
    with pytest.raises(adapting.OverlayTooLargeError, match="shorten or remove"):
        added(overlay, "29", help=many)
    with pytest.raises(adapting.OverlayTooLargeError):
        adapting.reword(overlay, sheet(overlay), "w/a", {"label": "a", "help": many})
    larger = replace(overlay, added=(*overlay.added, *(Added("w", f"x-y{n}", "text", "y", many) for n in range(9))))
    shorter = adapting.reword(larger, sheet(larger), "w/x-1", {"label": "1", "help": "less"})
    assert shorter.added[1].help == "less"
    assert len(adapting.remove_added(shorter, sheet(shorter), "x-1").added) == 37


def test_only_what_the_worksheet_has_is_changed():
    for element in ("v/a", "a", "gone/section:one"):
        with pytest.raises(adapting.NoSuchElementError):
            adapting.hide(Overlay(), SHEET, element)
        with pytest.raises(adapting.NoSuchElementError):
            adapting.reword(Overlay(), SHEET, element, {"label": "x"})
        with pytest.raises(adapting.NoSuchElementError):
            adapting.restore(Overlay(), SHEET, element)


def test_what_an_overlay_does_not_touch_is_the_toolkits_own():
    overlay = adapting.reword(Overlay(), SHEET, "w/a", {"label": "A"})
    made = adapt(BASE, overlay).toolkit
    assert made.worksheets[1] is BASE.worksheets[1]
    assert made.worksheets[0].sections[1] is SHEET.sections[1]
    assert made.worksheets[0].sections[0].blocks[1] is SHEET.sections[0].blocks[1]


def test_the_same_words_read_twice_are_kept_once():
    overlay = added(Overlay(), "1", help="A long help. " * 20)
    first, second = Overlay.from_json(overlay.to_json()), Overlay.from_json(overlay.to_json())
    assert first.added[0].help is second.added[0].help
