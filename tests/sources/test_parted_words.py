"""Words parted at the end of a line: which of them keep the hyphen."""

import pytest

from groundplan.sources.extract.hyphens import Vocabulary


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("a state-", "ment of", "a statement of"),
        ("our commu-", "nity and", "our community and"),
        ("the real-", "ity of", "the reality of"),
        ("a safe-", "ty plan", "a safety plan"),
        ("some-", "thing", "something"),
        ("a long-", "term plan", "a long-term plan"),
        ("our well-", "being", "our well-being"),
        ("in two-", "thirds of", "in two-thirds of"),
        ("from self-as-", "sessment", "from self-assessment"),
        ("a state-of-the-", "art room", "a state-of-the-art room"),
        ("Anglo-", "American", "Anglo-American"),
        ("in 2024-", "2027", "in 2024-2027"),
        ("in 2024–", "2027", "in 2024–2027"),
        ("a place -", "and more", "a place - and more"),
        ("a building—", "it is", "a building—it is"),
        ("co\u2010", "operate", "cooperate"),
        ("図書館", "計画", "図書館計画"),
        ("one", "two", "one two"),
    ],
)
def test_without_anything_else_to_go_by(before, after, joined):
    assert Vocabulary([]).join(before, after) == joined


@pytest.mark.parametrize(
    ("elsewhere", "before", "after", "joined"),
    [
        ("our e-mail address", "by e-", "mail", "by e-mail"),
        ("our email address", "by e-", "mail", "by email"),
        ("the longterm view", "a long-", "term plan", "a longterm plan"),
        ("a bike loan for every bike", "a bike-", "loan", "a bike-loan"),
        ("has twice-yearly", "the twice-", "yearly", "the twice-yearly"),
        ("the part-nership of no one", "our part-", "nership", "our part-nership"),
    ],
)
def test_the_document_itself_shows_how_it_writes_a_word(elsewhere, before, after, joined):
    assert Vocabulary([elsewhere]).join(before, after) == joined


def test_a_paragraph_is_all_of_its_lines():
    assert Vocabulary([]).paragraph(["We con-", "nect peo-", "ple."]) == "We connect people."
