"""What she would put otherwise comes back to the team: taken with her word for it, corrected further, or set aside."""

import pytest
from django.test import Client

from groundplan.web.conversations.models import Asking
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Confirmation, Proposal

HERS = "Nobody in this county should be bored."


@pytest.fixture
def corrected(asked, her):
    """Rosa's correction of the mission; gives her browser."""
    rosa = her(asked())
    rosa.answer(Nobody=("other", HERS))
    return rosa


@pytest.fixture
def settle(cast):
    def send(deed="take", person=None, client=None, **more):
        proposal = Proposal.objects.get()
        fields = {"deed": f"{deed}:{proposal.id}", "seen": proposal.text, "words": proposal.text, **more}
        return (client or cast.client(person or cast.owner)).post(cast.url("confirm/"), fields, follow=True)

    return send


def test_taken_as_it_is_it_stands_in_the_plan_with_her_word(corrected, settle, written, cited, text_of):
    told = text_of(settle())
    assert "The words stand in your plan, with who confirmed them." in told
    assert written("mission") == HERS
    now = cited("mission")[-1]
    assert (now.quote, now.title, now.origin.value) == (HERS, "Rosa Alder, director", "conversation")
    [confirmation] = now.confirmations
    assert (confirmation.who, confirmation.how.value) == ("Rosa Alder, director", "by_link")
    assert Proposal.objects.get().standing == "accepted"
    assert "Confirmed by Rosa Alder, director on" in told


def test_corrected_further_it_says_that_she_confirmed_an_earlier_wording(corrected, settle, written, cast, text_of):
    told = text_of(settle(words="Nobody in our county should be bored."))
    assert written("mission") == "Nobody in our county should be bored."
    assert Proposal.objects.get().standing == "corrected"
    assert "Rosa Alder, director confirmed an earlier wording on" in told
    assert "Nobody has confirmed these words yet." in told
    plan = text_of(cast.client(cast.owner).get(cast.url("plan/")))
    assert "Rosa Alder, director confirmed an earlier wording on" in plan


def test_set_aside_nothing_changes_and_it_can_be_looked_at_again(corrected, settle, written):
    settle("leave")
    assert written("mission") == "Nobody in this town should be bored."
    assert not Confirmation.objects.exists()
    assert Proposal.objects.get().standing == "rejected"
    settle("reopen")
    assert Proposal.objects.get().standing == "open"
    settle()
    assert written("mission") == HERS


def test_a_line_of_a_list_keeps_its_place_and_its_id(stated, asked, her, settle, written, cast):
    before = [item.id for item in cast.answers("connected-learning-plan").get("priorities")]
    her(asked()).answer(Welcome=("other", "Welcome, everybody"))
    settle()
    assert written("priorities") == ["Welcome, everybody", "First jobs"]
    assert [item.id for item in cast.answers("connected-learning-plan").get("priorities")] == before


def test_a_line_removed_since_is_added_again_with_her_words(asked, her, settle, written, cast):
    from groundplan.web.workbooks.actions import Sent, save
    from groundplan.workbook.edits import Post

    her(asked()).answer(Welcome=("other", "Welcome, everybody"))
    answers = cast.answers("connected-learning-plan")
    row = answers.get("priorities")[0].id
    post = Post({}, acts=(f"remove connected-learning-plan/priorities/{row}",))
    sent = Sent("connected-learning-plan", "", post, "edit-0001", answers.revision, "1.0", None)
    save(cast.owner.id, cast.workbook.id, sent)
    settle()
    assert written("priorities") == ["First jobs", "Welcome, everybody"]


def test_what_was_reworded_in_between_makes_no_room(corrected, settle, answer, written):
    answer("Nobody should be bored at our place.")
    settle()
    assert "Nobody should be bored at our place." in written("mission")
    assert HERS in written("mission")


def test_sent_twice_or_by_two_at_once_it_is_done_once(corrected, settle, written, cast, text_of):
    settle()
    assert settle(person=cast.member).status_code == 200
    assert written("mission") == HERS
    assert Confirmation.objects.count() == 1
    response = settle("leave", person=cast.member)
    assert response.status_code == 409
    assert "a colleague decided" in text_of(response)


def test_what_she_put_otherwise_again_is_not_taken_unseen(corrected, settle, written, text_of):
    seen = Proposal.objects.get().text
    corrected.answer(Nobody=("other", "Nobody is bored anywhere."))
    response = settle(seen=seen, words=seen)
    assert response.status_code == 409
    assert "Look at it again, then decide." in text_of(response)
    assert written("mission") == "Nobody in this town should be bored."


@pytest.mark.parametrize(
    ("words", "sentence"), [(" \n ", "There are no words here yet"), ("x" * 10_001, "longer than 10000 characters")]
)
def test_no_words_or_too_many_are_told(corrected, settle, words, sentence, text_of):
    response = settle(words=words)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert Proposal.objects.get().standing == "open"


def test_strangers_readers_and_other_workbooks_settle_nothing(corrected, settle, cast):
    from datetime import date

    assert settle(person=cast.stranger).status_code == 404
    assert settle(client=Client()).status_code == 404
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.COMMENTER)
    for deed in ("take", "leave", "reopen"):
        assert settle(deed, person=cast.stranger).status_code == 403
    fay, workbook = set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "starter")
    proposal = Proposal.objects.get()
    fields = {"deed": f"take:{proposal.id}", "seen": proposal.text, "words": "Ours now"}
    assert cast.client(fay).post(f"/w/{workbook}/confirm/", fields).status_code == 404
    assert Proposal.objects.get().standing == "open"


def test_what_was_only_found_in_a_document_is_not_settled_here(corrected, settle):
    Proposal.objects.update(origin="found")
    assert settle().status_code == 404


def test_her_code_goes_along(corrected, settle):
    proposal = Proposal.objects.get()
    proposal.facts = {**proposal.facts, "how": "by_code"}
    proposal.save()
    Asking.objects.update(email="rosa@library.example")
    settle()
    confirmation = Confirmation.objects.get()
    assert (confirmation.how, confirmation.address) == ("by_code", "rosa@library.example")


def test_words_that_bear_a_script_stand_as_they_were_written(asked, her, settle, cast):
    her(asked()).answer(Nobody=("other", "</textarea><script>alert(1)</script>"))
    assert "<script>alert" not in cast.client(cast.owner).get(cast.url("confirm/")).content.decode()
    settle()
    for path in ("confirm/", "plan/", "sheet/connected-learning-plan/"):
        assert "<script>alert" not in cast.client(cast.owner).get(cast.url(path)).content.decode()


def test_it_is_told_beside_the_answer_while_it_waits(corrected, settle, cast, soup_of):
    def told():
        page = soup_of(cast.client(cast.member).get(cast.url("sheet/connected-learning-plan/")))
        return [" ".join(each.text.split()) for each in page.select(".cited .met")]

    def found():
        return cast.client(cast.member).get(cast.url("found/")).content.decode()

    assert told() == ["1 correction waits for you, by somebody who was asked"]
    assert told()[0] in found(), "and beside what was found in documents, which waits for them too"
    settle("leave")
    assert told() == []
    assert "waits for you" not in found()
    settle("reopen")
    assert len(told()) == 1
    settle()
    assert told() == []
