"""Putting words into an answer with where they come from: one write, once, and nothing lost that stood there."""

import uuid

import pytest

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.quoting.actions import change, cite, facts_of, put_back, take_away
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import (
    LONGEST_QUOTE,
    AnswerStandsError,
    CitationChangedError,
    Citing,
    LongQuoteError,
    ManyLinesError,
    NothingQuotedError,
    Then,
)
from groundplan.web.quoting.stating import NotAPageError, NotAYearError, NoTitleError, Stated, YearsTurnedError
from groundplan.web.workbooks.actions import BadEditIdError
from groundplan.web.workbooks.models import Citation, LogEntry
from groundplan.web.workbooks.queries import MayNotWriteError, NotFoundError
from groundplan.workbook.citations import Origin
from web.quoting.conftest import DOCUMENT, PLAN

NONE = Stated(Origin.NONE_WRITTEN)


def test_pasted_words_go_into_an_empty_answer_with_their_source(quote, cited, written):
    made = quote("We are here for the valley.")
    assert written() == "We are here for the valley."
    (found,) = cited()
    assert (found.title, found.begins, found.ends, found.page, found.where) == (
        "Strategic plan", 2024, 2027, 3, "left column",
    )  # fmt: skip
    assert (found.address, found.quote) == (f"{PLAN}/mission", "We are here for the valley.")
    assert [uuid.UUID(found.id)] == list(made.citations)


def test_several_lines_are_several_lines_of_a_list_each_with_its_own_citation(quote, cited, written, cast):
    quote("Welcome everyone\r\n\r\n  Grow readers \nWelcome everyone", "priorities")
    assert written("priorities") == ["Welcome everyone", "Grow readers"]
    rows = [item.id for item in cast.answers(PLAN).get("priorities")]
    assert sorted(each.address for each in cited("priorities")) == sorted(f"{PLAN}/priorities/{row}" for row in rows)
    assert {each.quote for each in cited("priorities")} == {"Welcome everyone", "Grow readers"}


def test_words_that_stand_there_already_are_cited_where_they_stand(quote, cited, written, answer):
    answer("We lend  things.")
    quote("we lend things.")
    assert written() == "We lend  things."
    assert cited()[0].stands_in(written())
    answer("Kites\nBoats", "values")
    quote("Boats", "values")
    assert written("values") == ["Kites", "Boats"]
    assert [each.quote for each in cited("values")] == ["Boats"]


def test_where_another_answer_stands_it_is_asked_what_becomes_of_it(quote, cited, written, answer):
    answer("What we wrote")
    with pytest.raises(AnswerStandsError):
        quote("What the plan says")
    assert written() == "What we wrote"
    assert cited() == []


@pytest.mark.parametrize(
    ("then", "text"),
    [
        (Then.KEEP, "What we wrote"),
        (Then.REPLACE, "What the plan says"),
        (Then.ADD, "What we wrote\n\nWhat the plan says"),
    ],
)
def test_an_answer_is_kept_replaced_or_has_the_words_below(quote, cited, written, answer, then, text):
    answer("What we wrote")
    quote("What the plan says", then=then)
    assert written() == text
    assert cited()[0].quote == "What the plan says"
    assert cited()[0].stands_in(written()) == (then is not Then.KEEP)


def test_replacing_a_list_takes_away_only_the_lines_that_the_form_showed(quote, written, answer, cast):
    answer("Old one\nOld two", "priorities")
    shown = [item.id for item in cast.answers(PLAN).get("priorities")]
    answer("A colleague's, meanwhile", "priorities")
    quote("Old two\nNew", "priorities", then=Then.REPLACE, rows=shown)
    assert written("priorities") == ["Old two", "A colleague's, meanwhile", "New"]


def test_what_a_colleague_changed_meanwhile_stays_beside_it(quote, written, answer, cast):
    answer("We lend books to everybody.")
    before = cast.answers(PLAN).revision
    answer("We lend books and boats to everybody.")
    done = quote("We lend books to everybody in the valley.", then=Then.REPLACE, revision=before)
    assert done.met
    assert "boats" in written()
    assert "in the valley" in written()


def test_a_form_sent_twice_cites_once(quote, cited, written):
    first = quote("Kites\nBoats", "priorities", edit="the-same-form")
    again = quote("Kites\nBoats", "priorities", edit="the-same-form")
    assert first.citations == again.citations
    assert written("priorities") == ["Kites", "Boats"]
    assert len(cited("priorities")) == 2
    assert LogEntry.objects.count() == 1


def test_the_same_form_with_something_else_in_it_takes_the_place_of_what_it_said(quote, cited):
    quote("For everybody", edit="the-same-form")
    quote("For everybody", edit="the-same-form", stated=Stated(Origin.DOCUMENT, "Annual report"))
    assert [each.title for each in cited()] == ["Annual report"]
    quote("For everybody", edit="the-same-form")
    assert [each.title for each in cited()] == ["Strategic plan"]


def test_another_persons_form_is_not_hers(quote, cast):
    quote("For everybody", edit="the-same-form")
    with pytest.raises(BadEditIdError):
        quote("For everybody", edit="the-same-form", person=cast.member)
    with pytest.raises(BadEditIdError):
        quote("For everybody", edit="no id!")


