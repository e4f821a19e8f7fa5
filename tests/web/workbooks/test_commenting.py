"""Saying something about an answer, and replying: once, by whoever may, in words that do nothing."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundplan.web.libraries.models import Right
from groundplan.web.workbooks import commenting
from groundplan.web.workbooks.models import Comment, Thread


def test_a_comment_and_a_reply_stand_in_a_thread(cast, talk):
    posted = talk(cast.owner).press("begin", text="Is this still so?")
    comment = Comment.objects.get()
    assert posted.url == cast.url(f"comments/all/mission/?said=1#comment-{comment.id}")
    talk(cast.member).press("reply", text="Since 2019.")
    page = talk(cast.owner)
    assert page.threads == [[("Ana", "Is this still so?"), ("Bo", "Since 2019.")]]
    assert page.soup.select_one(f"#comment-{comment.id}")["tabindex"] == "-1"
    assert "Mission" in page.soup.select_one(".asked").get_text()
    talk(cast.owner).press("begin", text="Another thing")
    assert [len(thread) for thread in talk(cast.member).threads] == [2, 1]


def test_the_sheet_says_beside_each_question_how_much_is_said(cast, talk, say):
    def link(person):
        soup = BeautifulSoup(cast.client(person).get(cast.url("sheet/all/")).content, "html.parser")
        return soup.select_one('[data-question="all/mission"] .talk a')

    assert link(cast.owner).get_text() == "Comment: Mission"
    say(cast.owner, "One")
    assert link(cast.member).get_text() == "1 comment: Mission"
    talk(cast.member).press("reply", text="Two")
    assert link(cast.owner).get_text() == "2 comments: Mission"
    assert link(cast.owner)["href"] == cast.url("comments/all/mission/")
    talk(cast.owner).press("resolve")
    assert link(cast.owner).get_text() == "Comment: Mission"
    talk(cast.owner).press("reopen")
    talk(cast.member).press("remove")
    assert link(cast.owner).get_text() == "1 comment: Mission"


def test_the_sheets_page_asks_one_question_more_for_all_of_it(cast, say):
    for question in ("mission", "name", "strengths"):
        say(cast.owner, "Hm", f"all/{question}/")
    client = cast.client(cast.owner)
    client.get(cast.url("sheet/all/"))
    with CaptureQueriesContext(connection) as asked:
        # Prepared queries go past what is captured on SQLite: nothing else may ask about comments.
        assert client.get(cast.url("sheet/all/")).status_code == 200
    assert len([query for query in asked if "workbooks_comment" in query["sql"]]) <= 1


def test_sent_twice_it_is_said_once_and_what_was_added_since_is_said_too(cast, talk):
    page = talk(cast.owner)
    first = page.press("begin", text="Once")
    again = page.press("begin", text="Once")
    assert first.url == again.url
    assert talk(cast.owner).threads == [[("Ana", "Once")]]
    page.press("begin", text="Something else, after going back")
    assert len(talk(cast.owner).threads) == 2
    page = talk(cast.member)
    assert page.press("reply", text="Yes").url == page.press("reply", text="Yes").url
    assert Comment.objects.count() == 3


def test_a_repeated_reply_does_not_open_a_thread_again(cast, talk, say):
    say(cast.owner, "Well?")
    page = talk(cast.member)
    page.press("reply", text="Yes")
    talk(cast.owner).press("resolve")
    page.press("reply", text="Yes")
    assert Thread.objects.get().resolved


@pytest.mark.parametrize("text", ["", "  \r\n ", "\u200b\u200d", "\0"])
def test_a_comment_without_words_is_not_taken(cast, talk, text):
    response = talk(cast.owner).press("begin", status=422, text=text)
    assert "There are no words in this comment yet" in response.content.decode()
    assert not Thread.objects.exists()


def test_a_comment_that_is_too_long_is_handed_back_whole(cast, talk, say):
    long = "é" * 10_001
    soup = BeautifulSoup(talk(cast.owner).press("begin", status=422, text=long).content, "html.parser")
    area = soup.select_one("#begin textarea")
    assert area.text.strip() == long
    assert area["aria-invalid"] == "true"
    assert "10001 characters, and 10000 fit into one" in soup.select_one(".summary").get_text()
    assert not Comment.objects.exists()
    assert say(cast.owner, "é" * 10_000).status_code == 302
    soup = BeautifulSoup(talk(cast.member).press("reply", status=422, text=long).content, "html.parser")
    fold = soup.select_one(".thread .deeds > details[open]")
    assert fold.textarea.text.strip() == long
    assert Comment.objects.count() == 1


def test_a_question_holds_so_much_and_no_more(cast, talk, monkeypatch):
    monkeypatch.setattr(commenting, "MOST_COMMENTS", 2)
    talk(cast.owner).press("begin", text="One")
    talk(cast.owner).press("reply", text="Two")
    told = "This question has 2 comments, the most there can be."
    for deed in ("begin", "reply"):
        soup = BeautifulSoup(talk(cast.owner).press(deed, status=422, text="Kept").content, "html.parser")
        assert told in soup.select_one(".summary").get_text()
        assert "Kept" in [area.text.strip() for area in soup.find_all("textarea")]
    assert talk(cast.owner, "all/name/").press("begin", text="Elsewhere there is room")


HOSTILE = "<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)> ![p](https://x.example/p.png)\n# Big"


def test_what_is_said_does_nothing(cast, talk, say):
    say(cast.owner, HOSTILE)
    for path in ("all/mission/", ""):
        soup = talk(cast.member, path).soup
        assert soup.select("main script, main img, main [onerror]") == []
        assert not [a for a in soup.select("main a") if "javascript" in a["href"]]
        assert "alert(1)" in soup.select_one(".said, .words").get_text()
        assert len(soup.select("h1")) == 1


def test_what_is_said_keeps_its_lines_lists_and_links(cast, talk, say):
    say(cast.owner, "One line\r\nanother\n\n- a **list**\n- [of two](https://example.org)")
    said = talk(cast.member).soup.select_one(".said")
    assert said.br is not None
    assert [each.get_text() for each in said.select("li")] == ["a list", "of two"]
    assert said.a["rel"] == ["noopener", "noreferrer"]


def test_words_from_right_to_left_turn_nothing_around_them(cast, talk, say):
    say(cast.owner, "مرحبا بكم 😀 𝄞")
    page = talk(cast.member)
    assert page.threads == [[("Ana", "مرحبا بكم 😀 𝄞")]]
    assert page.soup.select_one(".said")["dir"] == "auto"
    assert talk(cast.member, "").soup.select_one(".words")["dir"] == "auto"


def test_a_comment_can_be_about_one_line_or_one_goal(cast, form_on, talk):
    form_on(cast.client(cast.owner), cast.url("sheet/all/")).send(
        cast.client(cast.owner), **{"all/strengths/r1": "Teens know us", "all/goals/g1/text": "Ask a teen a day"}
    )
    page = talk(cast.member, "all/strengths/")
    assert [each.get_text() for each in page.soup.select("#row option")] == ["the whole answer", "Teens know us"]
    page.press("begin", text="All of them?", row="r1")
    talk(cast.member, "all/goals/").press("begin", text="A day?", row="g1")
    assert "About: Teens know us" in talk(cast.owner, "all/strengths/").text()
    told = talk(cast.owner, "").text()
    assert "About: Teens know us All of them?" in told
    assert "About: Ask a teen a day A day?" in told
    statements = talk(cast.member, "all/rated/").soup.select("#row option")
    assert [each.get_text() for each in statements] == ["the whole answer", "We listen", "We follow up"]


def test_a_row_that_is_no_address_is_refused_with_the_text_in_sight(cast, say):
    response = say(cast.owner, "Kept in sight", row="../../etc")
    assert response.status_code == 422
    assert "Kept in sight" in response.content.decode()
    assert not Thread.objects.exists()


@pytest.mark.parametrize("question", ["all/none/", "none/mission/", "all/remark/", "all/mission/on/nowhere/"])
def test_there_is_no_talk_about_what_there_is_not(cast, say, talk, question):
    talk(cast.owner, question, 404)
    assert say(cast.owner, "Hello", question).status_code == 404
    assert not Thread.objects.exists()


def test_an_answer_that_its_writer_sees_alone_is_not_talked_about(cast, form_on, talk, say):
    """The document is the writer's own; what is said about an answer is the team's."""
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/secret": "Mine alone"})
    for person in (cast.owner, cast.member):
        page = talk(person, "all/secret/")
        assert not page.has("begin")
        assert "Mine alone" not in page.text()
        assert "Only its writer sees an answer to this question" in page.text()
        assert say(person, "Tell me", "all/secret/").status_code == 422
    assert not Thread.objects.exists()
    sheet = BeautifulSoup(client.get(cast.url("sheet/all/")).content, "html.parser")
    assert sheet.select_one('[data-question="all/secret"] .talk') is None


def test_a_post_without_its_number_or_with_a_strange_deed_changes_nothing(cast, say):
    assert say(cast.owner, "Hello", edit="").status_code == 422
    assert say(cast.owner, "Hello", edit="<x>").status_code == 422
    for deed in ("", "erase"):
        assert say(cast.owner, "Hello", deed=deed).status_code == 404
    for deed in ("reply", "reword", "remove", "put_back", "resolve", "reopen"):
        for target in ("", "x", str(uuid.uuid4())):
            assert say(cast.owner, "Hello", deed=deed, target=target, seen="1").status_code == 404
    assert not Comment.objects.exists()


def test_a_colleagues_edit_number_gives_nothing_away(cast, say):
    assert say(cast.owner, "Hello", edit="abcd1234").status_code == 302
    assert say(cast.member, "Hello", edit="abcd1234").status_code == 422
    assert Comment.objects.count() == 1


def test_who_left_is_told_as_that_and_what_she_said_stays(cast, talk, say, right):
    say(cast.member, "I was here")
    talk(cast.member).press("resolve")
    cast.member.delete()
    page = talk(cast.owner)
    assert page.threads == [[("somebody who left", "I was here")]]
    assert "Resolved by somebody who left" in page.text()


def test_many_threads_are_told_in_pages(cast, talk, say, monkeypatch):
    monkeypatch.setattr("groundplan.web.workbooks.talkview.MOST_ON_A_PAGE", 2)
    for number in range(5):
        say(cast.owner, f"Number {number}", ("all/name/", "all/mission/")[number % 2])
    first = talk(cast.owner, "")
    assert first.entries["open"] == ["Number 1", "Number 3"]
    assert talk(cast.owner, "?page=2").entries["open"] == ["Number 0", "Number 2"]
    assert talk(cast.owner, "?page=3").entries["open"] == ["Number 4"]
    assert [talk(cast.owner, f"?page={each}").entries["open"] for each in ("9", "-1", "x", "9" * 40)] == [
        ["Number 4"], *([["Number 1", "Number 3"]] * 3),
    ]  # fmt: skip
    assert first.soup.select_one(".pages a")["href"] == "?page=2#open"


def test_a_page_without_talk_says_how_to_begin(cast, talk, right):
    assert "press Comment beside its question" in talk(cast.owner, "").text()
    right(cast.member, Right.VIEWER)
    assert "press Comment" not in talk(cast.member, "").text()


def test_a_stranger_finds_nothing_and_says_nothing(cast, talk, say):
    say(cast.owner, "Among us")
    for path in ("", "all/mission/"):
        talk(cast.stranger, path, 404)
    assert say(cast.stranger, "Hello").status_code == 404
    assert Comment.objects.count() == 1
