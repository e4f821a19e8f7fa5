"""The audit list: a library's own lines, the newest first, in words, and never a line of another library."""

import uuid

import pytest

from groundplan.web.audit import actions, queries
from groundplan.web.audit.deeds import DEEDS
from groundplan.web.audit.models import Entry

LIBRARY = uuid.uuid4()


@pytest.fixture(autouse=True)
def _database(db):
    return db


def test_a_deed_is_read_as_a_sentence():
    actions.record("right-given", LIBRARY, uuid.uuid4(), "Ana", who="Bo", right="editor", what="Teen Services")
    [line], more = queries.lines(LIBRARY)
    assert (line.who, line.what, more) == ("Ana", "gave Bo the right “may write” on Teen Services", False)


def test_another_librarys_deeds_are_not_read():
    actions.record("joined", uuid.uuid4(), None, "Cyd")
    assert queries.lines(LIBRARY) == ([], False)


def test_the_list_is_read_page_by_page():
    for number in range(queries.A_PAGE + 5):
        actions.record("exported", LIBRARY, None, "Ana", document=number, what="us", suffix="pdf")
    first, older = queries.lines(LIBRARY)
    second, none = queries.lines(LIBRARY, 2)
    assert (len(first), older, len(second), none) == (queries.A_PAGE, True, 5, False)
    assert second[-1].what == "downloaded “0” of us as pdf"


def test_words_that_look_like_places_for_words_stay_words():
    actions.record("exported", LIBRARY, None, "Ana", document="{suffix}{0.__class__}", what="us", suffix="pdf")
    assert queries.lines(LIBRARY)[0][0].what == "downloaded “{suffix}{0.__class__}” of us as pdf"


def test_a_line_of_another_release_is_still_read():
    Entry.objects.create(library=LIBRARY, deed="something-older", name="Ana")
    Entry.objects.create(library=LIBRARY, deed="exported", name="Bo")
    assert {line.what for line in queries.lines(LIBRARY)[0]} == {"something-older", "downloaded “–” of – as –"}


def test_only_known_deeds_are_put_down():
    with pytest.raises(KeyError):
        actions.record("peeked", LIBRARY, None)


def test_a_long_fact_is_cut():
    actions.record("exported", LIBRARY, None, "A" * 500, what="x" * 5000, suffix="pdf")
    entry = Entry.objects.get()
    assert (len(entry.facts["what"]), len(entry.name)) == (200, 120)


def test_every_deed_has_a_sentence():
    assert all(str(sentence).strip() for sentence in DEEDS.values())
