"""One's own words: changed, removed and put back; nobody else's."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from groundplan.web.workbooks.models import Comment


def test_a_comment_is_changed_by_its_writer(cast, talk, say):
    say(cast.owner, "Frist")
    talk(cast.owner).press("reword", text="First")
    page = talk(cast.member)
    assert page.threads == [[("Ana", "First")]]
    assert "changed" in page.soup.select_one(".by").get_text()
    assert not page.has("reword")


def test_changed_in_two_windows_neither_wording_is_lost(cast, talk, say):
    say(cast.owner, "First")
    old = talk(cast.owner)
    talk(cast.owner).press("reword", text="Second")
    soup = BeautifulSoup(old.press("reword", status=409, text="Third").content, "html.parser")
    assert "You changed this comment in another window" in soup.select_one(".summary").get_text()
    assert soup.select_one(".comment details[open] textarea").text.strip() == "Third"
    assert soup.select_one(".said").get_text(strip=True) == "Second"
    assert Comment.objects.get().text == "Second"
    # The same change sent twice is one change.
    talk(cast.owner).press("reword", text="Fourth")
    old.press("reword", text="Fourth")
    assert Comment.objects.get().version == 3


@pytest.mark.parametrize(("text", "told"), [("  ", "There are no words"), ("x" * 10_001, "10000 fit into one")])
def test_what_cannot_be_a_comment_does_not_become_one(cast, talk, say, text, told):
    say(cast.owner, "First")
    soup = BeautifulSoup(talk(cast.owner).press("reword", status=422, text=text).content, "html.parser")
    assert told in soup.select_one(".summary").get_text()
    assert soup.select_one(".comment details[open] textarea").text.strip() == text.strip()
    assert Comment.objects.get().text == "First"


def test_a_comment_alone_goes_and_can_be_put_back_right_after(cast, talk, say):
    say(cast.owner, "Too hasty")
    where = talk(cast.owner).press("remove").url
    assert talk(cast.member).threads == []
    assert talk(cast.member, "").entries == {"open": []}
    after = talk(cast.owner, where.partition("comments/")[2].partition("#")[0])
    assert "Your comment was removed." in after.text()
    assert after.soup.select_one("#removed") is not None
    after.press("put_back")
    assert talk(cast.member).threads == [[("Ana", "Too hasty")]]


def test_a_comment_with_replies_leaves_a_word_that_it_was_there(cast, talk, say):
    say(cast.owner, "Too hasty")
    talk(cast.member).press("reply", text="I see")
    talk(cast.owner).press("remove")
    seen = talk(cast.member)
    assert seen.threads == [[("Ana", "Removed by its writer."), ("Bo", "I see")]]
    assert "Too hasty" not in str(seen.soup)
    assert not seen.has("put_back")
    mine = talk(cast.owner)
    assert "Too hasty" not in mine.text()
    mine.press("put_back")
    assert talk(cast.member).threads == [[("Ana", "Too hasty"), ("Bo", "I see")]]


def test_a_reply_to_what_was_removed_meanwhile_is_kept(cast, talk, say):
    say(cast.owner, "Too hasty")
    page = talk(cast.member)
    talk(cast.owner).press("remove")
    handed_back = page.press("reply", status=422, text="y" * 10_001)
    assert "y" * 10_001 in handed_back.content.decode()
    page.press("reply", text="I was still writing")
    assert talk(cast.owner).threads == [[("Ana", "Removed by its writer."), ("Bo", "I was still writing")]]


def test_removed_twice_and_put_back_twice_it_is_there(cast, talk, say):
    say(cast.owner, "Here")
    page = talk(cast.owner)
    first = page.press("remove")
    page.press("remove")
    back = talk(cast.owner, first.url.partition("comments/")[2].partition("#")[0])
    back.press("put_back")
    back.press("put_back")
    assert Comment.objects.get().removed is None


@pytest.mark.parametrize("deed", ["reword", "remove", "put_back"])
def test_a_colleagues_words_are_hers(cast, talk, say, deed):
    say(cast.owner, "Mine")
    comment = Comment.objects.get()
    fields = {"deed": deed, "target": str(comment.id), "text": "Not mine", "seen": "1"}
    response = cast.client(cast.member).post(cast.url("comments/all/mission/"), fields)
    assert response.status_code == 403
    assert "Only who wrote a comment can change or remove it" in response.content.decode()
    Comment.objects.update(removed=timezone.now() - timedelta(days=1))
    # Removed, it is not even there for others.
    assert cast.client(cast.member).post(cast.url("comments/all/mission/"), fields).status_code == 404
    assert Comment.objects.get().text == "Mine"


def test_a_stranger_changes_nothing(cast, talk, say):
    say(cast.owner, "Mine")
    page = talk(cast.owner)
    page.client = cast.client(cast.stranger)
    for deed in ("reword", "remove"):
        page.press(deed, status=404, text="Hers")
    assert Comment.objects.get().text == "Mine"
