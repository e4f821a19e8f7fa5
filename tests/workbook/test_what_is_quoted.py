"""An answer laid beside its citations: what is quoted, what only comes from somewhere, what was worded after it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.workbook.citations import Citation, Confirmation, How, Origin
from groundplan.workbook.quoted import MOST_PARAGRAPHS, Stretch, stretches

PLAN = Citation("c1", "plan/mission", "", Origin.DOCUMENT, "Strategic plan", page=3)


def of(quote, citation=PLAN):
    return replace(citation, quote=quote)


def told(found):
    """(texts, quoted, how many sources its words have, how many it was worded after)."""
    return [(each.texts, each.quoted, len(each.citations), len(each.after)) for each in found]


def test_an_answer_that_is_its_quotation_however_spaced_is_quoted():
    assert told(stretches([("We  lend\nthings.", [of("we lend THINGS.")])])) == [(("We  lend\nthings.",), True, 1, 0)]


def test_paragraphs_around_a_quotation_are_not_quoted():
    text = "Our own words.\n\nWe lend things.\n\nAll of them.\n\nMore of ours."
    assert told(stretches([(text, [of("We lend things.\n\nAll of them.")])])) == [
        (("Our own words.",), False, 0, 0),
        (("We lend things.\n\nAll of them.",), True, 1, 0),
        (("More of ours.",), False, 0, 0),
    ]


def test_words_within_a_paragraph_are_told_beside_it_and_not_as_its_whole():
    found = stretches([("The plan says: we lend things. So we do.", [of("we lend things")])])
    assert told(found) == [(("The plan says: we lend things. So we do.",), False, 1, 0)]


def test_an_answer_that_was_reworded_stands_plainly_after_its_source():
    assert told(stretches([("We lend everything.", [of("We lend things.")])])) == [
        (("We lend everything.",), False, 0, 1)
    ]


def test_two_quotations_that_overlap_are_each_told_once():
    text = "One.\n\nTwo.\n\nThree."
    other = replace(PLAN, title="The web page")
    found = stretches([(text, [of("One.\n\nTwo."), of("Two.\n\nThree.", other)])])
    assert told(found) == [(("One.\n\nTwo.",), True, 1, 0), (("Three.",), False, 0, 0), ((), False, 1, 0)]


def test_lines_from_one_source_stand_together_with_one_source():
    lines = [
        ("Kites", [of("Kites")]),
        ("Boats", [replace(of("Boats"), id="c2")]),
        ("Ours", []),
        ("Bikes", [of("Trains")]),
    ]
    assert told(stretches(lines)) == [
        (("Kites", "Boats"), True, 1, 0),
        (("Ours",), False, 0, 0),
        (("Bikes",), False, 0, 1),
    ]


def test_what_is_said_of_the_answer_as_a_whole_stands_at_its_end():
    none = Citation("c3", "plan/mission", "", Origin.NONE_WRITTEN)
    assert told(stretches([], [none])) == [((), False, 1, 0)]
    assert told(stretches([("Kites", [])], [of("Trains")])) == [(("Kites",), False, 0, 0), ((), False, 0, 1)]


def test_it_is_our_reading_until_somebody_confirms_it():
    ours = Citation("c4", "plan/mission", "x", Origin.SAID_AND_DONE)
    assert ours.is_our_reading
    assert not replace(ours, confirmations=(Confirmation("Rosa", How.IN_PERSON, date(2026, 5, 4)),)).is_our_reading
    assert not PLAN.is_our_reading


@pytest.mark.parametrize(("ends", "year", "ended"), [(0, 2026, False), (2026, 2026, False), (2025, 2026, True)])
def test_a_span_has_ended_when_its_last_year_is_over(ends, year, ended):
    assert replace(PLAN, ends=ends).has_ended(date(year, 1, 1)) is ended


def test_a_text_of_very_many_paragraphs_is_not_searched_for_where_a_quotation_begins():
    text = "\n\n".join(["a"] * (MOST_PARAGRAPHS + 1))
    assert told(stretches([(text, [of("a")])])) == [((text,), False, 1, 0)]


TEXTS = st.text("ab \n", max_size=20)


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3)), max_size=4))
def test_no_word_is_lost_or_told_twice(given):
    lines = [(text, [of(quote) for quote in quotes]) for text, quotes in given]
    laid = " ".join(text for stretch in stretches(lines) for text in stretch.texts)
    assert laid.split() == " ".join(text for text, _quotes in lines).split()


def test_a_stretch_without_citations_is_what_it_was():
    assert stretches([("Kites", []), ("Boats", [])]) == [Stretch(("Kites", "Boats"))]
