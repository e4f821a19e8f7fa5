"""Plain text becomes passages: encodings, paragraphs, headings, items, rows, pages."""

import codecs

import pytest

from groundplan.sources.extract.limits import LONGEST_PASSAGE
from groundplan.sources.extract.text import decoded, extract
from groundplan.sources.model import Style
from groundplan.sources.reading import read


def told(text):
    return [(str(each.style), each.text) for each in extract(text.encode()).passages]


@pytest.mark.parametrize(
    "data",
    [
        "Misión – “todos”".encode(),
        codecs.BOM_UTF8 + "Misión – “todos”".encode(),
        "Misión – “todos”".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Misión – “todos”".encode("utf-16-be"),
        "Misión – “todos”".encode("utf-32"),
        "Misión – “todos”".encode("cp1252"),
    ],
)
def test_whatever_the_encoding_the_words_are_read(data):
    assert decoded(data) == "Misión – “todos”"


def test_bytes_that_windows_did_not_use_are_read_as_latin_1():
    assert decoded(b"caf\xe9 \x81") == "café \x81"


def test_a_file_without_a_word_has_no_passage():
    reading = extract(b"\n \n\t\n")
    assert (reading.passages, reading.title, reading.language, reading.pages) == ((), "", "", 0)


def test_lines_broken_at_a_margin_are_one_paragraph_and_keep_their_lines():
    text = (
        "The library keeps its doors open for everyone who wants\nto read, to learn or to sit in a quiet room for an\n"
        "hour. It asks nothing of them.\n"
    )
    assert told(text) == [("text", text.strip())]


def test_names_under_each_other_are_a_passage_each():
    assert told("Kindness\nFairness\nFun\n") == [("text", "Kindness"), ("text", "Fairness"), ("text", "Fun")]


def test_bullets_and_numbers_make_items_without_their_signs():
    assert told("• Read\n- Learn\n2) Play\n(c) Meet\n") == [
        ("item", "Read"),
        ("item", "Learn"),
        ("item", "Play"),
        ("item", "Meet"),
    ]


def test_an_item_goes_on_in_lines_that_are_set_in():
    assert told("• Every child\n  who can walk\n• Everyone else\n") == [
        ("item", "Every child\n  who can walk"),
        ("item", "Everyone else"),
    ]


def test_a_nested_item_stands_beneath_the_one_above_it():
    reading = extract(b"Plan\n\n- Read\n  - Lend more\n- Learn\n")
    assert [(each.text, each.heading) for each in reading.passages] == [
        ("Plan", ()),
        ("Read", ("Plan",)),
        ("Lend more", ("Plan", "Read")),
        ("Learn", ("Plan",)),
    ]


def test_a_number_over_a_paragraph_heads_it_and_stays_with_its_heading():
    text = "1. Welcoming Places\n\nWe will make each branch a place where people stay longer than they meant to.\n"
    assert told(text)[0] == ("heading", "1. Welcoming Places")


def test_capitals_head_what_follows_and_titles_head_paragraphs():
    reading = extract(
        b"OUR VALUES\n\nKindness\n\nWe greet everyone who comes in, by name if we know it, and ask how they are today.\n"
    )
    assert [(str(each.style), each.heading) for each in reading.passages] == [
        ("heading", ()),
        ("heading", ("OUR VALUES",)),
        ("text", ("OUR VALUES", "Kindness")),
    ]


def test_bars_make_rows_and_the_line_of_dashes_is_none():
    assert told("| Goal | When |\n|---|---|\n| Read | 2025 |\n") == [("row", "Goal | When"), ("row", "Read | 2025")]


def test_form_feeds_part_pages_and_a_text_without_them_has_none():
    reading = extract(b"First page\n\fSecond page\n")
    assert (reading.pages, [each.page for each in reading.passages]) == (2, [1, 2])
    assert extract(b"Only words\n").passages[0].page == 0


def test_the_title_is_the_first_line_that_says_something():
    assert extract(b"Skip to content\n\nStrategic Plan\n\nWords.\n").title == "Strategic Plan"
    assert extract(b"This is a sentence and no title.\n\nOUR VALUES\n\n- Fun\n").title == "OUR VALUES"


def test_lines_may_end_as_on_any_system():
    assert told("Fun\r\nCare\rWit\n") == [("text", "Fun"), ("text", "Care"), ("text", "Wit")]


def test_marks_of_markdown_headings_are_no_part_of_them():
    assert [(each.text, each.style) for each in extract(b"## Our mission\n\nTo lend.\n").passages] == [
        ("Our mission", Style.HEADING),
        ("To lend.", Style.TEXT),
    ]


@pytest.mark.parametrize("sign", ["x", "図"])
def test_what_has_no_spaces_at_all_is_parted_into_a_few_passages(sign):
    made = extract((sign * 20_000).encode()).passages
    assert [len(each.text) for each in made] == [LONGEST_PASSAGE, LONGEST_PASSAGE, 20_000 - 2 * LONGEST_PASSAGE]


def test_sentences_without_spaces_are_parted_where_one_ends():
    first, *rest = extract(("図書館はみんなの場所です。" * 1_000).encode()).passages
    assert rest
    assert first.text.endswith("。")


def test_nothing_of_a_paragraph_that_never_ends_is_lost():
    words = [f"word{n}" for n in range(40_000)]
    reading = read("pasted.txt", " ".join(words).encode())
    assert " ".join(each.text for each in reading.passages).split() == words
    assert max(len(each.text) for each in reading.passages) <= LONGEST_PASSAGE
