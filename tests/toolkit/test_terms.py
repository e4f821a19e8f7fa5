"""A library's own words: marks everywhere, phrases only in running text."""

import pytest

from groundplan.toolkit.model import Term
from groundplan.toolkit.terms import Words, fill

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
