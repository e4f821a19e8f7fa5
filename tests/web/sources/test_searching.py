"""Searching a library's documents: words and phrases, however they are written; what is found leads to its place."""

from datetime import date
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from groundplan.web.home.actions import set_up
from groundplan.web.sources import queries
from groundplan.web.sources.models import Source, SourcePassage
from groundplan.web.sources.text import folded, hits, wanted
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook


@pytest.fixture
def shelf_of_two(room, reads_as, styles):
    reads_as(
        ("Strategic plan", 1, (), styles.heading),
        ("We listen to teens at the Café Zürich.", 3, ("Strategic plan", "Teens")),
        ("Teens listen to us: 100% of them, in_house, C:\\plan.", 3, ("Strategic plan",)),
        pages=3,
    )
    one = room.added("one.pdf", "%PDF" + " " * 900)
    reads_as("Teens come first.")
    return one, room.added("two.txt")


def found(room, question, client=None, **more):
    response = (client or room.client()).get(f"{room.at}search/", {"q": question, **more})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def places(page):
    return [each["href"] for each in page.select(".hits h2 a")]


def marked(page):
    return [each.text for each in page.select(".hits mark")]


def test_a_word_is_found_with_what_stands_around_it_and_leads_there(room, shelf_of_two, words):
    one, two = shelf_of_two
    page = found(room, "TEENS")
    assert "3 places in 2 documents" in words(page)
    assert places(page) == [
        f"{room.at}{two.id}/?q=TEENS#p1",
        f"{room.at}{one.id}/?q=TEENS#p2",
        f"{room.at}{one.id}/?q=TEENS#p3",
    ]
    assert marked(page) == ["Teens", "teens", "Teens"]
    second = page.select(".hits > li")[1]
    assert "Page 3 · Strategic plan › Teens" in " ".join(second.get_text(" ").split())
    there = room.look(one, query="?q=TEENS")
    assert [each.text for each in there.select("#p2 mark")] == ["teens"]


@pytest.mark.parametrize(
    "question",
    ["cafe zurich", "CAFÉ", "Ｃａｆｅ", "zürich", "listen cafe", '"at the cafe"', "“at the cafe”", "caf"],
)
def test_capitals_accents_and_order_do_not_matter(room, shelf_of_two, question):
    one, _two = shelf_of_two
    assert [each.split("?")[0] for each in places(found(room, question))] == [f"{room.at}{one.id}/"]


def test_words_in_quotation_marks_stand_together(room, shelf_of_two):
    assert len(places(found(room, "listen teens"))) == 2
    assert len(places(found(room, '"listen to teens"'))) == 1
    assert marked(found(room, '"listen to teens"')) == ["listen to teens"]


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("100%", 1),
        ("%%", 0),
        ("__", 0),
        ("in_house", 1),
        ("inxhouse", 0),
        ("c:\\plan", 1),
        ("'; DROP TABLE", 0),
        ("teens\x00", 3),
        ("\x00\x00\x00", 0),
        ('""', 0),
        ('"', 0),
    ],
)
def test_signs_that_mean_something_to_a_database_mean_themselves(room, shelf_of_two, question, count):
    assert len(places(found(room, question))) == count


def test_what_is_too_short_or_empty_or_nowhere_is_told(room, shelf_of_two, words):
    assert "That is too short: type two letters at least." in words(found(room, "t"))
    assert "That is too short" in words(found(room, '"'))
    assert "Capitals and accents do not matter." in words(found(room, "  "))
    assert "Nothing was found for “giraffe”." in words(found(room, "giraffe"))
    assert words(found(room, "x" * 5000))


def test_many_places_are_shown_a_page_at_a_time_and_far_too_many_are_told(room, reads_as, words):
    reads_as(*(f"Teens, number {n}" for n in range(60)))
    row = room.added("plan.txt", "x" * 4000)
    page = found(room, "teens")
    assert "60 places in 1 document" in words(page)
    assert len(places(page)) == queries.HITS_A_PAGE
    following = page.find("a", string="The next page")["href"]
    assert (
        BeautifulSoup(room.client().get(f"{room.at}search/{following}").content, "html.parser").select_one("ol.hits")[
            "start"
        ]
        == "26"
    )
    assert len(places(found(room, "teens", page="3"))) == 10
    reads_as(*(f"Teens, number {n}" for n in range(queries.MOST_HITS + 1)))
    room.press("read-again", row)
    room.read()
    assert f"More than {queries.MOST_HITS} places." in words(found(room, "teens"))


def test_what_was_removed_is_not_found_and_neither_is_another_librarys(room, cast, shelf_of_two, elsewhere_reads):
    one, _two = shelf_of_two
    room.press("remove", one)
    assert len(places(found(room, "teens"))) == 1
    assert places(found(room, "elephants")) == []


@pytest.fixture
def elsewhere_reads(cast, room):
    """Another library, whose document speaks of elephants."""
    _fay, theirs = set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "small")
    library = Workbook.objects.get(id=theirs).library
    now = timezone.now()
    row = Source.objects.create(
        library=library,
        title="Theirs",
        added=now,
        turned=now,
        size=1,
        stored_as="x",
        kind="txt",
        edit="edit-1",
        passages=1,
    )
    words = "Elephants and teens"
    SourcePassage.objects.create(library=library, source=row, number=1, style="text", text=words, folded=folded(words))
    return row


def test_a_stranger_searches_in_vain(room, cast, shelf_of_two):
    assert cast.client(cast.stranger).get(f"{room.at}search/?q=teens").status_code == 404


@given(st.text())
def test_a_text_is_found_by_whatever_stands_in_it(text):
    """Each part that is marked is, folded, what was looked for; and what the folded text has is marked."""
    for word in (folded(text)[:3].strip(), folded(text)[-4:].strip()):
        if word:
            spans = hits(text, [word])
            assert spans
            assert all(word in folded(text[begin:end]) for begin, end in spans)
            assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_question_is_a_few_folded_words(question):
    words = wanted(question)
    assert len(words) <= 8
    assert all(word == folded(word) != "" for word in words)
