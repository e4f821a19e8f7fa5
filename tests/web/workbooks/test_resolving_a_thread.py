"""A thread that is done is resolved, by whoever may comment, and opened again: told with who, and nothing overlooked."""

from groundplan.web.libraries.models import Right
from groundplan.web.workbooks.models import Comment, Thread


def folded(page):
    return page.soup.select_one("details.done")


def test_a_resolved_thread_is_folded_and_opened_again(cast, talk, say):
    say(cast.owner, "Settle this")
    done = talk(cast.member).press("resolve")
    thread = Thread.objects.get()
    assert done.url == cast.url(f"comments/all/mission/?shown={thread.id}#thread-{thread.id}")
    page = talk(cast.owner)
    assert not folded(page).has_attr("open")
    assert "Resolved by Bo" in page.text()
    # Who has just pressed the button is shown what it did, with the button that undoes it.
    shown = talk(cast.member, f"all/mission/?shown={thread.id}")
    assert folded(shown).has_attr("open")
    assert shown.has("reopen")
    page.press("reopen")
    page = talk(cast.member)
    assert folded(page) is None
    assert "Reopened by Ana" in page.text()


def test_the_page_of_all_talk_has_open_threads_first_and_resolved_ones_folded(cast, talk, say):
    say(cast.owner, "Open")
    say(cast.owner, "Done", "all/name/")
    talk(cast.owner, "all/name/").press("resolve")
    page = talk(cast.member, "")
    assert page.entries == {"open": ["Open"], "resolved": ["Done"]}
    assert not folded(page).has_attr("open")
    assert folded(talk(cast.member, "?resolved=1")).has_attr("open")


def test_what_was_said_meanwhile_is_not_folded_away_unread(cast, talk, say):
    say(cast.owner, "Agreed?")
    page = talk(cast.owner)
    talk(cast.member).press("reply", text="No, wait")
    answer = page.press("resolve", status=409).content.decode()
    assert "Somebody wrote here while you were reading, so it is still open." in answer
    assert "No, wait" in answer
    assert not Thread.objects.get().resolved
    talk(cast.owner).press("resolve")
    assert Thread.objects.get().resolved


def test_a_reply_opens_a_thread_again(cast, talk, say):
    say(cast.owner, "Agreed?")
    page = talk(cast.member)
    talk(cast.owner).press("resolve")
    page.press("reply", text="Not yet")
    thread = Thread.objects.get()
    assert (thread.resolved, thread.turned_by) == (False, cast.member)
    assert "Not yet" in talk(cast.owner).text()
    talk(cast.owner).press("resolve")
    assert "Reply and reopen" in talk(cast.member).text()


def test_pressed_twice_it_is_done_once(cast, talk, say, right):
    say(cast.owner, "Agreed?")
    first, second = talk(cast.owner), talk(cast.member)
    first.press("resolve")
    second.press("resolve")
    assert Thread.objects.get().turned_by == cast.owner


def test_a_commenter_resolves_and_reopens_and_a_viewer_does_not(cast, talk, say, right):
    say(cast.owner, "Agreed?")
    right(cast.member, Right.COMMENTER)
    talk(cast.member).press("resolve")
    page = talk(cast.member)
    right(cast.member, Right.VIEWER)
    assert page.press("reopen", status=403)
    assert Thread.objects.get().resolved
    viewing = talk(cast.member)
    assert not any(map(viewing.has, ("reopen", "resolve", "reply", "begin", "reword", "remove")))
    assert viewing.threads == [[("Ana", "Agreed?")]]


def test_a_stranger_turns_nothing(cast, talk, say):
    say(cast.owner, "Agreed?")
    page = talk(cast.owner)
    page.client = cast.client(cast.stranger)
    page.press("resolve", status=404)
    assert not Thread.objects.get().resolved
    assert Comment.objects.count() == 1
