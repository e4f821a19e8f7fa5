"""A newer edition of a cited document: what is the same is cited from it, what changed can be taken, what is gone stays."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.quoting.stating import Stated
from groundplan.web.sources.models import Source
from groundplan.web.workbooks.models import Citation
from groundplan.workbook.citations import Origin

OLD = ["Our priorities", "Grow young readers in town", "Open late on Thursdays", "Buy a bookmobile"]
NEW = ["Our priorities 2028", "2. Open late on Thursdays", "Grow all readers in town", "Repair the roof before winter"]


@pytest.fixture
def renewed(document, quote):
    """Three priorities and a mission cited from the older edition, and the newer one on the shelf."""
    old = document(OLD)
    stated = Stated(Origin.DOCUMENT, "Strategic plan", page=1, source=old.id, passage="p2")
    quote("\n".join(OLD[1:]), "priorities", stated=stated)
    quote(f"We exist to: {OLD[1]}.", stated=stated)
    Citation.objects.filter(question="mission").update(quote=OLD[1])
    return document(NEW, title="Strategic plan 2028", replaces=old)


@pytest.fixture
def page(cast):
    def read(person=None):
        client = cast.client(person or cast.owner)
        response = client.get(cast.url("found/editions/"))
        return client, response, BeautifulSoup(response.content, "html.parser")

    return read


def told(element):
    return " ".join(element.get_text(" ").split())


def send(client, cast, soup, deed, number=0):
    form = [each.find_parent("form") for each in soup.select(f"button[value={deed}]")][number]
    fields = {}
    for each in form.select("input"):
        fields.setdefault(each["name"], []).append(each["value"])
    return client.post(cast.url("found/editions/"), {**fields, "deed": deed})


def test_what_changed_stands_side_by_side_with_the_words_that_differ(renewed, page):
    _client, _response, soup = page()
    (renewal,) = soup.select(".renewal")
    assert told(renewal.h2) == "Strategic plan → Strategic plan 2028"
    changed = renewal.select(".changed")
    assert len(changed) == 1
    before, now = changed[0].select(".two > div")
    assert told(before) == "Before Grow taken out: young readers in town"
    assert told(now) == "Now Grow put in: all readers in town"
    assert [told(each) for each in renewal.select("h3")] == [
        "Worded otherwise now", "Not in it any more", "The same words",
    ]  # fmt: skip


def test_the_same_words_are_cited_from_the_newer_edition_with_one_button(renewed, page, cast, cited):
    client, _response, soup = page()
    sent = send(client, cast, soup, "same")
    assert sent.url.endswith("?done=1")
    same = next(each for each in cited("priorities") if each.quote == OLD[2])
    assert (same.title, same.source, same.passage) == ("Strategic plan 2028", str(renewed.id), "p2")
    assert not page()[2].select("button[value=same]")
    assert send(client, cast, soup, "same").url.endswith("?done=0")


def test_the_new_wording_takes_the_place_of_the_old_one_with_its_citation(renewed, page, cast, cited, written):
    client, _response, soup = page()
    assert send(client, cast, soup, "changed").url.endswith("?done=1")
    assert written("priorities") == [NEW[2], OLD[2], OLD[3]]
    new = next(each for each in cited("priorities") if each.quote == NEW[2])
    assert (new.title, new.passage, new.stands_in(written("priorities")[0])) == ("Strategic plan 2028", "p3", True)
    assert OLD[1] not in [each.quote for each in cited("priorities")]
    assert Citation.objects.filter(question="priorities", quote=OLD[1], removed__isnull=False).count() == 1
    assert send(client, cast, soup, "changed").url.endswith("?done=0")
    assert written("priorities") == [NEW[2], OLD[2], OLD[3]]


def test_within_a_text_only_the_quoted_words_are_exchanged(renewed, page, cast, written):
    Citation.objects.filter(question="priorities").delete()
    client, _response, soup = page()
    send(client, cast, soup, "changed")
    assert written() == f"We exist to: {NEW[2]}."


def test_an_answer_that_was_reworded_since_is_left_alone(renewed, page, answer):
    Citation.objects.filter(question="priorities").delete()
    answer("In our own words")
    _client, _response, soup = page()
    assert "You have worded the answer otherwise since" in told(soup.select_one(".changed"))
    assert not soup.select("button[value=changed]")


def test_the_newest_of_several_editions_counts_and_one_that_was_removed_does_not(renewed, page, document):
    newest = document(OLD, title="Strategic plan 2032", replaces=renewed)
    assert "Strategic plan 2032" in told(page()[2].h2)
    Source.objects.filter(id=newest.id).update(removed=newest.added)
    assert "Strategic plan 2028" in told(page()[2].h2)


def test_without_a_newer_edition_it_says_so(page, quote):
    quote("For everybody")
    assert "Nothing that you cite has a newer edition here." in told(page()[2])


def test_who_may_not_write_does_not_compare_and_a_stranger_finds_nothing(renewed, page, cast):
    assert page(cast.stranger)[1].status_code == 404
    assert cast.client(cast.stranger).post(cast.url("found/editions/"), {"deed": "same"}).status_code == 404
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.COMMENTER)
    assert page(cast.stranger)[1].status_code == 403
    assert cast.client(cast.owner).post(cast.url("found/editions/"), {"deed": "x"}).status_code == 404
