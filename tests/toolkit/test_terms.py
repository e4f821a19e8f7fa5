"""A library's own words: marks everywhere, phrases only in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.toolkit.model import Term
from groundplan.toolkit.terms import Words, fill, marked

TERMS = (
    Term("department", "teen services", ("youth services", "teen department"), "my work with teens"),
    Term("library", "your library"),
)
OURS = Words({"department": "Young Adult Department", "library": "Mill River"})


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("At {{ library }} and {{department}}.", "At Mill River and Young Adult Department."),
        ("{{ unknown }} stays", "{{ unknown }} stays"),
        ("We are youth services here.", "We are Young Adult Department here."),
        ("Youth services is us.", "Young Adult Department is us."),
        ("The Youth Services Summit", "The Youth Services Summit"),
        ("youth services Summit", "youth services Summit"),
        ('“youth services” and "youth services"', '“youth services” and "youth services"'),
        ("[youth services](https://x.org/youth-services)", "[youth services](https://x.org/youth-services)"),
        ("*On youth services* is a book", "*On youth services* is a book"),
        ("`youth services` <b title='youth services'>", "`youth services` <b title='youth services'>"),
        ("a youth services-led thing", "a youth services-led thing"),
        ("teen department\nyouth services", "Young Adult Department\nYoung Adult Department"),
    ],
)
def test_words_are_put_where_they_belong(text, filled):
    assert fill(text, TERMS, OURS, markdown=False) == filled


def test_without_words_of_ones_own_the_toolkit_speaks():
    assert fill("{{ Department }}: youth services", TERMS, Words()) == "Teen services: youth services"


def test_somebody_alone_has_a_wording_of_her_own():
    alone = Words({"library": "Mill River"}, solo=True)
    assert fill("{{ department }} and youth services", TERMS, alone) == "my work with teens and my work with teens"


def test_signs_in_a_name_stay_signs():
    words = Words({"library": "*A* <b> [x](y)"})
    assert fill("{{ library }}", TERMS, words) == r"\*A\* \<b\> \[x\](y)"
    assert fill("{{ library }}", TERMS, words, markdown=False) == "*A* <b> [x](y)"


@pytest.mark.parametrize(
    ("typed", "like", "kept"),
    [
        ("Why Mill River?", "{{ library }}", "Why {{ library }}?"),
        ("Why Mill River?", "What?", "Why Mill River?"),
        ("Young Adult Department: why?", "{{ Department }} today", "{{ Department }}: why?"),
        ("Our Young Adult Department", "{{ Department }} today", "Our {{ department }}"),
        ("The Young Adult Department", "youth services", "The {{ department }}"),
        ("Mill Riverside and Old-Mill River", "{{ library }}", "Mill Riverside and Old-Mill River"),
        ("{{ department }} of Mill River", "{{ library }}", "{{ department }} of {{ library }}"),
    ],
)
def test_a_word_that_was_a_mark_is_one_again(typed, like, kept):
    assert marked(typed, [like], TERMS, OURS) == kept


def test_a_word_that_is_not_a_name_is_found_at_the_beginning_of_a_sentence():
    typed = "My work with teens, or: my work with teens"
    kept = marked(typed, ["{{ department }}"], TERMS, Words(solo=True))
    assert kept == "{{ Department }}, or: {{ department }}"


PIECES = [
    "Mill River",
    "young adults",
    "Young adults",
    "{{ library }}",
    "{{ Department }}",
    "{",
    "}",
    "-",
    ".",
    " ",
    "\n",
    "x",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES[3:5])))
def test_what_was_typed_reads_as_it_was_typed(typed, like):
    words = Words({"department": "young adults", "library": "Mill River"})
    kept = marked(typed, like, TERMS, words)
    assert fill(kept, TERMS, words, markdown=False) == fill(typed, TERMS, words, markdown=False)
