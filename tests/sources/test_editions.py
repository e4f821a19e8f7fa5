"""What became of lines in a newer edition: the same wherever they stand, reworded, or gone."""

import pytest

from groundplan.sources import editions
from groundplan.sources.editions import Fate, Outcome, Piece, compare, difference
from groundplan.sources.model import Kind, Passage, Statement


def edition(*texts):
    return [Passage(f"p{number}", text, page=(number + 1) // 2) for number, text in enumerate(texts, 1)]


def told(lines, *texts, statements=()):
    return [(each.fate.value, each.new, each.passage) for each in compare(lines, edition(*texts), statements)]


OLD = "Grow young readers in every neighbourhood"


@pytest.mark.parametrize(
    "texts",
    [
        ["Our plan", OLD],
        [OLD.upper(), "Something else"],
        ["Other", "More", f"3. {OLD}."],
        ["x", "y", f"Goal 2: {OLD}"],
        ["x", f"First we say this. {OLD}. Then that."],
        ["x", "Grow young  readers\nin every neighbourhood"],
    ],
)
def test_the_same_words_are_the_same_moved_renumbered_or_respaced(texts):
    (outcome,) = compare([OLD], edition(*texts))
    assert (outcome.fate, outcome.new) == (Fate.SAME, OLD)
    passage = next(each for each in edition(*texts) if each.id == outcome.passage)
    assert outcome.page == passage.page
    assert "READERS" in passage.text.upper()


def test_a_line_that_stands_alone_counts_more_than_one_among_other_words():
    assert told(["Welcome"], "Welcome to our plan", "Welcome") == [("same", "Welcome", "p2")]


def test_part_of_a_word_is_not_the_word():
    assert told(["art"], "We start again") == [("gone", "", "")]


def test_reworded_it_is_found_with_its_new_words():
    new = "Grow young readers in each part of town"
    assert told([OLD], "Our plan", new, "Something else entirely") == [("changed", new, "p2")]


def test_the_number_before_a_new_wording_is_no_part_of_it_where_the_old_one_had_none():
    new = "Grow young readers in each part of town"
    assert told([OLD], f"2. {new}") == [("changed", new, "p1")]
    assert told([f"1. {OLD}"], f"2. {new}") == [("changed", f"2. {new}", "p1")]


def test_turned_around_it_is_a_new_wording():
    new = "In every neighbourhood, grow young readers"
    assert told([OLD], "Our plan for the years", new) == [("changed", new, "p2")]


def test_one_sentence_of_a_paragraph_is_compared_and_not_the_whole():
    long = "The county asked us. Grow young readers in every part of town. We began in March, and more is to come."
    assert told([OLD], "Heading", long) == [("changed", "Grow young readers in every part of town.", "p2")]


def test_split_in_two_with_the_same_words_it_is_the_same():
    line = "Welcome everybody and open late on Thursdays"
    assert told([line], "Plan", "Welcome everybody", "and open late on Thursdays") == [("same", line, "p2")]


def test_split_in_two_and_reworded_both_are_its_new_wording():
    line = "Welcome everybody who comes to us and open late on Thursdays"
    ((fate, new, passage),) = told([line], "Plan", "Welcome everyone who comes to us", "Open later on Thursdays")
    assert (fate, passage) == ("changed", "p2")
    assert new == "Welcome everyone who comes to us\nOpen later on Thursdays"


def test_of_lines_that_resemble_each_other_none_is_told_twice():
    lines = ["Support young readers at home", "Support adult readers at home"]
    assert told(lines, "Support adult readers at home", "Support teen readers at home") == [
        ("changed", "Support teen readers at home", "p2"),
        ("same", "Support adult readers at home", "p1"),
    ]
    fates = [fate for fate, _new, _passage in told(lines, "Support teen readers at home")]
    assert sorted(fates) == ["changed", "gone"]


def test_what_is_not_there_any_more_is_gone_and_not_some_other_line():
    lines = [OLD, "Balance the budget"]
    assert told(lines, "Buy a bookmobile", "Repair the roof before winter", "Budget") == [("gone", "", "")] * 2


def test_a_short_line_must_agree_more():
    assert told(["Be bold"], "Be kind") == [("gone", "", "")]
    assert told(["Open minds"], "Open mind") == [("changed", "Open mind", "p1")]


def test_a_statement_that_was_found_counts_by_its_own_words():
    row = "Mission | We connect people with ideas, with things and with each other in Mill River"
    found = Statement(Kind.MISSION, "We connect people with ideas, with things and with each other", "p1")
    line = "We connect people with ideas and with each other"
    assert told([line], row, statements=[found]) == [("changed", found.text, "p1")]


def test_texts_that_run_to_the_left_and_without_spaces_are_compared_too():
    assert told(["نربط الناس بالأفكار"], "نربط الناس بالأفكار الجديدة")[0][0] == "same"
    assert told(["图书馆为每个人服务"], "图书馆为每一个人服务")[0][0] == "changed"


@pytest.mark.parametrize("line", ["", " ", "1.", "•", "\u200b"])
def test_nothing_is_gone_and_not_everywhere(line):
    assert compare([line], edition("Some text", "")) == [Outcome(line, Fate.GONE)]


def test_an_empty_edition_has_nothing_of_it():
    assert compare([OLD], []) == [Outcome(OLD, Fate.GONE)]


def test_the_work_is_bounded_by_what_is_compared_and_not_by_what_is_there(monkeypatch):
    calls = 0
    alike = editions._alike

    def counted(*given):
        nonlocal calls
        calls += 1
        return alike(*given)

    monkeypatch.setattr(editions, "_alike", counted)
    monkeypatch.setattr(editions, "MOST_PASSAGES", 50)
    compare([OLD], edition(*[f"{OLD} {number} a" for number in range(500)]))
    assert calls <= 3 * 50
    assert len(compare(["x"] * 10_000, edition("x"))) == editions.MOST_LINES


def test_two_wordings_are_told_word_by_word():
    assert difference("Grow young readers in town", "Grow all readers in every town") == [
        Piece("Grow"),
        Piece("young", new=False),
        Piece("all", old=False),
        Piece("readers in"),
        Piece("every", old=False),
        Piece("town"),
    ]
    both = difference(OLD, OLD.upper())
    assert both == [Piece(OLD.upper())]


def test_very_long_wordings_are_told_as_wholes():
    long = "word " * 2_000
    assert difference(long, "short") == [Piece(long, new=False), Piece("short", old=False)]


def test_what_is_no_plan_is_compared_only_so_far(monkeypatch):
    made = []

    def alike(one, other, least):
        made.append(len(one) * len(other))
        return 80.0

    monkeypatch.setattr(editions, "_alike", alike)
    lines = [f"Grow reader number {n} in every town" for n in range(40)]
    # Thousands of sentences in a passage, each of which could be a new wording of each line.
    texts = [" ".join(f"Read the book number {n} of {m}." for m in range(300)) for n in range(200)]
    outcomes = compare(lines, edition(*texts))
    assert 0 < len(made) <= 40 * editions.MOST_PLACES
    assert outcomes[0].fate is Fate.CHANGED
    monkeypatch.setattr(editions, "MOST_WORK", 10 * (editions.A_COMPARISON + max(made)))
    made.clear()
    outcomes = compare(lines, edition(*texts))
    assert 10 <= len(made) <= 12
    assert len(outcomes) == len(lines)