def test_none_written_stands_alone_or_with_what_the_director_would_say(quote, cited, written):
    quote("", stated=NONE)
    assert written() is None
    assert cited()[0].is_our_reading
    quote("We would say: everybody is welcome", "vision", stated=NONE)
    assert written("vision") == "We would say: everybody is welcome"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", NothingQuotedError),
        (" \u200b\0\n", NothingQuotedError),
        ("x" * (LONGEST_QUOTE + 1), LongQuoteError),
        ("x " * 50_000, LongQuoteError),
    ],
)
def test_what_is_no_quotation_is_refused_before_anything_is_written(quote, cited, written, text, error):
    with pytest.raises(error):
        quote(text)
    assert written() is None
    assert cited() == []


def test_more_lines_than_a_list_takes_at_once_are_refused(quote, written):
    with pytest.raises(ManyLinesError):
        quote("\n".join(map(str, range(101))), "values")
    assert written("values") is None


@pytest.mark.parametrize(
    ("stated", "error"),
    [
        (Stated(Origin.DOCUMENT, " \n "), NoTitleError),
        (Stated(Origin.CONVERSATION), NoTitleError),
        (Stated(Origin.DOCUMENT, "Plan", begins=99_999), NotAYearError),
        (Stated(Origin.DOCUMENT, "Plan", ends=7), NotAYearError),
        (Stated(Origin.DOCUMENT, "Plan", begins=2027, ends=2024), YearsTurnedError),
        (Stated(Origin.DOCUMENT, "Plan", page=-1), NotAPageError),
        (Stated(Origin.DOCUMENT, "Plan", page=10**9), NotAPageError),
    ],
)
def test_facts_that_cannot_be_are_told(quote, cited, written, stated, error):
    with pytest.raises(error):
        quote("Words", stated=stated)
    assert written() is None


def test_script_and_control_characters_are_words_on_one_line(quote, cited):
    hostile = "<script>alert(1)</script>\x00\x07\r\nBcc: x \u202eright to left" + "x" * 400
    quote("<script>alert(1)</script>\x00", stated=Stated(Origin.DOCUMENT, hostile, where=hostile))
    (found,) = cited()
    assert found.quote == "<script>alert(1)</script>"
    assert found.title == found.where
    assert found.title.startswith("<script>alert(1)</script> Bcc: x right to left")
    assert len(found.title) == 300


def test_a_citation_is_changed_taken_away_and_put_back(quote, cited, cast, written):
    ids = quote("For everybody").citations
    seen = facts_of(Citation.objects.get())
    change(cast.member.id, cast.workbook.id, ids, Stated(Origin.DOCUMENT, "The web page"), seen)
    assert cited()[0].title == "The web page"
    with pytest.raises(CitationChangedError):
        change(cast.owner.id, cast.workbook.id, ids, Stated(Origin.DOCUMENT, "Something else"), seen)
    take_away(cast.member.id, cast.workbook.id, ids)
    assert cited() == []
    assert written() == "For everybody"
    put_back(cast.owner.id, cast.workbook.id, ids)
    assert cited()[0].title == "The web page"


def test_a_question_that_plays_no_such_part_is_not_cited(quote):
    for question in ("strengths", "goals", "priorities-written", "no-such"):
        with pytest.raises(NotFoundError):
            quote("Words", question)
    with pytest.raises(NotFoundError):
        quote("Words", occasion="never-started")


@pytest.mark.parametrize("right", [Right.VIEWER, Right.COMMENTER])
def test_who_may_not_write_does_not_cite(quote, cast, right):
    ids = quote("For everybody").citations
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, right)
    place = Place(PLAN, "mission")
    with pytest.raises(MayNotWriteError):
        cite(cast.stranger.id, cast.workbook.id, Citing(place, "Mine", DOCUMENT, "an-edit-id"))
    for deed in (take_away, put_back):
        with pytest.raises(MayNotWriteError):
            deed(cast.stranger.id, cast.workbook.id, ids)


def test_a_stranger_finds_nothing(quote, cast):
    ids = quote("For everybody").citations
    place = Place(PLAN, "mission")
    with pytest.raises(NotFoundError):
        cite(cast.stranger.id, cast.workbook.id, Citing(place, "Mine", DOCUMENT, "an-edit-id"))
    with pytest.raises(NotFoundError):
        take_away(cast.stranger.id, cast.workbook.id, ids)
    with pytest.raises(NotFoundError):
        take_away(cast.owner.id, cast.workbook.id, [uuid.uuid4()])


def test_lines_that_are_changed_together_keep_their_places_in_the_document(quote, cited, cast):
    source = uuid.uuid4()
    ids = [
        quote(
            text, "values", then=Then.ADD, stated=Stated(Origin.DOCUMENT, "Plan", source=source, passage=passage)
        ).citations[0]
        for text, passage in (("Kites", "p5"), ("Boats", "p6"))
    ]
    seen = facts_of(Citation.objects.first())
    change(cast.owner.id, cast.workbook.id, ids, Stated(Origin.DOCUMENT, "Our plan", source=source, passage="p5"), seen)
    assert [(each.title, each.passage) for each in cited("values")] == [("Our plan", "p5"), ("Our plan", "p6")]
    seen = facts_of(Citation.objects.first())
    change(cast.owner.id, cast.workbook.id, ids, Stated(Origin.DOCUMENT, "Another"), seen)
    assert [(each.source, each.passage) for each in cited("values")] == [("", ""), ("", "")]
